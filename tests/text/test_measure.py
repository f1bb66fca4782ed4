"""Widths in thousandths of an em are those that Arial has had since 1982: 556 for a figure, 278 for a space."""

from __future__ import annotations

import pytest

from reportgen.text.measure import Measure, advances, missing_signs
from reportgen.text.paragraph import Run
from tests.text.small_theme import small_theme

REGULAR, BOLD = "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"


@pytest.mark.parametrize(
    ("file", "sign", "thousandths"), [(REGULAR, "0", 556), (REGULAR, " ", 278), (REGULAR, "W", 944), (BOLD, "a", 556)]
)
def test_advance_widths_are_arials(file: str, sign: str, thousandths: int) -> None:
    assert advances(file)[ord(sign)] * 1000 == pytest.approx(thousandths, abs=0.5)


def test_all_figures_have_one_width_so_that_page_numbers_can_be_put_in_later() -> None:
    assert len({advances(REGULAR)[ord(figure)] for figure in "0123456789"}) == 1


def test_a_no_break_space_is_as_wide_as_a_space() -> None:
    assert advances(REGULAR)[0xA0] == advances(REGULAR)[0x20]


def test_a_word_is_as_wide_as_its_signs_at_the_size() -> None:
    assert Measure(small_theme()).text("25%", 12) == pytest.approx(12 * (0.556 * 2 + 0.889), abs=0.01)


def test_bold_is_measured_with_the_bold_face() -> None:
    measure = Measure(small_theme())
    assert measure.text("Borough", 10, bold=True) > measure.text("Borough", 10)


def test_a_superscript_is_two_thirds_as_wide() -> None:
    measure = Measure(small_theme())
    plain, raised = (Run("2", size=12, superscript=raised) for raised in (False, True))
    assert measure.run(raised) == pytest.approx(measure.run(plain) * 2 / 3)


def test_signs_that_the_font_lacks_are_named_once() -> None:
    assert missing_signs("✓ done ✓, ▲ up", REGULAR) == ("✓",)
