"""Regions are read from rectangles: columns, rows and grounds, in the order of the fragments."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reportgen.geometry import Rect
from reportgen.layout.page import Fragment, ShapeFragment, TextFragment
from reportgen.paint.html.regions import Graphic, Leaf, Panel, Region, Row, Stack, is_sample, region_of
from reportgen.text.paragraph import plain


def box(name: str, x: float, y: float, w: float, h: float) -> TextFragment:
    return TextFragment(rect=Rect(x, y, w, h), name=name, paragraphs=(plain(name),), lines=())


def ground(x: float, y: float, w: float, h: float, fill: str = "#F2F5F8") -> ShapeFragment:
    return ShapeFragment(rect=Rect(x, y, w, h), name="Ground", fill=fill)


def told(region: Region) -> object:
    """A region as nested lists: a tuple is a row, a list a stack, a dict a panel."""
    if isinstance(region, Leaf):
        return region.fragment.name
    if isinstance(region, Panel):
        return {"on ground": told(region.child)}
    if isinstance(region, Graphic):
        return {"graphic": [f.name for f in region.fragments]}
    made = [told(child) for child in region.children]
    return tuple(made) if isinstance(region, Row) else made


def test_two_columns_with_notes_under_each_stay_two_columns() -> None:
    page = [
        box("left", 32, 96, 440, 296),
        box("left notes", 32, 406, 440, 74),
        box("right", 488, 96, 440, 296),
        box("right notes", 488, 406, 440, 74),
    ]
    assert told(region_of(page)) == (["left", "left notes"], ["right", "right notes"])


def test_a_strip_over_two_texts_is_a_row_over_a_row() -> None:
    page = [
        box("a", 32, 96, 212, 92),
        box("b", 260, 96, 212, 92),
        box("text", 32, 204, 440, 276),
        box("aside", 488, 204, 440, 276),
    ]
    assert told(region_of(page)) == [("a", "b"), ("text", "aside")]


def test_what_stands_on_a_ground_is_put_together_with_its_edge() -> None:
    edge = ShapeFragment(rect=Rect(32, 96, 4, 92), name="Edge", fill="#801650")
    page = [ground(32, 96, 212, 92), edge, box("value", 48, 101, 184, 32), box("label", 48, 136, 184, 17)]
    region = region_of(page)
    assert told(region) == {"on ground": ["value", "label"]}
    assert isinstance(region, Panel)
    assert region.edges == (edge,)


def test_a_panel_drawn_first_holds_its_words_that_come_later() -> None:
    page = [ground(640, 96, 288, 384), box("main", 32, 96, 592, 384), box("aside", 656, 112, 256, 340)]
    assert told(region_of(page)) == ("main", {"on ground": "aside"})


def test_rules_and_empty_grounds_are_left_out_and_samples_of_a_key_stay() -> None:
    swatch = ShapeFragment(rect=Rect(32, 50, 9, 9), name="Swatch", fill="#12436D")
    rule = ShapeFragment(rect=Rect(32, 80, 400, 0.75), name="Rule", fill="#C9D0D6")
    page = [swatch, box("Phone", 46, 48, 40, 14), rule, ground(500, 200, 100, 100)]
    region = region_of(page)
    assert told(region) == ("Swatch", "Phone")
    assert isinstance(region, Row)
    assert is_sample(region.children[0])


def test_words_that_overlap_stand_one_below_the_other_in_their_order() -> None:
    page = [box("first", 0, 0, 100, 100), box("second", 50, 50, 100, 100), box("third", 20, 20, 10, 10)]
    assert told(region_of(page)) == ["first", "second", "third"]


def _names(region: Region) -> list[str]:
    if isinstance(region, Leaf):
        return [region.fragment.name]
    if isinstance(region, Panel):
        return _names(region.child)
    if isinstance(region, Stack | Row):
        return [name for child in region.children for name in _names(child)]
    return [f.name for f in region.fragments]


places = st.tuples(*(st.integers(0, 500) for _ in range(2)), *(st.integers(1, 300) for _ in range(2)))


@given(st.lists(places, min_size=1, max_size=12))
def test_each_text_is_there_once_and_in_order_wherever_it_stands(rects: list[tuple[int, int, int, int]]) -> None:
    page: list[Fragment] = [replace(box("", *rect), name=str(i)) for i, rect in enumerate(rects)]
    assert _names(region_of(page)) == [str(i) for i in range(len(rects))]
