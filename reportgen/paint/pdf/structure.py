"""The structure tree of a tagged PDF (ISO 32000-1, 14.7): elements, their content, and the ways back to them.

Elements are reportlab objects, so references between them are numbered as the file is written.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.pdfbase.pdfdoc import PDFObject, PDFObjectReference, PDFString


class Content:
    """A piece of a page's content stream: the page's reference and the marked-content id."""

    __slots__ = ("mcid", "page")

    def __init__(self, page: PDFObjectReference, mcid: int):
        self.page = page
        self.mcid = mcid


class ObjectContent:
    """An annotation that belongs to an element."""

    __slots__ = ("annotation", "page")

    def __init__(self, page: PDFObjectReference, annotation: PDFObject):
        self.page = page
        self.annotation = annotation


class Element(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """One element of the structure tree. ``attributes`` are written as they are: PDF dictionaries as text."""

    def __init__(
        self,
        kind: str,
        parent: Element | StructureRoot | None = None,
        *,
        alt: str = "",
        title: str = "",
        id: str = "",
    ):
        self.kind = kind
        self.parent = parent
        self.alt = alt
        self.title = title
        self.id = id
        self.actual_text = ""
        self.reference = ""  # how other objects name it, once any has
        self.attributes: list[str] = []
        self.kids: list[Element | Content | ObjectContent] = []
        if isinstance(parent, Element):
            parent.kids.append(self)

    def add(self, kind: str, *, alt: str = "", title: str = "", id: str = "") -> Element:
        """A new last child."""
        return Element(kind, self, alt=alt, title=title, id=id)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def prune(self) -> bool:
        """Drop descendants without content; whether there is any here. An empty cell stays: it keeps its column."""
        self.kids = [kid for kid in self.kids if not isinstance(kid, Element) or kid.prune()]
        return bool(self.kids) or self.kind in ("TD", "TH")

    def format(self, document: object) -> bytes:
        """The element's dictionary."""
        parts = [f"/Type/StructElem/S/{self.kind}", f"/P {_reference(self.parent, document)}"]
        if self.attributes:
            parts.append(f"/A[{' '.join(self.attributes)}]" if len(self.attributes) > 1 else f"/A{self.attributes[0]}")
        for key, words in (("T", self.title), ("Alt", self.alt), ("ActualText", self.actual_text), ("ID", self.id)):
            if words:
                parts.append(f"/{key}{pdf_string(words, document)}")
        page = next((kid.page for kid in self.kids if isinstance(kid, Content)), None)
        if page is not None:
            parts.append(f"/Pg {_text(page.format(document))}")
        kids = " ".join(_kid(kid, page, document) for kid in self.kids)
        if kids:
            parts.append(f"/K[{kids}]")
        return f"<<{''.join(parts)}>>".encode("latin-1")


class StructureRoot(PDFObject):  # type: ignore[misc]
    """The root: the document element, the way back from content to elements, and elements by their id."""

    def __init__(self) -> None:
        self.document = Element("Document")
        self.document.parent = self  # the topmost element points at the root
        self.parents: list[list[Element] | Element] = []  # by StructParents key: a page's elements, an annotation's

    def key_for(self, owner: list[Element] | Element) -> int:
        """A new key under which content finds its elements."""
        self.parents.append(owner)
        return len(self.parents) - 1

    def format(self, document: object) -> bytes:
        """The root's dictionary with both trees in it."""
        self.document.prune()
        entries = []
        for key, owner in enumerate(self.parents):
            if isinstance(owner, Element):
                entries.append(f"{key} {_reference(owner, document)}")
            else:
                entries.append(f"{key}[{' '.join(_reference(element, document) for element in owner)}]")
        named = sorted((e.id.encode(), e) for e in self.document.walk() if e.id)
        ids = ""
        if named:
            names = " ".join(f"{pdf_string(e.id, document)}{_reference(e, document)}" for _, e in named)
            limits = f"{pdf_string(named[0][1].id, document)}{pdf_string(named[-1][1].id, document)}"
            ids = f"/IDTree<</Kids[<</Limits[{limits}]/Names[{names}]>>]>>"
        return (
            f"<</Type/StructTreeRoot/K[{_reference(self.document, document)}]"
            f"/ParentTree<</Nums[{' '.join(entries)}]>>/ParentTreeNextKey {len(self.parents)}{ids}>>"
        ).encode("latin-1")


def attribute(owner: str, **values: str) -> str:
    """An attribute dictionary: ``attribute("Table", Scope="/Column")``. Values are PDF as text."""
    return f"<</O/{owner}{''.join(f'/{key} {value}' for key, value in values.items())}>>"


def pdf_string(words: str, document: object) -> str:
    """The words as a PDF text string (UTF-16 where Latin-1 is not enough), as text."""
    return _text(PDFString(words).format(document))


def _kid(kid: Element | Content | ObjectContent, page: PDFObjectReference | None, document: object) -> str:
    if isinstance(kid, Element):
        return _reference(kid, document)
    if isinstance(kid, ObjectContent):
        target = _reference(kid.annotation, document)
        return f"<</Type/OBJR/Pg {_text(kid.page.format(document))}/Obj {target}>>"
    if page is not None and kid.page.name == page.name:
        return str(kid.mcid)
    return f"<</Type/MCR/Pg {_text(kid.page.format(document))}/MCID {kid.mcid}>>"


def _reference(thing: PDFObject | None, document: object) -> str:
    if isinstance(thing, Element) and thing.reference:
        return thing.reference
    made = _text(document.Reference(thing).format(document))  # type: ignore[attr-defined]
    if isinstance(thing, Element):
        thing.reference = made
    return made


def _text(formatted: bytes | str) -> str:
    return formatted.decode("latin-1") if isinstance(formatted, bytes) else formatted
