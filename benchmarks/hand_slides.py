"""The slides of the plain script: pandas group-bys for each slide, and sentences put together from them."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

MINUS, NO_BREAK = "\u2212", "\u00a0"
INK, SECONDARY, RULE, GRID, WHITE = "#1B2733", "#4A5560", "#C9D0D6", "#D9DEE3", "#FFFFFF"
NAVY, TEAL, PLUM, CONTEXT = "#12436D", "#28A197", "#801650", "#7F94A8"
SECTIONS = {
    "Offences and outcomes": "#801650",
    "Trends": "#12436D",
    "Boroughs": "#A8450C",
    "Pairs of offences": "#1B6B64",
}
HEADERS = ["Borough", "A year ago", "This quarter", "Change, %",
           "Year before", "Latest year", "Change, %"]  # fmt: skip
KEY = [("#F9BE9E", "▲ up 50% or more"), ("#FCE3D6", "▲ up 20% to 49%"),
       ("#FFFFFF", "up or down less than 20%"), ("#BFE5E1", "▼ down 20% or more")]  # fmt: skip

OUTCOMES = ["Both files are made from one layout.", "Every number on a page comes from the data.",
            "A build is quick enough to look again."]  # fmt: skip
MEASURED = ["Wall time", "Processor time", "Peak memory", "Ratio to the plain script"]
COVER_LINE = "Forty kinds of offences that never happened, in thirty-two boroughs that exist, over five years."
SMALL_PRINT = "Synthetic data made for timing. No figure here says anything about London."
SOURCE = "Source: synthetic data made for timing."
OWNER, FOOTER = "Mayor of London, Office for Policing and Crime", "Synthetic performance report, Q1 2023/24"


@dataclass
class Chart:
    """What one chart shows; ``rates`` is the line on the second axis, ``baseline`` the dashed constant."""

    kind: str
    title: str
    subtitle: str
    categories: list[str]
    series: dict[str, list[int]]
    rates: list[float] = field(default_factory=list)
    baseline: int | None = None


@dataclass
class Slide:
    """One slide: its words, and what stands on it."""

    kind: str
    kicker: str
    headline: str
    colour: str = "#3D3D3D"
    number: int = 0
    listed: bool = False
    charts: list[Chart] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    subtitle: str = ""
    rows: list[list[str]] = field(default_factory=list)
    fills: dict[tuple[int, int], str] = field(default_factory=dict)


def read(path: Path) -> pd.DataFrame:
    """The data with its months as dates and the fiscal quarter of each row."""
    data = pd.read_csv(path)
    data["month"] = pd.to_datetime(data["month"], format="%Y-%m")
    data["quarter"] = data["month"].dt.to_period("Q-MAR")
    return data


def all_slides(data: pd.DataFrame) -> list[Slide]:
    """Cover, contents, and the four sections, each after its divider."""
    crimes = list(data["crime"].unique())
    groups = [
        [outcome_slide(data, crime) for crime in crimes[:15]],
        [trend_slide(data, crimes, n) for n in range(15, 30)],
        [borough_slide(data, crime) for crime in crimes[:14]],
        [pair_slide(data, crimes, n) for n in range(20, 40, 2)],
    ]
    slides = [
        Slide("cover", "Mayor of London, Office for Policing and Crime", "Synthetic performance report"),
        Slide("contents", "Contents", "What is in this report"),
    ]
    for (title, colour), group in zip(SECTIONS.items(), groups, strict=True):
        slides.append(Slide("divider", "Part of the synthetic report", title, colour))
        for n, slide in enumerate(group):
            slide.colour, slide.listed = colour, n % 2 == 0
        slides += group
    for number, slide in enumerate(slides, start=1):
        slide.number = number
    return slides


def outcome_slide(data: pd.DataFrame, crime: str) -> Slide:
    """Columns of offences with a line of the outcome rate, and three paragraphs."""
    quarters = by_quarter(data, crime)
    chart = Chart(
        "column-line",
        f"{crime}: offences and positive outcomes",
        "Offences and share with a positive outcome, London, by quarter",
        labels(quarters),
        {"Offences (left)": quarters["offences"].tolist()},
        rates=rates(quarters),
    )
    return notes_slide(data, crime, "Offences and outcomes", quarters, chart)


def trend_slide(data: pd.DataFrame, crimes: list[str], n: int) -> Slide:
    """Three lines or columns with a baseline, in turn, and three paragraphs."""
    quarters = by_quarter(data, crimes[n])
    chart = line_chart(data, crimes, n, quarters) if n % 2 else column_chart(crimes[n], quarters)
    return notes_slide(data, crimes[n], "Trends", quarters, chart)


def pair_slide(data: pd.DataFrame, crimes: list[str], n: int) -> Slide:
    """Columns with a baseline beside three lines."""
    quarters = by_quarter(data, crimes[n])
    charts = [column_chart(crimes[n], quarters), line_chart(data, crimes, n, quarters)]
    values = quarters["offences"].tolist()
    on_quarter = movement(values[-1], values[-2], f"the previous quarter ({labels(quarters)[-2]})")
    return Slide("pair", f"Pairs: {crimes[n]}", f"{crimes[n]} {on_quarter}", charts=charts)


def column_chart(crime: str, quarters: pd.DataFrame) -> Chart:
    """Columns of one crime, with its quarter before the pandemic as a dashed line."""
    values = quarters["offences"].tolist()
    subtitle = "Offences, London, by quarter"
    return Chart("column", f"{crime} by quarter", subtitle, labels(quarters), {crime: values}, baseline=values[0])


def line_chart(data: pd.DataFrame, crimes: list[str], n: int, quarters: pd.DataFrame) -> Chart:
    """Lines of a crime and the two after it."""
    series = {crimes[n]: quarters["offences"].tolist()}
    for other in (crimes[(n + 1) % len(crimes)], crimes[(n + 2) % len(crimes)]):
        series[other] = by_quarter(data, other)["offences"].tolist()
    return Chart("line", f"{crimes[n]} beside two others", "Offences, London, by quarter", labels(quarters), series)


def notes_slide(data: pd.DataFrame, crime: str, title: str, quarters: pd.DataFrame, chart: Chart) -> Slide:
    """A chart with three computed paragraphs beside it."""
    offences, shares = quarters["offences"].tolist(), rates(quarters)
    this_year, last_year = two_years(data[data["crime"] == crime])
    now, before, year_ago = (labels(quarters)[at] for at in (-1, -2, -5))
    on_quarter = movement(offences[-1], offences[-2], f"the previous quarter ({before})")
    on_year = movement(shares[-1], shares[-5], year_ago, points=True)
    on_12_months = movement(this_year, last_year, "the previous 12 months")
    notes = [
        ("Offences", f" in {now}: {offences[-1]:,}, {on_quarter}."),
        ("Positive outcomes", f" {on_year}, to {rounded(shares[-1], 1):.1f}%."),
        ("Over 12 months", f" offences {on_12_months}, to {this_year:,}."),
    ]
    return Slide("notes", f"{title}: {crime}", headline(crime, quarters), charts=[chart], notes=notes)


def borough_slide(data: pd.DataFrame, crime: str) -> Slide:
    """All boroughs and London: this quarter and 12 months, each with the same before and the change in colour."""
    rows = data[data["crime"] == crime]
    quarters = rows.pivot_table(index="borough", columns="quarter", values="offences", aggfunc="sum")
    last = rows[rows["month"] > "2022-06-30"].groupby("borough")["offences"].sum()
    previous = rows[(rows["month"] > "2021-06-30") & (rows["month"] < "2022-07-01")]
    table = pd.DataFrame(
        {"year_ago": quarters.iloc[:, -5], "now": quarters.iloc[:, -1],
         "previous": previous.groupby("borough")["offences"].sum(), "last": last}
    )  # fmt: skip
    table.loc["London"] = table.sum()
    on = movement(table.loc["London", "last"], table.loc["London", "previous"], "the previous 12 months")
    subtitle = f"{crime}, offences by borough"
    slide = Slide("table", f"Boroughs: {crime}", f"{crime} {on}", subtitle=subtitle)
    for n, (name, row) in enumerate(table.iterrows()):
        cells = [str(name)]
        for column, (then, at) in ((3, (row["year_ago"], row["now"])), (6, (row["previous"], row["last"]))):
            words, fill = change_cell(at, then)
            cells += [f"{then:,.0f}", f"{at:,.0f}", words]
            if fill:
                slide.fills[n, column] = fill
        slide.rows.append(cells)
    return slide


def change_cell(now: float, before: float) -> tuple[str, str]:
    """The change in percent as shown, and the colour of its cell."""
    if before == 0:
        return "[z]", ""
    change = rounded((now - before) / before * 100, 0)
    fill = "#BFE5E1" if change <= -20 else "" if change < 20 else "#FCE3D6" if change < 50 else "#F9BE9E"
    return signed(change, 0) + "%", fill


def by_quarter(data: pd.DataFrame, crime: str) -> pd.DataFrame:
    """Offences and outcomes of a crime in its last 17 quarters."""
    return data[data["crime"] == crime].groupby("quarter")[["offences", "outcomes"]].sum().tail(17)


def two_years(rows: pd.DataFrame) -> tuple[int, int]:
    """Offences in the last 12 months and in the 12 before."""
    this_year = rows.loc[rows["month"] > "2022-06-30", "offences"].sum()
    last_year = rows.loc[(rows["month"] > "2021-06-30") & (rows["month"] < "2022-07-01"), "offences"].sum()
    return int(this_year), int(last_year)


def rates(quarters: pd.DataFrame) -> list[float]:
    """The share of offences with a positive outcome by quarter, in percent."""
    return (quarters["outcomes"] / quarters["offences"] * 100).tolist()


def headline(crime: str, quarters: pd.DataFrame) -> str:
    """What the crime did in a year."""
    values = quarters["offences"].tolist()
    return f"{crime} {movement(values[-1], values[-5], labels(quarters)[-5])}"


def labels(quarters: pd.DataFrame) -> list[str]:
    """``Q1 2023/24`` for each quarter."""
    return [f"Q{quarter.quarter} {quarter.qyear - 1}/{quarter.qyear % 100:02d}" for quarter in quarters.index]


def movement(now: float, before: float, against: str, points: bool = False) -> str:
    """``increased by 18% on Q1 2022/23``; under the threshold ``remained stable``."""
    change = now - before if points else (now - before) / before * 100
    places, stable = (1, 0.5) if points else (0, 3)
    unit = f"{NO_BREAK}pp" if points else "%"
    if abs(change) < stable:
        figure = signed(rounded(change, places), places) + unit
        return f"remained stable on {against[:-1]}, {figure})" if against.endswith(")") else (
            f"remained stable on {against} ({figure})")  # fmt: skip
    size = f"{abs(rounded(change, places)):,.{places}f}"
    if points:
        slightly = " slightly" if abs(change) < 3 else ""
        return f"{'rose' if change > 0 else 'fell'}{slightly} by {size}{NO_BREAK}percentage points on {against}"
    return f"{'increased' if change > 0 else 'decreased'} by {size}% on {against}"


def rounded(value: float, places: int) -> float:
    """Rounded half away from zero."""
    size = math.floor(abs(value) * 10**places + 0.5) / 10**places
    return math.copysign(size, value) if size else 0.0


def signed(value: float, places: int) -> str:
    """With + or a true minus; zero has no sign."""
    return f"{'+' if value > 0 else MINUS if value < 0 else ''}{abs(value):,.{places}f}"
