"""Paints the pictures of this folder: each page of the gallery pack, and the README's page of the quarterly report.

Run with ``make gallery``. Pictures have 96 dots per inch and 64 colours: small files, sharp words. Pictures of pages
that are gone are removed, and README.md lists those that there are.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from reportgen.checks.render import png_of_page
from reportgen.layout.page import Page
from reportgen.paint.pdf import paint
from reportgen.pipeline.stages import LaidOut, lay_out_pack

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
EDITION = "2023-24-q1"
README_PAGE = "knife-crime"  # of the quarterly report
_DOTS, _COLOURS = 96, 64


def main() -> None:
    """Write all pictures and their list."""
    gallery, quarterly = (laid_out(pack) for pack in ("gallery", "quarterly"))
    pages = {page.content: page for page in gallery.pages.pages if page.part == 1}
    pictures = {**painted(gallery, pages), **painted(quarterly, {README_PAGE: page_of(quarterly, README_PAGE)})}
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for name, picture in pictures.items():
        (FOLDER / f"{name}.png").write_bytes(picture)
    (FOLDER / "README.md").write_text(listed(gallery, pages), encoding="utf-8")


def laid_out(pack: str) -> LaidOut:
    """A pack through all stages but paint."""
    return lay_out_pack(ROOT, pack, EDITION, lambda stage: None)


def page_of(made: LaidOut, content: str) -> Page:
    """The page of that id."""
    return next(page for page in made.pages.pages if page.content == content)


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
