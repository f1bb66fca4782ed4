"""The four faces of the page's sans: loaded once, embedded as subsets, with true maps back to Unicode."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from reportgen.theme import Theme

_MOST_PER_BLOCK = 100  # entries of one beginbfchar block (Adobe Technical Note 5014)


class Face(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A TrueType face whose codes without a character have no entry in its map (reportlab's U+0000 is forbidden)."""

    def addObjects(self, doc: Any) -> None:  # reportlab's name
        """Embed the subsets that the document uses."""
        subsets = list(self.state[doc].subsets)
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            font = doc.idToObject["BasicFonts"].dict[f"{doc.fontMapping[self.fontName][1:]}+{number}"]
            doc.idToObject[font.ToUnicode.name].content = to_unicode(font.BaseFont, subset)


def to_unicode(name: str, subset: list[int]) -> str:
    """A ToUnicode map (ISO 32000-1, 9.10.3) from each used code of a subset to its character."""
    used = [(code, point) for code, point in enumerate(subset) if point]
    blocks = [used[i : i + _MOST_PER_BLOCK] for i in range(0, len(used), _MOST_PER_BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in block]
        lines.append("endbfchar")
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


@cache
def face(file: str) -> Face:
    """The packaged font file as a registered reportlab face; read once per process, used by any number of documents."""
    name = file.removesuffix(".ttf")
    loaded = Face(name, str(files("reportgen") / "fonts" / file), asciiReadable=False, shapable=False)
    pdfmetrics.registerFont(loaded)
    return loaded


class FontBook:
    """The theme's family by weight and slope."""

    def __init__(self, theme: Theme):
        family = theme.fonts.get("sans") or next(iter(theme.fonts.values()))
        self._files = {
            (False, False): family.regular,
            (True, False): family.bold,
            (False, True): family.italic,
            (True, True): family.bold_italic,
        }

    def face(self, bold: bool | None = False, italic: bool | None = False) -> Face:
        """The face of that weight and slope."""
        return face(self.file(bold, italic))

    def file(self, bold: bool | None = False, italic: bool | None = False) -> str:
        """The packaged file of that weight and slope."""
        return self._files[bool(bold), bool(italic)]
