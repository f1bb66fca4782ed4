"""The covering e-mail of a pack, as pack.yaml has it."""

from __future__ import annotations

from pydantic import Field

from reportgen.errors import Located
from reportgen.spec.names import MeasureName


class EmailSpec(Located):
    """Who the e-mail is from and what it says. Passwords never stand in a file."""

    sender: str = Field("", description="Name <address>; needed to send, left to the mail program in drafts")
    reply_to: str = Field("", description="Name <address> that answers go to")
    link: str = Field("", description="https address below which <pack>/<edition>/ has the files")
    accessible: str = Field("", description="whom to ask for another format: an address or a telephone number")
    headlines: tuple[MeasureName, ...] = Field((), description="measures that the e-mail tells, in order")
