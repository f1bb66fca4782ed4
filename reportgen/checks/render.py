"""Pictures of finished PDF pages, for a quick look and for the documentation."""

from __future__ import annotations

import io


def png_of_page(pdf: bytes, number: int, dots_per_inch: float = 144) -> bytes:
    """Page ``number`` (1-based) of a PDF as PNG bytes."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[number - 1].render(scale=dots_per_inch / 72).to_pil()
    finally:
        document.close()
    stream = io.BytesIO()
    picture.save(stream, "PNG", optimize=True)
    return stream.getvalue()
