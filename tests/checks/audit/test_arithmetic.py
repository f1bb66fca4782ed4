"""Totals, differences, reserves, shares and sums in sentences."""

from __future__ import annotations

import pytest

from tests.checks.audit.made import of, rules, table, text

SPEND = """line,budget,actual,forecast,variance
Pay,100.0,25.0,98.0,-2.0
Overtime,20.0,6.0,26.0,6.0
Fleet,30.5,7.0,29.0,-1.5
Premises,40.0,9.0,41.0,1.0
Total,190.5,47.0,194.0,3.5
"""


def test_a_table_that_foots_has_no_findings() -> None:
    assert rules(table(SPEND)) == set()


def test_a_total_that_does_not_foot_is_found_in_its_column() -> None:
    (found,) = of(table(SPEND.replace("190.5", "199.5")), "arithmetic.total")
    assert found.line == 6
    assert "budget: 199.5 shown, its 4 rows add up to 190.5" in found.message


def test_rounding_of_the_rows_is_not_an_error() -> None:
    assert not of(table(SPEND.replace("190.5", "190.6")), "arithmetic.total")


def test_a_variance_with_the_other_sign_is_told_from_a_wrong_one() -> None:
    signed = of(table(SPEND.replace("41.0,1.0", "41.0,-1.0")), "arithmetic.sign")
    wrong = of(table(SPEND.replace("26.0,6.0", "26.0,8.0")), "arithmetic.difference")
    assert [found.line for found in signed] == [5]
    assert [found.line for found in wrong] == [3]
    assert "8.0 shown, 26.0 less 20.0 is 6.0" in wrong[0].message


def test_per_cent_changes_follow_from_their_counts() -> None:
    rows = (
        "crime,2021-22,2022-23,% change\nRobbery,2000,2200,10.0\nBurglary,4000,3800,-5.0\n"
        "Theft,5000,5250,5.0\nArson,800,900,15.2\n"
    )
    (found,) = of(table(rows), "arithmetic.difference")
    assert found.line == 5
    assert "12.5" in found.message


def test_subtotals_are_summed_into_the_grand_total_once() -> None:
    rows = (
        "item,a,b,c\nx,10.0,20.0,9.0\ny,5.0,6.0,9.0\nSubtotal one,15.0,26.0,18.0\n"
        "z,1.0,2.0,4.0\nw,2.0,3.0,4.0\nSubtotal two,3.0,5.0,8.0\nGrand total,18.0,32.0,26.0\n"
    )
    (found,) = of(table(rows), "arithmetic.total")
    assert found.message.startswith('"Grand total", b: 32.0 shown')


def test_a_small_row_belongs_to_its_subtotal_though_the_others_add_up_within_their_rounding() -> None:
    rows = (
        "item,a,b\nBuildings,62.0,28.5\nSupport,0.3,0.3\nv,10.0,1.0\nw,20.0,2.0\nx,30.0,3.0\ny,5.0,4.0\nz,6.0,5.0\n"
        "Total digital,71.3,15.3\nTotal,133.3,43.8\n"
    )
    assert not of(table(rows), "arithmetic.total")
    (found,) = of(table(rows.replace("133.3", "143.3")), "arithmetic.total")
    assert "its 2 rows add up to 133.3" in found.message


def test_the_only_column_of_a_table_is_summed_under_a_grand_total() -> None:
    rows = "borough,allocation\nA,1000200\nB,2000300\nC,3000400\nGrand Total,6000901\n"
    (found,) = of(table(rows), "arithmetic.total")
    assert "add up to 6,000,900" in found.message


def test_a_total_that_names_a_kind_of_crime_is_not_a_sum_of_the_rows_above() -> None:
    rows = (
        "crime,before,after\nHomicide,108,116\nRape,5852,6082\nTotal Robbery,21428,24001\nTotal Burglary,69545,65490\n"
    )
    assert not of(table(rows), "arithmetic.total")


