"""The painted file as validators, readers and pdfium see it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from reportgen.exhibits.block import Label, Polygon
from reportgen.geometry import Point, Rect
from reportgen.layout.page import DrawingFragment, PictureFragment, ShapeFragment
from reportgen.paint.pdf import paint
from tests.charts import sample_charts as charts
from tests.paint.pdf import sample_pages as s
from tests.paint.pdf.read_back import Painted

CHARTS = [
    charts.columns, charts.column_line, charts.lines, charts.clustered, charts.stacked, charts.horizontal, charts.donut,
    charts.spark, charts.area,
]  # fmt: skip


def drawing() -> DrawingFragment:
    """A square with a square hole, and a label in it."""
    rings = tuple(tuple(Point(x, y) for x, y in ((a, a), (b, a), (b, b), (a, b))) for a, b in ((100, 200), (140, 160)))
    label = s.text(s.paragraph(s.run("7", size=9)), rect=Rect(120, 120, 20, 12))
    return DrawingFragment(
        rect=Rect(100, 100, 100, 100),
        polygons=(Polygon(rings, "#A9C1D6", "#FFFFFF", 0.9, "Camden"),),
        labels=(Label(Point(130, 126), label.paragraphs[0]),),
        label_lines=(label,),
        alt="Map of boroughs.",
    )


def everything() -> list[object]:
    """One of each kind of fragment."""
    link = s.run("the data store", link="https://data.london.gov.uk/a_(b)")
    return [
        s.text(s.paragraph("See ", link, "."), s.paragraph("Ω ▲ “quoted” – 5 %", role="H2")),
        s.table((s.cell("Borough"), s.cell("Calls")), ((s.cell("Camden"), s.cell("10")),)),
        s.chart(charts.column_line()),
        drawing(),
        ShapeFragment(rect=Rect(0, 0, 10, 10), ellipse=True, stroke="#000000", dashed=True),
        replace(s.text("DRAFT"), artifact=True, rotation=-24),
    ]


def test_a_page_with_one_of_everything_passes_pdf_ua_1() -> None:
    assert Painted(s.pages(s.page(*everything()))).failures() == []  # type: ignore[arg-type]


@pytest.mark.parametrize("model", CHARTS)
def test_every_kind_of_chart_passes_pdf_ua_1(model: Callable[[], charts.ChartModel]) -> None:
    assert Painted(s.pages(s.page(s.chart(model())))).failures() == []


def test_an_empty_pack_language_is_the_packs() -> None:
    painted = Painted(s.pages(s.page(), language="cy"))
    assert painted.pdf.Root.Lang == "cy"
    assert painted.pdf.Root.MarkInfo.Marked


def test_the_same_pages_give_the_same_bytes() -> None:
    pages = s.pages(s.page(*everything()))  # type: ignore[arg-type]
    assert paint(pages, s.theme(), s.ROOT) == paint(pages, s.theme(), s.ROOT)


def test_bytes_do_not_depend_on_hash_seed_clock_or_place() -> None:
    code = (
        "import hashlib; from tests.paint.pdf import sample_pages as s;"
        "from tests.paint.pdf.test_painter import everything;"
        "from reportgen.paint.pdf import paint;"
        "print(hashlib.sha256(paint(s.pages(s.page(*everything())), s.theme(), s.ROOT)).hexdigest())"
    )
    root = Path(__file__).parents[3]
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": "/usr/bin", "PYTHONPATH": str(root)},
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Europe/London"), ("2", "Pacific/Auckland"))
    }
    assert len(seen) == 1


def test_words_are_where_layout_put_them() -> None:
    box = Rect(300, 200, 200, 60)
    painted = Painted(s.pages(s.page(s.text("Offences rose in the quarter to June.", rect=box))))
    assert painted.words(box).split() == ["Offences", "rose", "in", "the", "quarter", "to", "June."]


def test_a_wrapped_line_ends_with_a_space_so_that_words_do_not_join() -> None:
    painted = Painted(s.pages(s.page(s.text("one two three four five six seven", rect=Rect(32, 100, 90, 100)))))
    (body,) = list(painted.document.all("P"))
    text = "".join(_shown(painted, mcid) for mcid in body.mcids)
    assert text == "one two three four five six seven"


def test_a_trailing_page_number_does_not_join_the_last_word() -> None:
    entry = s.paragraph("Knife crime", role="TOCI", trailing=(s.run("12"),))
    painted = Painted(s.pages(s.page(s.text(entry))))
    (reference,) = painted.document.all("Reference")
    assert _shown(painted, reference.mcids[0]) == "Knife crime 12"


def test_a_chart_is_vector_and_its_words_can_be_selected() -> None:
    painted = Painted(s.pages(s.page(s.chart(charts.column_line()))))
    assert "30,000" in painted.words(s.CHART_BOX) and "7.9%" in painted.words(s.CHART_BOX)
    assert "/XObject" not in painted.pdf.pages[0].Resources


def test_holes_of_a_drawing_stay_open() -> None:
    painted = Painted(s.pages(s.page(drawing())))
    (figure,) = painted.document.all("Figure")
    tag, operators = painted.marked()[figure.mcids[0]]
    assert tag == "Figure" and "B*" in operators


def test_a_picture_has_its_alt_text_and_decoration_has_none(tmp_path: Path) -> None:
    Image.new("RGBA", (4, 2), (18, 67, 109, 128)).save(tmp_path / "logo.png")
    picture = PictureFragment(rect=Rect(848, 14, 80, 40), file="logo.png", alt="Mayor of London")
    pages = s.pages(s.page(picture, replace(picture, alt="")))
    data = paint(pages, s.theme(), tmp_path)
    copy = tmp_path / "elsewhere"
    copy.mkdir()
    (copy / "logo.png").write_bytes((tmp_path / "logo.png").read_bytes())
    assert paint(pages, s.theme(), copy) == data


def test_a_rotated_text_turns_about_the_centre_of_its_box() -> None:
    words = replace(s.text("DRAFT", rect=Rect(450, 250, 60, 17)), artifact=True, rotation=90)
    painted = Painted(s.pages(s.page(words)))
    turned = painted.words(Rect(468, 220, 24, 76))  # the box on its side, centre at (480, 258.5)
    assert turned.split() and "".join(turned.split()) == "DRAFT"


def test_a_fragment_that_no_painter_knows_is_a_mistake() -> None:
    from reportgen.layout.page import Fragment

    with pytest.raises(TypeError, match="no painter for Fragment"):
        Painted(s.pages(s.page(Fragment(rect=Rect(0, 0, 1, 1)))))


def _shown(painted: Painted, mcid: int) -> str:
    """The characters that a marked-content sequence of page 1 shows, through the font's own map to Unicode."""
    import pikepdf

    page = painted.pdf.pages[0]
    found, current, maps = "", None, {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC":
            current = int(operands[1].get("/MCID", -1))
        elif name == "EMC":
            current = None
        elif name == "Tf":
            maps = _unicode(page.Resources.Font[str(operands[0])])
        elif name == "Tj" and current == mcid:
            found += "".join(maps[code] for code in bytes(operands[0]))
    return found


def _unicode(font: object) -> dict[int, str]:
    import re

    stream = font.ToUnicode.read_bytes().decode()  # type: ignore[attr-defined]
    pairs = re.findall(r"<(..)> <([0-9A-F]{4,})>", stream)
    return {int(code, 16): bytes.fromhex(point).decode("utf-16-be") for code, point in pairs}
