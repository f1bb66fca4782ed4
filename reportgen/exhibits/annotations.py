"""Annotations: events that a chart marks with a dashed vertical line and words."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from reportgen.charts.markers import Annotation
from reportgen.errors import Located
from reportgen.exhibits.context import Context


class AnnotationSpec(Located):
    """An event. It stays away from charts whose window does not hold it."""

    at: str = Field(min_length=1, description="A category, or a period in it: March 2020; a template.")
    label: str = Field(min_length=1, description="A few words; figures stand in {{ }}.")


def annotations_of(specs: Sequence[AnnotationSpec], context: Context) -> tuple[Annotation, ...]:
    """The annotations with their templates filled in."""
    return tuple(
        Annotation(
            context.words.plain(spec.at, spec.place_of("at")), context.words.plain(spec.label, spec.place_of("label"))
        )
        for spec in specs
    )