def test_members_add_up_to_their_group() -> None:
    lines = [("Pay", 4000, 5000), ("Fuel", 1000, 2000), ("Rent", 3000, 3000), ("Fees", 2000, 2000)]
    rows = "line,body,budget,forecast\n" + "".join(
        f"{name},North,{a},{b}\n{name},South,{a},{b}\n{name},North & South,{2 * a},{2 * b + (name == 'Rent')}\n"
        for name, a, b in lines
    )
    (found,) = of(table(rows), "arithmetic.group")
    assert '"Rent", North & South, forecast: 6,001 shown, its parts add up to 6,000' in found.message


def test_reserves_roll_forward_and_draws_do_not_pass_the_balance() -> None:
    rows = (
        "reserve,opening balance,planned transfers,closing balance\nA,10.0,-4.0,6.0\nB,8.0,-1.0,7.0\n"
        "C,5.0,-2.0,3.9\nD,3.0,-9.0,-6.0\n"
    )
    (found,) = of(table(rows), "arithmetic.reserve")
    (drawn,) = of(table(rows), "plausible.overdraw")
    assert (found.line, drawn.line) == (4, 5)


def test_shares_sum_to_a_hundred() -> None:
    rows = "group,share of total pct\nOfficers,70\nStaff,21\nPCSOs,5\nSpecials,9\n"
    (found,) = of(table(rows), "arithmetic.share")
    assert "add up to 105" in found.message
    assert not of(table(rows.replace("9\n", "3\n")), "arithmetic.share")


def test_sums_in_a_sentence_follow() -> None:
    good = "The budget was set at £44.6m. It has been increased by £0.6m to £45.2m."
    assert rules(text(good)) == set()
    (found,) = of(text(good.replace("45.2", "46.2")), "arithmetic.statement")
    assert "£45.20m, not £46.2m" in found.message


def test_a_part_of_a_whole_gives_its_percentage() -> None:
    assert of(text("They answered 92 of 115 letters (90%)."), "arithmetic.statement")
    assert not of(text("They answered 92 of 115 letters (80%)."), "arithmetic.statement")


def test_a_movement_goes_the_way_its_word_says() -> None:
    assert of(text("Satisfaction rose from 64% to 61% over the year."), "arithmetic.movement")
    assert of(text("Offences fell from 200 to 150 (a fall of 35%)."), "arithmetic.movement")
    assert not of(text("Offences fell from 200 to 150 (a fall of 25%)."), "arithmetic.movement")


def test_an_underspend_follows_from_spend_and_budget() -> None:
    line = "The position is an underspend of £0.9m, with expenditure of £3.3m against a YTD budget of £4.0m."
    assert of(text(line), "wording.spend")
    assert not of(text(line.replace("0.9m", "0.7m")), "wording.spend")
    assert of(text(line.replace("underspend of £0.9m", "overspend of £0.7m")), "wording.spend")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Burglary fell to 4,120 offences from 4,012.", "Burglary fell to 4,012 offences from 4,120."),
        ("Spend is £12.4m against a budget of £11.9m, an underspend of £0.5m.",
         "Spend is £12.4m against a budget of £11.9m, an overspend of £0.5m."),
        ("Offences were 10,450, up 20% from 9,500.", "Offences were 10,450, up 10% from 9,500."),
        ("Homicide fell by 12% (110 to 118).", "Homicide fell by 12% (118 to 104)."),
        ("Of the 250 complaints, 75 (35%) were upheld.", "Of the 250 complaints, 75 (30%) were upheld."),
        ("There were 340 stops, of which 360 led to arrest.", "There were 360 stops, of which 340 led to arrest."),
    ],
)  # fmt: skip
def test_figures_side_by_side_agree(wrong: str, right: str) -> None:
    assert of(text(wrong), "arithmetic.side-by-side")
    assert not of(text(right), "arithmetic.side-by-side")
