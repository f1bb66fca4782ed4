"""The kinds that show a value with its movement: tiles, key facts, key findings."""

import pytest
from pydantic import ValidationError

from reportgen.errors import PackError
from reportgen.exhibits.block import Block, Box, Chart, Row, Space, Stack, Text
from reportgen.exhibits.context import Context
from reportgen.exhibits.fact import Fact
from reportgen.exhibits.kinds import key_facts, key_findings, tiles
from reportgen.exhibits.walk import figures, paragraphs, walk
from tests.exhibits.plain_context import (
    PERCENT,
    POINTS,
    PlainMeasures,
    PlainTable,
    PlainTables,
    context,
    figure,
    located,
)


def told(**values: tuple[float | None, float]) -> Context:
    """Measures by name with their values now and before; ``trust`` ones are survey percentages, where up is good."""
    now, before = {}, {}
    for name, (new, old) in values.items():
        survey = {"unit": PERCENT, "family": "survey", "good": "up", "basis": "rolling 12 months"}
        more = survey if name.startswith("trust") else {}
        now[name], before[name] = figure(new, name, **more), figure(old, name, **more)
    return context(measures=PlainMeasures(now, before))


def dashboard(told: Context, *rows: dict[str, object]) -> Stack:
    block = tiles.build(tiles.Spec.model_validate(located({"rows": list(rows)})), told)
    assert isinstance(block, Stack)
    return block


def row(*names: str, **more: object) -> dict[str, object]:
    return {"tiles": [{"measure": name, "label": name.title()} for name in names], **more}


def texts(block: object, style: str) -> list[str]:
    return [p.text for p in paragraphs(block) if p.style == style]  # type: ignore[arg-type]


class TestTiles:
    def test_a_tile_says_label_value_and_movement_with_arrow_and_word(self) -> None:
        block = dashboard(told(robbery=(27960, 23695)), row("robbery"))
        assert texts(block, "tile-label") == ["Robbery"]
        assert texts(block, "tile-value") == ["27,960"]
        assert texts(block, "tile-change") == ["▲  Up 18%"]

    def test_a_move_within_the_surveys_interval_is_similar(self) -> None:
        block = dashboard(told(trust=(70.0, 72.0)), row("trust"))
        assert texts(block, "tile-change") == ["►  Similar (−2\u00a0pp)"]

    def test_the_colour_of_the_movement_says_whether_it_is_good(self) -> None:
        block = dashboard(told(robbery=(80, 100), theft=(130, 100), trust=(70, 70)), row("robbery", "theft", "trust"))
        runs = [p.runs[0] for p in paragraphs(block) if p.style == "tile-change"]
        assert [run.colour for run in runs] == ["better", "worse", "similar"]

    def test_a_missing_value_shows_x_and_why(self) -> None:
        block = dashboard(told(theft=(None, 100)), row("theft"))
        assert texts(block, "tile-value") == ["[x]"]
        assert texts(block, "tile-change") == ["May 2023 missing in recorded_crime"]

    def test_a_required_value_that_is_missing_is_an_error_at_its_key(self) -> None:
        tile = located({"measure": "theft", "required": True}, 30)
        with pytest.raises(PackError, match=r"trust.yaml:31:9: error: theft has no figure for Q1 2023/24"):
            dashboard(told(theft=(None, 100)), {"tiles": [tile]})

    def test_tiles_of_a_shorter_row_keep_the_size_of_the_longer(self) -> None:
        block = dashboard(told(a=(1, 1), b=(1, 1), c=(1, 1)), row("a", "b"), row("c"))
        rows = [b for b in block.children if isinstance(b, Row)]
        assert [len(r.children) for r in rows] == [2, 2]
        assert isinstance(rows[1].children[1], Space)

    def test_two_rows_with_their_lines_fill_the_height_of_the_page_exactly(self) -> None:
        block = dashboard(told(a=(1, 1)), row("a", label="One"), row("a", label="Two", text="{{ period }}"))
        heights = [16 if isinstance(b, Text) else b.height if isinstance(b, Space) else 168 for b in block.children]
        assert sum(heights) == 384
        assert texts(block, "tile-row") == ["One", "Two  Q1 2023/24"]

    def test_a_spark_has_end_labels_and_lines_of_a_row_share_one_scale(self) -> None:
        spark = {"by": "quarter", "last": 5, "as": "line"}
        lines = [{"measure": name, "spark": spark} for name in ("trust", "trust_fair")]
        block = dashboard(told(trust=(70, 71), trust_fair=(45, 44)), {"tiles": lines})
        charts = [b for b in walk(block) if isinstance(b, Chart)]
        assert [c.height for c in charts] == [50, 50]
        assert charts[0].model.axis == charts[1].model.axis
        assert texts(block, "tile-end") == ["Q1 2022/23\tQ1 2023/24"] * 2

    def test_the_value_and_its_change_are_both_among_the_figures(self) -> None:
        found = [item.figure for item in figures(dashboard(told(theft=(130, 100)), row("theft")))]
        assert [f.value for f in found] == [130, 30]

    def test_more_than_eight_tiles_are_refused(self) -> None:
        with pytest.raises(ValidationError, match="at most 4"):
            tiles.Spec.model_validate({"rows": [row("a", "b", "c", "d", "e")]})
        with pytest.raises(ValidationError, match="at most 2"):
            tiles.Spec.model_validate({"rows": [row("a")] * 3})


