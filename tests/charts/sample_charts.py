"""Small chart models of every kind, made by hand with round numbers."""

from __future__ import annotations

from reportgen.charts.model import ChartModel, ChartSeries, PointLabel, ValueAxis, VerticalMarker

CONTEXT, NAVY, PLUM, TEAL, ORANGE, INK = "#7F94A8", "#12436D", "#801650", "#28A197", "#F46A25", "#1B2733"


def axis(maximum: float, step: float, minimum: float = 0, suffix: str = "") -> ValueAxis:
    """An axis in whole steps with its labels."""
    count = round((maximum - minimum) / step)
    labels = tuple(f"{minimum + i * step:,.0f}{suffix}" for i in range(count + 1))
    return ValueAxis(minimum, maximum, step, labels, "#,##0")


def at(count: int, **labels: PointLabel) -> tuple[PointLabel | None, ...]:
    """Labels by category: ``at(5, _4=...)``."""
    return tuple(labels.get(f"_{i}") for i in range(count))


def quarters(count: int) -> tuple[str, ...]:
    """``Q1 2019/20`` onwards."""
    return tuple(f"Q{i % 4 + 1} {2019 + i // 4}/{20 + i // 4}" for i in range(count))


def columns(values: tuple[float | None, ...] = (10, 20, None, 30, 25)) -> ChartModel:
    """Columns with the latest in front and its value above it."""
    last = len(values) - 1
    series = ChartSeries(
        "Offences",
        "column",
        values,
        CONTEXT,
        "#,##0",
        point_colours=(*[CONTEXT] * last, NAVY),
        labels=at(len(values), **{f"_{last}": PointLabel(f"{values[-1]:,.0f}", "outside end")}),
    )
    baseline = ChartSeries("Q1 2019/20", "line", (values[0],) * len(values), INK, "#,##0", dashed=True, line_width=1.25)
    return ChartModel("columns", quarters(len(values)), (series, baseline), axis(40, 10), "Columns of offences.")


def column_line() -> ChartModel:
    """Columns with a line on a second axis, as many steps on both."""
    count = 17
    values = tuple(22_000 + 900 * (i % 5) for i in range(count))
    rates = (*[None] * 10, 11.4, 11.6, 11.2, 9.8, 9.2, 9.3, 7.9)
    labels = at(count, _10=PointLabel("11.4%", "below", True), _16=PointLabel("7.9%", "below", True))
    return ChartModel(
        "column and line",
        quarters(count),
        (
            ChartSeries("Offences", "column", values, CONTEXT, "#,##0", labels=at(count, _16=PointLabel("22,900"))),
            ChartSeries("Q1 2019/20", "line", (22_195,) * count, INK, "#,##0", dashed=True, line_width=1.25),
            ChartSeries("Outcomes", "line", rates, PLUM, '0.0"%"', secondary=True, markers="all", labels=labels),
        ),
        axis(30_000, 10_000),
        "Columns and a line.",
        second_axis=axis(30, 10, suffix="%"),
        label_step=4,
    )


def lines() -> ChartModel:
    """Four lines with their names at the right, a gap, a vertical marker and a confidence band."""
    count = 9
    names = ("Trust the Met", "Treats everyone fairly", "Deals with what matters", "Good job locally")
    starts = (85.0, 76.0, 66.0, 60.0)
    falls = (2.0, 1.5, 1.2, 0.5)
    series = []
    for name, start, fall, colour in zip(names, starts, falls, (NAVY, TEAL, PLUM, ORANGE), strict=True):
        values = [start - fall * i for i in range(count)]
        shown = [None if name == "Good job locally" and i == 4 else value for i, value in enumerate(values)]
        band = name == "Trust the Met"
        series.append(
            ChartSeries(
                name,
                "line",
                tuple(shown),
                colour,
                '0"%"',
                labels=at(count, _2=PointLabel(f"{values[2]:.0f}%"), _8=PointLabel(f"{values[8]:.0f}%", "right")),
                markers="last",
                marked=(2,),
                low=tuple(v - 2 for v in values) if band else (),
                high=tuple(v + 2 for v in values) if band else (),
            )
        )
    return ChartModel(
        "lines",
        quarters(count),
        tuple(series),
        axis(90, 10, 40, "%"),
        "Four lines.",
        label_step=4,
        end_labels=True,
        markers=(VerticalMarker(2, "Q3 2019/20"),),
    )


