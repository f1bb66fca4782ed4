"""A donut on its page: the ring between its words, which never overlap and never leave the slot."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reportgen.charts.build_donut import DonutWish, Part, donut_chart
from reportgen.charts.model import ChartModel
from reportgen.exhibits.block import Chart
from reportgen.geometry import Rect
from reportgen.layout.page import ChartFragment, Fragment, ShapeFragment, TextFragment
from reportgen.theme import Theme
from tests.charts.made_series import figure
from tests.layout.builders import of_type, setting_of

RECT = Rect(100, 50, 440, 240)


def donut(theme: Theme, *values: float, names: tuple[str, ...] = (), total: str = "offences") -> ChartModel:
    named = names or tuple(f"Part {n}" for n in range(len(values)))
    parts = [Part(name, figure(value)) for name, value in zip(named, values, strict=True)]
    return donut_chart("d", parts, theme, DonutWish(total)).model


def place(theme: Theme, model: ChartModel, rect: Rect = RECT) -> list[Fragment]:
    return setting_of(theme).place(Chart(model=model), rect)


def test_the_ring_is_a_circle_between_the_words_of_its_two_sides(theme: Theme) -> None:
    fragments = place(theme, donut(theme, 60, 40))
    (ring,) = of_type(fragments, ChartFragment)
    right, left = of_type(fragments, TextFragment)
    assert ring.rect == ring.plot and ring.rect.w == pytest.approx(ring.rect.h)
    assert left.rect.right < ring.rect.x and ring.rect.right < right.rect.x
    assert ring.rect.y + ring.rect.h / 2 == pytest.approx(170)
    assert [paragraph.align for paragraph in left.paragraphs] == ["right", "right"]


def test_words_come_clockwise_with_name_value_and_share(theme: Theme) -> None:
    fragments = place(theme, donut(theme, 50, 30, 20))
    words = [[p.text for p in box.paragraphs] for box in of_type(fragments, TextFragment)]
    assert words == [["Part 0", "50 (50%)"], ["Part 1", "30 (30%)"], ["Part 2", "20 (20%)"]]
    assert all(box.paragraphs[1].runs[0].figures for box in of_type(fragments, TextFragment))


def test_a_leader_runs_from_each_slice_to_its_words(theme: Theme) -> None:
    fragments = place(theme, donut(theme, 50, 50))
    ring = of_type(fragments, ChartFragment)[0].rect
    right = of_type(fragments, ShapeFragment)[0]
    assert right.points[0].x == pytest.approx(ring.right + 3) and right.points[0].y == pytest.approx(170)
    assert right.points[-1].x < of_type(fragments, TextFragment)[0].rect.x
    assert right.stroke == "#4A5560"


def test_many_small_slices_keep_their_words_apart_and_inside_the_slot(theme: Theme) -> None:
    fragments = place(theme, donut(theme, 95, 1, 1, 1, 1, 1))
    left = sorted((box.rect for box in of_type(fragments, TextFragment)[1:]), key=lambda rect: rect.y)
    assert all(above.bottom < below.y for above, below in pairwise(left))
    assert left[0].y >= RECT.y and left[-1].bottom <= RECT.bottom


def test_very_long_names_wrap_beside_a_ring_of_the_least_size(theme: Theme) -> None:
    names = tuple("Victims who were supported by a specialist adviser of any kind, part " + sign for sign in "AB")
    model = donut(theme, 60, 40, names=names)
    height = setting_of(theme).measure(Chart(model=model), RECT.w).height
    fragments = place(theme, model, Rect(100, 50, 440, height))
    ring, boxes = of_type(fragments, ChartFragment)[0].rect, of_type(fragments, TextFragment)
    assert ring.w >= 109 and all(RECT.x <= box.rect.x and box.rect.right <= RECT.right for box in boxes)
    assert all(len(box.lines) > 2 for box in boxes)


def test_a_donut_asks_for_the_height_of_its_fuller_side(theme: Theme) -> None:
    measure = setting_of(theme).measure
    few = measure(Chart(model=donut(theme, 60, 40)), 440)
    many = measure(Chart(model=donut(theme, 95, 1, 1, 1, 1, 1)), 440)
    assert few.height == 134 and few.stretch and many.height == 5 * (26 + 5)


def test_the_words_under_the_total_wrap_to_the_hole(theme: Theme) -> None:
    model = donut(theme, 60, 40, total="full-time equivalents at the end of the quarter in all of London")
    (ring,) = of_type(place(theme, model), ChartFragment)
    assert ring.model.donut_total.split("\n")[0] == "100" and len(ring.model.donut_total.split("\n")) >= 4


def test_more_words_than_the_hole_holds_are_a_problem_at_the_exhibit(theme: Theme) -> None:
    setting = setting_of(theme)
    setting.place(Chart(model=donut(theme, 60, 40, total="full-time equivalents " * 12)), RECT)
    (problem,) = setting.problems.errors
    assert problem.rule == "donut-total" and "shorten 'total'" in problem.hint


def test_a_part_of_nothing_has_no_leader(theme: Theme) -> None:
    assert len(of_type(place(theme, donut(theme, 60, 0, 40)), ShapeFragment)) == 2


def test_a_total_too_wide_for_the_hole_is_set_smaller(theme: Theme) -> None:
    def size(*values: float) -> float:
        (ring,) = of_type(place(theme, donut(theme, *values), Rect(100, 50, 440, 140)), ChartFragment)
        assert ring.model.donut_total_size is not None
        return ring.model.donut_total_size

    assert size(60, 40) == 20  # the look's own
    assert 10 <= size(3_208_800, 1_182_900) < 20
    assert size(3e15, 1e15) == 10  # never under chart text
