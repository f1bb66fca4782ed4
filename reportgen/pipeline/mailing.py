"""A mailing: one edition's finished files and the words that go with them, for the people of a distribution list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from reportgen.deliver.address import AddressProblem, Mailbox, mailbox, read_mailbox
from reportgen.deliver.body import Body, Words
from reportgen.deliver.enclosure import Enclosed, enclose, told
from reportgen.deliver.guard import guard_clearance, guard_release
from reportgen.deliver.message import Head, Letter, message, message_id
from reportgen.deliver.people import PeopleList, Recipient, check_link, people_meant, read_lists
from reportgen.errors import Problems, UsageError
from reportgen.pipeline.edition_files import EditionFiles, edition_files


@dataclass(frozen=True)
class Asked:
    """What a person asked of a mailing. ``out`` is the folder that builds were written below."""

    to: tuple[str, ...] = ()
    out: Path | None = None
    one: bool = False
    test: str = ""
    correction: bool = False
    anyway: str = ""
    sending: bool = False
    part: int = 1


@dataclass(frozen=True)
class Mailing:
    """All that is needed to write or send each message. ``issue`` tells these files from the edition's others."""

    files: EditionFiles
    fill: Callable[[Words, str], Body] = field(repr=False)
    recipients: tuple[Recipient, ...]
    link: str
    sender: Mailbox | None
    reply_to: Mailbox | None
    asked: Asked

    @property
    def issue(self) -> str:
        return self.files.issue

    def link_for(self, enclosed: Enclosed) -> str:
        """Where the files are, for who gets none; for who gets some, only once the pack is final and stays there."""
        return self.link if enclosed.needs_link or not self.files.not_final else ""

    @property
    def name(self) -> str:
        """Of the people it is for, as a folder's name."""
        return "+".join(word.replace("/", "-") for word in self.asked.to)

    @property
    def subject(self) -> str:
        """Title and period, after a word for what is no plain final edition."""
        subject = f"{self.files.title}, {self.files.period}"
        if self.files.not_final:
            subject = f"{self.files.status.upper()}: {subject}"
        return ("Test: " if self.asked.test else "") + ("Corrected: " if self.asked.correction else "") + subject


def prepare(root: Path, pack: str, edition: str, asked: Asked) -> Mailing:
    """The mailing, checked; PackError for mistakes in lists, changed files, and people who may not have them.

    Drafts of a pack that is not final say so in subject and file names; nothing but a reason given sends one.
    """
    from reportgen.deliver.body import DEFAULT, template
    from reportgen.pipeline.told_in_email import template_source

    if not asked.to:
        raise UsageError("--to is missing: a list, a group or an address of data/distribution")
    lists = read_lists(root)
    recipients, link = people_meant(lists, asked.to)
    if asked.test:
        recipients = (_tester(lists, asked.test, recipients),)
    problems = Problems()
    files = edition_files(root, pack, edition, problems, out=asked.out, part=asked.part)
    guard_clearance(recipients, files.attachments, problems)
    if asked.sending and not asked.test:
        guard_release(files.reasons, files.place, asked.anyway, problems)
    check_link(files.email.link, files.email.place_of("link"), problems)
    sender, reply_to = (_own(files, key, problems) for key in ("sender", "reply_to"))
    problems.raise_if_errors()
    base = link or files.email.link
    fill = template(*template_source(root, pack, DEFAULT))
    whole = f"{base.rstrip('/')}/{pack}/{files.folder}/" if base else ""
    mailing = Mailing(files, fill, recipients, whole, sender, reply_to, asked)
    _check_links(mailing, problems)
    problems.raise_if_errors()
    _body(
        mailing, enclosed_for(mailing, recipients[0]), ""
    )  # a mistake in the template is told before anything is sent
    return mailing


