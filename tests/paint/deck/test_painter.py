"""The deck as a whole: slides, order, places, notes, sections, properties, and the same bytes in every run."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pptx
import pytest
from openxml_audit import OpenXmlValidator
from pptx.oxml.ns import qn

from reportgen.errors import PackError, Place
from reportgen.geometry import Rect
from reportgen.paint.deck import paint
from tests.paint.deck import samples

ADEC = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


def is_decorative(shape: Any) -> bool:
    properties = next(shape._element.iter(qn("p:cNvPr")))
    return any(mark.get("val") == "1" for mark in properties.iter(ADEC))


def alt(shape: Any) -> str:
    return str(next(shape._element.iter(qn("p:cNvPr"))).get("descr", ""))


def test_every_fragment_is_a_shape_in_fragment_order_at_its_rectangle(presentation: Any) -> None:
    for page, slide in zip(samples.everything(), presentation.slides, strict=True):
        assert [s.name for s in slide.shapes] == [f.name for f in page.fragments]
        for fragment, shape in zip(page.fragments, slide.shapes, strict=True):
            if fragment.name in ("Tick", "Line"):  # lines lie between their points
                continue
            place = (shape.left, shape.top, shape.width, shape.height)
            r = fragment.rect
            assert place == tuple(round(v * 12_700) for v in (r.x, r.y, r.w, r.h)), fragment.name


def test_shape_ids_are_unique_on_each_slide(presentation: Any) -> None:
    for slide in presentation.slides:
        ids = [e.get("id") for e in slide._element.iter(qn("p:cNvPr"))]
        assert len(ids) == len(set(ids))


def test_the_title_is_the_first_shape_that_is_read(presentation: Any) -> None:
    for slide in presentation.slides:
        read = [s for s in slide.shapes if not is_decorative(s)]
        assert read[0].is_placeholder
        assert read[0].shape_id == slide.shapes.title.shape_id


def test_title_footer_and_number_sit_in_placeholders_and_no_placeholder_is_empty(presentation: Any) -> None:
    kinds = [
        [str(s.placeholder_format.type).split(" ")[0] for s in slide.placeholders] for slide in presentation.slides
    ]
    assert kinds == [["TITLE", "FOOTER", "SLIDE_NUMBER"]] * 3
    assert all(s.text_frame.text for slide in presentation.slides for s in slide.placeholders)


def test_the_slide_number_is_a_field_with_the_pages_number(presentation: Any) -> None:
    fields = [next(slide._element.iter(qn("a:fld"))) for slide in presentation.slides]
    assert [(f.get("type"), f.find(qn("a:t")).text) for f in fields] == [("slidenum", n) for n in "123"]


def test_shapes_and_artifacts_are_decorative_and_everything_else_is_read(presentation: Any) -> None:
    decorative = [{s.name for s in slide.shapes if is_decorative(s)} for slide in presentation.slides]
    assert decorative == [{"Band"}, {"Band"}, {"Band", "Panel", "Tick", "Line", "Artifact"}]


def test_charts_tables_and_drawings_say_their_alt_text(presentation: Any) -> None:
    first, second, third = presentation.slides
    assert alt(first.shapes[2]) == "Column and line chart: offences by quarter and share with a positive outcome."
    assert alt(second.shapes[2]) == "Services and their ratings"
    assert alt(third.shapes[2]) == "Map of two areas."


def test_a_picture_has_its_alt_text_or_is_decorative_and_never_its_file_name(tmp_path: Path) -> None:
    file = samples.picture_file(tmp_path)
    box = Rect(848, 14, 40, 10)
    logo, flourish = samples.picture(box, file, "Mayor of London"), samples.picture(box, file)
    made = paint(samples.pages(samples.page(1, "Logo", logo, flourish)), samples.THEME, tmp_path)
    shapes = pptx.Presentation(io.BytesIO(made)).slides[0].shapes
    assert [(alt(s), is_decorative(s)) for s in (shapes[2], shapes[3])] == [("Mayor of London", False), ("", True)]
    assert b"logo.png" not in b"".join(zipfile.ZipFile(io.BytesIO(made)).read(n) for n in ("ppt/slides/slide1.xml",))


@pytest.mark.parametrize("content", [None, b"no picture"])
def test_a_picture_that_cannot_be_read_is_a_located_error(content: bytes | None, tmp_path: Path) -> None:
    if content:
        (tmp_path / "logo.png").write_bytes(content)
    logo = replace(samples.picture(Rect(848, 14, 40, 10), "logo.png", "Logo"), place=Place("layouts/x/pack.yaml", 4, 7))
    with pytest.raises(PackError, match=r"layouts/x/pack.yaml:4:7: error: the picture 'logo.png' cannot be read"):
        paint(samples.pages(samples.page(1, "Logo", logo)), samples.THEME, tmp_path)


def test_notes_hold_the_pages_sources_and_pages_without_notes_have_none(presentation: Any) -> None:
    first, second, _ = presentation.slides
    assert first.notes_slide.notes_text_frame.text == "Source: MPS dashboard.\nSecond & last"
    assert not second.has_notes_slide


def test_sections_group_the_slides_by_the_pages_section(presentation: Any) -> None:
    sections = list(presentation.part._element.iter(f"{P14}section"))
    grouped = [(s.get("name"), [i.get("id") for i in s.iter(f"{P14}sldId")]) for s in sections]
    assert grouped == [("Violence", ["256"]), ("Victims", ["257", "258"])]
    assert [s.slide_id for s in presentation.slides] == [256, 257, 258]


def test_pages_before_the_first_section_stand_in_one_named_after_the_deck() -> None:
    made = samples.deck(
        samples.page(1, "Cover"), samples.page(2, "Knives", section="Violence"), samples.page(3, "More")
    )
    root = pptx.Presentation(io.BytesIO(made)).part._element
    assert [s.get("name") for s in root.iter(f"{P14}section")] == ["Quarterly report", "Violence"]


def test_core_properties_name_the_pack_and_carry_no_date_of_their_own(presentation: Any) -> None:
    properties = presentation.core_properties
    assert (properties.title, properties.subject, properties.author) == ("Quarterly report", "Q1 2023/24", "MOPAC")
    assert properties.language == "en-GB"
    assert properties.created.year == properties.modified.year == 2000


def test_slides_have_the_pages_size_and_numbers_go_on_from_the_first_page() -> None:
    made = pptx.Presentation(io.BytesIO(samples.deck(samples.page(7, "Seventh"))))
    assert (made.slide_width.pt, made.slide_height.pt) == (960, 540)
    assert made.part._element.get("firstSlideNum") == "7"


def test_the_deck_passes_the_office_schemas(sample: bytes, tmp_path: Path) -> None:
    file = tmp_path / "sample.pptx"
    file.write_bytes(sample)
    assert [str(e) for e in OpenXmlValidator().validate(str(file)).errors] == []


def test_the_same_pages_give_the_same_bytes_whatever_the_hash_seed_and_time_zone(sample: bytes) -> None:
    script = (
        "import hashlib; from tests.paint.deck import samples;"
        "print(hashlib.sha256(samples.deck(*samples.everything())).hexdigest())"
    )
    digests = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        run = subprocess.run(
            [sys.executable, "-c", script],
            env=environment,
            cwd=samples.ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(run.stdout.strip())
    import hashlib

    assert digests == {hashlib.sha256(sample).hexdigest()}


def test_every_member_of_the_file_has_the_same_date(sample: bytes) -> None:
    assert {i.date_time for i in zipfile.ZipFile(io.BytesIO(sample)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.slow
def test_libreoffice_shows_as_many_pages_with_the_words_of_each_title(sample: bytes, tmp_path: Path) -> None:
    import pypdfium2

    (tmp_path / "sample.pptx").write_bytes(sample)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "sample.pptx")], check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(tmp_path / "sample.pdf") as shown:
        words = [page.get_textpage().get_text_bounded() for page in shown]
    for page, text in zip(samples.everything(), words, strict=True):
        assert page.title in text
