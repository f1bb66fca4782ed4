"""The [x] panel: it keeps the place of an exhibit that has no figures, and says why."""

from __future__ import annotations

from reportgen.errors import Place
from reportgen.exhibits.block import Block, Box, Rule, Space, Stack, Text
from reportgen.spec.supplied import IN_WORDS
from reportgen.text.paragraph import Paragraph, Run, plain


def not_available(
    *,
    block_id: str,
    place: Place,
    title: tuple[Run, ...],
    subtitle: tuple[Run, ...] = (),
    heading: str = "Not available this quarter",
    reason: str,
    status: tuple[Run, ...] = (),
    when: tuple[Run, ...] = (),
    sign: str = "[x]",
) -> Block:
    """A dashed panel over the whole slot: title and subtitle in place, ``[x]``, why, and at the foot how things stand
    and what will take the place when.
    """
    head = [Paragraph(title, "chart-title", role="H2")]
    if subtitle:
        head.append(Paragraph(subtitle, "chart-subtitle"))
    middle = (
        plain(sign, "not-available"),
        plain(heading, "not-available-heading", space_after=8),
        plain(reason, "not-available-reason"),
    )
    parts: list[Block] = [
        Text(paragraphs=tuple(head)),
        Space(height=0, stretch=True),
        Box(child=Text(paragraphs=middle), padding=(16, 0, 16, 0)),
        Space(height=0, stretch=True),
    ]
    parts += _foot(status, when)
    return Box(
        id=block_id,
        place=place,
        child=Stack(children=tuple(parts), keep_together=True),
        outline="outline",
        outline_weight=1.25,
        dashed=True,
        padding=(16, 12, 16, 12),
        stretch=True,
    )


def _foot(status: tuple[Run, ...], when: tuple[Run, ...]) -> list[Block]:
    """How things stand and what will take the place when, under a rule; nothing when neither is told."""
    foot = [(name, words) for name, words in (("Status", status), ("When ready", when)) if words]
    told = tuple(Paragraph((Run(f"{name}: ", bold=True), *words), "body", space_after=0) for name, words in foot)
    return [Rule(), Text(paragraphs=told)] if told else []


def why_missing(reasons: tuple[str, ...]) -> str:
    """One sentence from the reasons that figures give: the common one, or the first with how many more there are."""
    distinct = tuple(dict.fromkeys(reason for reason in reasons if reason))
    if distinct and all(reason.endswith(IN_WORDS) for reason in distinct):
        return f"{IN_WORDS.capitalize()}. None is shown or estimated."
    if not distinct:
        return "There are no figures for this period, so none is shown or estimated."
    more = f" (and {len(distinct) - 1} more reasons)" if len(distinct) > 1 else ""
    text = distinct[0][0].upper() + distinct[0][1:] + more
    return f"{text.rstrip('.')}. None is shown or estimated."
