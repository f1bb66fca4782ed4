"""Checks of a finished deck, after Microsoft's accessibility rules. Nothing here knows how the file was made."""

from reportgen.checks.deck.check import PACKAGE_RULES, RULES, check_deck

__all__ = ["PACKAGE_RULES", "RULES", "check_deck"]
