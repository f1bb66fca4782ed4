"""The theme: fonts, colours, text styles, page geometries and named arrangements, as read from layouts/theme.yaml."""

from reportgen.theme.model import (
    Arranged,
    Arrangement,
    Furniture,
    FurnitureText,
    HeatBand,
    MovementRule,
    PageGeometry,
    RatingRule,
    RatingScale,
    Shape,
    TextStyle,
    Theme,
)

__all__ = [
    "Arranged",
    "Arrangement",
    "Furniture",
    "FurnitureText",
    "HeatBand",
    "MovementRule",
    "PageGeometry",
    "RatingRule",
    "RatingScale",
    "Shape",
    "TextStyle",
    "Theme",
]
