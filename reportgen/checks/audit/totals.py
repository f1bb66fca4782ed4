"""Totals: which rows a total adds up is learnt from the columns that foot, and the columns that do not are found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument, Row, Table
from reportgen.checks.audit.numbers import Number

_TOTAL = re.compile(
    r"^(?:sub-?\s?totals?|(?:grand |overall )?totals?)\b|\b(?:sub)?total(?:s| £\w+)?$|^net (?:expenditure|revenue)",
    re.I,
)
_WHOLLY = re.compile(r"^(?:(?:grand|sub|overall)[ -]?)?totals?(?:\s*\(?£?\w*\)?)?$", re.I)
_NOT_ADDITIVE = re.compile(
    r"%|\bpct\b|per ?cent|rate|ratio|average|mean|median|change|diff|share|proportion|index|\bpp\b|\bpoints?\b|score"
    r"|days|per \d",
    re.I,
)
_SHARE = re.compile(r"\bshare\b|% of (?:the )?total|proportion of (?:the )?(?:total|all)|split", re.I)
_SIGN_WORD = re.compile(r"(?:over|under)[- ]?\w+|increased?|decreased?", re.I)
_SMALL = 1e-9


def broken_totals(document: AuditedDocument) -> Iterator[Found]:
    """Totals and subtotals that are not the sum of their rows."""
    for table in document.tables:
        for part in _parts(table):
            yield from _totals_of(part)


def _parts(table: Table) -> Iterator[Table]:
    """A table, or one table per member where a column repeats the same few members for every line (a long table)."""
    column = _member_column(table)
    if column is None:
        yield table
        return
    for member in dict.fromkeys(row.text(column) for row in table.rows):
        rows = tuple(row for row in table.rows if row.text(column) == member)
        yield Table(table.names, rows, member)


def _member_column(table: Table) -> int | None:
    for column in table.label_columns:
        counts = Counter(row.text(column) for row in table.rows)
        even = len(set(counts.values())) == 1 and 2 <= len(counts) <= 6 and min(counts.values()) >= 3
        cyclic = len({row.text(column) for row in table.rows[: len(counts)]}) == len(counts)
        if even and cyclic and "" not in counts:
            return column
    return None


def _additive(table: Table) -> list[int]:
    return [
        c
        for c in table.numeric
        if not (_NOT_ADDITIVE.search(table.names[c]) or _percents(table, c) or _worded(table, c))
    ]


def _worded(table: Table, column: int) -> bool:
    """Amounts whose sign stands as a word in the next column: overspend, underspend."""
    after = [row.text(column + 1) for row in table.rows]
    return any(_SIGN_WORD.fullmatch(text) for text in after)


def _percents(table: Table, column: int) -> bool:
    return any(row.cells[column].text.endswith(("%", "pp")) for row in table.rows if column < len(row.cells))


def is_total(label: str) -> bool:
    """Whether a row's label says that it adds others up."""
    return bool(_TOTAL.search(label.strip()))


def _totals_of(table: Table) -> Iterator[Found]:
    """Walk down the rows; a total takes the last rows or subtotals that most of its columns sum from."""
    columns = _additive(table)
    pending: list[Row] = []
    for row in table.rows:
        if not any(row.number(c) is not None for c in columns):
            continue
        if not is_total(table.label(row)):
            pending.append(row)
            continue
        taken, footing = _operands(row, pending, columns)
        if taken:
            for column in columns:
                yield from _not_footing(table, row, taken, column, footing)
            pending = [other for other in pending if other not in taken]
        pending.append(row)


def _operands(total: Row, pending: Sequence[Row], columns: Sequence[int]) -> tuple[Sequence[Row], int]:
    """The rows under a total, and in how many columns they foot; none when too few columns say so.

    Of rows that foot equally, those nearest to the total: a small figure more or less may hide in the rounding of many.
    """
    best: Sequence[Row] = ()
    most, least = 0, 0.0
    for count in range(2, len(pending) + 1):
        rows = pending[-count:]
        footing = [c for c in columns if _foots(total, rows, c) and _weighty(total, rows, c)]
        gap = round(sum(_gap(total, rows, c) for c in footing), 6)
        if (len(footing), -gap) > (most, -least):
            best, most, least = rows, len(footing), gap
    checkable = sum(1 for c in columns if _sum(best, c) is not None and total.number(c) is not None) if best else 0
    whole = len(best) == len(pending) and bool(most) and _WHOLLY.match(_words(total))
    return (best, most) if (most >= 2 or whole) and most * 2 >= checkable else _near(total, pending, columns)


def _words(row: Row) -> str:
    return " ".join(cell.text for cell in row.cells if cell.number is None and re.search(r"[^\W\d]", cell.text)).strip()


def _near(total: Row, pending: Sequence[Row], columns: Sequence[int]) -> tuple[Sequence[Row], int]:
    """For a table of one or two columns: all the rows, when their sum is within a tenth of the total."""
    if len(columns) > 2 or len(pending) < 3 or not _WHOLLY.match(_words(total)):
        return (), 0
    for column in columns:
        shown, made = total.number(column), _sum(pending, column)
        if shown is None or made is None or not shown.value or abs(made[0] / shown.value - 1) > 0.1:
            return (), 0
    return pending, 0


