import pytest
from pydantic import ValidationError

from reportgen.errors import PackError
from reportgen.exhibits.block import Captioned, Cell, Stack, Table
from reportgen.exhibits.context import Context
from reportgen.exhibits.kinds import table
from reportgen.exhibits.walk import figures, walk
from reportgen.metrics.figure import Unit
from tests.exhibits.plain_context import (
    PERCENT,
    POINTS,
    PlainMeasures,
    PlainTable,
    PlainTables,
    context,
    figure,
    located,
)

MINUS = "−"


def built(told: Context, **keys: object) -> Table:
    block = table.build(table.Spec.model_validate(located(keys)), told)
    return next(b for b in walk(block) if isinstance(b, Table))


def shown(made: Table) -> list[list[str]]:
    return [[words(cell) for cell in row.cells] for row in made.rows]


def words(cell: Cell) -> str:
    return " ".join(p.text for p in cell.paragraphs)


def boroughs(**values: tuple[float | None, float | None]) -> Context:
    """Values now and before by borough, and the sum of those that are there under no borough."""
    now = {("theft", name): figure(pair[0], "Theft") for name, pair in values.items()}
    before = {("theft", name): figure(pair[1], "Theft") for name, pair in values.items()}
    measures = PlainMeasures(
        {**now, "theft": figure(sum(pair[0] or 0 for pair in values.values()), "Theft")},
        {**before, "theft": figure(sum(pair[1] or 0 for pair in values.values()), "Theft")},
    )
    return context(measures=measures)


CHANGE = {"measure": "theft", "change": "previous 12 months", "as": "percent"}


class TestByMeasure:
    def test_rows_are_the_dimensions_values_and_the_total_is_the_measure_without_it(self) -> None:
        made = built(
            boroughs(Barnet=(793, 824), Camden=(5441, 4266)),
            by="borough",
            columns=[{"measure": "theft", "period": "previous 12 months", "header": "Before"}, {"measure": "theft"}],
            total="Met total",
        )
        assert [words(cell) for cell in made.header] == ["Borough", "Before", "Q1 2023/24"]
        assert shown(made) == [["Barnet", "824", "793"], ["Camden", "4,266", "5,441"], ["Met total", "5,090", "6,234"]]

    def test_changes_are_signed_with_a_true_minus_and_the_percent_sign(self) -> None:
        made = built(
            boroughs(Barnet=(793, 824), Camden=(5441, 4266), Sutton=(254, 254)),
            by="borough",
            columns=[{"measure": "theft", "change": "previous 12 months", "as": "number"}, CHANGE],
        )
        assert [words(cell) for cell in made.header] == ["Borough", "Change", "Change, %"]
        assert shown(made) == [
            ["Barnet", f"{MINUS}31", f"{MINUS}4%"],
            ["Camden", "+1,175", "+28%"],
            ["Sutton", "0", "0%"],
        ]

    def test_an_arrow_has_a_column_of_its_own_and_says_its_word(self) -> None:
        made = built(boroughs(Barnet=(100, 110), Camden=(130, 100)), by="borough", columns=[{**CHANGE, "arrow": True}])
        assert shown(made) == [["Barnet", "▼", f"{MINUS}9%"], ["Camden", "▲", "+30%"]]
        assert [row.cells[1].reads for row in made.rows] == ["down", "up"]
        assert made.header[1].paragraphs == () and made.header[1].reads == "Change, %, direction"
        assert made.widths[1] == 22

    def test_heat_follows_the_value_as_shown_and_colours_its_arrow_too(self) -> None:
        told = boroughs(Falls=(804, 1000), Edge=(805, 1000), Rises=(1496, 1000), Doubles=(1495, 1000))
        made = built(told, by="borough", columns=[{**CHANGE, "arrow": True, "heat": "crime-change"}])
        fills = {words(row.cells[0]): (row.cells[1].fill, row.cells[2].fill) for row in made.rows}
        assert fills == {
            "Falls": ("heat-above", "heat-above"),  # -19.6 % shows as -20 %
            "Edge": ("heat-above", "heat-above"),  # -19.5 % shows as -20 %, half away from zero
            "Rises": ("heat-strong-rise", "heat-strong-rise"),  # 49.6 % shows as 50 %
            "Doubles": ("heat-strong-rise", "heat-strong-rise"),  # 49.5 % shows as 50 %
        }

    def test_a_missing_value_is_x_without_direction_or_heat(self) -> None:
        made = built(
            boroughs(Barnet=(None, 110)), by="borough", columns=[{**CHANGE, "arrow": True, "heat": "crime-change"}]
        )
        assert shown(made) == [["Barnet", "", "[x]"]]
        assert [cell.fill for cell in made.rows[0].cells] == [None, None, None]
        assert made.rows[0].cells[1].reads == "not available"

    def test_rows_sort_by_a_column_with_missing_and_last_ones_at_the_end(self) -> None:
        told = boroughs(A=(1, 1), Airports=(99, 1), B=(None, 1), C=(30, 1))
        made = built(told, by="borough", columns=[{"measure": "theft", "sort": "descending"}], last=["Airports"])
        assert [row[0] for row in shown(made)] == ["C", "A", "B", "Airports"]

    def test_a_row_may_have_a_shorter_name(self) -> None:
        told = boroughs(London_Heathrow=(49, 40))
        made = built(told, by="area", columns=[{"measure": "theft"}], names={"London_Heathrow": "Airports"})
        assert shown(made) == [["Airports", "49"]]

    def test_one_precision_holds_for_a_column(self) -> None:
        now = {("rate", "A"): figure(1.25, decimals=2), ("rate", "B"): figure(2.0, decimals=0)}
        made = built(context(measures=PlainMeasures(now)), by="borough", columns=[{"measure": "rate"}])
        assert shown(made) == [["A", "1.25"], ["B", "2.00"]]

    def test_every_figure_stands_in_its_cell_once_with_its_row(self) -> None:
        made = built(boroughs(Barnet=(793, 824)), by="borough", columns=[{"measure": "theft"}, CHANGE])
        assert [(item.at, item.figure.value) for item in figures(made)] == [
            ("Barnet", 793),
            ("Barnet", pytest.approx(-3.762, abs=0.001)),
        ]

    def test_a_row_that_is_not_in_the_data_is_a_located_error(self) -> None:
        with pytest.raises(PackError, match=r"trust.yaml:3:9: error: no borough 'Barnett'.*did you mean 'Barnet'"):
            built(boroughs(Barnet=(1, 1)), by="borough", columns=[{"measure": "theft"}], last=["Barnett"])

    def test_a_huge_negative_value_keeps_its_commas(self) -> None:
        made = built(boroughs(A=(-1234567890, 1)), by="borough", columns=[{"measure": "theft", "sort": "ascending"}])
        assert shown(made) == [["A", f"{MINUS}1,234,567,890"]]