def _tester(lists: Sequence[PeopleList], address: str, meant: Sequence[Recipient]) -> Recipient:
    """The one who tests: with the wishes of the first who is meant, and the clearance that the lists give to them."""
    try:
        box = mailbox(address)
    except AddressProblem as error:
        raise UsageError(f"--test: {error.found}; {error.hint}") from error
    known = next((one for people in lists for one in people.people if one.mailbox.key == box.key), None)
    box = replace(box, name=known.mailbox.name if known else meant[0].mailbox.name)
    return replace(meant[0], mailbox=box, part=known.part if known else 1)


def _own(files: EditionFiles, key: str, problems: Problems) -> Mailbox | None:
    """The pack's sender or reply address; None when it names none, or after telling why it is no address."""
    text = str(getattr(files.email, key))
    if not text:
        return None
    try:
        return read_mailbox(text)
    except AddressProblem as error:
        problems.error(files.email.place_of(key), error.found, "", error.hint, "bad-address")
        return None


def _check_links(mailing: Mailing, problems: Problems) -> None:
    """Who would get neither file nor link is told: nobody is sent an empty message."""
    if mailing.link:
        return
    for person in mailing.recipients:
        enclosed = enclosed_for(mailing, person)
        if enclosed.needs_link:
            found = "wants a link" if enclosed.link_wanted else "can take none of the files"
            problems.error(person.place, f"{person.mailbox.address} {found}, and there is none", "a link",
                           "give the list a link:, or the pack an email: {link: https://...}", "no-link")  # fmt: skip


def enclosed_for(mailing: Mailing, person: Recipient) -> Enclosed:
    """What one person's message brings."""
    return enclose(mailing.files.attachments, person.formats, person.limit)


def letters(mailing: Mailing, at: datetime, *, unsent: bool = False) -> Iterator[Letter]:
    """A letter for each recipient, dated ``at``."""
    for person in mailing.recipients:
        identity = _identity(mailing, person.mailbox.key)
        enclosed = enclosed_for(mailing, person)
        head = Head(mailing.subject, at, mailing.sender, mailing.reply_to, (person.mailbox,))
        make = partial(_message, mailing, head, enclosed, person.mailbox.name, identity, unsent=unsent)
        yield Letter(person.mailbox, identity, _hashes(enclosed), enclosed.said, make)


def enclosed_for_all(mailing: Mailing) -> Enclosed:
    """What one message to everybody brings: what all of them want and can take."""
    people = mailing.recipients
    shared = tuple(ending for ending in people[0].formats if all(ending in person.formats for person in people))
    return enclose(mailing.files.attachments, shared, min(person.limit for person in people))


def letter_to_all(mailing: Mailing, at: datetime) -> bytes:
    """One draft with everybody on Bcc."""
    people, enclosed = mailing.recipients, enclosed_for_all(mailing)
    to = (mailing.sender,) if mailing.sender else ()
    head = Head(mailing.subject, at, mailing.sender, mailing.reply_to, to, tuple(one.mailbox for one in people))
    identity = _identity(mailing, *(one.mailbox.key for one in people))
    return _message(mailing, head, enclosed, "all", identity, unsent=True)


def _message(mailing: Mailing, head: Head, enclosed: Enclosed, name: str, identity: str, *, unsent: bool) -> bytes:
    return message(head, _body(mailing, enclosed, name), enclosed.attached, identity, unsent=unsent)


def _body(mailing: Mailing, enclosed: Enclosed, name: str) -> Body:
    """What one message says, to a person of that name."""
    files = mailing.files
    words = Words(
        name=name,
        title=files.title,
        period=files.occasion,
        enclosed=told(enclosed, f"{files.title} for {files.occasion}", mailing.link_for(enclosed)),
        headlines=files.headlines,
        contents=files.contents,
        accessible=files.email.accessible,
        owner=files.owner,
        not_final=files.not_final,
        correction=mailing.asked.correction,
    )
    return mailing.fill(words, files.language)


def _identity(mailing: Mailing, *addresses: str) -> str:
    test = "test" if mailing.asked.test else ""
    return message_id(mailing.files.name, mailing.issue, test, *addresses, sender=mailing.sender)


def _hashes(enclosed: Enclosed) -> tuple[tuple[str, str], ...]:
    return tuple((one.name, one.sha256) for one in enclosed.attached)
