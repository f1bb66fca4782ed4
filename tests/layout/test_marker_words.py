"""Words of vertical markers stand where they cover nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.charts.model import ChartModel, ChartSeries, VerticalMarker
from reportgen.geometry import Rect
from reportgen.layout.marker_words import marker_fragments
from reportgen.theme import Theme
from tests.layout.builders import line_chart, setting_of

PLOT = Rect(100, 50, 400, 200)


def rects(theme: Theme, *markers: tuple[int, str], model: ChartModel | None = None) -> list[Rect]:
    made = replace(model or line_chart(), markers=tuple(VerticalMarker(at, text) for at, text in markers))
    return [fragment.rect for fragment in marker_fragments(made, PLOT, setting_of(theme))]


def test_words_stand_at_the_top_right_of_their_line(theme: Theme) -> None:
    (rect,) = rects(theme, (1, "Review"))
    assert (rect.x, rect.y) == (100 + 150 + 5, 50)


def test_words_of_neighbours_break_before_the_next_line(theme: Theme) -> None:
    first, second = rects(theme, (1, "The first national lockdown begins"), (2, "Review"))
    assert first.right <= 100 + 250 - 4 and first.h == 2 * 13 and second.h == 13


def test_words_go_down_where_a_line_passes(theme: Theme) -> None:
    high = ChartSeries("High", "line", (98, 98, 98, 98), "#12436D", "0")
    (rect,) = rects(theme, (1, "Review"), model=line_chart(series=(high,)))
    assert rect.y > 50 + 4 + 2


def test_words_at_the_last_category_stand_left_of_it(theme: Theme) -> None:
    (rect,) = rects(theme, (3, "A national lockdown"))
    assert rect.right == pytest.approx(100 + 350 - 5)


def test_very_long_words_stay_inside_the_plot(theme: Theme) -> None:
    (rect,) = rects(theme, (0, "Shops open again and everybody is on the street, from Richmond to Havering " * 2))
    assert PLOT.x <= rect.x and rect.right <= PLOT.right and rect.h > 13


def test_a_chart_without_markers_has_no_words(theme: Theme) -> None:
    assert rects(theme) == []
