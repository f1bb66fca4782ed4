"""Checks of a finished PDF, read back: what validators of PDF/UA miss. Nothing here knows how the file was made."""

from reportgen.checks.pdf.check import RULES, check_pdf

__all__ = ["RULES", "check_pdf"]
