"""The words of a deck by slide, for comparing the synthetic pack with the plain script's deck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

BULLET = "■"  # a character in one deck, a list's own mark in the other


def words_of_slides(path: Path) -> list[Counter[str]]:
    """How often each word stands on each slide, in texts and tables; charts and notes are left out."""
    from pptx import Presentation

    return [Counter(words(slide.shapes)) for slide in Presentation(str(path)).slides]


def words(shapes: Any) -> Iterator[str]:
    """The words of shapes, groups opened."""
    for shape in shapes:
        if shape.shape_type is not None and hasattr(shape, "shapes"):
            yield from words(shape.shapes)
        elif shape.has_text_frame:
            yield from (word for word in shape.text_frame.text.split() if word != BULLET)
        elif getattr(shape, "has_table", False) and shape.has_table:
            for cell in shape.table.iter_cells():
                yield from cell.text_frame.text.split()
