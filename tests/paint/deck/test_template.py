"""The template: sizes, colours and placeholders from the theme, nothing that is not used."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pptx
from lxml import etree
from pptx.oxml.ns import qn

from reportgen.geometry import Rect
from tests.paint.deck import samples


def test_there_is_one_master_and_only_the_layouts_in_use(presentation: Any) -> None:
    assert len(presentation.slide_masters) == 1
    assert [layout.name for layout in presentation.slide_layouts] == ["Page"]


def test_a_page_whose_title_stands_elsewhere_has_the_layout_of_its_arrangement() -> None:
    cover = samples.page(1, "Quarterly report")
    box = samples.THEME.arrangements["cover"].furniture.headline.box  # type: ignore[union-attr]
    title = samples.text(box, "Quarterly report", style="cover-title", slot="title", name="Title")
    cover = replace(cover, fragments=(title,))
    deck = pptx.Presentation(io.BytesIO(samples.deck(cover, samples.page(2, "Two"))))
    assert [s.slide_layout.name for s in deck.slides] == ["Cover", "Page"]
    assert [p.name for p in deck.slides[0].slide_layout.placeholders] == ["Title"]  # a cover has no footer


def test_placeholders_of_a_layout_stand_where_the_furniture_stands(presentation: Any) -> None:
    places = {
        p.name: (p.left.pt, p.top.pt, p.width.pt, p.height.pt) for p in presentation.slide_layouts[0].placeholders
    }
    assert places == {
        "Title": (32, 36, 896, 50),
        "Footer": (32, 512, 640, 12),
        "Page number": (872, 512, 56, 12),
    }


def test_a_slide_added_by_hand_has_the_themes_headline() -> None:
    deck = pptx.Presentation(io.BytesIO(samples.deck(samples.page(1, "One"))))
    added = deck.slides.add_slide(deck.slide_layouts[0])
    assert Rect(*(getattr(added.shapes.title, k).pt for k in ("left", "top", "width", "height"))) == Rect(
        32, 36, 896, 50
    )
    level = next(deck.slide_layouts[0].placeholders[0]._element.iter(qn("a:lvl1pPr")))
    assert level.find(qn("a:defRPr")).get("sz") == "2000"


def test_fonts_and_colours_are_the_themes(presentation: Any) -> None:
    theme = next(
        r.target_part for r in presentation.slide_masters[0].part.rels.values() if r.reltype.endswith("/theme")
    )
    root = etree.fromstring(theme.blob)
    assert {f.get("typeface") for f in root.iter(qn("a:latin"))} == {"Arial"}
    scheme = {etree.QName(c).localname: c[0].get("val") for c in next(root.iter(qn("a:clrScheme")))}
    assert [scheme[f"accent{n}"] for n in (1, 2, 3, 4, 5, 6)] == [
        "12436D",
        "28A197",
        "801650",
        "F46A25",
        "3D3D3D",
        "A285D1",
    ]
    assert (scheme["dk1"], scheme["lt1"]) == ("1B2733", "FFFFFF")


def test_no_effects_come_with_the_theme(presentation: Any) -> None:
    theme = next(
        r.target_part for r in presentation.slide_masters[0].part.rels.values() if r.reltype.endswith("/theme")
    )
    for tag in (b"outerShdw", b"gradFill", b"sp3d"):
        assert tag not in theme.blob
