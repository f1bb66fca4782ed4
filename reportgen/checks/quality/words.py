"""Rules over words beside figures: a direction word against the figure's own sign, and kinds of money by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportgen.checks.audit.wording import MOVEMENT_WORD
from reportgen.checks.quality.reading import Spot
from reportgen.checks.quality.subject import Subject, Told
from reportgen.checks.register.tokens import Token
from reportgen.metrics.figure import Figure
from reportgen.text.movement import judge
from reportgen.text.numbers import show

_CLAUSE: Final = re.compile(r"[.;:()\n]|, (?:and|but|while|with)\b|\b(?:while|whereas|but|although|from|to|at)\b")
_NEAR: Final = 60
_AFTER: Final = re.compile(r"\s(?:above|below|higher|lower|more|fewer|less)\b")
_VARIANCE: Final = re.compile(r"varia|under|over|position", re.I)
_MONEY_WORD: Final = re.compile(r"\b(?P<budget>budget(?:ed)?)\b|\b(?P<forecast>forecast|projected)\b", re.I)


def directions(subject: Subject) -> Iterator[Told]:
    """A direction word before a change whose sign is the other one."""
    for spot, word, figure in _moves(subject):
        value = figure.value or 0
        if (word["up"] and value < 0) or (word["down"] and value > 0):
            yield Told(spot, f'"{word[0]}" of {figure.label}, whose change is {show(figure, signed=True)}')


def stable_words(subject: Subject) -> Iterator[Told]:
    """ "Stable" of a change outside the band of its family."""
    for spot, word, figure in _moves(subject):
        if word["stable"] and judge(figure, subject.movement).direction != "level":
            yield Told(spot, f'"{word[0]}" of {figure.label}, whose change is {show(figure, signed=True)}')


def movements_within_band(subject: Subject) -> Iterator[Told]:
    """A rise or fall that lies inside the band in which its family counts as stable, as a survey's interval does."""
    for spot, word, figure in _moves(subject):
        moving = (word["up"] or word["down"]) and word[0].lower() not in ("above", "below", "higher", "lower", "fewer")
        if moving and figure.comparator and judge(figure, subject.movement).direction == "level":
            yield Told(spot, f'"{word[0]}" of {figure.label}, whose change of {show(figure, signed=True)} is stable')


def _moves(subject: Subject) -> Iterator[tuple[Spot, re.Match[str], Figure]]:
    """Each change in a running text with the last direction word of its clause."""
    for spot, shown in subject.texts():
        for token, figure in shown:
            if figure.basis != "change" or figure.value is None:
                continue
            word = _word_before(spot.text, token)
            if word is not None:
                yield spot, word, figure


def _word_before(text: str, token: Token) -> re.Match[str] | None:
    """The direction word that a number belongs to: the last of its clause, or the one outside its bracket."""
    text = text.replace("\u00a0", " ")
    before, after = text[max(0, token.start - _NEAR) : token.start], text[token.start + len(token.text) :]
    if _AFTER.match(after):
        return MOVEMENT_WORD.search(after[:10])
    if before.endswith("("):
        before = before[:-1]
    clause = _CLAUSE.split(before)[-1]
    words = list(MOVEMENT_WORD.finditer(clause))
    return words[-1] if words and not re.search(r"\d", clause[words[-1].end() :]) else None


def budget_and_forecast(subject: Subject) -> Iterator[Told]:
    """A budget that its sentence calls a forecast, and a forecast that it calls a budget."""
    for spot, shown in subject.texts():
        for token, figure in shown:
            if figure.unit.kind != "money":
                continue
            if _VARIANCE.search(_name(figure)):
                continue
            meant = {kind for found in _MONEY_WORD.finditer(_name(figure)) if (kind := found.lastgroup)}
            clause = _CLAUSE.split(spot.text[max(0, token.start - _NEAR) : token.start])[-1]
            said = [found for found in _MONEY_WORD.finditer(clause) if found.lastgroup]
            if len(meant) == 1 and len(said) == 1 and said[0].lastgroup not in meant:
                yield Told(spot, f'"{said[0][0]}" of a figure that is a {meant.pop()}: {figure.label}')


def _name(figure: Figure) -> str:
    return f"{figure.name.replace('_', ' ')} {figure.label}"
