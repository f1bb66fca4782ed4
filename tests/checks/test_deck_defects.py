"""One defect made in a passing deck, and the check that catches it, by name."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from reportgen.checks.deck import PACKAGE_RULES, RULES, check_deck
from tests.checks.conftest import Sample

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
PRESENTATION, TYPES = "ppt/presentation.xml", "[Content_Types].xml"

Parts = dict[str, bytes]
Defect = Callable[[Parts], None]


def broken(content: bytes, make: Defect) -> bytes:
    """The deck with a defect."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    make(parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def on(pattern: str, change: Callable[[Any], object]) -> Defect:
    """Change the XML of the first part whose name fits the pattern and in which there is something to change."""

    def make(parts: Parts) -> None:
        for name in sorted(parts):
            if re.fullmatch(pattern, name):
                root = etree.fromstring(parts[name])
                if change(root) is not False:
                    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
                    return
        raise LookupError(pattern)

    return make


def slides(change: Callable[[Any], object]) -> Defect:
    return on(r"ppt/slides/slide\d+\.xml", change)


def charts(change: Callable[[Any], object]) -> Defect:
    return on(r"ppt/charts/chart\d+\.xml", change)


def find(root: Any, path: str) -> Any:
    return root.find(path.replace("p:", P).replace("a:", A).replace("c:", C))


def each(root: Any, tag: str) -> list[Any]:
    return list(root.iter(tag.replace("p:", P).replace("a:", A).replace("c:", C)))


def titles(root: Any) -> list[Any]:
    return [sp for sp in each(root, "p:sp") if find(sp, "p:nvSpPr/p:nvPr/p:ph[@type='title']") is not None]


def untitle(root: Any) -> None:
    holder = find(titles(root)[0], "p:nvSpPr/p:nvPr")
    holder.remove(holder[0])


def empty_title(root: Any) -> None:
    for text in each(titles(root)[0], "a:t"):
        text.text = ""


def same_titles(parts: Parts) -> None:
    for name in [name for name in sorted(parts) if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)][:2]:
        root = etree.fromstring(parts[name])
        for i, text in enumerate(each(titles(root)[0], "a:t")):
            text.text = "" if i else "The same title"
        parts[name] = etree.tostring(root)


def title_last(root: Any) -> None:
    find(root, "p:cSld/p:spTree").append(titles(root)[0])


def frames(root: Any, tag: str) -> list[Any]:
    return [frame for frame in each(root, "p:graphicFrame") if each(frame, tag)]


def exhibit_last(root: Any) -> object:
    found = frames(root, "c:chart")
    return find(root, "p:cSld/p:spTree").append(found[0]) if found else False


def unlisted_section(root: Any) -> None:
    for section in root.iter("{*}sectionLst"):
        section[-1].getparent().remove(section[-1])


def described(tag: str, words: str | None, decorative: bool = False) -> Callable[[Any], object]:
    """Give the first shape of a kind other alternative text, or none."""

    def change(root: Any) -> object:
        found = (
            frames(root, tag) if not decorative else [s for s in each(root, "p:sp") if list(s.iter("{*}decorative"))]
        )
        if not found:
            return False
        head = next(found[0].iter(f"{P}cNvPr"))
        head.attrib.pop("descr", None)
        if words is not None:
            head.set("descr", words)
        return None

    return change


def title_as_alt(root: Any) -> object:
    words = "".join(text.text or "" for text in each(titles(root)[0], "a:t"))
    return described("c:chart", words)(root)


def click_here(root: Any) -> object:
    for shape in each(root, "p:sp"):
        click = find(shape, "p:nvSpPr/p:cNvPr/a:hlinkClick")
        if click is not None:
            first, *rest = each(shape, "a:t")
            first.text = "Click here"
            for text in rest:
                text.text = ""
            return None
    return False


def look(key: str, value: str | None) -> Callable[[Any], object]:
    """Change an attribute of the first run of text that has it."""

    def change(root: Any) -> object:
        found = next((r for r in each(root, "a:rPr") if r.get(key)), None)
        if found is None:
            return False
        if value is None:
            del found.attrib[key]
        else:
            found.set(key, value)
        return None

    return change


