"""The kinds of a form: facts, recommendations, questions, declarations, statements, signature blocks."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from reportgen.errors import PackError
from reportgen.exhibits.block import Block, Box, Field, Row, Stack, Text
from reportgen.exhibits.context import Context
from reportgen.exhibits.kinds import declarations, form_facts, questions, recommendations, signature, statement
from reportgen.exhibits.walk import paragraphs, walk
from reportgen.text.numbers import WAITING
from reportgen.text.paragraph import Paragraph, Run
from tests.exhibits.plain_context import PlainWords, context, located


def words(block: Block) -> list[str]:
    return [p.text for p in paragraphs(block)]


def fields(block: Block) -> list[Field]:
    return [inner for inner in walk(block) if isinstance(inner, Field)]


def bold(block: Block) -> list[str]:
    return [run.text for p in paragraphs(block) for run in p.runs if run.bold]


def told(**facts: str) -> Context:
    return context(words=PlainWords(facts))


class TestFormFacts:
    def build(self, *facts: tuple[str, str], **more: Any) -> Block:
        listed = [located({"label": label, "value": value}) for label, value in facts]
        return form_facts.build(form_facts.Spec.model_validate(located({"facts": listed, **more})), told(empty=""))

    def test_label_and_value_are_one_text_so_that_they_are_heard_together(self) -> None:
        block = self.build(("Decision", "PCD 280"))
        (text,) = [b for b in walk(block) if isinstance(b, Text)]
        assert [(p.text, p.style) for p in text.paragraphs] == [("Decision", "form-label"), ("PCD 280", "form-value")]

    def test_five_facts_stand_in_two_rows_of_four_places(self) -> None:
        block = self.build(*((f"Label {n}", f"{n}") for n in range(5)))
        assert [len(b.children) for b in walk(block) if isinstance(b, Row)] == [4, 4]

    def test_a_fact_without_words_says_that_it_is_not_available(self) -> None:
        assert words(self.build(("Date", "{{ empty }}"))) == ["Date", "[x]"]

    def test_a_strip_needs_a_fact(self) -> None:
        with pytest.raises(ValidationError, match="at least 1 item"):
            self.build()


class TestRecommendations:
    def test_items_are_numbered_through_after_the_words_that_lead_in(self) -> None:
        spec = recommendations.Spec(heading="Recommendation", lead="To:", items=("note one;", "note two."))
        found = list(paragraphs(recommendations.build(spec, context())))
        assert [(p.text, p.role, p.marker) for p in found] == [
            ("Recommendation", "H2", None),
            ("To:", "P", None),
            ("note one;", "LI", "1."),
            ("note two.", "LI", "2."),
        ]

    def test_a_commentary_list_is_numbered_and_what_stands_below_an_item_keeps_its_mark(self) -> None:
        read = (
            Paragraph((Run("note one"),), role="LI", marker="▪"),
            Paragraph((Run("below"),), role="LI", marker="–", level=1),
            Paragraph((Run("goes on"),), role="LI"),
            Paragraph((Run("note two"),), role="LI", marker="▪"),
        )
        found = self.from_commentary(read)
        assert [p.marker for p in found] == ["1.", "–", None, "2."]

    @pytest.mark.parametrize("read", [(), (Paragraph((Run("plain"),)),)])
    def test_a_commentary_that_is_no_list_is_an_error_at_its_file(self, read: tuple[Paragraph, ...]) -> None:
        with pytest.raises(PackError, match=r"data/d/e/commentary/asked.md:1:1: error: text that is no list"):
            self.from_commentary(read)

    def test_a_commentary_that_is_still_to_be_written_says_so(self) -> None:
        (found,) = self.from_commentary((Paragraph((Run(WAITING),)),))
        assert found.text == WAITING

    def from_commentary(self, read: tuple[Paragraph, ...]) -> list[Paragraph]:
        class Listed(PlainWords):
            def paragraphs(self, *_: Any, **__: Any) -> tuple[Paragraph, ...]:
                return read

        given = context(words=Listed(), commentary={"asked": "x"}, commentary_folder="data/d/e/commentary")
        return list(paragraphs(recommendations.build(recommendations.Spec(commentary="asked"), given)))

    def test_a_hundred_recommendations_may_go_on_over_pages(self) -> None:
        spec = recommendations.Spec(items=tuple(f"note {n}" for n in range(100)))
        block = recommendations.build(spec, context())
        assert isinstance(block, Text) and block.may_split
        assert block.paragraphs[-1].marker == "100."


class TestQuestions:
    def build(self, facts: dict[str, str] | None = None, **more: Any) -> Block:
        question = located({"text": "**Part 1:** put off?", "answer": "{{ answer }}", **more})
        spec = questions.Spec.model_validate(located({"questions": [question]}))
        return questions.build(spec, told(**{"answer": "", "reason": "", **(facts or {})}))

    def test_both_answers_are_shown_and_the_chosen_one_is_ticked_and_bold(self) -> None:
        block = self.build({"answer": "no"})
        assert words(block)[:3] == ["Part 1: put off?", "Yes", "No"]
        assert bold(block) == ["Part 1:", "No"]
        assert [(f.ticked, f.fillable) for f in fields(block)] == [(False, False), (True, False)]
        assert [f.says for f in fields(block)] == [
            "Part 1: put off? Yes: not ticked",
            "Part 1: put off? No: ticked",
        ]

    def test_without_an_answer_both_boxes_can_be_ticked_and_one_of_them_holds(self) -> None:
        both = fields(self.build())
        assert [(f.ticked, f.fillable) for f in both] == [(False, True), (False, True)]
        assert len({f.name for f in both}) == 1 and len({f.option for f in both}) == 2
        assert [f.says for f in both] == ["Part 1: put off? Yes", "Part 1: put off? No"]

    @pytest.mark.parametrize(
        "facts, shown",
        [
            ({"answer": "no"}, "Reason: [z]"),
            ({"answer": "yes", "reason": "Commercial"}, "Reason: Commercial"),
            ({"answer": "yes"}, "Reason: [x]"),
        ],
    )
    def test_details_apply_when_the_first_answer_holds(self, facts: dict[str, str], shown: str) -> None:
        block = self.build(facts, details=[located({"label": "Reason", "value": "{{ reason }}"})])
        assert words(block)[-1] == shown

    def test_without_an_answer_the_details_are_fields(self) -> None:
        block = self.build(details=[located({"label": "Reason"})])
        (detail,) = [f for f in fields(block) if f.control == "text"]
        assert detail.says == "Part 1: put off? Reason" and detail.fillable

    def test_an_answer_that_is_no_option_is_an_error_where_it_stands(self) -> None:
        with pytest.raises(PackError, match=r"layouts/quarterly/trust.yaml:2:9: error: the answer 'perhaps'"):
            self.build({"answer": "perhaps"})

    def test_an_answer_that_is_still_to_be_supplied_is_to_be_filled_in(self) -> None:
        assert all(f.fillable for f in fields(self.build({"answer": WAITING})))


class TestDeclarations:
    def build(self, count: int = 1, **row: str) -> Block:
        given = {"about": "Legal advice", "text": "{{ said }}", "confirmed": "{{ done }}"}
        listed = [located({**given, **row}) for _ in range(count)]
        spec = declarations.Spec.model_validate(located({"declarations": listed}))
        return declarations.build(spec, told(said="None is needed.", done="yes", empty=""))

    def test_a_statement_stands_beside_its_box_under_the_header(self) -> None:
        block = self.build()
        assert words(block) == ["Statement", "Confirmed", "Legal advice: None is needed."]
        (box,) = fields(block)
        assert (box.says, box.ticked, box.fillable) == ("Legal advice, confirmed: ticked", True, False)

    def test_a_statement_without_words_or_answer_says_so_and_can_be_ticked(self) -> None:
        block = self.build(text="{{ empty }}", confirmed="{{ empty }}")
        assert words(block)[-1] == "Legal advice: [x]"
        (box,) = fields(block)
        assert (box.says, box.fillable) == ("Legal advice, confirmed", True)

    def test_a_long_list_breaks_between_rows_and_keeps_its_header_with_the_first(self) -> None:
        block = self.build(50)
        assert isinstance(block, Stack) and not block.keep_together
        first = block.children[0]
        assert isinstance(first, Stack) and first.keep_together
        assert words(first)[:3] == ["Statement", "Confirmed", "Legal advice: None is needed."]
        assert len({f.name for f in fields(block)}) == 50


class TestStatement:
    def build(self, **keys: Any) -> Block:
        spec = statement.Spec.model_validate(located({"text": "I have no interest.", **keys}))
        return statement.build(spec, told(interests="None on the form", empty=""))

    def test_an_entry_with_words_is_shown_with_its_label_in_bold(self) -> None:
        block = self.build(entry=located({"label": "Interests recorded:", "value": "{{ interests }}"}))
        assert words(block)[-1] == "Interests recorded: None on the form"
        assert bold(block) == ["Interests recorded: "]
        assert fields(block) == []

    def test_an_entry_without_words_is_a_field_of_several_lines(self) -> None:
        (entry,) = fields(self.build(entry=located({"label": "Interests recorded", "value": "{{ empty }}"})))
        assert (entry.says, entry.several_lines, entry.control) == ("Interests recorded", True, "text")

    def test_the_frame_can_be_left_out(self) -> None:
        assert any(isinstance(b, Box) for b in walk(self.build()))
        assert not any(isinstance(b, Box) for b in walk(self.build(framed=False)))

    def test_text_and_commentary_exclude_each_other(self) -> None:
        with pytest.raises(ValidationError, match="either 'text' or 'commentary'"):
            self.build(commentary="x")


class TestSignature:
    def build(self, facts: dict[str, str] | None = None, **keys: Any) -> Block:
        lines = {
            "signature": located({"label": "Signature", "value": "{{ by }}"}),
            "date": located({"label": "Date", "value": "{{ on }}"}),
        }
        spec = signature.Spec.model_validate(located({"heading": "Chief Executive", **lines, **keys}))
        return signature.build(spec, told(**{"by": "", "on": "", **(facts or {})}))

    def test_what_is_signed_stands_above_its_line(self) -> None:
        block = self.build({"by": "R. Lawrence", "on": "6 October 2017"})
        assert words(block) == ["Chief Executive", "R. Lawrence", "Signature", "6 October 2017", "Date"]
        assert fields(block) == []

    def test_unsigned_lines_are_fields_that_say_who_signs(self) -> None:
        block = self.build(name=located({"label": "Name"}))
        assert [f.says for f in fields(block)] == [
            "Chief Executive: Signature",
            "Chief Executive: Date",
            "Chief Executive: Name",
        ]
        assert all(f.fillable for f in fields(block))

    def test_a_form_that_is_signed_without_a_date_takes_none_any_more(self) -> None:
        block = self.build({"by": "R. Lawrence"})
        assert words(block)[-2:] == ["[x]", "Date"] and fields(block) == []

    def test_boxes_stand_above_and_below_the_lines_and_have_names_of_their_own(self) -> None:
        block = self.build(
            ticks=[located({"text": "Approved."})], attached=[located({"text": "Appendix 1", "ticked": "yes"})]
        )
        assert [f.says for f in fields(block)] == [
            "Approved",
            "Chief Executive: Signature",
            "Chief Executive: Date",
            "Appendix 1: ticked",
        ]
        assert len({f.name for f in fields(block)}) == 4
        assert bold(block) == ["Appendix 1"]

    def test_the_block_never_breaks_over_pages(self) -> None:
        block = self.build(text="A. " * 400)
        (box,) = [b for b in walk(block) if isinstance(b, Box)]
        assert isinstance(box.child, Stack) and box.child.keep_together
