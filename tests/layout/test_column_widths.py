from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.layout.column_widths import ColumnNeed, fitted_widths, wished_widths
from reportgen.layout.table_grid import grid_of
from reportgen.theme import Theme
from tests.layout.builders import PLACE, row, setting_of, table

NEEDS = (ColumnNeed(20, 100), ColumnNeed(20, 40), ColumnNeed(20, 60))


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ((200, 50, 50), [200, 50, 50]),
        ((100, 25, 25), [200, 50, 50]),  # points that do not fill the table grow in proportion
        ((100, 1, 3), [100, 50, 150]),
        ((0, 0, 1), [100, 40, 160]),
        ((0, 100, 100), [100, 100, 100]),
        ((0, 0, 0), [150, 60, 90]),  # 100 left over, in proportion to 100, 40 and 60
        ((), [150, 60, 90]),
    ],
)
def test_wishes_become_points_that_fill_the_table(wishes: tuple[float, ...], expected: list[float]) -> None:
    assert wished_widths(wishes, NEEDS, 300) == pytest.approx(expected)


def test_a_narrow_column_takes_from_those_that_have_more_than_they_need() -> None:
    needs = (ColumnNeed(60, 60), ColumnNeed(20, 20), ColumnNeed(20, 20))
    assert fitted_widths([20, 140, 80], needs, 240) == pytest.approx([60, 140 - 40 * 120 / 180, 80 - 40 * 60 / 180])


def test_no_widths_fit_where_the_longest_pieces_are_wider_than_the_table() -> None:
    assert fitted_widths([50, 50], (ColumnNeed(80, 80), ColumnNeed(30, 30)), 100) is None


@given(
    columns=st.lists(
        st.tuples(st.sampled_from([0.0, 1.0, 2.0, 40.0, 150.0]), st.floats(5, 60), st.floats(0, 200)),
        min_size=1,
        max_size=8,
    ),
    width=st.floats(100, 900),
)
def test_widths_fill_the_table_and_hold_every_piece(columns: list[tuple[float, float, float]], width: float) -> None:
    needs = [ColumnNeed(least, least + more) for _, least, more in columns]
    fitted = fitted_widths(wished_widths([wish for wish, _, _ in columns], needs, width), needs, width)
    if fitted is None:
        assert sum(need.least for need in needs) > width
    else:
        assert sum(fitted) == pytest.approx(width)
        assert all(w >= need.least - 0.01 for w, need in zip(fitted, needs, strict=True))


def test_a_column_too_narrow_for_a_word_is_an_error_naming_both(theme: Theme) -> None:
    setting = setting_of(theme)
    grid_of(table(row("Disproportionality", "1")), 80, setting)
    (problem,) = setting.problems.found
    assert (problem.place, problem.rule) == (PLACE, "column-too-narrow")
    assert "column 'Column 1' is too narrow for 'Disproportionality'" in problem.found
