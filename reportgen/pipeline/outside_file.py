"""A PDF from outside that becomes an appendix: looked at before anything is laid out, refused with its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.errors import Place, Problems
from reportgen.exhibits.document import OutsideFile
from reportgen.geometry import Size
from reportgen.spec.inside import inside

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

MOST_BYTES = 100_000_000
MOST_PAGES = 1_000
_UA = "pdfuaid:part"


def inspect(root: Path, file: str, place: Place, problems: Problems) -> OutsideFile | None:
    """The file's pages, or None after telling ``problems``, at ``place``, why it can't be placed.

    A file that is not tagged, or does not say that it is accessible, is a warning.
    """
    path = inside(root, file)
    if path is None:
        problems.error(place, f"the path '{file}' leads out of the project", "a PDF inside it",
                       "copy the file into the edition's folder", "path-outside")  # fmt: skip
        return None
    if not path.is_file():
        problems.error(place, f"the file '{file}' does not exist", "a PDF of the project",
                       "check the path, which starts at the project's folder", "missing-file")  # fmt: skip
        return None
    if path.stat().st_size > MOST_BYTES:
        found = f"the file '{file}' has {path.stat().st_size / 1e6:.0f} megabytes"
        problems.error(place, found, f"{MOST_BYTES / 1e6:.0f} at most",
                       "save it with smaller pictures, or publish it on its own", "outside-too-large")  # fmt: skip
        return None
    return _opened(path, file, place, problems)


def _opened(path: Path, file: str, place: Place, problems: Problems) -> OutsideFile | None:
    from pikepdf import PasswordError, Pdf, PdfError

    try:
        with Pdf.open(path, attempt_recovery=False) as document:
            if not document.is_encrypted:
                return _read(document, file, place, problems)
    except PasswordError:
        pass
    except (PdfError, AttributeError, TypeError, ValueError):  # the last three: what stands where a page should
        problems.error(place, f"the file '{file}' is damaged or no PDF", "a PDF that opens without repair",
                       "open it in a PDF viewer and save it again", "outside-damaged")  # fmt: skip
        return None
    problems.error(place, f"the file '{file}' is encrypted", "a PDF that anyone may open and copy from",
                   "save it without a password", "outside-encrypted")  # fmt: skip
    return None


def _read(document: Pdf, file: str, place: Place, problems: Problems) -> OutsideFile | None:
    sizes = tuple(_size(page) for page in document.pages)
    if not 0 < len(sizes) <= MOST_PAGES:
        problems.error(place, f"the file '{file}' has {len(sizes):,} pages", f"1 to {MOST_PAGES:,}",
                       "leave it out, or publish it on its own", "outside-too-long")  # fmt: skip
        return None
    root: Any = document.Root
    tree, marks = root.get("/StructTreeRoot"), root.get("/MarkInfo", {})
    tagged = tree is not None and bool(marks.get("/Marked", False)) and "/ParentTree" in tree
    conforms = tagged and _claim(document) == "1"
    if not conforms:
        found = "does not claim PDF/UA" if tagged else "has no tags, so that a screen reader finds nothing in it"
        problems.warning(place, f"the file '{file}' {found}", "a file that claims PDF/UA-1",
                         "ask for an accessible one; until then this file does not claim to be accessible",
                         "outside-no-claim" if tagged else "outside-untagged")  # fmt: skip
    return OutsideFile(file, sizes, tagged, conforms)


def _claim(document: Pdf) -> str:
    """The part of PDF/UA that a file claims; nothing where its description can't be read."""
    try:
        with document.open_metadata(strict=True) as metadata:
            return str(metadata.get(_UA, ""))
    except (SyntaxError, ValueError):  # no XML, XML that describes nothing
        return ""


def _size(page: Page) -> Size:
    """Width and height of a page as it is seen, turned if it is turned."""
    left, bottom, right, top = (float(n) for n in page.cropbox)
    width, height = abs(right - left), abs(top - bottom)
    turned = int(page.obj.get("/Rotate", 0)) % 180 == 90
    return Size(height, width) if turned else Size(width, height)
