from hypothesis import given
from hypothesis import strategies as st

from reportgen.exhibits.tables.grid import Entry
from reportgen.exhibits.tables.heat import band_of
from reportgen.text.numbers import show
from tests.exhibits.plain_context import PERCENT, figure, theme

SCALE = theme().heat["crime-change"]
changes = st.floats(-100, 100)


def entry(value: float | None, places: int = 0) -> Entry:
    made = figure(value, unit=PERCENT)
    return Entry(show(made, decimals=places), made, places)


def fill(value: float | None, places: int = 0) -> str | None:
    band = band_of(entry(value, places), SCALE)
    return band.fill if band else None


@given(changes, changes)
def test_two_cells_that_read_the_same_have_the_same_colour(one: float, other: float) -> None:
    if entry(one).words == entry(other).words:
        assert fill(one) == fill(other)


def test_a_band_begins_where_the_key_says() -> None:
    # "up 20% to 49%" in the key: 19.5 shows as 20, 19.4 as 19.
    assert [fill(value) for value in (19.4, 19.5, 49.4, 49.5)] == [None, "heat-rise", "heat-rise", "heat-strong-rise"]
    assert [fill(value) for value in (-19.4, -19.5, -80.0)] == [None, "heat-above", "heat-above"]


def test_decimals_that_are_shown_count() -> None:
    assert fill(19.46, places=1) == "heat-rise", "19.46 reads 19.5, which reaches the band"
    assert fill(19.44, places=1) is None


def test_what_has_no_value_or_no_scale_has_no_colour() -> None:
    assert fill(None) is None
    assert band_of(entry(50.0), ()) is None