class TestSummary:
    def test_it_tells_columns_rows_extremes_and_the_authors_words(self) -> None:
        made = built(
            boroughs(Barnet=(793, 824), Camden=(5441, 4266), Sutton=(254, 307)),
            by="borough",
            columns=[{"measure": "theft", "header": "Theft"}, {**CHANGE, "heat": "crime-change"}],
            total="Met total",
            alt="Camden stands out",
        )
        assert made.alt == (
            "Table of 3 rows, then a total. Columns: Borough; Theft; Change, %. "
            f"Change, %: highest +28% (Camden), lowest {MINUS}17% (Sutton). Camden stands out."
        )

    def test_one_row_has_no_highest_and_lowest(self) -> None:
        made = built(boroughs(Barnet=(793, 824)), by="borough", columns=[{"measure": "theft", "header": "Theft"}])
        assert made.alt == "Table of 1 row. Columns: Borough; Theft. Theft: 793 (Barnet)."


def calls(*rows: tuple[str, ...], **more: object) -> Context:
    columns = ("bcu", "borough", "q4", "q1", "change", "rating")
    units = {"q4": PERCENT, "q1": PERCENT, "change": Unit("points", "percentage points", 1)}
    return context(tables=PlainTables({"calls": PlainTable("calls", columns, rows, units)}), **more)


NORTH = ("North", "Barnet", "76", "73", "-3.2", "G")
NORTH2 = ("North", "Brent", "83", "80", "2.04", "ca")
SOUTH = ("South", "Bromley", "79", "[x]", "-8.2", "-")
BCU = {"column": "bcu", "header": "Unit"}
BOROUGH = {"column": "borough", "header": "Borough"}
Q4 = {"column": "q4", "header": "Q4", "band": "2022/23"}
Q1 = {"column": "q1", "header": "Q1", "band": "2023/24"}


