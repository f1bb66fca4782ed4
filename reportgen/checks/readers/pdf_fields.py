"""The fields of a PDF's form: names, words for readers, places, answers."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import pikepdf

from reportgen.geometry import Rect


@dataclass(frozen=True, slots=True)
class FieldRead:
    """One widget. ``name`` is its field's full name, ``says`` its tooltip, ``states`` the ways a tick box can look.

    ``value`` is what its field holds, ``state`` how the box looks now. ``tag`` is the kind of the element it belongs
    to, empty when it has none.
    """

    page: int
    name: str
    kind: str  # Tx, Btn
    says: str
    rect: Rect
    value: str = ""
    state: str = ""
    states: tuple[str, ...] = ()
    tag: str = ""


def read_fields(content: bytes) -> list[FieldRead]:
    """The widgets of all pages, in the order of each page's annotations."""
    with pikepdf.open(io.BytesIO(content)) as file:
        tags = _owners(file)
        return [
            _field(annotation, number, float(page.mediabox[3]), tags)
            for number, page in enumerate(file.pages, start=1)
            for annotation in page.obj.get("/Annots", ())
            if annotation.get("/Subtype") == "/Widget"
        ]


def _field(widget: Any, page: int, height: float, tags: dict[int, str]) -> FieldRead:
    left, bottom, right, top = (float(n) for n in widget.Rect)
    looks = widget.get("/AP", {}).get("/N", {})
    states = () if isinstance(looks, pikepdf.Stream) else tuple(sorted(key[1:] for key in looks))
    return FieldRead(
        page=page,
        name=str(_inherited(widget, "/T") or ""),
        kind=str(_inherited(widget, "/FT") or "")[1:],
        says=str(widget.get("/TU", "")),
        rect=Rect(left, height - top, right - left, top - bottom),
        value=str(_inherited(widget, "/V") or "").removeprefix("/"),
        state=str(widget.get("/AS", "")).removeprefix("/"),
        states=states,
        tag=tags.get(int(widget.get("/StructParent", -1)), ""),
    )


def _inherited(widget: Any, key: str) -> Any:
    """An entry of the widget, or of the field that it is a kid of."""
    return widget[key] if key in widget else widget.get("/Parent", {}).get(key)


def _owners(file: pikepdf.Pdf) -> dict[int, str]:
    """The kind of the element that each annotation leads back to, by its key."""
    tree = file.Root.get("/StructTreeRoot")
    if tree is None or "/ParentTree" not in tree:
        return {}
    return {
        int(key): str(owner.get("/S", ""))[1:]
        for key, owner in pikepdf.NumberTree(tree.ParentTree).items()
        if isinstance(owner, pikepdf.Dictionary)
    }
