"""What is still to be supplied: the mark, and what a commentary file says without its comments."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.spec.supplied import MARK, marked, waits, written


def test_last_quarters_value_stands_beside_the_mark_and_a_value_that_was_never_supplied_does_not() -> None:
    assert marked("85") == "[?] 85"
    assert marked(" A ") == "[?] A"
    assert marked("") == marked("  ") == marked("[?] 85") == marked("[?]") == "[?]"


def test_a_value_with_the_mark_anywhere_waits() -> None:
    assert waits("[?] 85") and waits("85 [?]") and waits("[?]")
    assert not waits("85") and not waits("[x]") and not waits("why?")


def test_a_comment_is_no_text_and_keeps_its_lines() -> None:
    assert written("<!-- a\nb -->\nKnife crime fell.\n") == "\n\nKnife crime fell.\n"
    assert written("One <!-- x --> two <!-- y\n--> three") == "One  two \n three"


def test_a_file_without_words_is_to_be_supplied() -> None:
    assert written("") == written("<!-- What moved? -->\n \n") == written("<!-- never closed") == MARK


@given(st.text(alphabet="a{} \n<!->"), st.text(alphabet="b \n"))
def test_what_follows_a_comment_stands_on_its_own_line(comment: str, after: str) -> None:
    source = f"x<!--{comment.replace('-->', '')}-->{after}y"
    assert written(source).count("\n") == source.count("\n")
    assert written(source).endswith(f"{after}y")
