"""What a finished PDF says to its readers: structure, words by place, fonts."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import page as page_validation
import pikepdf
import pypdfium2

from reportgen.geometry import Rect
from reportgen.layout.page import Pages
from reportgen.paint.pdf import paint
from tests.paint.pdf.sample_pages import ROOT, theme


@dataclass
class Node:
    """An element of the structure tree with the marked-content ids directly in it."""

    kind: str
    dictionary: Any
    file: Any  # keeps what it points at alive
    kids: list[Node] = field(default_factory=list)
    mcids: list[int] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)

    def all(self, kind: str) -> list[Node]:
        """Elements of that kind in reading order."""
        own = [self] if self.kind == kind else []
        return own + [found for kid in self.kids for found in kid.all(kind)]

    def outline(self) -> str:
        """``P``, ``L(LI(Lbl LBody))``."""
        return f"{self.kind}({' '.join(kid.outline() for kid in self.kids)})" if self.kids else self.kind

    def attribute(self, name: str) -> Any:
        """The value in whichever attribute dictionary has it."""
        found = self.dictionary.get("/A", [])
        for each in found if isinstance(found, pikepdf.Array) else [found]:
            if name in each:
                return each[name]
        return None


class Painted:
    """A painted file, open."""

    def __init__(self, pages: Pages):
        self.data = paint(pages, theme(), ROOT)
        self.pdf = pikepdf.open(BytesIO(self.data))
        self.document = _node(self.pdf.Root.StructTreeRoot.K[0], self.pdf)

    def failures(self) -> list[str]:
        """What the PDF/UA-1 profile of page-validation finds."""
        report = page_validation.validate_pdf_bytes(self.data, profile="ua1")
        assert report.rules.total > 100
        return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]

    def words(self, rect: Rect, number: int = 1) -> str:
        """The words inside a rectangle of a page."""
        document = pypdfium2.PdfDocument(self.data)
        page = document[number - 1]
        height = page.get_height()
        return page.get_textpage().get_text_bounded(rect.x, height - rect.bottom, rect.right, height - rect.y)

    def marked(self, number: int = 1) -> dict[int, tuple[str, list[str]]]:
        """Tag and operators of each marked-content id of a page."""
        found: dict[int, tuple[str, list[str]]] = {}
        current: list[str] | None = None
        for operands, operator in pikepdf.parse_content_stream(self.pdf.pages[number - 1]):
            if str(operator) == "BDC":
                current = []
                if "/MCID" in operands[1]:
                    found[int(operands[1].MCID)] = (str(operands[0])[1:], current)
            elif str(operator) == "EMC":
                current = None
            elif current is not None:
                current.append(str(operator))
        return found


def _node(dictionary: Any, file: Any) -> Node:
    node = Node(str(dictionary.S)[1:], dictionary, file)
    for kid in dictionary.get("/K", []):
        if isinstance(kid, int):
            node.mcids.append(kid)
        elif kid.get("/Type") == "/OBJR":
            node.annotations.append(kid.Obj)
        elif kid.get("/Type") == "/MCR":
            node.mcids.append(int(kid.MCID))
        else:
            assert kid.P.objgen == dictionary.objgen
            node.kids.append(_node(kid, file))
    return node
