"""Pages of other PDFs among our own: placed whole, with their bookmarks, links, fields and tags."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, OutlineItem, Pdf
from reportlab.pdfgen.canvas import Canvas

from reportgen.errors import PackError, Problem
from reportgen.layout.page import OutsidePage, Pages
from reportgen.paint.pdf.fonts import face

# Headings without a level, in a file whose other ones have levels (ISO 14289-1, 7.4.4): below the appendix's own title.
_HEADING = Name.H2
_BOLD, _SIZE = "LiberationSans-Bold.ttf", 9  # of a marking
_ACTIONS = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData")  # what a page of a report never does


def insert_outside(document: Pdf, pages: Pages, root: Path) -> None:
    """Put the pages that come from other files where they belong; files are looked for below ``root``.

    The file holds our own pages so far, in their order.
    """
    outlines: list[tuple[OutsidePage, str, Pdf, int]] = []
    with ExitStack() as opened:
        for _, group in groupby(enumerate(pages.pages), key=lambda each: each[1].outside and each[1].appendix):
            run = list(group)
            first, page = run[0]
            if page.outside is None or page.appendix is None:
                continue
            with _telling_damage(page.outside):
                source = opened.enter_context(Pdf.open(root / page.outside.file))
                indices = [each.outside.index for _, each in run if each.outside is not None]
                _place(document, source, indices, first)
                if page.outside.mark:
                    _mark(document, page.outside.mark, range(first, first + len(indices)), opened)
                if page.outside.tagged and len(indices) == len(source.pages):
                    _merge_tags(document, source, page.appendix.id, first)
            outlines.append((page.outside, page.appendix.title, source, first))
        for outside, title, source, first in outlines:
            with _telling_damage(outside):
                _bookmark(document, source, title, first)


@contextmanager
def _telling_damage(outside: OutsidePage) -> Iterator[None]:
    """What a file holds in place of pages, tags or bookmarks can be anything: PackError at the appendix's own line."""
    try:
        yield
    except (pikepdf.PdfError, pikepdf.ForeignObjectError, ArithmeticError, AttributeError, LookupError, RecursionError,
            TypeError, ValueError) as error:  # fmt: skip
        found = f"the file '{outside.file}' is damaged inside ({error})"
        hint = "open it in a PDF viewer and print it as a PDF"
        raise PackError([Problem(outside.place, found, "a sound PDF", hint, "outside-damaged")]) from error


def _place(document: Pdf, source: Pdf, indices: list[int], first: int) -> None:
    """Pages of a file from index ``first`` on, without actions that would run a program or send data."""
    at_end = len(document.pages)
    document.add_pages_from(source, indices)
    count = len(document.pages) - at_end
    for number in range(count):
        page = document.pages[at_end + number].obj
        for annotation in page.get("/Annots", ()):
            for key in ("/A", "/AA"):
                action = annotation.get(key)
                runs = isinstance(action, Dictionary) and str(action.get("/S", "")) in _ACTIONS
                if runs or (key == "/AA" and key in annotation):
                    del annotation[key]
        if "/AA" in page:
            del page["/AA"]
        page.Tabs = Name.S
    if at_end != first:
        moved = [document.pages[at_end + number] for number in range(count)]
        for number, each in enumerate(moved):
            document.pages.insert(first + number, each)
        del document.pages[at_end + count :]


def _mark(document: Pdf, words: str, numbers: Iterable[int], opened: ExitStack) -> None:
    """The marking of a restricted file at the head of pages that know nothing of it: an artifact over what is there."""
    for number in numbers:
        page = document.pages[number]
        left, bottom, right, top = (float(side) for side in page.mediabox)
        stamp = opened.enter_context(Pdf.open(io.BytesIO(_stamp(words, right - left, top - bottom))))
        form = document.copy_foreign(stamp.pages[0].as_form_xobject())
        page.add_resource(form, Name.XObject, Name.Marking)  # by a name of ours: pikepdf's own are drawn by lot
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(f"\nQ q 1 0 0 1 {left:g} {bottom:g} cm /Marking Do Q".encode())


