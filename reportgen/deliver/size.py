"""Sizes of attachments: as people write them, and as they travel."""

from __future__ import annotations

import re

_UNITS = {"KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}
_SIZE = re.compile(r"(\d+(?:\.\d+)?) ?(KB|MB|GB)", re.IGNORECASE)
_LINE, _CODED_LINE = 57, 78  # base64 turns 57 bytes into a line of 76 characters and its end


def read_size(text: str) -> int:
    """Bytes of ``10 MB`` (a thousand thousands: the smaller reading, so that a limit holds); ValueError otherwise."""
    match = _SIZE.fullmatch(text.strip())
    if not match or not float(match[1]):
        raise ValueError(f"'{text}' is not a size such as 10 MB")
    return int(float(match[1]) * _UNITS[match[2].upper()])


def shown_size(size: int) -> str:
    """Bytes as people read them, rounded up: ``937 KB``, ``2.4 MB``."""
    if size <= 999_000:
        return f"{max(-(-size // 1_000), 1)} KB"
    return f"{-(-size // 100_000) / 10:g} MB"


def travelling_size(size: int) -> int:
    """What ``size`` bytes come to as an attachment, which base64 makes longer by more than a third."""
    return -(-size // _LINE) * _CODED_LINE
