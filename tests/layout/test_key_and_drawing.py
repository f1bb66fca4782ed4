from __future__ import annotations

import pytest

from reportgen.exhibits.block import Drawing, Key, Label, Polygon, Swatch
from reportgen.geometry import Point, Rect
from reportgen.layout.page import DrawingFragment, ShapeFragment, TextFragment
from reportgen.layout.setting import Need
from reportgen.text.paragraph import plain
from reportgen.theme import Theme
from tests.layout.builders import of_type, setting_of

ENTRIES = (
    (Swatch(colour="context"), plain("Offences", "chart-key")),
    (Swatch(colour="plum", sample="marker line"), plain("Positive outcomes", "chart-key")),
    (Swatch(colour="ink", sample="dash"), plain("Q1 2019/20: 22,195", "chart-key")),
)


def test_a_key_is_one_row_where_it_fits_and_wraps_where_not(theme: Theme) -> None:
    setting = setting_of(theme)
    assert setting.measure(Key(entries=ENTRIES), 440) == Need(13)
    assert setting.measure(Key(entries=ENTRIES), 200) == Need(26)


def test_words_stand_five_points_after_their_swatch_and_entries_sixteen_apart(theme: Theme) -> None:
    fragments = setting_of(theme).place(Key(entries=ENTRIES), Rect(0, 0, 440, 13))
    first, second, _ = of_type(fragments, TextFragment)
    samples = of_type(fragments, ShapeFragment)
    assert first.rect.x == 9 + 5
    assert samples[1].rect.x == pytest.approx(first.rect.right + 16)
    assert (samples[1].rect.w, second.rect.x) == (18, pytest.approx(samples[1].rect.right + 5))


def test_a_marker_line_is_a_line_and_a_ring_and_a_dash_is_dashed(theme: Theme) -> None:
    shapes = of_type(setting_of(theme).place(Key(entries=ENTRIES), Rect(0, 0, 440, 13)), ShapeFragment)
    assert [(bool(s.points), s.ellipse, s.dashed) for s in shapes] == [
        (False, False, False),
        (True, False, False),
        (False, True, False),
        (True, False, True),
    ]


SQUARE = Polygon(((Point(0, 0), Point(100, 0), Point(100, 50)),), "map-1", "white", 0.9, "Camden: 6.6")
MAP = Drawing(
    width=100,
    height=50,
    polygons=(SQUARE,),
    labels=(Label(Point(50, 25), plain("12", "map-rank")),),
    alt="Map of London. More.",
)


def test_a_drawing_is_as_large_as_fits_in_its_proportions(theme: Theme) -> None:
    (wide,) = of_type(setting_of(theme).place(MAP, Rect(10, 20, 400, 100)), DrawingFragment)
    (high,) = of_type(setting_of(theme).place(MAP, Rect(10, 20, 100, 300)), DrawingFragment)
    assert wide.rect == Rect(110, 20, 200, 100)
    assert high.rect == Rect(10, 20, 100, 50)
    assert wide.polygons[0].rings[0] == (Point(110, 20), Point(310, 20), Point(310, 120))
    assert (wide.polygons[0].fill, wide.polygons[0].stroke) == ("#DCE6EF", "#FFFFFF")


def test_a_label_is_centred_on_its_point_at_its_own_size(theme: Theme) -> None:
    (drawing,) = of_type(setting_of(theme).place(MAP, Rect(10, 20, 400, 100)), DrawingFragment)
    (label,) = drawing.label_lines
    assert label.rect.x + label.rect.w / 2 == pytest.approx(210)
    assert label.rect.y + label.rect.h / 2 == pytest.approx(70)
    segment = label.lines[0].segments[0]
    assert label.rect.x + segment.x + segment.width / 2 == pytest.approx(210)
    assert segment.run.size == 9
