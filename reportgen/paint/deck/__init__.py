"""The deck painter: pages as a PowerPoint file of native, editable shapes."""

from reportgen.paint.deck.painter import paint

__all__ = ["paint"]