def _stamp(words: str, width: float, height: float) -> bytes:
    """A page of that size with the words in bold on white, in the middle of its head."""
    stream = io.BytesIO()
    bold = face(_BOLD)
    canvas = Canvas(stream, pagesize=(width, height), invariant=1, initialFontName=bold.fontName)
    length = bold.stringWidth(words, _SIZE)
    canvas._code.append("/Artifact BMC")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect((width - length) / 2 - 4, height - 16, length + 8, 13, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont(bold.fontName, _SIZE)
    canvas.drawCentredString(width / 2, height - 13, words)
    canvas._code.append("EMC")
    canvas.save()
    return stream.getvalue()


def _merge_tags(document: Pdf, source: Pdf, appendix: str, first: int) -> None:
    """The other file's elements below the element of its appendix, and all ways to them, numbered on from ours."""
    ours = document.Root.StructTreeRoot
    tree = source.Root.StructTreeRoot
    theirs = document.copy_foreign(tree if tree.is_indirect else source.make_indirect(tree))
    part = _part_of(ours, appendix)
    prefix = f"{appendix}/"
    for element in _elements(theirs):
        _rename(element, prefix)
        if element.S == Name.H:
            element.S = _HEADING
    tops = _list(theirs.get("/K"))
    for top in tops:
        top.P = part
        if top.get("/S") == Name.Document:
            top.S = Name.Sect
    part.K = Array([*_list(part.get("/K")), *tops])
    _merge_roles(ours, theirs)
    if "/ClassMap" in theirs:
        ours.ClassMap = Dictionary({**dict(ours.get("/ClassMap", {})), **dict(theirs.ClassMap)})
    _merge_names(document, ours, prefix, theirs)
    count = len(source.pages)
    _merge_parents(ours, theirs, [document.pages[first + number].obj for number in range(count)])


def _part_of(root: Any, name: str) -> Any:
    """The element of an appendix, found by its id among those of the document."""
    return next(
        kid for kid in _list(root.K[0].get("/K")) if isinstance(kid, Dictionary) and str(kid.get("/ID")) == name
    )


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _elements(root: Any) -> Iterator[Any]:
    """All elements below a root, in no certain order."""
    waiting = _list(root.get("/K"))
    while waiting:
        element = waiting.pop()
        if isinstance(element, Dictionary) and "/S" in element:
            yield element
            waiting += _list(element.get("/K"))


def _rename(element: Any, prefix: str) -> None:
    """Ids and references to them under a name of the appendix's own: ours may be called the same."""
    if "/ID" in element:
        element.ID = pikepdf.String(prefix + str(element.ID))
    for attribute in _list(element.get("/A")):
        if isinstance(attribute, Dictionary) and "/Headers" in attribute:
            attribute.Headers = Array([pikepdf.String(prefix + str(name)) for name in attribute.Headers])


def _merge_roles(ours: Any, theirs: Any) -> None:
    """What their own kinds of elements stand for; a kind that stands for two things gets a name of its own."""
    known: Mapping[str, Any] = dict(ours.get("/RoleMap", {}))
    own = {kind: _HEADING if role == Name.H else role for kind, role in theirs.get("/RoleMap", {}).items()}
    renamed = {kind: f"{kind}-2" for kind, role in own.items() if known.get(kind, role) != role}
    for element in _elements(theirs) if renamed else ():
        kind = str(element.S)
        if kind in renamed:
            element.S = Name(renamed[kind])
    merged = {**known, **{renamed.get(kind, kind): role for kind, role in own.items()}}
    if merged:
        ours.RoleMap = Dictionary(merged)


def _merge_names(document: Pdf, ours: Any, prefix: str, theirs: Any) -> None:
    """The tree of ids, theirs as they are called now."""
    if "/IDTree" not in theirs:
        return
    if "/IDTree" not in ours:
        ours.IDTree = NameTree.new(document).obj
    tree = NameTree(ours.IDTree)
    for name, element in NameTree(theirs.IDTree).items():
        tree[prefix + str(name)] = element


def _merge_parents(ours: Any, theirs: Any, pages: list[Any]) -> None:
    """The tree from content to elements: their keys go on after ours, on pages, annotations and forms alike."""
    offset = int(ours.ParentTreeNextKey)
    entries = sorted((int(key), owner) for key, owner in NumberTree(theirs.ParentTree).items())
    numbers = ours.ParentTree.Nums
    for key, owner in entries:
        numbers.append(key + offset)
        numbers.append(owner)
    ours.ParentTreeNextKey = offset + (entries[-1][0] + 1 if entries else 0)
    seen: set[tuple[int, int]] = set()
    for page in pages:
        _shift(page, "/StructParents", offset)
        for annotation in page.get("/Annots", ()):
            _shift(annotation, "/StructParent", offset)
        _shift_forms(page.get("/Resources"), offset, seen)


def _shift(thing: Any, key: str, offset: int) -> None:
    if key in thing:
        thing[key] = int(thing[key]) + offset


def _shift_forms(resources: Any, offset: int, seen: set[tuple[int, int]]) -> None:
    """Form objects that pages paint, each once however many pages do."""
    for painted in (resources or {}).get("/XObject", {}).values():
        if painted.objgen in seen:
            continue
        seen.add(painted.objgen)
        for key in ("/StructParents", "/StructParent"):
            _shift(painted, key, offset)
        _shift_forms(painted.get("/Resources"), offset, seen)


def _bookmark(document: Pdf, source: Pdf, title: str, first: int) -> None:
    """The other file's bookmarks below that of its appendix, each at its page."""
    with source.open_outline() as theirs:
        found = [_item(item, source, first) for item in theirs.root]
    with document.open_outline() as ours:
        own = next((item for item in ours.root if item.title == title), None)
        if own is not None:
            own.children.extend(found)
            own.is_closed = True


def _item(item: OutlineItem, source: Pdf, first: int) -> OutlineItem:
    number = _page_number(item, source)
    made = OutlineItem(item.title, None if number is None else first + number)
    made.children.extend(_item(child, source, first) for child in item.children)
    return made


def _page_number(item: OutlineItem, source: Pdf) -> int | None:
    """The index of the page that a bookmark leads to, None where it leads out of its file."""
    target: Any = item.destination
    if target is None and item.action is not None:
        target = item.action.get("/D")
    if isinstance(target, pikepdf.String | Name):
        target = _named(source, target)
    if isinstance(target, Dictionary):
        target = target.get("/D")
    if not isinstance(target, Array) or not len(target) or not isinstance(target[0], Dictionary):
        return None
    numbers = {page.obj.objgen: number for number, page in enumerate(source.pages)}
    return numbers.get(target[0].objgen)


def _named(source: Pdf, name: Any) -> Any:
    root: Any = source.Root
    names = root.get("/Names", {}).get("/Dests")
    if isinstance(name, pikepdf.String) and names is not None:
        return NameTree(names).get(str(name))
    return root.get("/Dests", {}).get(str(name) if isinstance(name, Name) else f"/{name}")
