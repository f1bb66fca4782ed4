"""How a row looks by what it is to its table: ground, words, indent, and the rules at its edges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from reportgen.exhibits.tables.grid import Level

RuleUnder = Literal["inner", "group", "sum", "total", "none"]


@dataclass(frozen=True, slots=True)
class RowLook:
    """The look of one level. ``above`` is the rule under the row before it; None leaves that to that row."""

    bold: bool | None = None
    fill: str | None = None
    colour: str | None = None
    indent: float = 0
    above: RuleUnder | None = None
    below: RuleUnder = "inner"
    total_above: bool = False


# As finance tables look: children indented, subtotals under a rule, totals tinted, the grand total like the header.
LOOKS: Final[Mapping[Level, RowLook]] = {
    "row": RowLook(),
    "lead": RowLook(bold=True, fill="tint", below="total"),
    "foot": RowLook(bold=True, below="total", total_above=True),
    "group": RowLook(bold=True, fill="total", below="none"),
    "line": RowLook(indent=13),
    "subtotal": RowLook(bold=True, above="sum"),
    "total": RowLook(bold=True, fill="total"),
    "grand": RowLook(bold=True, fill="priority", colour="white", below="none"),
}
