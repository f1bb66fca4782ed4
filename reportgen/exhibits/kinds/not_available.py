"""The [x] panel as an exhibit of its own: it keeps the place of what is not there yet, and says why."""

from __future__ import annotations

from pydantic import Field

from reportgen.errors import Located
from reportgen.exhibits.block import Block
from reportgen.exhibits.context import Context
from reportgen.exhibits.not_available import not_available
from reportgen.text.paragraph import Run


class Spec(Located):
    """A dashed panel in place of an exhibit without figures: no estimate and no older number stands in for them."""

    title: str = Field(min_length=1, description="What would stand here; figures stand in {{ }}.")
    subtitle: str = Field("", description="What, where, when and in which unit.")
    heading: str = Field("Not available this quarter", min_length=1, description="The words under the [x].")
    reason: str = Field(min_length=1, description="Why it is not there, in one or two sentences.")
    status: str = Field("", description="How far it has come: in development.")
    when: str = Field("", description="What will stand here when it is ready, or from when on.")


def build(spec: Spec, context: Context) -> Block:
    """The panel over the whole slot; PackError for names in templates that are not known."""

    def words(key: str) -> tuple[Run, ...]:
        source = getattr(spec, key)
        return context.words.inline(source, spec.place_of(key)) if source else ()

    return not_available(
        block_id=context.block_id,
        place=spec.place,
        title=words("title"),
        subtitle=words("subtitle"),
        heading=context.words.plain(spec.heading, spec.place_of("heading")),
        reason=context.words.plain(spec.reason, spec.place_of("reason")),
        status=words("status"),
        when=words("when"),
    )
