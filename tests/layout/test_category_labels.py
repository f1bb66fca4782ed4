"""Category labels: counted back from the newest, or names broken under their columns and beside their bars."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.charts.model import ChartModel, ChartSeries, PointLabel, ValueAxis
from reportgen.exhibits.block import Chart
from reportgen.geometry import Rect
from reportgen.layout.page import ChartFragment
from reportgen.text.measure import Measure
from reportgen.theme import Theme
from tests.layout.builders import line_chart, of_type, setting_of

RECT = Rect(100, 50, 440, 240)
LONG = "Victims of domestic abuse who were referred to a specialist service"


def chart(theme: Theme, model: ChartModel, rect: Rect = RECT) -> ChartFragment:
    (found,) = of_type(setting_of(theme).place(Chart(model=model), rect), ChartFragment)
    assert isinstance(found, ChartFragment)
    return found


def columns(*names: str, horizontal: bool = False, **more: object) -> ChartModel:
    kind = "bar" if horizontal else "column"
    series = ChartSeries("Offences", kind, (5.0,) * len(names), "#7F94A8", "0")  # type: ignore[arg-type]
    return line_chart(categories=names, series=(series,), horizontal=horizontal, label_steps=(1,), **more)


def quarters(count: int) -> ChartModel:
    names = tuple(f"Q{(i + 1) % 4 + 1} {2019 + (i + 1) // 4}/{20 + (i + 1) // 4}" for i in range(count))
    return replace(columns(*names), label_steps=(4, 8))


@pytest.mark.parametrize("count, shown", [(17, (0, 4, 8, 12, 16)), (8, (3, 7)), (6, (1, 5))])
def test_the_newest_quarter_and_the_same_one_of_earlier_years_are_labelled(
    theme: Theme, count: int, shown: tuple[int, ...]
) -> None:
    model = chart(theme, quarters(count)).model
    assert tuple(range(model.label_start, count, model.label_step)) == shown


def test_names_break_under_their_columns_and_take_room_below_the_plot(theme: Theme) -> None:
    short, long = columns("Rape", "Hate", "Theft", "Guns"), columns(LONG, "Hate", "Theft", "Guns")
    broken = chart(theme, long).model
    assert len(broken.lines_of(0)) == 4 and broken.lines_of(1) == ("Hate",)
    assert " ".join(broken.lines_of(0)) == LONG and broken.categories[0] == LONG
    width = (440 - 46) / 4
    assert all(Measure(theme).text(line, 10) <= width - 6 for line in broken.lines_of(0))
    assert chart(theme, short).plot.bottom - chart(theme, long).plot.bottom == pytest.approx(3 * 13)


def test_a_name_without_room_is_a_problem_at_the_exhibit(theme: Theme) -> None:
    setting = setting_of(theme)
    setting.place(Chart(model=columns(*[f"Neighbourhood{n}" for n in range(12)])), RECT)
    (problem,) = setting.problems.errors
    assert problem.rule == "label-room" and "no room under its column" in problem.found and "bar" in problem.hint


def test_names_beside_bars_break_at_two_fifths_of_the_width(theme: Theme) -> None:
    found = chart(theme, columns(LONG, "Theft", horizontal=True))
    assert len(found.model.lines_of(0)) == 2 and found.plot.x < RECT.x + 0.42 * 440 + 11


def test_bars_ask_for_a_least_height_and_take_no_more_than_looks_well(theme: Theme) -> None:
    model = columns("A", "B", "C", horizontal=True)
    model = replace(model, axis=replace(model.axis, visible=False))
    assert setting_of(theme).measure(Chart(model=model), 440).height == 3 * 15 + 8
    assert chart(theme, model).plot.h == 3 * 28


class TestDataLabels:
    def labelled(self, position: str, *texts: str, kind: str = "column", count: int = 1) -> ChartModel:
        labels = tuple(PointLabel(text, position) for text in texts)  # type: ignore[arg-type]
        values = tuple(float(10 * (n + 1)) for n in range(len(texts)))
        series = tuple(
            ChartSeries(f"S{n}", kind, values, "#12436D", "0", labels=labels)  # type: ignore[arg-type]
            for n in range(count)
        )
        axis = ValueAxis(0, 100, 50, ("0", "50", "100"), "0")
        return line_chart(
            categories=tuple("ABCDEFGH"[: len(texts)]),
            series=series,
            axis=axis,
            label_steps=(1,),
            horizontal=kind == "bar",
            grouping="stacked" if position == "centre" else "clustered",
        )

    def shown(self, theme: Theme, model: ChartModel, rect: Rect = RECT) -> list[list[str]]:
        return [[label.text if label else "" for label in s.labels] for s in chart(theme, model, rect).model.series]

    def test_labels_that_touch_leave_the_last_category(self, theme: Theme) -> None:
        narrow = Rect(0, 0, 180, 200)
        texts = ("1,234,567",) * 5
        assert self.shown(theme, self.labelled("outside end", "1", "2", "3", "4", "5"), narrow)[0] == list("12345")
        assert self.shown(theme, self.labelled("outside end", *texts), narrow) == [["", "", "", "", "1,234,567"]]
        assert self.shown(theme, self.labelled("outside end", *texts, count=2), narrow) == [[], []]

    def test_a_part_too_flat_for_its_label_has_none(self, theme: Theme) -> None:
        flat = Rect(0, 0, 440, 100)
        assert self.shown(theme, self.labelled("centre", "10", "20"), flat) == [["", "20"]]

    def test_columns_too_narrow_for_one_number_show_no_numbers(self, theme: Theme) -> None:
        narrow = Rect(0, 0, 180, 400)
        assert self.shown(theme, self.labelled("centre", "10", "1,234,567,890"), narrow) == [[]]

    def test_bars_leave_out_only_the_parts_that_are_too_short(self, theme: Theme) -> None:
        assert self.shown(theme, self.labelled("centre", "1,234,567,890", "20", kind="bar")) == [["", "20"]]
