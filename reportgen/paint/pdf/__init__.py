"""The PDF painter: pages of placed fragments as one tagged, accessible (PDF/UA-1) file."""

from reportgen.paint.pdf.painter import paint

__all__ = ["paint"]
