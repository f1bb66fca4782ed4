"""What goes with a message: the files that somebody wants, as long as their mailbox takes them, else a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from reportgen.deliver.size import shown_size, travelling_size

TITLES = {"pdf": "a PDF", "pptx": "PowerPoint slides", "html": "a web page"}
_MEDIA = {
    "pdf": ("application", "pdf"),
    "pptx": ("application", "vnd.openxmlformats-officedocument.presentationml.presentation"),
    "html": ("text", "html"),
}


@dataclass(frozen=True)
class Attachment:
    """One finished file under the name that it is sent by."""

    name: str
    content: bytes = field(repr=False)
    sha256: str
    part: int = 1

    @property
    def ending(self) -> str:
        return PurePath(self.name).suffix.removeprefix(".")

    @property
    def title(self) -> str:
        """``a PDF``, ``PowerPoint slides``."""
        return TITLES[self.ending]

    @property
    def media(self) -> tuple[str, str]:
        return _MEDIA[self.ending]

    @property
    def size(self) -> int:
        """Bytes as it travels."""
        return travelling_size(len(self.content))


@dataclass(frozen=True)
class Enclosed:
    """What one message brings: files, files left out for their size, and whether it was to be a link from the start."""

    attached: tuple[Attachment, ...]
    left_out: tuple[Attachment, ...]
    link_wanted: bool
    limit: int

    @property
    def needs_link(self) -> bool:
        return not self.attached

    @property
    def said(self) -> str:
        """In a table of who gets what: ``PDF, PowerPoint slides``, ``link``."""
        files = ", ".join(one.title for one in self.attached) or "a link"
        missing = ", ".join(one.title for one in self.left_out)
        return f"{files} (too large: {missing})" if missing else files


def enclose(files: Sequence[Attachment], wanted: Sequence[str], limit: int) -> Enclosed:
    """The wanted files when all fit into ``limit`` bytes as they travel, else the PDF, else none and a link.

    A format that is not there counts as the PDF: nobody is left without the pack.
    """
    by_ending = {file.ending: file for file in files}
    chosen = tuple(by_ending[ending] for ending in wanted if ending in by_ending)
    pdf = by_ending.get("pdf")
    if wanted and not chosen and pdf:
        chosen = (pdf,)
    for some in (chosen, (pdf,) if pdf and chosen else ()):
        if sum(one.size for one in some) <= limit:
            attached = some
            break
    else:
        attached = ()
    left_out = tuple(one for one in chosen if one not in attached)
    return Enclosed(attached, left_out, not wanted, limit)


def told(enclosed: Enclosed, what: str, link: str) -> str:
    """What the message says of its enclosures: each with its size, why one is not there, and where all of them are."""
    sentences = []
    if enclosed.attached:
        sentences.append(f"The {what} is attached as {_joined(enclosed.attached)}.")
    if enclosed.left_out:
        verb = "is" if [one.ending for one in enclosed.left_out] == ["pdf"] else "are"
        listed = _joined(enclosed.left_out).removeprefix("a ")
        limit = shown_size(enclosed.limit)
        sentences.append(f"The {listed} {verb} not attached, because your mailbox takes no more than {limit}.")
    if link:
        sentences.append(f"All files are at <{link}>." if sentences else f"The {what} is at <{link}>.")
    return " ".join(sentences)


def _joined(files: Sequence[Attachment]) -> str:
    """``a PDF (418 KB) and PowerPoint slides (937 KB)``."""
    words = [f"{one.title} ({shown_size(len(one.content))})" for one in files]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
