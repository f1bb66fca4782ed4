"""What pages of appendices have of their own: those of a file from outside, and fields under names of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.exhibits.document import AppendixOf, PageContent
from reportgen.layout.page import FieldFragment, Fragment, OutsidePage, Page


def outside_pages(content: PageContent, number: int, mark: str) -> Iterator[Page]:
    """The pages of the file that follows a content, counted on from ``number``; they have no fragments.

    ``mark`` is what must stand on each of them, where the document is restricted.
    """
    file = content.outside
    assert file is not None
    count = len(file.sizes)
    for index, size in enumerate(file.sizes):
        yield Page(
            number=number + index,
            size=size,
            title=f"{content.headline.text}, page {index + 1} of {count}",
            anchor="",
            fragments=(),
            bookmark="",
            content=content.id,
            part=index + 2,
            parts=count + 1,
            appendix=content.appendix,
            outside=OutsidePage(content.place, file.file, index, file.tagged, file.conforms, mark),
        )


def fields_of(appendix: AppendixOf, fragments: Iterable[Fragment]) -> tuple[Fragment, ...]:
    """Fields under names that no field of another document has: one name in a form is one field."""
    return tuple(replace(f, field=f"{appendix.id}:{f.field}") if isinstance(f, FieldFragment) else f for f in fragments)
