"""Models of data/distribution/*.yaml (or the same as a workbook): who gets a pack, in what form."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reportgen.errors import Located
from reportgen.spec.names import Texts

Clearance = Literal["Part 1", "Part 2"]


class PersonSpec(Located):
    """One recipient. Address, size and groups are checked where lists are read."""

    name: str = Field(min_length=1, max_length=200)
    role: str = ""
    address: str = Field(description="name@organisation.uk")
    clearance: Clearance = Field("Part 1", description="Part 2 may see restricted content as well")
    formats: Texts = Field(("pdf", "deck"), description="what is wanted: pdf, deck, html, or link alone")
    largest_attachment: str = Field("10 MB", description="what the recipient's mailbox takes, all attachments together")
    groups: Texts = Field((), description="the groups of this list that the person is in")


class DistributionSpec(Located):
    """A list of people; ``groups`` names each group and says who they are."""

    groups: dict[str, str] = Field(default_factory=dict)
    link: str = Field("", description="where the files can be had, in place of the pack's own email.link")
    people: tuple[PersonSpec, ...] = Field(min_length=1)
