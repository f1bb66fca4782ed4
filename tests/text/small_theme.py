"""A theme of a few styles with round numbers, so that heights can be computed in the head."""

from __future__ import annotations

from functools import cache

from reportgen.theme import Theme


@cache
def small_theme() -> Theme:
    """Leading 20 with a gap of 5 after each body paragraph; size 10 throughout."""
    sans = {
        "deck": "Arial",
        "regular": "LiberationSans-Regular.ttf",
        "bold": "LiberationSans-Bold.ttf",
        "italic": "LiberationSans-Italic.ttf",
        "bold_italic": "LiberationSans-BoldItalic.ttf",
    }
    return Theme.model_validate(
        {
            "fonts": {"sans": sans},
            "colours": {"ink": "#111111", "navy": "#12436D", "neutral": "#333333"},
            "chart_colours": ["navy"],
            "styles": {
                "body": {"size": 10, "leading": 20, "space_after": 5},
                "heading": {"size": 10, "leading": 20, "bold": True, "colour": "priority", "align": "right"},
            },
            "pages": {},
            "arrangements": {},
        }
    )
