"""The columns of a chart's workbook, and the references by which the chart finds them."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.charts.model import ChartModel
from reportgen.paint.deck.ooxml import number, words
from reportgen.paint.deck.workbook import SHEET, Column, column_letters, workbook

LOWER, UPPER, WIDTH = "lower limit", "upper limit", "width of interval"


@dataclass(frozen=True)
class ChartData:
    """The numbers behind one chart: a column per series, then the limits of confidence intervals."""

    categories: tuple[str, ...]
    columns: tuple[Column, ...]

    @classmethod
    def of(cls, model: ChartModel) -> ChartData:
        """The model's own numbers; intervals add their limits, and where they are a band, its width."""
        columns = [Column(s.name, s.values, s.number_format) for s in model.series]
        for s in model.series:
            if not s.low:
                continue
            width = tuple(
                None if low is None or high is None else high - low for low, high in zip(s.low, s.high, strict=True)
            )
            columns.append(Column(f"{s.name}, {LOWER}", s.low, s.number_format))
            columns.append(Column(f"{s.name}, {UPPER}", s.high, s.number_format))
            if s.kind == "line":
                columns.append(Column(f"{s.name}, {WIDTH}", width, s.number_format))
        return cls(model.categories, tuple(columns))

    def workbook(self, office_theme: str) -> bytes:
        """The .xlsx that opens with Edit Data, in the deck's own Office theme."""
        return workbook(self.categories, self.columns, office_theme)

    def index(self, name: str, after: int = 0) -> int:
        """Position of the column of that name, from ``after`` on."""
        return next(i for i in range(after, len(self.columns)) if self.columns[i].name == name)

    def head(self, index: int) -> str:
        """``c:tx``: the series' name, in row 1."""
        name = self.columns[index].name
        cache = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{words(name)}</c:v></c:pt></c:strCache>'
        return f"<c:tx><c:strRef><c:f>{SHEET}!${column_letters(index + 1)}$1</c:f>{cache}</c:strRef></c:tx>"

    def labels(self) -> str:
        """``c:cat``: the categories, in column A."""
        points = "".join(f'<c:pt idx="{i}"><c:v>{words(c)}</c:v></c:pt>' for i, c in enumerate(self.categories))
        count = len(self.categories)
        cache = f'<c:strCache><c:ptCount val="{count}"/>{points}</c:strCache>'
        return f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${count + 1}</c:f>{cache}</c:strRef></c:cat>"

    def values(self, index: int) -> str:
        """``c:val``: a column's numbers; a missing one has no point, hence is a gap."""
        column, count = self.columns[index], len(self.categories)
        points = "".join(
            f'<c:pt idx="{i}"><c:v>{number(v)}</c:v></c:pt>' for i, v in enumerate(column.values) if v is not None
        )
        letters = column_letters(index + 1)
        return (
            f"<c:val><c:numRef><c:f>{SHEET}!${letters}$2:${letters}${count + 1}</c:f><c:numCache>"
            f"<c:formatCode>{words(column.number_format)}</c:formatCode>"
            f'<c:ptCount val="{count}"/>{points}</c:numCache></c:numRef></c:val>'
        )
