"""The leaves that are all geometry: rules, spaces, pictures and anchors around another block."""

from __future__ import annotations

from dataclasses import replace

from reportgen.exhibits.block import Anchored, Picture, Rule, Space
from reportgen.geometry import Rect
from reportgen.layout.page import Fragment, PictureFragment, ShapeFragment
from reportgen.layout.setting import Need, Setting, Split


class RuleLayouter:
    """Lays out ``Rule``: a thin filled rectangle, as high as the line is wide."""

    def measure(self, block: Rule, width: float, setting: Setting) -> Need:
        """The weight of the line."""
        return Need(block.weight)

    def place(self, block: Rule, rect: Rect, setting: Setting) -> list[Fragment]:
        """One decorative shape."""
        line = Rect(rect.x, rect.y, min(block.width or rect.w, rect.w), block.weight)
        fill = setting.hex(block.colour)
        return [ShapeFragment(rect=line, block=setting.owner, name="Rule", place=setting.at, fill=fill)]

    def split(self, block: Rule, width: float, height: float, setting: Setting) -> Split:
        """Never divided."""
        return None, block


class SpaceLayouter:
    """Lays out ``Space``: nothing, at a height."""

    def measure(self, block: Space, width: float, setting: Setting) -> Need:
        """The height that is kept empty."""
        return Need(block.height, block.stretch)

    def place(self, block: Space, rect: Rect, setting: Setting) -> list[Fragment]:
        """No fragments."""
        return []

    def split(self, block: Space, width: float, height: float, setting: Setting) -> Split:
        """A gap at the end of a page is dropped: nothing of it is left for the next."""
        return Space(height=height), None


class PictureLayouter:
    """Lays out ``Picture``: as large as it says, smaller where the width or height is less."""

    def measure(self, block: Picture, width: float, setting: Setting) -> Need:
        """Its height at this width."""
        return Need(block.height * min(1, width / block.width))

    def place(self, block: Picture, rect: Rect, setting: Setting) -> list[Fragment]:
        """One picture at the top left, its proportions kept."""
        scale = min(1, rect.w / block.width, rect.h / block.height)
        return [
            PictureFragment(
                rect=Rect(rect.x, rect.y, block.width * scale, block.height * scale),
                block=setting.owner,
                name=f"Picture: {block.alt}" if block.alt else "Picture",
                place=setting.at,
                file=block.file,
                alt=block.alt,
            )
        ]

    def split(self, block: Picture, width: float, height: float, setting: Setting) -> Split:
        """Never divided."""
        return None, block


class AnchoredLayouter:
    """Lays out ``Anchored``: its child, and a mark that the anchor stands on this page."""

    def measure(self, block: Anchored, width: float, setting: Setting) -> Need:
        """The child's need."""
        return setting.measure(block.child, width)

    def place(self, block: Anchored, rect: Rect, setting: Setting) -> list[Fragment]:
        """The child's fragments."""
        if block.anchor:
            setting.marks.append(setting.references.prefix + block.anchor)
        return setting.place(block.child, rect)

    def split(self, block: Anchored, width: float, height: float, setting: Setting) -> Split:
        """As the child is; the anchor stays with the first part, and both keep the name."""
        head, tail = setting.split(block.child, width, height)
        if head is None:
            return None, block
        return replace(block, child=head), None if tail is None else replace(block, child=tail, anchor="")
