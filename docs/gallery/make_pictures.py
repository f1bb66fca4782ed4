"""Paints the pictures of this folder: each page of the gallery pack, and a page of each kind of document.

Run with ``make gallery``. Pictures have few dots and few colours: small files, sharp words. Pictures of pages that are
gone are removed; README.md and documents.md list those that there are.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from reportgen.checks.render import png_of_page
from reportgen.layout.page import Page
from reportgen.paint.pdf import paint
from reportgen.pipeline.stages import LaidOut, lay_out_pack

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
GALLERY = ("gallery", "2023-24-q1")
_DOTS, _COLOURS = 80, 32


class Shown(NamedTuple):
    """A kind of document by one of its pages: pack, edition, the page's id, which of its parts, and what it is."""

    pack: str
    edition: str
    page: str
    part: int
    title: str


DOCUMENTS = (  # the first is the README's picture
    Shown("quarterly", "2023-24-q1", "knife-crime", 1, "Quarterly performance report, slides"),
    Shown("quarterly-2017", "2017-18-q1", "notifiable-offences", 1, "Quarterly performance update of 2017, slides"),
    Shown("scorecard", "2022-23-q1", "overview", 1, "Delivery scorecard, slides"),
    Shown("milestones", "2017-18-q1", "making-london-safer", 1, "Business plan milestones, slides"),
    Shown("decision", "pcd-280", "request", 1, "DMPC decision, a form with its appendices"),
    Shown("committee-paper", "2017-07-20", "mopac-activity-report", 4, "Report to the Police and Crime Committee"),
    Shown("board-paper", "2023-10-12", "policing-performance-q1-2023-24", 2, "Board paper"),
    Shown("annual-report", "2016", "costs", 1, "Annual report"),
)


def main() -> None:
    """Write all pictures and their lists."""
    gallery = laid_out(*GALLERY)
    pages = {page.content: page for page in gallery.pages.pages if page.part == 1}
    pictures = {**painted(gallery, pages), **dict(map(document, DOCUMENTS))}
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for name, picture in pictures.items():
        (FOLDER / f"{name}.png").write_bytes(picture)
    (FOLDER / "README.md").write_text(listed(gallery, pages), encoding="utf-8")
    (FOLDER / "documents.md").write_text(documents(), encoding="utf-8")


def laid_out(pack: str, edition: str) -> LaidOut:
    """An edition through all stages but paint."""
    return lay_out_pack(ROOT, pack, edition, lambda stage: None)


def document(shown: Shown) -> tuple[str, bytes]:
    """The name of a document's picture, and the picture."""
    made = laid_out(shown.pack, shown.edition)
    page = next(page for page in made.pages.pages if (page.content, page.part) == (shown.page, shown.part))
    alone = replace(made.pages, pages=(page,))
    return picture_name(shown), small(png_of_page(paint(alone, made.theme, ROOT), 1, _DOTS))


def picture_name(shown: Shown) -> str:
    """The name of a document's picture, without its suffix."""
    return f"document-{shown.pack}"


def documents() -> str:
    """The list of documents."""
    lines = ["# Documents", "", "A page of each kind of document that the project makes; painted by `make gallery`."]
    for shown in DOCUMENTS:
        built = f"`reportgen build {shown.pack} {shown.edition}`"
        lines += ["", f"## {shown.title}", "", built, "", f"![{shown.title}]({picture_name(shown)}.png)"]
    return "\n".join(lines) + "\n"


def painted(made: LaidOut, pages: dict[str, Page]) -> dict[str, bytes]:
    """A picture of each page by its id."""
    pdf = paint(made.pages, made.theme, ROOT)
    return {name: small(png_of_page(pdf, page.number, _DOTS)) for name, page in pages.items()}


def small(picture: bytes) -> bytes:
    """The same picture with few colours: flat fills and text need no more."""
    stream = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as opened:
        opened.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def listed(made: LaidOut, pages: dict[str, Page]) -> str:
    """The list of pictures, section by section, in the order of the pack."""
    lines = [
        "# Gallery",
        "",
        "Each kind of exhibit beside the YAML that makes it, from `layouts/gallery`; painted by `make gallery`.",
    ]
    section = ""
    for name, page in pages.items():
        if page.section != section:
            section = page.section
            lines += ["", f"## {section}"]
        lines += ["", f"![{page.title}]({name}.png)"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
