"""Every byte of a folder of files, unpacked: zips within zips, PDF streams and strings, words as a reader gets them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2


def unpacked(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Names (as content, too) and contents of all files below a folder and of whatever is packed in them."""
    for path in sorted(folder.rglob("*")):
        yield str(path), str(path.relative_to(folder)).encode()
        if path.is_file():
            yield from _contents(str(path), path.read_bytes())


def holding(folder: Path, word: str) -> list[str]:
    """Where a word stands in any form: its bytes, wide characters, hex digits, or letters as XML references."""
    plain = word.lower()
    forms = [plain.encode("utf-16-le"), plain.encode("utf-16-be"), plain.encode().hex().encode()]
    forms += [plain.encode("utf-16-be").hex().encode(), "".join(f"&#{ord(sign)};" for sign in plain).encode()]
    forms += ["".join(f"&#x{ord(sign):x};" for sign in plain).encode(), plain.encode()]
    forms += ["".join(f"\\{ord(sign):03o}" for sign in plain).encode()]
    return [name for name, content in unpacked(folder) if any(form in content.lower() for form in forms)]


def _contents(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            yield f"{name}#comment", packed.comment
            for member in packed.infolist():
                yield f"{name}!", member.filename.encode() + member.comment + member.extra
                yield from _contents(f"{name}!{member.filename}", packed.read(member))
    elif content.startswith(b"%PDF"):
        yield from _pdf(name, content)


def _pdf(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for number, thing in enumerate(pdf.objects):
            if isinstance(thing, pikepdf.Stream):
                yield from _contents(f"{name}#{number}", thing.read_bytes())
                yield f"{name}#{number} raw", thing.read_raw_bytes()
            yield f"{name}#{number} strings", "\n".join(_strings(thing)).encode()
    document = pypdfium2.PdfDocument(content)
    for number in range(len(document)):
        yield f"{name} page {number + 1}", document[number].get_textpage().get_text_range().encode()


def _strings(thing: pikepdf.Object, depth: int = 0) -> Iterator[str]:
    """The strings and names of an object, inner ones too; objects of their own are met by themselves."""
    if isinstance(thing, pikepdf.String):
        yield str(thing)
        yield bytes(thing).decode("latin-1")
    elif isinstance(thing, pikepdf.Name):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for item in thing:  # type: ignore[attr-defined]
            yield from _inner(item, depth)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key, item in thing.items():
            yield str(key)
            yield from _inner(item, depth)


def _inner(item: object, depth: int) -> Iterator[str]:
    if isinstance(item, pikepdf.Object) and not item.is_indirect and depth < 20:
        yield from _strings(item, depth + 1)
