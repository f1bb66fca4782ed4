"""Donuts: the parts of one whole, each named beside its slice with its value and its share, the total in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.charts.alt import alt_text
from reportgen.charts.build import Built, ChartError, check_alike, number_format
from reportgen.charts.model import ChartModel, ChartSeries, PointLabel, ValueAxis
from reportgen.metrics.figure import Figure, Unit
from reportgen.text.numbers import round_half_away, show
from reportgen.theme import Theme

MOST_SLICES = 6
_RESERVE = ("grey", "lilac")  # a fifth and a sixth colour, which only slices with their own words may take
_SHARE = Unit("percent", "%")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the whole: what it is called, and its figure."""

    label: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class DonutWish:
    """What an author may ask of a donut: words under the total in its middle, and a message for the alt text.

    ``whole`` is the total as it is stated elsewhere, from which the parts may differ by rounding; None: their sum.
    """

    total: str = ""
    message: str = ""
    whole: Figure | None = None


def donut_chart(name: str, parts: Sequence[Part], theme: Theme, wish: DonutWish) -> Built:
    """The parts clockwise from twelve o'clock, in their order. All have values, and these are not all zero.

    ChartError: parts of different units or bases, more than can be told apart, a negative part, or published shares
    that make no whole.
    """
    _check(parts, wish.total)
    shares = _shares(parts, wish)
    whole = _whole(parts, wish)
    colours = tuple(theme.colour(colour) for colour in (*theme.chart_colours, *_RESERVE))
    series = ChartSeries(
        name=wish.total or "Parts",
        kind="donut",
        values=tuple(part.figure.value for part in parts),
        colour=colours[0],
        number_format=number_format(parts[0].figure.unit, [part.figure for part in parts]),
        point_colours=colours[: len(parts)],
        labels=tuple(map(_label, parts, shares)),
        figures=tuple(part.figure for part in parts),
    )
    model = ChartModel(
        name=name,
        categories=tuple(part.label for part in parts),
        series=(series,),
        axis=ValueAxis(0, 1, 1, ("", ""), series.number_format, visible=False, gridlines=False),
        alt=_alt(parts, series.labels, whole, wish),
        donut_total="\n".join(word for word in (show(whole) if whole else "100%", wish.total) if word),
        figures=(whole,) if whole else (),
    )
    return Built(model, notes=_notes(parts, shares))


def is_nothing(parts: Sequence[Part]) -> bool:
    """Whether every part is zero, so that there is nothing to divide."""
    return all(part.figure.value == 0 for part in parts)


def _check(parts: Sequence[Part], total: str) -> None:
    if len(parts) > MOST_SLICES:
        raise ChartError(
            f"{len(parts):,} slices in one donut",
            f"{MOST_SLICES} is the most that can be told apart",
            "add up the small ones, or use kind: bar",
            "too-many-slices",
        )
    # Parts may be called differently (officers, staff) where the whole has a name of its own.
    check_alike([_called_alike(part.figure) if total else part.figure for part in parts], where="in one donut")
    for part in parts:
        if (part.figure.value or 0) < 0:
            raise ChartError(
                f"'{part.label}' is {show(part.figure)}",
                "a slice is a part of a whole and cannot be negative",
                "use kind: bar",
                "negative-slice",
            )
    whole = sum(part.figure.value or 0 for part in parts)
    if _are_shares(parts) and abs(whole - 100) > len(parts) / 2:  # each was rounded by half a point at most
        raise ChartError(
            f"the shares add up to {whole:g}%",
            "the parts of a donut make a whole",
            "name the rest as a slice, or use kind: bar",
            "no-whole",
        )


def _check_whole(whole: Figure, added: float, parts: int) -> None:
    """ChartError when the parts give another whole than the one stated, beyond half a last place for each of them."""
    off = abs((whole.value or 0) - added) * 10**whole.places
    if whole.value is None or off > (parts + 1) / 2 + 1e-6:
        found = f"the whole is {show(whole)}, but its parts add up to {added:.{whole.places}f}"
        raise ChartError(found, "a whole that differs by rounding only", "correct the figures", "no-whole")


def _called_alike(figure: Figure) -> Figure:
    return replace(figure, unit=replace(figure.unit, name=""))


def _are_shares(parts: Sequence[Part]) -> bool:
    return parts[0].figure.unit.kind == "percent"


def _whole(parts: Sequence[Part], wish: DonutWish) -> Figure | None:
    """The sum of the parts as a figure; None where the parts are shares themselves."""
    first = parts[0].figure
    if _are_shares(parts):
        return None
    added = sum(part.figure.value or 0 for part in parts)
    if wish.whole is not None:
        _check_whole(wish.whole, added, len(parts))
        return wish.whole
    return Figure(
        name=f"{first.name}.total",
        label=f"Total: {wish.total}" if wish.total else "Total",
        value=added,
        unit=first.unit,
        period=first.period,
        basis=first.basis,
        decimals=max(part.figure.places for part in parts),
        provenance=first.provenance,
    )


def _shares(parts: Sequence[Part], wish: DonutWish) -> tuple[Figure | None, ...]:
    """Each part's share of the sum, computed on unrounded values; None where the parts are shares themselves."""
    total = sum(part.figure.value or 0 for part in parts)
    if _are_shares(parts):
        return (None,) * len(parts)
    return tuple(
        Figure(
            name=f"{part.figure.name}.share",
            label=f"Share of {wish.total or 'the total'}",
            value=(part.figure.value or 0) / total * 100,
            unit=_SHARE,
            period=part.figure.period,
            basis=part.figure.basis,
            provenance=part.figure.provenance,
        )
        for part in parts
    )


def _label(part: Part, share: Figure | None) -> PointLabel:
    """``34,411 (72%)``, or the published share alone."""
    if share is None:
        return PointLabel(show(part.figure), "right")
    return PointLabel(f"{show(part.figure)} ({_shown_share(share)})", "right", figures=(share,))


def _shown_share(share: Figure) -> str:
    """A share as a whole number; a small one that is no nought is told as such."""
    return "under 1%" if 0 < (share.value or 0) < 0.5 else show(share)


def _notes(parts: Sequence[Part], shares: Sequence[Figure | None]) -> tuple[str, ...]:
    """That rounded shares miss a hundred, where they do."""
    shown = [round_half_away((share or part.figure).value or 0, 0) for part, share in zip(parts, shares, strict=True)]
    return () if sum(shown) == 100 else ("Shares are rounded and may not add up to 100%.",)


def _alt(parts: Sequence[Part], labels: Sequence[PointLabel | None], whole: Figure | None, wish: DonutWish) -> str:
    of = f" of {show(whole)}" if whole else ""
    kind = f"Donut chart of {len(parts)} part{'' if len(parts) == 1 else 's'}{of} {wish.total}".rstrip()
    told = ", ".join(f"{part.label} {label.text}" for part, label in zip(parts, labels, strict=True) if label)
    return alt_text([kind, told], wish.message)
