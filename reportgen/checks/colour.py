"""Contrast as WCAG 2.2 computes it, and how much of it a thing needs (success criteria 1.4.3 and 1.4.11)."""

from __future__ import annotations

from functools import lru_cache

TEXT, LARGE_TEXT, GRAPHICS = 4.5, 3.0, 3.0
_LARGE, _LARGE_BOLD = 18.0, 14.0  # points from which text counts as large
_SLACK = 0.005  # ratios are told to two decimals


@lru_cache(maxsize=4096)
def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, #RRGGBB: from 1 (none) to 21 (black on white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=4096)
def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def needed(size: float, bold: bool) -> float:
    """The least contrast of text of that size in points."""
    return LARGE_TEXT if size >= _LARGE or (bold and size >= _LARGE_BOLD) else TEXT


def enough(one: str, other: str, least: float) -> bool:
    """Whether two colours have that contrast."""
    return contrast(one, other) >= least - _SLACK
