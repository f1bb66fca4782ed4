"""A mailing: what each person gets, what it says, and who gets nothing."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from pathlib import Path

import fast_mail_parser
import pytest

from reportgen.errors import PackError, UsageError
from reportgen.pipeline.build import BuildOptions, build
from reportgen.pipeline.drafts import write_drafts
from reportgen.pipeline.mailing import Asked, prepare
from tests.mailed_edition import STEM, built_file, copied, make_mailed, rebuild
from tests.starter_project import EDITION, PACK, replace_in

TO = Asked(("committee",))


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_mailed(tmp_path_factory.mktemp("draft") / "project", "draft")


@pytest.fixture
def root(final_edition: Path, tmp_path: Path) -> Path:
    """A final edition to change."""
    return copied(final_edition, tmp_path / "project")


def drafts(root: Path, asked: Asked = TO, *, force: bool = False) -> list[Path]:
    return list(write_drafts(root, PACK, EDITION, prepare(root, PACK, EDITION, asked), force=force))


def plain(path: Path) -> str:
    body = email.message_from_bytes(path.read_bytes(), policy=email.policy.default).get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\u00a0", " ").replace("\r\n", "\n")


def attached(path: Path) -> dict[str, bytes]:
    return {one.filename: bytes(one.content) for one in fast_mail_parser.parse_email(path.read_bytes()).attachments}


def problems(root: Path, asked: Asked = TO) -> list[str]:
    with pytest.raises(PackError) as failure:
        drafts(root, asked)
    return [str(problem) for problem in failure.value.problems]


def distribution(root: Path) -> Path:
    return root / "data" / "distribution" / "people.yaml"


def test_each_gets_the_files_they_want_byte_for_byte_or_a_link(root: Path) -> None:
    zoe, bob, cy = drafts(root)
    assert [path.name for path in (zoe, bob, cy)] == ["001-zoe-angstrom.eml", "002-bob.eml", "003-cy.eml"]
    files = {f"{STEM}.{ending}": built_file(root, f"{STEM}.{ending}").read_bytes() for ending in ("pdf", "pptx")}
    assert attached(zoe) == files
    assert list(attached(bob)) == [f"{STEM}.pdf"] and attached(cy) == {}
    assert f"is at https://packs.example.org/{PACK}/{EDITION}/." in plain(cy)


def test_the_words_are_the_registers_figures_the_contents_and_the_offer(root: Path) -> None:
    zoe = drafts(root)[0]
    text = plain(zoe)
    assert text.startswith("Dear Zoë Ångström,\n\nThe Example report for Q1 2024/25 is attached as a PDF (")
    assert "\nHeadline figures\n----------------\n\n- Calls received: 5,850 in Q1 2024/25" in text
    assert "- Calls answered in time: 91% in Q1 2024/25" in text
    assert "What is in it" in text and "ask 020 7946 0000." in text and "DRAFT" not in text
    told = fast_mail_parser.parse_email(zoe.read_bytes())
    assert told.subject == "Example report, Q1 2024/25"
    assert email.message_from_bytes(zoe.read_bytes())["Date"] == "Mon, 05 Aug 2024 12:00:00 +0000"
    assert ">Headline figures</h2>" in told.text_html[0] and '<html lang="en-GB">' in told.text_html[0]


def test_the_same_edition_gives_the_same_drafts_and_nobody_elses_stay(final_edition: Path, tmp_path: Path) -> None:
    root, other = copied(final_edition, tmp_path / "project"), copied(final_edition, tmp_path / "other")
    first = [path.read_bytes() for path in drafts(root)]
    assert first == [path.read_bytes() for path in drafts(other)] == [path.read_bytes() for path in drafts(root)]
    replace_in(distribution(root), "  - {name: Bob", "  # - {name: Bob")
    zoe, _ = drafts(root)
    assert sorted(path.name for path in zoe.parent.glob("*.eml")) == ["001-zoe-angstrom.eml", "002-cy.eml"]


def test_a_draft_that_a_person_changed_is_not_replaced_unasked(root: Path) -> None:
    zoe = drafts(root)[0]
    zoe.write_bytes(zoe.read_bytes() + b"mine")
    (told,) = problems(root)
    assert "001-zoe-angstrom.eml:0:0: error: the draft was changed since it was written" in told
    assert drafts(root, force=True)[0].read_bytes().endswith(b"mine") is False


def test_a_draft_pack_says_so_in_subject_words_and_file_names(draft: Path, tmp_path: Path) -> None:
    zoe, bob, _ = drafts(copied(draft, tmp_path / "project"))
    assert fast_mail_parser.parse_email(zoe.read_bytes()).subject == "DRAFT: Example report, Q1 2024/25"
    assert sorted(attached(zoe)) == [f"{STEM}-DRAFT.pdf", f"{STEM}-DRAFT.pptx"]
    assert "This is a draft." in plain(bob) and "packs.example.org" not in plain(bob)


def test_a_mailbox_that_takes_little_gets_the_pdf_and_one_that_takes_nothing_a_link(root: Path) -> None:
    size = built_file(root, f"{STEM}.pdf").stat().st_size
    whole = -(-size // 57) * 78  # base64 in lines of 76 characters
    replace_in(distribution(root), "clearance: Part 2", f"largest_attachment: {-(-whole // 1000)} KB")
    replace_in(distribution(root), "formats: [pdf]", f"largest_attachment: {size // 1000} KB")
    zoe, bob, _ = drafts(root)
    assert list(attached(zoe)) == [f"{STEM}.pdf"] and attached(bob) == {}
    assert "PowerPoint slides (" in plain(zoe) and "are not attached, because your mailbox takes no more than" in plain(
        zoe
    )
    assert "All files are at https://packs.example.org/" in plain(bob)


def test_one_draft_has_everybody_on_bcc_and_what_all_of_them_can_take(root: Path) -> None:
    (path,) = drafts(root, Asked(("zoe@example.org", "bob@example.org"), one=True))
    told = fast_mail_parser.parse_email(path.read_bytes())
    assert [one.address for one in told.bcc] == ["zoe@example.org", "bob@example.org"]
    assert [one.address for one in told.to] == ["reports@example.org"]
    assert list(attached(path)) == [f"{STEM}.pdf"] and plain(path).startswith("Dear all,")


def test_without_a_link_nobody_is_sent_an_empty_message(root: Path) -> None:
    replace_in(root / "layouts" / PACK / "pack.yaml", "  link: https://packs.example.org\n", "")
    (told,) = problems(root)
    assert "people.yaml:5:5: error: cy@example.org wants a link, and there is none" in told


@pytest.mark.parametrize(
    "asked",
    [
        TO,
        replace(TO, one=True),
        replace(TO, sending=True, anyway="for comment"),
        replace(TO, test="bob@example.org"),
        replace(TO, test="me@example.org"),
    ],
)
def test_a_part_2_file_goes_to_nobody_cleared_for_part_1_whatever_is_asked(root: Path, asked: Asked) -> None:
    replace_in(built_file(root, "manifest.json"), '"part": 1', '"part": 2')
    told = problems(root, asked)
    assert all("may see Part 1, the files are Part 2" in one for one in told)
    assert len(told) == (1 if asked.test else 2)
    assert not built_file(root, "email").exists()
    assert len(drafts(root, Asked(("zoe@example.org",)))) == 1


def test_part_2_is_sent_from_its_own_build_to_who_may_see_it(root: Path) -> None:
    build(root, PACK, EDITION, BuildOptions(part=2), lambda stage: None)
    part_2 = Asked(("committee",), part=2)
    assert len(problems(root, part_2)) == 2
    (zoe,) = drafts(root, replace(part_2, to=("zoe@example.org",)))
    assert sorted(attached(zoe)) == [f"{STEM}-part-2.pdf", f"{STEM}-part-2.pptx"]
    assert f"/{PACK}/{EDITION}-part-2/." in plain(zoe) and zoe.is_relative_to(
        root / "build" / PACK / f"{EDITION}-part-2"
    )


def test_a_pack_that_is_not_final_is_sent_only_with_a_reason(draft: Path, final_edition: Path, tmp_path: Path) -> None:
    root = copied(draft, tmp_path / "project")
    sending = replace(TO, sending=True)
    told = problems(root, sending)
    assert any("the pack may not be sent: its status is 'draft', not final" in one for one in told)
    assert any("approval of author and assurer and approver is not recorded" in one for one in told)
    assert prepare(root, PACK, EDITION, replace(sending, anyway="for comment")).subject.startswith("DRAFT: ")
    assert prepare(root, PACK, EDITION, replace(sending, test="zoe@example.org")).subject.startswith("Test: DRAFT: ")
    assert prepare(final_edition, PACK, EDITION, sending).subject == "Example report, Q1 2024/25"


@pytest.mark.parametrize(
    ("name", "said"), [(f"{STEM}.pdf", "was changed since"), ("figures.json", "was changed since")]
)
def test_a_file_that_was_changed_after_its_build_goes_nowhere(
    final_edition: Path, tmp_path: Path, name: str, said: str
) -> None:
    root = copied(final_edition, tmp_path / "project")
    built_file(root, name).write_bytes(b"another")
    (told,) = problems(root)
    assert f"manifest.json:0:0: error: {name} {said}" in told
    built_file(root, name).unlink()
    assert f"{name} is not there" in problems(root)[0]


def test_a_headline_that_no_page_shows_and_a_bad_sender_are_told_in_pack_yaml(root: Path) -> None:
    pack = root / "layouts" / PACK / "pack.yaml"
    replace_in(pack, "[calls, calls.in_time]", "[calls, calls.unheard, teams.this_quarter_pct]")
    replace_in(pack, "<reports@example.org>", "<reports>")
    replace_in(pack, "link: https://packs.example.org", "link: packs.example.org")
    told = problems(root)
    assert any("pack.yaml:12:9: error: 'packs.example.org' is no https address" in one for one in told)
    assert any("pack.yaml:14:22: error: no page shows 'calls.unheard' for Q1 2024/25" in one for one in told)
    assert any("pack.yaml:14:37: error: no page shows 'teams.this_quarter_pct'" in one for one in told)
    assert any("pack.yaml:11:11: error: 'reports' has no @" in one for one in told)


def test_a_pack_may_have_words_of_its_own_and_mistakes_in_them_are_told_there(root: Path) -> None:
    own = root / "layouts" / PACK / "email.md"
    own.write_text("Hello {{ name }}: *{{ title }}*\n\n1. {{ enclosed }}\n", encoding="utf-8")
    cy = drafts(root)[2]
    assert plain(cy).startswith("Hello Cy: Example report\n\n1. The Example report")
    assert "<ol>\r\n<li>The Example report" in fast_mail_parser.parse_email(cy.read_bytes()).text_html[0]
    own.write_text("Hello\n\n{{ nam }} and {{ owner.__class__ }}\n", encoding="utf-8")
    assert f"layouts/{PACK}/email.md:3:4: error: unknown name 'nam'; one of name, title" in problems(root)[0]
    own.write_text("Hello\n\n<script>alert(1)</script>\n", encoding="utf-8")
    assert f"layouts/{PACK}/email.md:3:1: error: found raw HTML" in problems(root)[0]


def test_markup_in_a_name_is_a_name(root: Path) -> None:
    replace_in(distribution(root), "name: Bob", 'name: "**Bob** <b>&amp; {{ owner }}"')
    replace_in(root / "layouts" / PACK / "pack.yaml", "title: Example report", r"title: An \*example\* of [x]")
    rebuild(root)
    bob = drafts(root)[1]
    assert "The An *example* of [x] for Q1 2024/25 is attached" in plain(bob)
    assert plain(bob).startswith("Dear **Bob** <b>&amp; {{ owner }},")
    assert "Dear **Bob** &lt;b&gt;&amp;amp; {{ owner }}," in fast_mail_parser.parse_email(bob.read_bytes()).text_html[0]


def test_nobody_named_and_an_edition_not_built_are_wrong_usage(final_edition: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--to is missing"):
        prepare(final_edition, PACK, EDITION, Asked())
    with pytest.raises(UsageError, match="there is no build"):
        prepare(final_edition, PACK, EDITION, replace(TO, out=tmp_path))
    with pytest.raises(UsageError, match="--test: 'me' has no @"):
        prepare(final_edition, PACK, EDITION, replace(TO, test="me"))
