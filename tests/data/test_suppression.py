"""No hidden count can be worked back from the counts and totals that are shown."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.data.suppression import Counts, Hidden, Rule, exposed, suppress

small_counts = st.integers(0, 5)


@st.composite
def tables(draw: st.DrawFn) -> Counts:
    """Tables of up to three by three, some without a cell, any of their totals shown."""
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    cells = [[draw(st.one_of(small_counts, st.none())) for _ in range(columns)] for _ in range(rows)]
    shown_rows = draw(st.frozensets(st.integers(0, rows - 1)))
    shown_columns = draw(st.frozensets(st.integers(0, columns - 1)))
    return Counts(cells, shown_rows, shown_columns)


rules = st.builds(Rule, st.integers(2, 4), st.booleans())


def solutions(counts: Counts, hidden: Hidden, least: int) -> dict[tuple[int, int], set[int]]:
    """Every value of every hidden cell that fits what is shown, by trying all; no cell is above 8."""
    cells = sorted(hidden.cells)
    fitting: dict[tuple[int, int], set[int]] = {cell: set() for cell in cells}
    rows, columns = counts.row_totals - hidden.row_totals, counts.column_totals - hidden.column_totals
    for values in product(range(least, 9), repeat=len(cells)):
        tried = dict(zip(cells, values, strict=True))
        moved = {cell: tried[cell] - counts.at(cell) for cell in cells}
        if all(sum(m for (r, _), m in moved.items() if r == row) == 0 for row in rows) and all(
            sum(m for (_, c), m in moved.items() if c == column) == 0 for column in columns
        ):
            for cell, value in tried.items():
                fitting[cell].add(value)
    return fitting


def least_of(counts: Counts, hidden: Hidden, rule: Rule) -> int:
    return 0 if not rule.zero_is_safe or any(counts.at(cell) == 0 for cell in hidden.cells) else 1


@settings(max_examples=300, deadline=None)
@given(tables(), rules)
def test_every_hidden_count_could_be_another_one(counts: Counts, rule: Rule) -> None:
    hidden = suppress(counts, rule)
    if len(hidden.cells) > 5:  # trying all would take too long
        assert exposed(counts, hidden, rule) == set()
        return
    fitting = solutions(counts, hidden, least_of(counts, hidden, rule))
    assert all(len(values) > 1 for values in fitting.values())


@settings(max_examples=200, deadline=None)
@given(tables(), rules, st.data())
def test_what_is_told_as_exposed_is_what_trying_all_values_finds(
    counts: Counts, rule: Rule, data: st.DataObject
) -> None:
    filled = list(counts.filled())
    some = data.draw(st.sets(st.sampled_from(filled), max_size=4)) if filled else set()
    hidden = Hidden(small=some)
    fitting = solutions(counts, hidden, least_of(counts, hidden, rule))
    least = least_of(counts, hidden, rule)
    if all(counts.at(cell) >= least for cell in some):
        assert exposed(counts, hidden, rule) == {cell for cell, values in fitting.items() if len(values) == 1}


@given(tables(), rules)
def test_every_small_count_is_hidden_and_the_same_counts_hide_the_same_cells(counts: Counts, rule: Rule) -> None:
    hidden = suppress(counts, rule)
    assert hidden.small == {cell for cell in counts.filled() if rule.is_small(counts.at(cell))}
    assert suppress(counts, rule) == hidden


def column(*counts: int) -> Counts:
    """One column of counts whose total is shown."""
    return Counts([[count] for count in counts], frozenset(), frozenset({0}))


def test_a_single_small_count_takes_the_smallest_other_one_with_it() -> None:
    hidden = suppress(column(40, 2, 7, 9), Rule(3))
    assert (hidden.small, hidden.protecting) == ({(1, 0)}, {(2, 0)})


def test_two_ones_tell_themselves_by_their_sum_and_need_a_third() -> None:
    assert suppress(column(1, 1, 30), Rule(3)).protecting == {(2, 0)}
    assert suppress(column(1, 2, 30), Rule(3)).protecting == set()


def test_zeros_are_hidden_only_where_there_is_nothing_else() -> None:
    assert suppress(column(2, 0, 0, 8), Rule(3)).protecting == {(3, 0)}
    assert suppress(column(2, 0, 0), Rule(3)).protecting == {(1, 0)}


def test_a_count_that_nothing_can_protect_takes_the_total_with_it() -> None:
    hidden = suppress(column(2), Rule(3))
    assert (hidden.protecting, hidden.column_totals) == (set(), {0})


def test_without_secondary_suppression_only_small_counts_are_hidden() -> None:
    assert suppress(column(40, 2, 7), Rule(3, secondary=False)) == Hidden({(1, 0)})


def test_a_table_with_both_totals_hides_a_rectangle() -> None:
    cells = [[1, 20, 30], [25, 35, 45], [15, 55, 65]]
    every = frozenset({0, 1, 2})
    hidden = suppress(Counts(cells, every, every), Rule(3))
    assert hidden.small == {(0, 0)} and len(hidden.cells) == 4
    assert not hidden.row_totals and not hidden.column_totals
