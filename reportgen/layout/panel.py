"""A flow on pages with a panel: its last exhibit stands beside what leads to it, where it fits there as a whole."""

from __future__ import annotations

from dataclasses import replace

from reportgen.exhibits.document import PageContent
from reportgen.layout.frame import Frame
from reportgen.layout.setting import TOLERANCE, Setting

PANEL = "panel"


def with_panel(content: PageContent, frame: Frame, setting: Setting) -> PageContent:
    """The content with the last exhibit of its flow in the panel, if these pages have one that is high enough.

    On pages without a panel it stays where it is: the order in which blocks are read is the same on both.
    """
    flow, panel = content.flow, frame.slots.get(PANEL)
    if flow is None or panel is None or len(flow.children) < 2:
        return content
    *before, last = flow.children
    if setting.measure(last, panel.w).height > panel.h + TOLERANCE:
        return content
    return replace(content, slots={**content.slots, "flow": replace(flow, children=tuple(before)), PANEL: last})
