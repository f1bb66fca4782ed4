"""What a build may be used for: its edition's status and approvals, its part, and what the checks found of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from reportgen.spec.pack import EditionSpec, Status


@dataclass(frozen=True)
class Standing:
    """The record of one build in its folder's manifest.

    ``findings`` are what the checks found and nobody excused, ``excused`` what somebody did. ``read_back`` says that
    the finished files were read back too, as every final build's are. ``approvals`` holds name and date by role.
    """

    status: Status = "draft"
    part: int = 1
    register: str = ""
    findings: int = 0
    excused: int = 0
    read_back: bool = False
    approvals: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def record(self) -> dict[str, Any]:
        """As the manifest file holds it."""
        return asdict(self)


def approvals_of(edition: EditionSpec) -> dict[str, dict[str, str]]:
    """Name and date by role (author, assurer, approver), of those that are recorded."""
    given = ((role, getattr(edition.approvals, role)) for role in ("author", "assurer", "approver"))
    return {role: {"name": approval.name, "date": approval.date} for role, approval in given if approval is not None}
