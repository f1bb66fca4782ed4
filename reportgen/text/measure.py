"""Advance widths of the packaged fonts: how wide a word is before anyone draws it.

Arial in the deck and Liberation Sans in the PDF have the same advance widths, so one measurement holds for both files.
Neither file uses kerning, hence the width of a word is the sum of its signs' advances.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources

from fontTools.ttLib import TTFont

from reportgen.text.paragraph import Run
from reportgen.theme import Theme

# A superscript is drawn at this share of its run's size, its baseline raised by the other share; the leading stays.
SUPERSCRIPT_SIZE = 2 / 3
SUPERSCRIPT_RISE = 1 / 3

_NO_GLYPH_EM = 0.75


@lru_cache(maxsize=8)
def advances(file: str) -> Mapping[int, float]:
    """Advance widths by code point, in em, of one packaged font file; signs without a glyph are not in it.

    Only the tables cmap, hmtx and head are read: about 20 ms a font, once.
    """
    with resources.as_file(resources.files("reportgen") / "fonts" / file) as path, TTFont(path, lazy=True) as font:
        metrics, em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}


@lru_cache(maxsize=16_384)
def _em_widths(file: str, text: str) -> tuple[float, ...]:
    table = advances(file)
    return tuple(table.get(ord(sign), _NO_GLYPH_EM) for sign in text)


@lru_cache(maxsize=16_384)
def _em_width(file: str, text: str) -> float:
    return sum(_em_widths(file, text))


@lru_cache(maxsize=4096)
def missing_signs(text: str, file: str) -> tuple[str, ...]:
    """The signs of ``text`` that the font has no glyph for, each once, in order; they would be drawn as boxes."""
    table = advances(file)
    return tuple(dict.fromkeys(sign for sign in text if sign not in "\n\t" and ord(sign) not in table))


class Measure:
    """Widths of text in the faces of one theme, in points."""

    def __init__(self, theme: Theme) -> None:
        family = theme.fonts["sans"] if "sans" in theme.fonts else next(iter(theme.fonts.values()))
        self._files = {
            (False, False): family.regular,
            (True, False): family.bold,
            (False, True): family.italic,
            (True, True): family.bold_italic,
        }

    def file(self, bold: bool, italic: bool) -> str:
        """The packaged font file of a face."""
        return self._files[bold, italic]

    def text(self, text: str, size: float, bold: bool = False, italic: bool = False) -> float:
        """The width of ``text`` on one line at ``size`` points."""
        return _em_width(self._files[bold, italic], text) * size

    def run(self, run: Run, text: str | None = None) -> float:
        """The width of a resolved run (bold, italic and size are set), or of a piece of its text."""
        size = (run.size or 0) * (SUPERSCRIPT_SIZE if run.superscript else 1)
        words = run.text if text is None else text
        return _em_width(self._files[bool(run.bold), bool(run.italic)], words) * size

    def signs(self, run: Run) -> Iterator[float]:
        """The widths of the signs of a resolved run, one by one."""
        size = (run.size or 0) * (SUPERSCRIPT_SIZE if run.superscript else 1)
        return (size * em for em in _em_widths(self._files[bool(run.bold), bool(run.italic)], run.text))
