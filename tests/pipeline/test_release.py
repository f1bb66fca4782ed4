"""Draft, for approval, final: what an edition must have for each, and what its build says of itself afterwards."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from reportgen.errors import PackError, UsageError
from reportgen.pipeline.build import BuildOptions, build
from reportgen.pipeline.release import Release, attachment_name, read_release
from tests.starter_project import EDITION, PACK, edition_file, replace_in

STEM = f"{PACK}-{EDITION}"
APPROVALS = """\
approvals:
  author: {name: A. Author, date: 1 August 2024}
  assurer: {name: B. Assurer, date: 2 August 2024}
  approver: {name: C. Approver, date: 5 August 2024}
"""


def made(starter: Path, status: str = "draft", approvals: str = "") -> Release:
    replace_in(edition_file(starter, "edition.yaml"), "status: draft", f"status: {status}\n{approvals}")
    built = build(starter, PACK, EDITION, BuildOptions(), lambda stage: None)
    return read_release(built.files[0].parent, STEM)


def what_files_say(release: Release) -> tuple[str, str, str]:
    """The status in the PDF's keywords and XMP, and in the deck's content status."""
    pdf, deck = release.file("pdf"), release.file("pptx")
    assert pdf and deck
    with pikepdf.open(pdf) as opened, opened.open_metadata() as metadata:
        words = (str(opened.docinfo["/Keywords"]), str(metadata["pdf:Keywords"]))
    core = zipfile.ZipFile(io.BytesIO(deck.read_bytes())).read("docProps/core.xml").decode()
    return (*words, core.partition("contentStatus>")[2].partition("<")[0])


def told(starter: Path, status: str, approvals: str) -> list[str]:
    with pytest.raises(PackError) as failure:
        made(starter, status, approvals)
    assert {p.place.file for p in failure.value.problems} <= {f"data/{PACK}/{EDITION}/edition.yaml", *_layouts(starter)}
    return [problem.rule for problem in failure.value.problems]


def _layouts(starter: Path) -> set[str]:
    return {path.relative_to(starter).as_posix() for path in starter.glob("layouts/**/*.yaml")}


def test_a_draft_says_so_in_both_files_and_in_the_attachments_name_but_not_in_the_builds_names(starter: Path) -> None:
    release = made(starter)
    assert what_files_say(release) == ("Draft, OFFICIAL", "Draft, OFFICIAL", "Draft")
    pdf = release.file("pdf")
    assert pdf is not None and pdf.name == f"{STEM}.pdf"
    assert attachment_name(release, pdf) == f"{STEM}-DRAFT.pdf"
    assert release.why_not_sent()[0] == "its status is 'draft', not final"


def test_an_edition_for_approval_may_not_be_sent_either(starter: Path) -> None:
    release = made(starter, "for approval")
    assert what_files_say(release)[::2] == ("For approval, OFFICIAL", "For approval")
    assert attachment_name(release, release.folder / f"{STEM}.pptx") == f"{STEM}-FOR-APPROVAL.pptx"
    assert "its status is 'for approval', not final" in release.why_not_sent()


def test_a_final_edition_with_its_approvals_and_a_clean_check_may_be_sent(starter: Path) -> None:
    release = made(starter, "final", APPROVALS)
    assert what_files_say(release)[::2] == ("Final, OFFICIAL", "Final")
    assert release.why_not_sent() == ()
    assert (release.standing.part, release.standing.findings, release.standing.read_back) == (1, 0, True)
    assert release.standing.approvals["assurer"] == {"name": "B. Assurer", "date": "2 August 2024"}
    assert release.register.is_file()
    assert attachment_name(release, release.folder / f"{STEM}.pdf") == f"{STEM}.pdf"


@pytest.mark.parametrize(
    ("approvals", "rule"),
    [
        ("", "approval-missing"),
        (APPROVALS.replace("  approver: {name: C. Approver, date: 5 August 2024}\n", ""), "approval-missing"),
        (APPROVALS.replace("B. Assurer", "a. author"), "approval-own-work"),
        (APPROVALS.replace("5 August", "1 August"), "approval-order"),
        (APPROVALS.replace("5 August 2024", "31 June 2024"), "bad-value"),
        (APPROVALS.replace("5 August 2024", '"2024-08-05"'), "bad-value"),
    ],
)
def test_a_final_edition_needs_three_approvals_by_two_people_in_their_order(
    starter: Path, approvals: str, rule: str
) -> None:
    assert told(starter, "final", approvals) == [rule]


def test_a_final_edition_with_a_finding_is_no_final_edition(starter: Path) -> None:
    with edition_file(starter, "edition.yaml").open("a") as file:
        file.write('\nfacts: {extract: "[?] June"}\n')
    assert "final-not-clean" in told(starter, "final", APPROVALS)


def test_a_file_that_was_changed_after_its_build_may_not_be_sent(starter: Path) -> None:
    release = made(starter, "final", APPROVALS)
    (release.folder / f"{STEM}.pptx").write_bytes(b"another deck")
    (release.folder / f"{STEM}.pdf").unlink()
    assert sorted(release.why_not_sent()) == [
        f"{STEM}.pdf is not there any more",
        f"{STEM}.pptx was changed since it was built",
    ]


def test_a_folder_without_the_build_says_which_it_has(starter: Path) -> None:
    release = made(starter)
    with pytest.raises(UsageError, match=f"no build '{PACK}-x'.*{STEM}"):
        read_release(release.folder, f"{PACK}-x")
