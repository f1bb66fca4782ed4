"""What the approvals of an edition must hold: all three before it is final, by different people, in their order."""

from __future__ import annotations

from itertools import pairwise

from reportgen.errors import Problems
from reportgen.spec.names import day_of
from reportgen.spec.pack import ApprovalSpec, EditionSpec

ROLES = ("author", "assurer", "approver")


def check_approvals(edition: EditionSpec, problems: Problems) -> None:
    """Tell a final edition without an approval, who assures their own work, and days in the wrong order."""
    given = {role: approval for role in ROLES if (approval := getattr(edition.approvals, role)) is not None}
    missing = [role for role in ROLES if role not in given]
    if edition.status == "final" and missing:
        problems.error(
            edition.place_of("status"),
            f"status: final without the approval of {' and '.join(missing)}",
            "a name and a date for author, assurer and approver",
            f"add approvals: {{{missing[0]}: {{name: ..., date: 14 August 2023}}}}, or set status: for approval",
            "approval-missing",
        )
    _check_own_work(given, problems)
    for (earlier, one), (later, other) in pairwise(given.items()):
        if day_of(other.date) < day_of(one.date):
            problems.error(
                other.place_of("date"),
                f"the {later}'s date {other.date} is before the {earlier}'s, {one.date}",
                "the author first, then the assurer, then the approver",
                "correct one of the dates",
                "approval-order",
            )


def _check_own_work(given: dict[str, ApprovalSpec], problems: Problems) -> None:
    author, assurer = given.get("author"), given.get("assurer")
    if author and assurer and author.name.casefold() == assurer.name.casefold():
        problems.error(
            assurer.place_of("name"),
            f"{assurer.name} is author and assurer",
            "an assurer who did not make the figures (Aqua Book)",
            "name the person who checked them",
            "approval-own-work",
        )
