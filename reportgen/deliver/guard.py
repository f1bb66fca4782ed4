"""What must not be sent: a pack that is not final and approved, and restricted content to who may not see it."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.deliver.enclosure import Attachment
from reportgen.deliver.people import Recipient
from reportgen.errors import Place, Problems


def guard_clearance(recipients: Iterable[Recipient], files: Iterable[Attachment], problems: Problems) -> None:
    """Tell everybody whose clearance is below a file's part. Nothing overrides this: not a flag, not a test."""
    part = max((file.part for file in files), default=1)
    for person in recipients:
        if person.part < part:
            problems.error(
                person.place,
                f"{person.mailbox.address} may see Part {person.part}, the files are Part {part}",
                f"people cleared for Part {part} only",
                "take the person out of the group, or send the open pack",
                "clearance",
            )


def guard_release(reasons: Iterable[str], place: Place, anyway: str, problems: Problems) -> None:
    """Tell why the files may not go out, unless a person gave a reason to send them ``anyway``."""
    if not anyway:
        for reason in reasons:
            problems.error(place, f"the pack may not be sent: {reason}", "a final pack, approved and checked",
                           "mend that and build again, or say --anyway 'the reason'", "not-released")  # fmt: skip
