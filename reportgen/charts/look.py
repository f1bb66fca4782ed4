"""The look that all charts share: the theme's colours and type sizes, and the lengths of its anatomy in points."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.theme import Theme

GRID_WEIGHT = 0.75
ZERO_LINE_WEIGHT = 1.0
TICK_WEIGHT, TICK_LENGTH = 0.75, 3.0
TICK_LABEL_GAP = 6.0  # from the plot's side to a value axis label
LINE_PITCH = 1.3  # of the size, from line to line of a category label and of a donut's total
CATEGORY_BASELINE = 15.0  # from the plot's bottom to the baseline of a category label
MARKER_RADIUS, MARKER_OUTLINE = 3.0, 1.75
END_DOT_RADIUS = 4.0
BAR_OUTLINE = 0.75
BAND_SHARE = 0.18  # of a line's colour in its confidence band
BASELINE_DASH = (4.0, 2.5)
COLUMN_LABEL_GAP = 5.0  # from the tallest column under a label to its baseline
POINT_LABEL_OFFSET = 10.5  # from a point to the middle of its label
MARKER_GAP = 5.0  # from a vertical marker to the words beside it
BOX_ABOVE, BOX_BELOW = 14.0, 16.0  # from a point to the middle of a boxed label
BOX_HEIGHT, BOX_PADDING, BOX_OUTLINE = 14.0, 4.0, 0.75
_LEAST_CONTRAST = 1.5  # of a fill with the white around it
CAP_MIDDLE = 0.36  # half the height of a capital in ems: what centres a line of figures on a point


@dataclass(frozen=True, slots=True)
class ChartLook:
    """Colours (``#RRGGBB``) and type sizes (points) of everything in a chart that is not a series."""

    ink: str
    secondary: str
    grid: str
    text_size: float
    label_size: float
    spark_size: float
    total_size: float

    @classmethod
    def of(cls, theme: Theme) -> ChartLook:
        """The look as the theme has it."""
        return cls(
            ink=theme.colour("ink"),
            secondary=theme.colour("secondary"),
            grid=theme.colour("grid"),
            text_size=theme.styles["chart-text"].size,
            label_size=theme.styles["chart-label"].size,
            spark_size=theme.styles["tile-end"].size,
            total_size=theme.styles["finding-value"].size,
        )


def mix(colour: str, share: float, ground: str = "#FFFFFF") -> str:
    """``share`` of a colour on a ground, as one solid colour: the look has no transparency."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def is_near_white(colour: str) -> bool:
    """Whether a fill needs an outline to be seen on white."""
    return 1.05 / (_luminance(colour) + 0.05) < _LEAST_CONTRAST


def readable_on(ground: str, dark: str, light: str = "#FFFFFF") -> str:
    """Whichever of the two colours has the higher contrast on ``ground`` (WCAG 2.2, relative luminance)."""
    below = _luminance(ground)
    over_light = (_luminance(light) + 0.05) / (below + 0.05)
    over_dark = (below + 0.05) / (_luminance(dark) + 0.05)
    return light if over_light >= over_dark else dark


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = map(linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