class TestByRow:
    def test_rows_stand_in_file_order_with_values_by_their_unit(self) -> None:
        made = built(calls(NORTH, SOUTH), dataset="calls", columns=[BOROUGH, Q4, Q1, {"column": "change"}])
        assert shown(made) == [
            ["Barnet", "76%", "73%", f"{MINUS}3.2\u00a0pp"],
            ["Bromley", "79%", "[x]", f"{MINUS}8.2\u00a0pp"],
        ]

    def test_points_are_signed_and_never_carry_a_percent_sign(self) -> None:
        change = {"column": "change", "decimals": 1}
        bare = {**change, "header": "Change, percentage points"}
        made = built(calls(NORTH2), dataset="calls", columns=[BOROUGH, change, bare])
        assert shown(made) == [["Brent", "+2.0\u00a0pp", "+2.0"]], "the unit stands in the cell or in the header"

    def test_the_shorthand_after_a_number_stays_with_it(self) -> None:
        made = built(calls(("North", "Barnet", "76 [p]", "73", "1", "G")), dataset="calls", columns=[BOROUGH, Q4, Q1])
        assert shown(made) == [["Barnet", "76% [p]", "73%"]]

    def test_a_groups_name_stands_in_its_first_row_and_is_read_in_all(self) -> None:
        made = built(calls(NORTH, NORTH2, SOUTH), dataset="calls", group="bcu", columns=[BCU, BOROUGH])
        assert shown(made) == [["North", "Barnet"], ["", "Brent"], ["South", "Bromley"]]
        assert made.rows[0].cells[0].paragraphs[0].runs[0].bold is True
        assert made.rows[1].cells[0].reads == "North"

    def test_a_column_of_text_may_keep_away_from_the_numbers_before_it(self) -> None:
        made = built(calls(NORTH), dataset="calls", columns=[Q4, {**BOROUGH, "indent": 11}])
        assert [cell.indent for cell in (made.header[1], made.rows[0].cells[1])] == [11, 11]

    def test_a_group_is_kept_together_and_ends_with_a_group_rule(self) -> None:
        made = built(calls(NORTH, NORTH2, SOUTH), dataset="calls", group="bcu", columns=[BCU, BOROUGH])
        assert [row.keep_with_next for row in made.rows] == [True, False, False]
        assert [(row.rule, row.rule_from) for row in made.rows] == [("inner", 1), ("group", 0), ("group", 0)]

    def test_a_band_spans_its_columns_and_each_header_says_its_whole_name(self) -> None:
        last = {"column": "change", "header": "Change", "band": "2023/24", "arrow": True, "family": "response"}
        made = built(calls(NORTH), dataset="calls", columns=[BOROUGH, Q4, Q1, last])
        assert [(b.text, b.first, b.last) for b in made.bands] == [("2022/23", 1, 1), ("2023/24", 2, 4)]
        assert [cell.reads for cell in made.header] == [
            "",
            "2022/23, Q4",
            "2023/24, Q1",
            "2023/24, Change, direction",
            "2023/24, Change",
        ]

    def test_where_takes_rows_by_their_values_and_their_groups_with_them(self) -> None:
        told = calls(NORTH, NORTH2, SOUTH)
        one = built(told, dataset="calls", where={"borough": ["Brent", "Bromley"]}, group="bcu", columns=[BCU, BOROUGH])
        assert shown(one) == [["North", "Brent"], ["South", "Bromley"]]
        with pytest.raises(PackError, match="unknown column 'boro'"):
            built(told, dataset="calls", where={"boro": "Brent"}, columns=[BOROUGH])

    def test_a_row_that_leads_is_tinted_and_takes_no_heat(self) -> None:
        change = {"column": "change", "heat": "gap"}
        made = built(calls(NORTH, SOUTH), dataset="calls", lead_rows="Barnet", columns=[BOROUGH, change])
        assert [(row.fill, row.rule) for row in made.rows] == [("tint", "total"), (None, "inner")]
        assert made.rows[0].cells[1].fill is None and made.rows[1].cells[1].fill == "heat-below"

    def test_words_over_a_table_know_its_groups_or_its_rows(self) -> None:
        told = calls(NORTH, NORTH2, SOUTH)
        for group, names in (("bcu", ("North", "North", "South")), ((), ("Barnet", "Brent", "Bromley"))):
            keys = {"dataset": "calls", "subtitle": "Calls", "group": group, "columns": [BCU, BOROUGH]}
            columns = keys["columns"] if group else [BOROUGH]
            block = table.build(table.Spec.model_validate(located({**keys, "columns": columns})), told)
            assert isinstance(block, Captioned) and block.names == names

    def test_ratings_are_chips_with_their_letters(self) -> None:
        made = built(
            calls(NORTH, NORTH2, SOUTH), dataset="calls", columns=[BOROUGH, {"column": "rating", "format": "rating"}]
        )
        cells = [row.cells[1] for row in made.rows]
        assert [(words(c), c.fill, c.chip) for c in cells] == [
            ("G", "rating-green", True),
            ("CA", "rating-amber", True),
            ("not rated", None, False),
        ]

    def test_a_letter_that_is_no_rating_is_an_error_in_the_data_file(self) -> None:
        told = calls(("North", "Barnet", "1", "1", "1", "X"), ("North", "Brent", "1", "1", "1", "Y"))
        built(told, dataset="calls", columns=[BOROUGH, {"column": "rating", "format": "rating"}])
        assert [str(p.place) for p in told.problems.errors] == ["data/calls.csv:2:6", "data/calls.csv:3:6"]

    def test_an_empty_text_is_x_and_never_blank(self) -> None:
        made = built(calls(("", "", "1", "1", "1", "")), dataset="calls", columns=[BCU, BOROUGH])
        assert shown(made) == [["[x]", "[x]"]]

    def test_total_rows_are_bold_between_total_rules(self) -> None:
        made = built(
            calls(NORTH, ("", "All", "78", "75", "-3", "")), dataset="calls", columns=[BOROUGH, Q1], total_rows="All"
        )
        assert (made.rows[1].rule, made.rows[1].total_above) == ("total", True)
        assert made.rows[1].cells[1].paragraphs[0].runs[0].bold is True
        assert made.rows[0].keep_with_next is True, "a total never stands alone on a page"

    def test_a_dataset_without_rows_says_so_and_warns(self) -> None:
        told = calls()
        made = built(told, dataset="calls", columns=[BOROUGH, Q1])
        assert shown(made) == [["[x]", "[x]"]]
        assert "There are no rows." in made.alt
        assert [p.rule for p in told.problems.warnings] == ["empty-table"]

    def test_a_thousand_rows_and_a_very_long_name_stay_rows_of_one_table(self) -> None:
        rows = [("North", f"B{n}", "1", "1", "1", "G") for n in range(999)] + [
            ("North", "Long " * 80, "1", "1", "1", "G")
        ]
        made = built(calls(*rows), dataset="calls", columns=[BOROUGH, Q1], group=())
        assert len(made.rows) == 1000
        assert made.widths[0] < 0.6, "a long name wraps instead of taking the whole table"

    def test_one_long_name_among_many_wraps_and_leaves_the_numbers_their_room(self) -> None:
        names = [("North", f"Borough {n}", "1", "1", "1", "G") for n in range(20)]
        plain = built(calls(*names), dataset="calls", columns=[BOROUGH, Q1])
        long = built(calls(*names, ("North", "L" * 40, "1", "1", "1", "G")), dataset="calls", columns=[BOROUGH, Q1])
        assert long.widths == plain.widths

    def test_an_unknown_column_and_a_group_that_is_not_shown_are_told_together(self) -> None:
        with pytest.raises(PackError) as caught:
            built(calls(NORTH), dataset="calls", columns=[{"column": "borogh"}], group="bcu")
        assert [p.rule for p in caught.value.problems] == ["unknown-column", "unknown-column"]

    def test_an_unknown_dataset_is_located(self) -> None:
        with pytest.raises(PackError, match="unknown dataset 'cals'"):
            built(calls(), dataset="cals", columns=[BOROUGH])


