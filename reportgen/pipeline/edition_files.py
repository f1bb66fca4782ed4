"""An edition's finished files, as their manifest records them, and what a covering e-mail says of the edition."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from pathlib import Path

from reportgen.deliver.enclosure import Attachment
from reportgen.errors import Place, Problems
from reportgen.metrics.period import parse_quarter
from reportgen.pipeline.build import BuildOptions, output_folder, stem_of
from reportgen.pipeline.outputs import MANIFEST, sha256
from reportgen.pipeline.release import Release, attachment_name, read_release
from reportgen.spec.covering_email import EmailSpec
from reportgen.spec.names import day_of
from reportgen.spec.pack import EditionSpec, PackSpec

FORMATS = ("pdf", "pptx", "html")


@dataclass(frozen=True)
class EditionFiles:
    """The files by the names that they are sent under, why they may not be sent, and what is said of them."""

    name: str  # <pack>-<edition>, with its part
    folder: str  # the edition's, with its part
    attachments: tuple[Attachment, ...] = field(repr=False)
    reasons: tuple[str, ...]
    place: Place  # the manifest
    status: str
    day: datetime
    title: str
    period: str  # a quarter, a year, or the day of a meeting
    occasion: str  # the same in a sentence, after "for"
    owner: str
    language: str
    email: EmailSpec
    headlines: tuple[str, ...]
    contents: tuple[str, ...]

    @property
    def not_final(self) -> str:
        """``a draft`` or ``for approval``; empty when it is final."""
        return {"final": "", "draft": "a draft"}.get(self.status, self.status)

    @property
    def issue(self) -> str:
        """What tells these files from any others of the edition: a digest of their names and contents."""
        return sha256("\n".join(f"{one.name} {one.sha256}" for one in self.attachments).encode())[:16]


def edition_files(
    root: Path, pack: str, edition: str, problems: Problems, *, out: Path | None = None, part: int = 1
) -> EditionFiles:
    """The files of a part of an edition; PackError when they, or what says what they are, can't be read.

    Tells ``problems`` files that changed since they were built. UsageError when the edition was not built.
    """
    from reportgen.pipeline.told_in_email import contents, headline_figures, title
    from reportgen.spec import load_measure_specs

    spec, issue = _specs(root, pack, edition, problems)
    release = edition_release(root, pack, edition, out, part)
    place = _place(release.folder / MANIFEST, root)
    sound = _sound_files(release, place, problems)
    pdf, register = sound[f"{release.build}.pdf"], sound[release.register.with_suffix(".json").name]
    headlines = headline_figures(register, spec.email, load_measure_specs(root), issue.period, problems)
    return EditionFiles(
        name=release.build,
        folder=release.folder.name,
        attachments=tuple(_attachment(release, path, sound[path.name]) for path in _files(release)),
        reasons=release.why_not_sent(),
        place=place,
        status=release.standing.status,
        day=_day(release, issue),
        title=title(pdf),
        period=_period(issue),
        occasion=f"the meeting of {issue.meeting}" if issue.meeting else _period(issue),
        owner=spec.owner,
        language=spec.language,
        email=spec.email,
        headlines=headlines,
        contents=contents(pdf),
    )


def edition_release(root: Path, pack: str, edition: str, out: Path | None, part: int) -> Release:
    """The whole edition's build, of that part; UsageError when it was not built."""
    folder = output_folder(root, pack, edition, out, part)
    return read_release(folder, stem_of(pack, edition, BuildOptions(part=part)))


def _specs(root: Path, pack: str, edition: str, problems: Problems) -> tuple[PackSpec, EditionSpec]:
    """The pack's and the edition's own files; PackError for mistakes in them."""
    from reportgen.spec.load import load_model
    from reportgen.spec.project import read_edition

    spec = load_model(PackSpec, root, f"layouts/{pack}/pack.yaml", problems)
    issue = read_edition(root, pack, edition, problems)
    problems.raise_if_errors()
    assert spec is not None and issue is not None
    return spec, issue


def _period(issue: EditionSpec) -> str:
    return issue.meeting or (str(issue.year) if issue.year else issue.period)


def _files(release: Release) -> tuple[Path, ...]:
    """The files that people are sent, of the formats that were built."""
    return tuple(path for suffix in FORMATS if (path := release.file(suffix)) is not None)


def _sound_files(release: Release, place: Place, problems: Problems) -> dict[str, bytes]:
    """Those files and the register by name; PackError where one is not as it was built, or there is no PDF."""
    names = [*(path.name for path in _files(release)), release.register.with_suffix(".json").name]
    if release.file("pdf") is None:
        problems.error(place, "the edition was built without its PDF", "a PDF", "build it again", "no-pdf")
    read = {name: _read(release, name, place, problems) for name in names}
    problems.raise_if_errors()
    return {name: content for name, content in read.items() if content is not None}


def _read(release: Release, name: str, place: Place, problems: Problems) -> bytes | None:
    """A file as it was built; None after telling that it is not."""
    path = release.folder / name
    content = path.read_bytes() if path.is_file() else None
    if content is None or sha256(content) != release.outputs.get(name):
        found = f"{name} is not there" if content is None else f"{name} was changed since it was built"
        problems.error(place, found, "the file as the manifest has it", "build the edition again", "file-changed")
        return None
    return content


def _attachment(release: Release, path: Path, content: bytes) -> Attachment:
    return Attachment(attachment_name(release, path), content, sha256(content), release.standing.part)


def _day(release: Release, issue: EditionSpec) -> datetime:
    """Noon of the day of approval, or of the period's last day: a draft is dated by its edition, not by a clock."""
    approved = release.standing.approvals.get("approver")
    end = parse_quarter(issue.period).end
    if approved:
        return datetime.combine(day_of(approved["date"]), time(12), UTC)
    return datetime(end.year, end.month, end.last_day, 12, tzinfo=UTC)


def _place(path: Path, root: Path) -> Place:
    return Place(path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix())
