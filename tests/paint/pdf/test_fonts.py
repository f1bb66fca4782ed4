"""Fonts: four faces, embedded as subsets, every code with a true character."""

from __future__ import annotations

import re

from reportgen.geometry import Rect
from reportgen.paint.pdf.fonts import face, to_unicode
from tests.paint.pdf import sample_pages as s
from tests.paint.pdf.read_back import Painted


def test_only_the_faces_that_are_used_are_embedded_each_once() -> None:
    look = s.text(s.paragraph("a", s.run("b", bold=True), s.run("c", italic=True), s.run("d", bold=True, italic=True)))
    painted = Painted(s.pages(s.page(look), s.page(look, number=2)))
    fonts = painted.pdf.pages[0].Resources.Font
    names = sorted(str(font.BaseFont).split("+")[1] for font in fonts.values())
    assert names == ["LiberationSans", "LiberationSans-Bold", "LiberationSans-BoldItalic", "LiberationSans-Italic"]
    assert all("/FontFile2" in font.FontDescriptor for font in fonts.values())


def test_no_code_of_an_embedded_font_stands_for_nothing() -> None:
    painted = Painted(s.pages(s.page(s.text("Ω ▲ ► − € naïve " + "".join(map(chr, range(33, 127)))))))
    for font in painted.pdf.pages[0].Resources.Font.values():
        entries = re.findall(r"<(..)> <([0-9A-F]+)>", font.ToUnicode.read_bytes().decode())
        assert entries and "0000" not in {point for _, point in entries}
    assert painted.failures() == []


def test_a_unicode_map_has_at_most_100_entries_in_a_block_and_writes_pairs() -> None:
    text = to_unicode("F", [0, *range(65, 185), 0x1F600])
    assert re.findall(r"(\d+) beginbfchar", text) == ["100", "21"]
    assert "<79> <D83DDE00>" in text


def test_text_beyond_256_signs_goes_on_in_a_second_subset() -> None:
    known = face("LiberationSans-Regular.ttf").face.charToGlyph
    words = "".join(chr(code) for code in range(0x100, 0x450) if code in known)
    assert len(words) > 300
    painted = Painted(s.pages(s.page(s.text(words, rect=Rect(32, 100, 800, 300)))))
    assert painted.failures() == []
    assert "Ж" in painted.words(Rect(32, 100, 800, 300))
