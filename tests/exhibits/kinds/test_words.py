"""The kinds made of words: text, note, cover, contents, section links, outcomes, key."""

import pytest
from pydantic import ValidationError

from reportgen.errors import PackError
from reportgen.exhibits.block import Box, Columns, Key, Row, Rule, Space, Stack, Text
from reportgen.exhibits.context import ContentsEntry
from reportgen.exhibits.kinds import contents, cover, key, note, outcomes, section_links, text
from reportgen.exhibits.walk import paragraphs, walk
from tests.exhibits.plain_context import context, located

TRUST = [
    ContentsEntry("Trust", "trust", "Trust", "trust", "trust"),
    ContentsEntry("Attitudes", "attitudes", "Trust", "trust", "trust"),
    ContentsEntry("Response", "response", "Trust", "trust", "trust"),
]
OUTCOMES = [ContentsEntry("Crime outcomes", "outcomes", "Crime outcomes", "outcomes", "neutral")]


def words(block: object) -> list[str]:
    return [p.text for p in paragraphs(block)]  # type: ignore[arg-type]


class TestText:
    def test_a_heading_stands_above_the_text_in_its_style(self) -> None:
        spec = text.Spec.model_validate({"text": "One\n\nTwo", "heading": "Why", "style": "narrative"})
        block = text.build(spec, context())
        assert [(p.text, p.style, p.role) for p in paragraphs(block)] == [
            ("Why", "heading", "H2"),
            ("One", "narrative", "P"),
            ("Two", "narrative", "P"),
        ]

    def test_commentary_comes_from_the_editions_folder_and_its_mistakes_are_located_there(self) -> None:
        spec = text.Spec.model_validate({"commentary": "knife"})
        told = context(commentary={"knife": "From the edition"}, commentary_folder="data/q/e/commentary")
        assert words(text.build(spec, told)) == ["From the edition"]
        broken = context(commentary={"knife": "{{ nothing }}"}, commentary_folder="data/q/e/commentary")
        with pytest.raises(PackError, match=r"data/q/e/commentary/knife.md:1:1: error: unknown name 'nothing'"):
            text.build(spec, broken)

    def test_an_unknown_commentary_names_the_nearest(self) -> None:
        spec = text.Spec.model_validate(located({"commentary": "knief"}))
        with pytest.raises(PackError, match="did you mean 'knife'"):
            text.build(spec, context(commentary={"knife": "x"}, commentary_folder="data/q/e/commentary"))

    @pytest.mark.parametrize("keys", [{}, {"text": "a", "commentary": "b"}])
    def test_text_and_commentary_exclude_each_other_and_one_is_needed(self, keys: dict[str, str]) -> None:
        with pytest.raises(ValidationError, match="either 'text' or 'commentary'"):
            text.Spec.model_validate(keys)


def test_a_note_is_small_secondary_text() -> None:
    block = note.build(note.Spec(text="[x] not available"), context())
    assert [(p.text, p.style) for p in paragraphs(block)] == [("[x] not available", "note")]


class TestCover:
    def build(self, **more: object) -> Stack:
        spec = cover.Spec.model_validate({"period": "{{ period }}", **more})
        block = cover.build(spec, context(classification="OFFICIAL"))
        assert isinstance(block, Stack)
        return block

    def test_the_bands_lie_where_the_look_has_them(self) -> None:
        first, second, rule = self.build().children[:3]
        assert isinstance(first, Box) and isinstance(second, Box) and isinstance(rule, Rule)
        assert 164 + (first.height or 0) == 372
        assert 164 + (first.height or 0) + (second.height or 0) == 472

    def test_each_name_stands_under_a_bar_of_its_colour(self) -> None:
        block = self.build(names=[{"text": "Victims", "colour": "victims"}, {"text": "Trust", "colour": "trust"}])
        bars = [b for b in walk(block) if isinstance(b, Box) and b.edge]
        assert [(b.edge.colour, b.edge.width) for b in bars if b.edge] == [("victims", 8), ("trust", 8)]
        names = [p for p in paragraphs(block) if p.style == "cover-name"]
        assert [p.runs[0].colour for p in names] == ["victims", "trust"]
        row = next(b for b in walk(block) if isinstance(b, Row) and bars[0] in b.children)
        assert len(row.children) == 4, "two bars keep the width of a quarter"

    def test_period_small_print_and_classification_are_there(self) -> None:
        told = words(self.build(line="All of it.", small_print=["Data to June.", "Licence."]))
        assert told == ["Q1 2023/24", "All of it.", "Data to June.", "Licence.", "OFFICIAL"]