def table_flag(key: str) -> Callable[[Any], object]:
    def change(root: Any) -> object:
        flags = each(root, "a:tblPr")
        return flags[0].attrib.pop(key) if flags else False

    return change


def merged(root: Any) -> object:
    rows = each(root, "a:tr")
    if not rows:
        return False
    rows[1][0].set("gridSpan", "2")
    rows[1][1].set("hMerge", "1")
    return None


def short_row(root: Any) -> object:
    rows = each(root, "a:tr")
    return rows[1].remove(each(rows[1], "a:tc")[-1]) if rows else False


def off_slide(root: Any) -> None:
    each(root, "a:off")[-1].set("x", "12000000")


def faint(root: Any) -> None:
    for colour in each(titles(root)[0], "a:srgbClr"):
        colour.set("val", "C9D0D6")


def series(root: Any, kind: str) -> list[Any]:
    return [s for group in each(root, f"c:{kind}Chart") for s in group.iterchildren(f"{C}ser")]


def other_number(root: Any) -> object:
    values = [v for s in series(root, "bar") for v in each(find(s, "c:val"), "c:v")]
    if not values:
        return False
    values[0].text = "12345.5"
    return None


def broken_workbook(parts: Parts) -> None:
    name = next(name for name in sorted(parts) if name.startswith("ppt/embeddings/"))
    parts[name] = b"no workbook"


def other_format(root: Any) -> None:
    each(root, "c:formatCode")[0].text = "0.000"


def unlabelled_columns(root: Any) -> Any:
    """The first columns of which few have a label, without colours of single points."""
    for bars in series(root, "bar"):
        if len(each(find(bars, "c:val"), "c:pt")) > 5 and len(each(bars, "c:dLbl")) < 3:
            for point in each(bars, "c:dPt"):
                bars.remove(point)
            return bars
    return None


def faint_columns(root: Any) -> object:
    bars = unlabelled_columns(root)
    return False if bars is None else find(bars, "c:spPr/a:solidFill/a:srgbClr").set("val", "E6ECF2")


def lost_line(root: Any) -> object:
    bars, lines = series(root, "bar"), series(root, "line")
    lines = [s for s in lines if not each(s, "a:custDash")]
    if not (bars and lines):
        return False
    colour = find(bars[0], "c:spPr/a:solidFill/a:srgbClr").get("val")
    find(lines[0], "c:spPr/a:ln/a:solidFill/a:srgbClr").set("val", colour)
    return None


def many_colours(root: Any) -> object:
    bars = unlabelled_columns(root)
    if bars is None:
        return False
    anchor = find(bars, "c:invertIfNegative")
    for i, colour in enumerate(("12436D", "28A197", "801650", "F46A25", "3D3D3D", "A285D1")):
        fill = f'<a:solidFill xmlns:a="{A[1:-1]}"><a:srgbClr val="{colour}"/></a:solidFill>'
        point = etree.fromstring(
            f'<c:dPt xmlns:c="{C[1:-1]}"><c:idx val="{i}"/><c:invertIfNegative val="0"/><c:spPr>{fill}</c:spPr></c:dPt>'
        )
        anchor.addnext(point)
    return None


def unnamed_lines(parts: Parts) -> None:
    """Words right of a chart of several lines vanish."""
    for name in sorted(parts):
        if re.fullmatch(r"ppt/slides/slide\d+\.xml", name) and b"Line chart of" in parts[name]:
            root = etree.fromstring(parts[name])
            for shape in each(root, "p:sp"):
                if any((t.text or "").startswith(("Trust", "Treats", "Deals", "Good")) for t in each(shape, "a:t")):
                    shape.getparent().remove(shape)
            parts[name] = etree.tostring(root)
            return
    raise LookupError


def not_xml(parts: Parts) -> None:
    parts["ppt/slides/slide1.xml"] = parts["ppt/slides/slide1.xml"][:-10]


def without(name: str) -> Defect:
    def make(parts: Parts) -> None:
        del parts[name]

    return make


def typeless(name: str) -> Callable[[Any], object]:
    def change(root: Any) -> None:
        root.remove(next(e for e in root if name in (e.get("PartName"), e.get("Extension"))))

    return change