def strip(told: Context, *facts: dict[str, object]) -> Row:
    block = key_facts.build(key_facts.Spec.model_validate({"facts": list(facts)}), told)
    assert isinstance(block, Row)
    return block


class TestKeyFacts:
    def test_a_measure_gives_value_label_and_change(self) -> None:
        block = strip(
            told(trust=(67.0, 72.0)), {"measure": "trust", "label": "trust the Met", "compare": "previous quarter"}
        )
        assert texts(block, "fact-value") == ["67%"]
        assert texts(block, "fact-label") == ["trust the Met"]
        assert texts(block, "fact-change") == ["▼  Down 5\u00a0pp"]

    def test_words_may_stand_in_place_of_a_measure(self) -> None:
        block = strip(told(), {"value": "3.2 times", "label": "Black to White", "change": "No change"})
        assert [p.text for p in paragraphs(block)] == ["3.2 times", "Black to White", "No change"]

    def test_the_strip_is_four_wide_also_with_two_facts(self) -> None:
        block = strip(told(a=(1, 1), b=(2, 2)), {"measure": "a"}, {"measure": "b"})
        assert [type(b) for b in block.children] == [Box, Box, Space, Space]

    def test_a_missing_fact_is_x_with_its_reason(self) -> None:
        block = strip(told(a=(None, 1)), {"measure": "a", "compare": "previous quarter"})
        assert texts(block, "fact-value") == ["[x]"]
        assert texts(block, "fact-change") == ["May 2023 missing in recorded_crime"]

    @pytest.mark.parametrize(
        "fact", [{}, {"measure": "a", "value": "b"}, {"value": "b"}, {"value": "b", "label": "c", "compare": "d"}]
    )
    def test_contradictions_are_refused(self, fact: dict[str, str]) -> None:
        with pytest.raises(ValidationError):
            Fact.model_validate(fact)


class TestKeyFindings:
    def build(self, told: Context, *findings: dict[str, object], **more: object) -> Stack:
        block = key_findings.build(key_findings.Spec.model_validate({"findings": list(findings), **more}), told)
        assert isinstance(block, Stack)
        return block

    def test_a_change_stands_large_with_a_coloured_arrow_and_its_unit_in_words(self) -> None:
        block = self.build(
            told(trust=(70.0, 83.0)), {"measure": "trust", "compare": "three years before", "text": "**Trust** fell."}
        )
        (value,) = [p for p in paragraphs(block) if p.style == "finding-value"]
        assert value.text == "▼  13\u00a0points"
        assert [run.colour for run in value.runs] == ["worse", None]

    def test_a_change_of_one_is_one_point(self) -> None:
        block = self.build(told(trust=(70.0, 71.0)), {"measure": "trust", "compare": "x", "text": "t"})
        assert texts(block, "finding-value") == ["►  1\u00a0point"]

    def test_heading_note_and_words_in_place_of_a_measure(self) -> None:
        block = self.build(
            told(), {"value": "One in ten", "text": "t"}, heading="Since {{ period }}", note="About 19,200 people."
        )
        assert [p.text for p in paragraphs(block)] == ["Since Q1 2023/24", "One in ten", "t", "About 19,200 people."]

    def test_a_measure_without_a_comparator_is_refused(self) -> None:
        with pytest.raises(ValidationError, match="needs 'compare'"):
            key_findings.Finding.model_validate({"measure": "a", "text": "t"})


class TestFactsOfTables:
    """Facts whose value and change an edition table states."""

    TABLE = PlainTable(
        "survey", ("measure", "level", "change"), (("Trust", "67", "-3"), ("Thefts", "39", "[x]")),
        {"level": PERCENT, "change": POINTS},
    )  # fmt: skip

    def fact(self, **more: object) -> Block:
        spec = located({"cell": ["survey", "Trust", "level"], "label": "trust the Met", **more})
        told = context(tables=PlainTables({"survey": self.TABLE}))
        return key_facts.build(key_facts.Spec.model_validate(located({"facts": [spec]})), told)

    def test_a_stated_change_is_told_and_coloured_as_a_computed_one(self) -> None:
        block = self.fact(change_cell=["survey", "Trust", "change"], compare="previous quarter", good="up")
        assert texts(block, "fact-value") == ["67%"]
        assert texts(block, "fact-change") == ["▼  Down 3\u00a0pp"]
        assert [p.runs[0].colour for p in paragraphs(block) if p.style == "fact-change"] == ["worse"]

    def test_a_cell_needs_a_label_and_a_stated_change_needs_to_say_since_when(self) -> None:
        with pytest.raises(ValidationError, match="needs a 'label'"):
            self.fact(label="")
        with pytest.raises(ValidationError, match="needs 'compare'"):
            self.fact(change_cell=["survey", "Trust", "change"])

    def test_an_unknown_comparator_of_a_stated_change_is_an_error_at_its_key(self) -> None:
        with pytest.raises(PackError, match="unknown comparator 'last month'"):
            self.fact(change_cell=["survey", "Trust", "change"], compare="last month")
