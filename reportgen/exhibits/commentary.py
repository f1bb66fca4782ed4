"""Texts that stand in the edition's commentary folder, by the names of their files."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from reportgen.errors import Located, PackError, Place, Problem, did_you_mean
from reportgen.exhibits.context import Context


class Worded(Located):
    """Words of an exhibit: ``text``, or the name of a ``commentary`` file."""

    text: str = Field("", description="Markdown; figures stand in {{ }}.")
    commentary: str = Field("", description="Name of a file in the edition's commentary folder, without .md.")

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if bool(self.text) == bool(self.commentary):
            raise ValueError("give either 'text' or 'commentary'")
        return self


def commentary_text(name: str, asked_at: Place, context: Context) -> tuple[str, Place]:
    """The Markdown of commentary/<name>.md and where it begins; PackError, at ``asked_at``, without that file."""
    if name not in context.commentary:
        found = Problem(
            asked_at,
            f"no commentary '{name}' in this edition",
            f"expected a file {context.commentary_folder}/{name}.md",
            did_you_mean(name, context.commentary) or "write that file, or give 'text' here",
            rule="unknown-commentary",
        )
        raise PackError([found])
    return context.commentary[name], Place(f"{context.commentary_folder}/{name}.md", 1, 1)
