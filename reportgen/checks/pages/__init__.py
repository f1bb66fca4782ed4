"""Checks of laid-out pages against the theme, before anything is painted: quick enough for every build."""

from reportgen.checks.pages.check import RULES, check_pages

__all__ = ["RULES", "check_pages"]
