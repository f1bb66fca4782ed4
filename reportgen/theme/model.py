"""Models of layouts/theme.yaml. Lengths are points; colours are ``#RRGGBB`` under names."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from reportgen.errors import Located
from reportgen.geometry import Rect, Size
from reportgen.theme.names import ColourName, PageName, StyleName

Hex = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
Box4 = tuple[float, float, float, float]


class FontFamily(Located):
    """A font family: its name in the deck and the packaged files that the PDF embeds."""

    deck: str
    regular: str
    bold: str
    italic: str
    bold_italic: str


class TextStyle(Located):
    """A paragraph style. ``leading`` is exact; ``space_after`` is left out after the last paragraph of a box."""

    size: float = Field(gt=0)
    leading: float = Field(gt=0)
    bold: bool = False
    italic: bool = False
    colour: ColourName = "ink"
    space_before: float = Field(0, description="Points at least above it, where it starts a block of a flow.")
    space_after: float = 0
    align: Literal["left", "right", "centre"] = "left"


class FurnitureText(Located):
    """Where a word of the page furniture stands, and in which style."""

    rect: Box4
    style: StyleName
    align: Literal["left", "right", "centre"] = "left"
    anchor: Literal["top", "middle", "bottom"] = "top"
    shrink_to: float = Field(
        0.9, gt=0, le=1, description="The smallest share of their size to which headline and kicker shrink to fit."
    )

    of_pages: bool = Field(False, description="A page number also says how many pages there are: 5 of 8.")

    @property
    def box(self) -> Rect:
        return Rect(*self.rect)


class Shape(Located):
    """A decorative rectangle or line of an arrangement; ``colour: priority`` takes the section's colour."""

    rect: Box4
    colour: ColourName


class Furniture(Located):
    """What surrounds a page's content. A part that is left out is not drawn."""

    band: Box4 | None = None
    kicker: FurnitureText | None = None
    headline: FurnitureText | None = None
    source: FurnitureText | None = None
    owner: FurnitureText | None = None  # a running head; without it the owner stands in the footer
    footer_rule: Box4 | None = None
    footer: FurnitureText | None = None
    classification: FurnitureText | None = None
    page_number: FurnitureText | None = None
    logo: Box4 | None = None
    draft_tag: FurnitureText | None = None  # drawn on drafts only, with the watermark
    watermark: FurnitureText | None = None


class PageGeometry(Located):
    """A page size with its margins, the content frame and the furniture most arrangements share."""

    size: tuple[float, float]
    content: Box4
    furniture: Furniture
    footnotes: Literal["page", "document"] = Field(
        "page", description="Whether footnotes are numbered anew on each page, or through the whole document (a paper)."
    )

    @property
    def page_size(self) -> Size:
        return Size(*self.size)


class Arranged(Located):
    """What stands where on one page: slots in reading order, decorative shapes, and furniture that differs.

    ``without`` names furniture that this arrangement does not have; ``furniture`` replaces single parts.
    """

    slots: dict[str, Box4] = Field(default_factory=dict)
    shapes: tuple[Shape, ...] = ()
    furniture: Furniture = Field(default_factory=Furniture)
    without: tuple[str, ...] = ()
    styles: dict[StyleName, StyleName] = Field(
        default_factory=dict, description="Styles that stand here for others: {body: decision}."
    )
    text_width: float | None = Field(None, gt=0, description="The most points that lines of a flow may be wide.")
    first: Arranged | None = Field(
        None, description="The first page of what goes on over several, where it differs; slots left out are the same."
    )


class Arrangement(Arranged):
    """A named arrangement of a page, and how the same slots are arranged on pages of ``also`` other geometries."""

    page: PageName = "slide"
    also: dict[PageName, Arranged] = Field(default_factory=dict)

    def for_page(self, page: str) -> Arranged | None:
        """How it is arranged on a page geometry; None when it is not made for that."""
        return self if page == self.page else self.also.get(page)


class HeatBand(Located):
    """One band of heat colouring: values from ``least`` (inclusive) up to the next band's."""

    least: float | None = None  # None: no lower limit
    fill: ColourName | None = None
    colour: ColourName = "ink"
    label: str = ""


class RatingScale(Located):
    """What the codes of a rating say on one scale (a service against its target, a project against its date)."""

    red: str
    amber: str
    green: str
    complete: str = Field("complete", description="What C before a letter says; empty: the scale has no such codes.")


class RatingRule(Located):
    """How a rating follows from a value and its target, more being better.

    A share is rated by points below its target, a count by its per cent of the target's part for the year so far.
    """

    red_points: float = Field(gt=0, description="A share so many points below its target, or more, is red.")
    green_part: float = Field(gt=0, description="A count from this per cent of its part on is green.")
    red_part: float = Field(ge=0, description="A count below this per cent of its part is red; between, amber.")


class MovementRule(Located):
    """Thresholds of movement wording for one family of measures, on the absolute change.

    Below ``stable`` (or up to it, when ``inclusive``) nothing moved; up to ``slight`` the change is called slight. An
    inclusive threshold is met by the change as shown, an exclusive one by the change before rounding.
    """

    stable: float
    inclusive: bool = True
    slight: float | None = None
    strong: float | None = None


class Theme(Located):
    """Everything about looks that the packs share."""

    fonts: dict[str, FontFamily]
    colours: dict[str, Hex]
    chart_colours: tuple[ColourName, ...]
    styles: dict[str, TextStyle]
    pages: dict[str, PageGeometry]
    arrangements: dict[str, Arrangement]
    heat: dict[str, tuple[HeatBand, ...]] = Field(default_factory=dict)
    ratings: dict[str, RatingScale] = Field(default_factory=dict)
    rating_rules: dict[str, RatingRule] = Field(default_factory=dict)
    movement: dict[str, MovementRule] = Field(default_factory=dict)

    def colour(self, name: str, priority: str = "neutral") -> str:
        """The hex value of a colour name; ``priority`` stands for the section's own colour; hex passes through."""
        if name.startswith("#"):
            return name
        return self.colours[priority if name == "priority" else name]