def unrelated(root: Any) -> object:
    found = [e for e in root if e.get("Type", "").endswith("/chart")]
    return root.remove(found[0]) if found else False


def no_presentation(root: Any) -> None:
    root.clear()


def same_slide_id(root: Any) -> None:
    listed = find(root, "p:sldIdLst")
    listed[1].set("id", listed[0].get("id"))


def same_shape_id(root: Any) -> None:
    heads = each(root, "p:cNvPr")
    heads[-1].set("id", heads[-2].get("id"))


def axis_id(value: str) -> Callable[[Any], object]:
    def change(root: Any) -> object:
        axes = each(root, "c:valAx")
        return find(axes[0], "c:axId").set("val", value) if axes else False

    return change


RELATIONS = r"ppt/slides/_rels/slide\d+\.xml\.rels"

OURS: list[tuple[str, Defect]] = [
    ("slide-title", slides(untitle)),
    ("slide-title", slides(empty_title)),
    ("slide-title-unique", same_titles),
    ("slide-title-first", slides(title_last)),
    ("slide-order", slides(exhibit_last)),
    ("slide-sections", on(PRESENTATION, unlisted_section)),
    ("shape-alt", slides(described("c:chart", None))),
    ("shape-alt", slides(described("a:tbl", None))),
    ("shape-alt-file-name", slides(described("c:chart", "Picture 3"))),
    ("shape-alt-repeats", slides(title_as_alt)),
    ("decoration-described", slides(described("", "A grey band", decorative=True))),
    ("run-link", slides(click_here)),
    ("run-language", slides(look("lang", None))),
    ("run-size", slides(look("sz", "800"))),
    ("run-contrast", slides(faint)),
    ("table-header-row", slides(table_flag("firstRow"))),
    ("table-first-column", slides(table_flag("firstCol"))),
    ("table-merged-cells", slides(merged)),
    ("table-uneven-rows", slides(short_row)),
    ("off-slide", slides(off_slide)),
    ("empty-placeholder", slides(empty_title)),
    ("chart-workbook", charts(other_number)),
    ("chart-workbook", broken_workbook),
    ("chart-number-format", charts(other_format)),
    ("chart-contrast", charts(faint_columns)),
    ("chart-neighbours", charts(lost_line)),
    ("chart-colours", charts(many_colours)),
    ("chart-colour-alone", unnamed_lines),
    ("package-xml", not_xml),
    ("package-content-types", on(re.escape(TYPES), typeless("xlsx"))),
    ("package-content-types", on(re.escape(TYPES), typeless("/ppt/slides/slide1.xml"))),
    ("package-relationships", on(RELATIONS, unrelated)),
    ("package-relationships", without("ppt/slideLayouts/slideLayout1.xml")),
    ("package-slides", on(r"_rels/\.rels", no_presentation)),
    ("package-slide-ids", on(PRESENTATION, same_slide_id)),
    ("package-shape-ids", slides(same_shape_id)),
    ("package-axis-ids", charts(axis_id("-5"))),
    ("package-axis-ids", charts(axis_id("77"))),
]


@pytest.mark.parametrize("rule, make", OURS, ids=[f"{rule}-{i}" for i, (rule, _) in enumerate(OURS)])
def test_our_rule_catches_its_defect(sample: Sample, rule: str, make: Defect) -> None:
    assert rule in {found.rule for found in check_deck(broken(sample.deck, make), sample.pages)}


def test_every_rule_of_ours_is_shown_to_catch_a_defect() -> None:
    assert {rule for rule, _ in OURS} == {*RULES, *PACKAGE_RULES}


def test_the_sample_without_a_defect_passes(sample: Sample) -> None:
    assert check_deck(sample.deck, sample.pages) == []


def test_a_file_that_is_no_deck_is_told_and_nothing_else() -> None:
    assert [found.rule for found in check_deck(b"no deck")] == ["package-xml"]


@pytest.mark.parametrize("make", [charts(axis_id("-5")), slides(look("sz", "0")), slides(same_shape_id)])
def test_the_validator_of_office_files_catches_what_is_no_valid_deck(
    sample: Sample, tmp_path: Path, make: Defect
) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(broken(sample.deck, make))
    assert OpenXmlValidator().validate(str(file)).errors
