"""The HTML painter: the pages' blocks as one accessible web page that needs no script and no other file."""

from reportgen.paint.html.painter import paint

__all__ = ["paint"]