class TestBlock:
    def test_title_and_subtitle_stand_above_and_name_the_table(self) -> None:
        spec = table.Spec.model_validate(
            {"dataset": "calls", "columns": [BOROUGH], "title": "Slower", "subtitle": "By borough, {{ period }}"}
        )
        block = table.build(spec, calls(NORTH))
        assert isinstance(block, Stack)
        made = block.children[1]
        assert isinstance(made, Table)
        assert (block.id, made.id, made.caption) == ("page.main", "page.main.table", "Slower By borough, Q1 2023/24")

    def test_twin_halves_decide_the_density(self) -> None:
        rows = [("North", f"B{n}", "1", "1", "1", "G") for n in range(34)]
        made = built(calls(*rows), dataset="calls", columns=[BOROUGH, Q1], twin=True)
        assert (made.twin, made.row_height, made.styles[0]) == (True, 20, "table")

    def test_low_rows_are_set_in_the_styles_whose_lines_they_hold(self) -> None:
        def styles(row_height: float) -> tuple[str, ...]:
            rows = [("North", f"B{n}", "1", "1", "1", "G") for n in range(26)]
            return built(calls(*rows), dataset="calls", columns=[BOROUGH], row_height=row_height).styles

        assert styles(15) == ("table", "table-small", "table-least")  # lines of 13, 12 and 11.5 with 1 on either side
        assert styles(14) == ("table-small", "table-least")
        assert styles(12) == ("table-least",)

    def test_widths_of_what_is_not_fixed_share_the_whole(self) -> None:
        made = built(
            calls(NORTH),
            dataset="calls",
            columns=[BOROUGH, {**Q1, "width": 60}, Q4, {"column": "rating", "format": "rating"}],
        )
        assert made.widths[1] == 60 and made.widths[3] == 54
        assert made.widths[0] + made.widths[2] == pytest.approx(1)

    @pytest.mark.parametrize(
        ("keys", "message"),
        [
            ({"columns": [{"measure": "m"}]}, "either 'by' with measures or a 'dataset'"),
            ({"by": "borough", "columns": [{"column": "c"}]}, "needs 'measure'"),
            ({"by": "borough", "columns": [{"measure": "m", "as": "percent"}]}, "'as' belongs to a 'change'"),
            ({"by": "borough", "columns": [{"measure": "m", "period": "a", "change": "b"}]}, "not both"),
            ({"by": "borough", "columns": [{"measure": "m", "colum": "x"}]}, "Extra inputs"),
        ],
    )
    def test_contradictions_are_refused(self, keys: dict[str, object], message: str) -> None:
        with pytest.raises(ValidationError, match=message):
            table.Spec.model_validate(keys)


