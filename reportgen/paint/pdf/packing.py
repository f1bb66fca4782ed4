"""Packing a finished file: compressed streams, objects in object streams, an id made from the content alone."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf


def packed(data: bytes, complete: Callable[[pikepdf.Pdf], None] = lambda document: None) -> bytes:
    """The same document, ``complete``, 2 to 4 times smaller; the same bytes for the same document."""
    output = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        complete(document)
        document.save(
            output,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return output.getvalue()
