"""All rules of a finished deck."""

from __future__ import annotations

import zipfile

from lxml import etree

from reportgen.checks.deck import charts, package, places, tables, titles, words
from reportgen.checks.deck.opened import OpenDeck
from reportgen.checks.finding import Finding, Rules, findings
from reportgen.checks.readers.deck import DeckFile
from reportgen.checks.readers.package import Package
from reportgen.layout.page import Pages

PACKAGE_RULES: Rules[Package] = package.RULES
RULES: Rules[OpenDeck] = {**titles.RULES, **words.RULES, **tables.RULES, **places.RULES, **charts.RULES}

_NEEDED_TO_READ = ("package-xml", "package-slides")


def check_deck(content: bytes, pages: Pages | None = None) -> list[Finding]:
    """What is wrong with a deck; with the pages it was painted from, also where its order is not theirs.

    A package that can't be read is told first, and nothing else of it.
    """
    try:
        opened = Package(content)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        return [Finding(f"the deck can't be opened ({error})", "an Office file", rule="package-xml")]
    for rule in _NEEDED_TO_READ:
        if found := findings({rule: PACKAGE_RULES[rule]}, opened):
            return found
    rest = {rule: check for rule, check in PACKAGE_RULES.items() if rule not in _NEEDED_TO_READ}
    return [*findings(rest, opened), *findings(RULES, OpenDeck(DeckFile(opened), pages))]
