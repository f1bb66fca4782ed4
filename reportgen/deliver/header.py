"""Header lines as bytes (RFC 5322, RFC 2047): folded, and nothing but ASCII unless an address itself goes beyond it.

Python's own folding loses or adds spaces where words beyond ASCII meet plain ones, and leaves a plain name that looks
like an encoded word as it is; a subject and a name must arrive as they were written.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator

from reportgen.deliver.address import Mailbox

_LINE = 76
_CHUNK = 45  # bytes, which base64 makes 60 characters: with =?utf-8?b??= they are within the 75 of RFC 2047
_PLAIN = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")


def text_header(name: str, text: str) -> bytes:
    """A header of free words, such as Subject; a line break in them is a space."""
    text = " ".join(text.split())
    pieces = text.split(" ") if _is_plain(text) else list(_encoded(text))
    return _folded(name, pieces)


def mailbox_header(name: str, boxes: Iterable[Mailbox]) -> bytes:
    """A header of addresses, such as To."""
    written = [list(_mailbox(box)) for box in boxes]
    pieces = [piece for box in written[:-1] for piece in (*box[:-1], f"{box[-1]},")] + written[-1]
    return _folded(name, pieces)


def _is_plain(text: str) -> bool:
    """Whether words may stand as they are: ASCII that shows, short enough to fold, nothing like an encoded word."""
    return (
        text.isascii()
        and text.isprintable()
        and "=?" not in text
        and all(word and len(word) < _LINE for word in text.split(" "))
    )


def _mailbox(box: Mailbox) -> Iterator[str]:
    if not box.name:
        yield box.address
        return
    if not _is_plain(box.name):
        yield from _encoded(box.name)
    elif _PLAIN.fullmatch(box.name):
        yield from box.name.split(" ")
    else:
        escaped = re.sub(r'(["\\])', r"\\\1", box.name)
        yield from f'"{escaped}"'.split(" ")
    yield f"<{box.address}>"


def _encoded(text: str) -> Iterator[str]:
    """The text as encoded words, no character cut in two; readers join them without the spaces between."""
    chunk = b""
    for character in (sign.encode() for sign in text):
        if len(chunk) + len(character) > _CHUNK:
            yield _word(chunk)
            chunk = b""
        chunk += character
    yield _word(chunk)


def _word(chunk: bytes) -> str:
    return f"=?utf-8?b?{base64.b64encode(chunk).decode()}?="


def _folded(name: str, pieces: Iterable[str]) -> bytes:
    """Pieces with spaces between, on as many lines as they need."""
    lines = [f"{name}:"]
    for piece in pieces:
        if len(lines[-1]) + 1 + len(piece) > _LINE and lines[-1].strip() != f"{name}:":
            lines.append("")
        lines[-1] += f" {piece}"
    return "\r\n".join(lines).encode() + b"\r\n"