class TestContents:
    def build(self, entries: list[ContentsEntry]) -> Columns:
        block = contents.build(contents.Spec(), context(contents=tuple(entries)))
        assert isinstance(block, Columns)
        return block

    def test_sections_are_whole_and_start_with_a_rule_in_their_colour(self) -> None:
        block = self.build(TRUST + OUTCOMES)
        assert block.count == 3
        assert [section.keep_together for section in block.children if isinstance(section, Stack)] == [True, True]
        rules = [section.children[0] for section in block.children if isinstance(section, Stack)]
        assert [(r.colour, r.weight) for r in rules if isinstance(r, Rule)] == [("trust", 4), ("neutral", 4)]

    def test_each_line_links_to_its_page_and_carries_its_number(self) -> None:
        lines = list(paragraphs(self.build(TRUST)))
        assert [p.runs[0].text for p in lines] == ["Trust", "Attitudes", "Response"]
        assert [p.runs[0].link for p in lines] == ["#trust", "#attitudes", "#response"]
        assert [p.trailing[0].page_of for p in lines] == ["trust", "attitudes", "response"]
        assert {p.role for p in lines} == {"TOCI"}

    def test_a_section_of_one_page_has_no_line_twice(self) -> None:
        assert [p.runs[0].text for p in paragraphs(self.build(OUTCOMES))] == ["Crime outcomes"]

    def test_an_empty_pack_has_empty_contents(self) -> None:
        assert self.build([]).children == ()


class TestSectionLinks:
    def test_only_the_sections_own_pages_are_listed(self) -> None:
        block = section_links.build(section_links.Spec(), context(contents=tuple(TRUST + OUTCOMES)))
        lines = list(paragraphs(block))
        assert [p.runs[0].text for p in lines] == ["In this section", "Attitudes", "Response"]
        assert [p.trailing[0].bold for p in lines[1:]] == [True, True]

    def test_it_stands_at_the_foot_of_the_panel(self) -> None:
        block = section_links.build(section_links.Spec(), context(contents=tuple(TRUST)))
        assert isinstance(block, Stack)
        assert isinstance(block.children[0], Space) and block.children[0].stretch

    def test_without_pages_there_is_only_space(self) -> None:
        assert isinstance(section_links.build(section_links.Spec(), context()), Space)


class TestOutcomes:
    def test_statements_are_numbered_with_a_rule_after_each(self) -> None:
        spec = outcomes.Spec.model_validate({"outcomes": ["More trust.", "Fair treatment."]})
        block = outcomes.build(spec, context())
        assert words(block) == ["Outcomes we want to see", "1", "More trust.", "2", "Fair treatment."]
        assert sum(isinstance(b, Rule) for b in walk(block)) == 2

    def test_measures_fill_the_left_column_first(self) -> None:
        spec = outcomes.Spec.model_validate({"outcomes": ["A"], "measured": ["one", "two", "three"]})
        row = [b for b in walk(outcomes.build(spec, context())) if isinstance(b, Row)][-1]
        assert [[p.text for p in column.paragraphs] for column in row.children if isinstance(column, Text)] == [
            ["one", "two"],
            ["three"],
        ]

    def test_the_note_is_tinted(self) -> None:
        spec = outcomes.Spec.model_validate({"outcomes": ["A"], "note": "**Where:** the survey."})
        boxes = [b for b in walk(outcomes.build(spec, context())) if isinstance(b, Box)]
        assert [b.fill for b in boxes] == ["tint"]


class TestKey:
    def test_a_heat_scale_becomes_swatches_highest_first(self) -> None:
        block = key.build(key.Spec(heat="response-change"), context())
        row = next(b for b in walk(block) if isinstance(b, Key))
        assert [(s.colour, s.sample, p.text) for s, p in row.entries] == [
            ("heat-above", "square", "▲ up 5 points or more"),
            ("outline", "outline", "up or down less than 5 points"),
            ("heat-below", "square", "▼ down 5 points or more"),
        ]

    def test_free_entries_and_words(self) -> None:
        spec = key.Spec.model_validate({"entries": [{"text": "Met", "colour": "navy"}], "text": "[x] not available"})
        assert words(key.build(spec, context())) == ["Met", "[x] not available"]

    def test_an_empty_key_is_refused(self) -> None:
        with pytest.raises(ValidationError, match="a key needs"):
            key.Spec()
