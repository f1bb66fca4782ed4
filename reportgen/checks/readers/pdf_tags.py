"""The structure tree of a PDF: what a screen reader walks through, and what the file says of itself."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_INLINE = frozenset({"Span", "Link", "Reference", "Quote", "Code", "Annot", "Sub", "Em", "Strong"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Content of an element: a page (from 1) and the marked-content id on it."""

    page: int
    mcid: int


@dataclass(slots=True)
class Tag:
    """One element. ``attributes`` are those of all its attribute dictionaries; ``links`` what its annotations say."""

    kind: str
    title: str = ""
    alt: str = ""
    actual_text: str = ""
    name: str = ""
    attributes: Mapping[str, Any] = field(default_factory=dict)
    kids: list[Tag | Piece] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    @property
    def tags(self) -> list[Tag]:
        """The elements directly below."""
        return [kid for kid in self.kids if isinstance(kid, Tag)]

    @property
    def is_inline(self) -> bool:
        """Whether the element stands within a line of its parent."""
        return self.kind in _INLINE

    def walk(self) -> Iterator[Tag]:
        """This element and all below it, in reading order."""
        yield self
        for tag in self.tags:
            yield from tag.walk()

    def all(self, *kinds: str) -> list[Tag]:
        """Elements of these kinds in reading order, this one included."""
        return [tag for tag in self.walk() if tag.kind in kinds]

    def pieces(self) -> Iterator[Piece]:
        """All content of the element and below, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Piece):
                yield kid
            else:
                yield from kid.pieces()

    def own_pieces(self) -> Iterator[Piece]:
        """Content that is read as one run of words: the element's own and that of what stands within its lines."""
        for kid in self.kids:
            if isinstance(kid, Piece):
                yield kid
            elif kid.is_inline:
                yield from kid.own_pieces()

    @property
    def page(self) -> int:
        """The page that its content starts on, 0 without content."""
        return next((piece.page for piece in self.pieces()), 0)


@dataclass(frozen=True)
class TaggedPdf:
    """A PDF's structure and its words about itself; ``root`` is None when the file is not tagged."""

    root: Tag | None
    title: str
    shows_title: bool
    language: str
    page_count: int


def read_tags(content: bytes) -> TaggedPdf:
    """The structure of a PDF."""
    with pikepdf.open(io.BytesIO(content)) as file:
        catalog = file.Root
        pages = {page.obj.objgen: number for number, page in enumerate(file.pages, start=1)}
        tree = catalog.get("/StructTreeRoot")
        marked = bool(_entry(catalog.get("/MarkInfo"), "/Marked"))
        top = _list(tree.get("/K")) if tree is not None and marked else []
        root = Tag("Root", kids=[_tag(each, pages, 0) for each in top]) if top else None
        return TaggedPdf(
            root=root,
            title=str(file.docinfo.get("/Title", "")),
            shows_title=bool(_entry(catalog.get("/ViewerPreferences"), "/DisplayDocTitle")),
            language=str(catalog.get("/Lang", "")),
            page_count=len(file.pages),
        )


def _entry(dictionary: Any, key: str) -> Any:
    return dictionary.get(key) if dictionary is not None else None


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _tag(element: Any, pages: Mapping[tuple[int, int], int], page: int) -> Tag:
    own = element.get("/Pg")
    page = pages.get(own.objgen, 0) if own is not None else page
    tag = Tag(
        kind=str(element.get("/S", "/?"))[1:],
        title=str(element.get("/T", "")),
        alt=str(element.get("/Alt", "")),
        actual_text=str(element.get("/ActualText", "")),
        name=str(element.get("/ID", "")),
        attributes={
            str(k): v if isinstance(v, int) else _plain(v) for a in _list(element.get("/A")) for k, v in a.items()
        },
    )
    for kid in _list(element.get("/K")):
        if isinstance(kid, int):
            tag.kids.append(Piece(page, int(kid)))
        elif kid.get("/Type") == "/MCR":
            on = kid.get("/Pg")
            tag.kids.append(Piece(pages.get(on.objgen, 0) if on is not None else page, int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            tag.links.append(str(kid.Obj.get("/Contents", "")))
        else:
            tag.kids.append(_tag(kid, pages, page))
    return tag


def _plain(value: Any) -> Any:
    """An attribute's value without ties to the open file."""
    if isinstance(value, pikepdf.Array):
        return [_plain(each) for each in value]
    if isinstance(value, pikepdf.Object):
        return str(value)
    return float(value)
