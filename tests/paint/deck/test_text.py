"""Paragraphs: runs, leading, bullets, tabs, links, placeholders' text."""

from __future__ import annotations

import io
from typing import Any

import pptx
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pptx.oxml.ns import qn

from reportgen.geometry import Rect
from reportgen.layout.page import TextFragment
from reportgen.paint.deck.text import TextWriter
from reportgen.text.paragraph import Paragraph, Run
from tests.paint.deck import samples

BOX = Rect(32, 96, 440, 200)


class _AnyLink:
    def click(self, target: str) -> str:
        return f'<a:hlinkClick r:id="{target[1:]}"/>'


def body(*paragraphs: Paragraph | str, **kwargs: Any) -> Any:
    """The text body of a fragment, parsed."""
    return parsed(samples.text(BOX, *paragraphs, **kwargs))


def parsed(fragment: TextFragment) -> Any:
    xml = TextWriter(samples.THEME, "en-GB", _AnyLink()).body(fragment)
    spaces = f'xmlns:a="{qn("a:t")[1:-2]}" xmlns:p="{qn("p:sp")[1:-3]}" xmlns:r="{qn("r:id")[1:-3]}"'
    return etree.fromstring(f"<x {spaces}>{xml}</x>")[0]


def test_leading_is_exact_and_the_gap_after_is_left_out_after_the_last_paragraph() -> None:
    first, last = body("One", "Two").iter(qn("a:pPr"))
    assert [p.find(f"{qn('a:lnSpc')}/{qn('a:spcPts')}").get("val") for p in (first, last)] == ["1700", "1700"]
    assert [p.find(f"{qn('a:spcAft')}/{qn('a:spcPts')}").get("val") for p in (first, last)] == ["600", "0"]


def test_a_shrunk_text_scales_its_leading_and_gaps_but_not_sizes_that_are_scaled_already() -> None:
    fragment = samples.text(BOX, Paragraph((Run("One", size=10.8),)), "Two", scale=0.9)
    properties = next(parsed(fragment).iter(qn("a:pPr")))
    assert [e.get("val") for e in properties.iter(qn("a:spcPts"))] == ["1530", "0", "540"]
    assert next(parsed(fragment).iter(qn("a:rPr"))).get("sz") == "1080"


def test_a_box_has_no_insets_wraps_and_never_shrinks_its_text() -> None:
    properties = body("One", anchor="middle").find(qn("a:bodyPr"))
    assert {properties.get(k) for k in ("lIns", "tIns", "rIns", "bIns")} == {"0"}
    assert (properties.get("wrap"), properties.get("anchor")) == ("square", "ctr")
    assert [e.tag for e in properties] == [qn("a:noAutofit")]


def test_every_run_says_its_language_size_weight_and_colour() -> None:
    made = body(Paragraph((Run("Bold", bold=True), Run(" and teal", colour="teal", italic=True))))
    runs = [(r.get("lang"), r.get("sz"), r.get("b"), r.get("i")) for r in made.iter(qn("a:rPr"))]
    assert runs == [("en-GB", "1200", "1", "0"), ("en-GB", "1200", "0", "1")]
    assert [c.get("val") for c in made.iter(qn("a:srgbClr"))] == ["1B2733", "28A197"]


def test_a_bullet_is_a_real_one_hung_in_its_indent() -> None:
    properties = next(body(Paragraph((Run("Point"),), marker="•", indent=14, level=1)).iter(qn("a:pPr")))
    assert properties.find(qn("a:buChar")).get("char") == "•"
    assert (properties.get("marL"), properties.get("indent"), properties.get("lvl")) == ("355600", "-177800", "1")


def test_numbers_that_follow_on_are_one_list_and_others_start_their_own() -> None:
    markers = ("1.", "2.", "3.", None, "4.", "(b)", "(c)")
    made = body(*(Paragraph((Run("Item"),), marker=m, indent=20) for m in markers))
    lists = [(e.get("type"), e.get("startAt")) for e in made.iter(qn("a:buAutoNum"))]
    assert lists == [("arabicPeriod", "1")] * 3 + [("arabicPeriod", "4")] + [("alphaLcParenBoth", "2")] * 2


def test_points_under_a_numbered_item_do_not_end_its_list() -> None:
    items = (("1.", 0), ("•", 1), ("2.", 0))
    made = body(*(Paragraph((Run("Item"),), marker=m, indent=20, level=at) for m, at in items))
    assert [e.get("startAt") for e in made.iter(qn("a:buAutoNum"))] == ["1", "1"]


def test_a_number_with_a_look_of_its_own_is_a_native_one_in_its_colour() -> None:
    item = Paragraph((Run("note it"),), marker="1.", indent=24, role="LI", marker_style="paragraph-number")
    (properties,) = body(item).iter(qn("a:pPr"))
    assert [child.tag for child in properties][-3:] == [qn("a:buClr"), qn("a:buFont"), qn("a:buAutoNum")]
    (colour,) = properties.iter(qn("a:srgbClr"))
    assert colour.get("val") == "12436D"


def test_a_marker_that_is_no_bullet_is_typed_before_a_tab() -> None:
    made = body(Paragraph((Run("Recommendation"),), marker="1.2", indent=36))
    assert "".join(t.text for t in made.iter(qn("a:t"))) == "1.2\tRecommendation"
    assert [(t.get("pos"), t.get("algn")) for t in made.iter(qn("a:tab"))] == [("457200", "l")]


