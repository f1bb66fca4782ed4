"""Writing the finished package: parts in one order, dates fixed, so that the same deck is the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from reportgen.paint.deck.ooxml import DECLARATION

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tiff": "image/tiff",
    "wmf": "image/x-wmf",
}


def package_bytes(package: Any) -> bytes:
    """The .pptx of a python-pptx package: members in order of name and number, dated 1 January 1980 as zip begins."""
    parts = sorted(package.iter_parts(), key=lambda part: _numbered(part.partname))
    members = [("[Content_Types].xml", _content_types(parts)), ("_rels/.rels", package._rels.xml)]
    for part in parts:
        members.append((part.partname.membername, part.blob))
        if len(part.rels):
            members.append((part.partname.rels_uri.membername, part.rels.xml))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members:
            stored = name.endswith((".xlsx", ".png", ".jpg", ".jpeg"))  # already compressed
            info = zipfile.ZipInfo(name)
            info.external_attr = 0o600 << 16
            archive.writestr(info, content, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _numbered(name: str) -> list[tuple[int, str]]:
    """A sort key by which slide2 stands before slide10."""
    return [(int(piece), "") if piece.isdigit() else (-1, piece) for piece in re.split(r"(\d+)", name)]


def _content_types(parts: list[Any]) -> str:
    used = {"rels", "xml"} | {part.partname.ext.lower() for part in parts}
    defaults = "".join(
        f'<Default Extension="{ext}" ContentType="{kind}"/>' for ext, kind in sorted(_DEFAULTS.items()) if ext in used
    )
    overrides = "".join(
        f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>'
        for part in parts
        if _DEFAULTS.get(part.partname.ext.lower()) != part.content_type
    )
    return f'{DECLARATION}<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>'