def _sum(rows: Sequence[Row], column: int) -> tuple[float, float] | None:
    """Sum and its slack; None when a figure cannot be read."""
    value = slack = 0.0
    for row in rows:
        number = row.number(column)
        if number is None:
            if column < len(row.cells) and row.cells[column].text in ("-", "–", "nil"):
                continue
            return None
        value, slack = value + number.value, slack + _slack(number)
    return value, slack


def _slack(number: Number) -> float:
    """Counts are exact; what carries a unit or decimals is rounded, and so are whole thousands."""
    return 0.0 if number.step == 1 and not number.unit and abs(number.value) >= 1000 else number.slack


def _foots(total: Row, rows: Sequence[Row], column: int) -> bool:
    shown, made = total.number(column), _sum(rows, column)
    return shown is not None and made is not None and abs(shown.value - made[0]) <= made[1] + _slack(shown) + _SMALL


def _gap(total: Row, rows: Sequence[Row], column: int) -> float:
    """How far a column that foots is from its total."""
    shown, made = total.number(column), _sum(rows, column)
    return abs(shown.value - made[0]) if shown is not None and made is not None else 0.0


def _weighty(total: Row, rows: Sequence[Row], column: int) -> bool:
    """A sum proves something when at least two of its figures are well above its rounding."""
    shown, made = total.number(column), _sum(rows, column)
    if shown is None or made is None:
        return False
    clear = [n for row in rows if (n := row.number(column)) and abs(n.value) > made[1] + _slack(shown)]
    return len(clear) >= 2


def _not_footing(table: Table, total: Row, rows: Sequence[Row], column: int, footing: int) -> Iterator[Found]:
    shown, made = total.number(column), _sum(rows, column)
    if shown is None or made is None or _foots(total, rows, column):
        return
    due = Number(made[0], shown.step, "", False).shown
    name = table.names[column] or f"column {column + 1}"
    where = f" ({table.title})" if table.title else ""
    known = f"; {footing} other columns foot" if footing else ""
    words = f'"{table.label(total)}"{where}, {name}: {shown.shown} shown, its {len(rows)} rows add up to {due}{known}'
    yield Found(total.place, words)


def broken_groups(document: AuditedDocument) -> Iterator[Found]:
    """Members that do not add up to their group, in long tables such as A, B, "A & B"."""
    for table in document.tables:
        column = _member_column(table)
        if column is None:
            continue
        members = list(dict.fromkeys(row.text(column) for row in table.rows))
        lines = [table.rows[n : n + len(members)] for n in range(0, len(table.rows), len(members))]
        for whole in (m for m in members if re.search(r"&|\band\b|total|group|\+|all", m, re.I)):
            yield from _group(table, column, whole, lines)


def _group(table: Table, column: int, whole: str, lines: Sequence[Sequence[Row]]) -> Iterator[Found]:
    right, wrong = 0, []
    for line in lines:
        total = next((row for row in line if row.text(column) == whole), None)
        parts = [row for row in line if row.text(column) != whole]
        if total is None or not parts:
            continue
        for c in _additive(table) or ():
            shown, made = total.number(c), _sum(parts, c)
            if shown is None or made is None:
                continue
            if _foots(total, parts, c):
                right += 1
            else:
                due = Number(made[0], shown.step, "", False).shown
                name = f'"{table.label(total)}", {whole}, {table.names[c]}'
                wrong.append(Found(total.place, f"{name}: {shown.shown} shown, its parts add up to {due}"))
    if right >= 6 and right >= 3 * len(wrong):
        yield from wrong


def broken_parents(document: AuditedDocument) -> Iterator[Found]:
    """A row that adds up the two to six rows below it in all columns but one."""
    for table in document.tables:
        columns = _additive(table)
        for at, row in enumerate(table.rows):
            for count in range(2, min(6, len(table.rows) - at - 1) + 1):
                rows = table.rows[at + 1 : at + 1 + count]
                good = [c for c in columns if _foots(row, rows, c) and _weighty(row, rows, c) and _long(row, c)]
                if len(good) < 2:
                    continue
                bad = [
                    c for c in columns if c not in good and _sum(rows, c) and row.number(c) and not _foots(row, rows, c)
                ]
                if len(bad) == 1:
                    yield from _not_footing(table, row, rows, bad[0], len(good))


def _long(row: Row, column: int) -> bool:
    number = row.number(column)
    return number is not None and abs(number.value) / number.step >= 100


def broken_shares(document: AuditedDocument) -> Iterator[Found]:
    """Shares of a whole that do not sum to 100."""
    for table in document.tables:
        for column in table.numeric:
            rows = [row for row in table.rows if not is_total(table.label(row)) and row.number(column) is not None]
            if not _SHARE.search(table.names[column]) or len(rows) < 3 or re.search("change|diff", table.names[column]):
                continue
            made = _sum(rows, column)
            if made and 90 <= made[0] <= 110 and abs(made[0] - 100) > made[1] + _SMALL:
                yield Found(
                    rows[-1].place, f"{table.names[column]}: the {len(rows)} shares add up to {made[0]:.4g}, not 100"
                )
