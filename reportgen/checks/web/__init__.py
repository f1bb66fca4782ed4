"""Checks of a finished web page, after WCAG 2.2. Nothing here knows how the file was made."""

from reportgen.checks.web.check import RULES, check_web_page

__all__ = ["RULES", "check_web_page"]
