"""Drafts of a mailing as .eml files, which a mail program opens ready to send."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from reportgen.errors import Place, Problems
from reportgen.pipeline.build import output_folder, slug
from reportgen.pipeline.mailing import Mailing, letter_to_all, letters
from reportgen.pipeline.outputs import sha256, write_atomically

_RECORD = "drafts.json"  # sha256 by name of the drafts as they were written


def write_drafts(root: Path, pack: str, edition: str, mailing: Mailing, *, force: bool = False) -> tuple[Path, ...]:
    """Write a draft for each recipient, or one with all on Bcc, below the build's ``email/``; returns their paths.

    Drafts of an earlier run for the same people go, so that nobody who was taken off a list is sent one. PackError for
    a draft that was changed since, unless ``force``.
    """
    folder = output_folder(root, pack, edition, mailing.asked.out, mailing.asked.part) / "email" / _folder(mailing)
    known = _known(folder)
    if not force:
        _check_unchanged(folder, known, root)
    made: dict[str, str] = {}
    for name, content in _drafts(mailing):
        write_atomically(folder / name, content)
        made[name] = sha256(content)
    for stale in folder.glob("*.eml"):
        if stale.name not in made:
            stale.unlink()
    write_atomically(folder / _RECORD, (json.dumps(made, indent=1) + "\n").encode())
    return tuple(folder / name for name in made)


def _folder(mailing: Mailing) -> str:
    return "test" if mailing.asked.test else re.sub(r"[^\w.@+-]", "-", mailing.name)


def _drafts(mailing: Mailing) -> Iterator[tuple[str, bytes]]:
    if mailing.asked.one:
        yield "all.eml", letter_to_all(mailing, mailing.files.day)
        return
    for number, letter in enumerate(letters(mailing, mailing.files.day, unsent=True), start=1):
        plain = unicodedata.normalize("NFKD", letter.to.name).encode("ascii", "ignore").decode()
        yield f"{number:03}-{slug(plain) or 'recipient'}.eml", letter.make()


def _known(folder: Path) -> dict[str, str]:
    try:
        known = json.loads((folder / _RECORD).read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _check_unchanged(folder: Path, known: dict[str, str], root: Path) -> None:
    problems = Problems()
    for path in sorted(folder.glob("*.eml")):
        if known.get(path.name) != sha256(path.read_bytes()):
            shown = path.relative_to(root) if path.is_relative_to(root) else path
            problems.error(Place(shown.as_posix()), "the draft was changed since it was written", "as it was written",
                           "move it elsewhere, or write with --force to replace it", "draft-edited")  # fmt: skip
    problems.raise_if_errors()