def test_trailing_runs_stand_behind_a_right_tab_at_the_boxs_edge() -> None:
    made = body(Paragraph((Run("Knife crime"),), trailing=(Run("12", bold=True),)))
    assert "".join(t.text for t in made.iter(qn("a:t"))) == "Knife crime\t12"
    assert [(t.get("pos"), t.get("algn")) for t in made.iter(qn("a:tab"))] == [(str(440 * 12_700), "r")]


def test_words_keep_clear_of_trailing_runs_by_breaking_where_layout_broke_them() -> None:
    entry = Paragraph((Run("Key theme 1 - Trust and confidence in the police"),), trailing=(Run("12"),))
    made = parsed(samples.text(Rect(0, 0, 200, 34), entry))
    texts = [e.text if e.tag == qn("a:t") else "|" for e in made.iter(qn("a:t"), qn("a:br"))]
    assert "".join(texts) == "Key theme 1 - Trust and|confidence in the police\t12"


def test_a_line_feed_in_a_run_is_a_line_break() -> None:
    made = body("One\nTwo")
    assert [e.tag for e in made.find(qn("a:p")) if e.tag != qn("a:pPr")] == [qn("a:r"), qn("a:br"), qn("a:r")]


def test_a_superscript_is_raised_and_its_leading_stays() -> None:
    made = body(Paragraph((Run("Note"), Run("1", superscript=True))))
    assert [r.get("baseline") for r in made.iter(qn("a:rPr"))] == [None, "33000"]


def test_footnotes_are_numbered_by_powerpoint_as_they_are_here() -> None:
    notes = [
        Paragraph((Run(words),), role="Note", marker=marker, indent=12) for marker, words in (("9", "A"), ("10", "B"))
    ]
    numbering = [e for p in body(*notes).iter(qn("a:pPr")) for e in p if e.tag == qn("a:buAutoNum")]
    assert [(e.get("type"), e.get("startAt")) for e in numbering] == [("arabicPlain", "9"), ("arabicPlain", "9")]


def test_an_empty_text_is_one_empty_paragraph() -> None:
    assert len(list(parsed(TextFragment(rect=BOX, paragraphs=(), lines=())).iter(qn("a:p")))) == 1


def test_a_link_opens_its_page_and_an_anchor_jumps_to_its_slide(presentation: Any) -> None:
    slide = presentation.slides[0]
    notes = next(s for s in slide.shapes if s.name == "Notes")
    jump, url = (next(r._r.iter(qn("a:hlinkClick"))) for r in notes.text_frame.paragraphs[0].runs[2:5:2])
    assert jump.get("action") == "ppaction://hlinksldjump"
    assert slide.part.related_part(jump.get(qn("r:id"))) is presentation.slides[1].part
    assert slide.part.rels[url.get(qn("r:id"))].target_ref == "https://data.london.gov.uk/?a=1&b=2"


def test_a_link_to_a_page_that_is_not_in_the_deck_is_plain_text() -> None:
    lost = samples.text(BOX, Paragraph((Run("Elsewhere", link="#nowhere"),)), name="Lost")
    slide = pptx.Presentation(io.BytesIO(samples.deck(samples.page(1, "One", lost)))).slides[0]
    assert slide.shapes[2].text_frame.text == "Elsewhere"
    assert not list(slide._element.iter(qn("a:hlinkClick")))


def test_a_shape_with_a_target_is_clicked_as_a_whole() -> None:
    tile = samples.text(BOX, "Tile", href="#page-2", name="Tile")
    deck = pptx.Presentation(io.BytesIO(samples.deck(samples.page(1, "One", tile), samples.page(2, "Two"))))
    assert deck.slides[0].shapes[2].click_action.target_slide == deck.slides[1]


def test_a_text_whose_every_word_jumps_to_one_page_is_a_link_as_a_whole_without_underlines() -> None:
    entry = Paragraph((Run("Knife crime", link="#page-2"),), trailing=(Run("2", link="#page-2"),))
    deck = samples.deck(samples.page(1, "One", samples.text(BOX, entry, name="Entry")), samples.page(2, "Two"))
    slides = pptx.Presentation(io.BytesIO(deck)).slides
    assert slides[0].shapes[2].click_action.target_slide == slides[1]
    assert not list(slides[0].shapes[2].text_frame._element.iter(qn("a:hlinkClick")))


def test_turned_text_keeps_its_rectangle_and_turns_clockwise() -> None:
    mark = samples.text(BOX, "DRAFT", rotation=-24.0, artifact=True, name="Watermark")
    shape = pptx.Presentation(io.BytesIO(samples.deck(samples.page(1, "One", mark)))).slides[0].shapes[2]
    assert (shape.rotation, shape.left) == (336.0, 32 * 12_700)


@given(st.text(max_size=60))
def test_whatever_the_words_the_xml_is_well_formed_and_keeps_what_xml_can_hold(words: str) -> None:
    made = body(Paragraph((Run(f"x{words}"),)))
    kept = "".join(e.text or "" if e.tag == qn("a:t") else "\n" for e in made.iter(qn("a:t"), qn("a:br")))
    allowed = [c for c in words if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff")]
    assert kept.replace("\r", "\n") == "x" + "".join(allowed).replace("\r", "\n")