def test_points_measure_shows_its_gap() -> None:
    now = {("trust", "Camden"): figure(64.4, unit=PERCENT), ("trust", "Sutton"): figure(70.0, unit=PERCENT)}
    before = {("trust", "Camden"): figure(70.6, unit=PERCENT), ("trust", "Sutton"): figure(66.0, unit=PERCENT)}
    made = built(
        context(measures=PlainMeasures(now, before)),
        by="borough",
        columns=[{"measure": "trust"}, {"measure": "trust", "change": "previous 12 months"}],
    )
    assert shown(made) == [["Camden", "64%", f"{MINUS}6"], ["Sutton", "70%", "+4"]]
    assert words(made.header[2]) == "Change, percentage points"
    assert POINTS.kind == "points"


class TestGroupRows:
    def made(self) -> Table:
        known = PlainTable(
            "crime",
            ("group", "crime", "count"),
            (
                ("Robbery", "All robbery", "24"),
                ("Robbery", "Personal robbery", "22"),
                ("Burglary", "All burglary", "65"),
            ),
        )
        return built(
            context(tables=PlainTables({"crime": known})),
            dataset="crime",
            group_row="group",
            columns=[{"column": "crime", "header": "Crime"}, {"column": "count", "header": "Offences"}],
        )

    def test_each_groups_name_stands_in_a_row_of_its_own_above_its_rows(self) -> None:
        assert shown(self.made()) == [
            ["Robbery", ""],
            ["All robbery", "24"],
            ["Personal robbery", "22"],
            ["Burglary", ""],
            ["All burglary", "65"],
        ]

    def test_a_group_is_held_together_and_its_name_is_no_row_of_the_summary(self) -> None:
        made = self.made()
        assert [row.keep_with_next for row in made.rows] == [True, True, False, True, False]
        assert [row.fill for row in made.rows] == ["total", None, None, "total", None]
        assert made.alt.startswith("Table of 3 rows in 2 groups. Columns: Crime; Offences.")
        assert "highest 65 (All burglary)" in made.alt