def clustered() -> ChartModel:
    """Two clustered columns in each of three categories, one value below zero, one with an interval."""
    return ChartModel(
        "clustered",
        ("North", "East", "South"),
        (
            ChartSeries(
                "This year", "column", (10, -5, 15), NAVY, "0", labels=at(3, _1=PointLabel("−5")), low=(8, -6, 13),
                high=(12, -4, 17),
            ),
            ChartSeries("Last year", "column", (12, 4, None), TEAL, "0", labels=at(3, _0=PointLabel("12"))),
        ),
        axis(20, 10, -10),
        "Clustered columns.",
        gap_width=65,
        overlap=-6,
    )  # fmt: skip


def stacked(grouping: str = "stacked", horizontal: bool = False) -> ChartModel:
    """Three stacked series in two categories."""
    return ChartModel(
        "stacked",
        ("First", "Second"),
        tuple(
            ChartSeries(name, "column", values, colour, "0", labels=tuple(PointLabel(f"{v}", "centre") for v in values))
            for name, values, colour in (
                ("a", (10, 20), NAVY),
                ("b", (20, 10), TEAL),
                ("c", (10, 10), ORANGE),
            )
        ),
        axis(100, 50, suffix="%") if grouping == "percent" else axis(40, 10),
        "Stacked columns.",
        grouping=grouping,  # type: ignore[arg-type]
        horizontal=horizontal,
    )


def horizontal() -> ChartModel:
    """Horizontal bars, the first category on top."""
    values = (33.0, 21.0, 8.0, -4.0)
    labels = tuple(PointLabel(f"{v:.0f}".replace("-", "−"), "outside end") for v in values)
    return ChartModel(
        "bars",
        ("Westminster", "Camden", "Hackney", "Bexley"),
        (ChartSeries("Rate", "bar", values, NAVY, "0", labels=labels),),
        axis(40, 10, -10),
        "Bars by borough.",
        horizontal=True,
    )


def donut() -> ChartModel:
    """Three slices of 50, 25 and 25 with a total."""
    return ChartModel(
        "donut",
        ("Charged", "Resolved", "Open"),
        (
            ChartSeries(
                "Outcomes", "donut", (50, 25, 25), NAVY, "0", point_colours=(NAVY, TEAL, PLUM),
                labels=(PointLabel("50%", "centre"), PointLabel("25%", "centre"), PointLabel("25%", "centre")),
            ),
        ),
        axis(100, 50),
        "A donut.",
        donut_total="17,364\noutcomes",
    )  # fmt: skip


def spark(kind: str = "line") -> ChartModel:
    """A spark line with its start value and end dot, or spark columns."""
    values = (83.0, 82.0, 80.0, 77.0, 72.0, 70.0)
    series = ChartSeries(
        "Trust",
        kind,  # type: ignore[arg-type]
        values,
        NAVY,
        '0"%"',
        point_colours=(CONTEXT,) * 4 + (NAVY,) * 2 if kind == "column" else (),
        labels=at(6, _0=PointLabel("83%", "below")) if kind == "line" else (),
        markers="last" if kind == "line" else "none",
    )
    scale = axis(90, 50, 40) if kind == "line" else axis(90, 90)
    return ChartModel("spark", quarters(6), (series,), scale, "A spark.", spark=True, gap_width=30)


def area() -> ChartModel:
    """Two stacked areas with a gap."""
    return ChartModel(
        "areas",
        quarters(6),
        (
            ChartSeries("a", "area", (10, 12, 14, None, 10, 8), NAVY, "0"),
            ChartSeries("b", "area", (5, 6, 7, None, 8, 9), TEAL, "0"),
        ),
        axis(30, 10),
        "Areas.",
        grouping="stacked",
        label_step=2,
    )
