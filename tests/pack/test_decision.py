"""The decision PCD 280 and its form: three vintages, signed and to be filled in, in both files."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.checks.deck import check_deck
from reportgen.checks.pdf import check_pdf
from reportgen.checks.readers.pdf import PdfReader
from reportgen.checks.readers.pdf_fields import read_fields
from reportgen.checks.readers.pdf_tags import read_tags
from reportgen.errors import PackError
from reportgen.layout.page import FieldFragment, Pages
from reportgen.paint.deck import paint as paint_deck
from reportgen.paint.pdf import paint as paint_pdf
from reportgen.pipeline.coverage import cover
from reportgen.pipeline.stages import LaidOut, lay_out_pack
from tests.decision_project import DECISION, FOLDER, ROOT, decision_project, laid_out, unsigned
from tests.starter_project import replace_in

REQUEST = ["Executive summary", "Recommendation", "Deputy Mayor for Policing and Crime"]
ADVICE = {
    "2014-16": ["Issues for consideration", "Financial comments", "Legal comments", "Equality comments"],
    "2017-20": ["Financial comments", "Legal comments", "Equality comments"],
    "": [
        "Issues for consideration",
        "Financial comments",
        "Legal comments",
        "Data protection and privacy comments",
        "Equality comments",
        "Environmental comments",
        "London Policing Ethics Panel comments",
    ],
}
TITLES = {
    "2014-16": [
        "Non-confidential facts and advice to the Deputy Mayor",
        "Public access to information",
        "Officer approval",
    ],
    "2017-20": [
        "Part I: non-confidential facts and advice",
        "Public access to information",
        "Declarations by the originating officer",
    ],
}
TITLES[""] = TITLES["2017-20"]
MORE = {
    "issues": "One issue.",
    "data_protection_comments": "No personal data.",
    "environmental_comments": "None.",
    "ethics_comments": "None.",
}


def of_variant(folder: Path, variant: str) -> LaidOut:
    root = decision_project(folder)
    replace_in(root / FOLDER / "edition.yaml", "variant: 2017-20\n", f"variant: {variant}\n" if variant else "")
    for name, words in MORE.items():
        (root / FOLDER / "commentary" / f"{name}.md").write_text(words + "\n", encoding="utf-8")
    declared = "    equalities: Equality and diversity are covered in the report.\n"
    more = "    data_protection: None is needed.\n    environmental: None is needed.\n"
    replace_in(root / FOLDER / "edition.yaml", declared, declared + more)
    replace_in(
        root / FOLDER / "edition.yaml",
        'equalities: "yes"}',
        'equalities: "yes", data_protection: "", environmental: ""}',
    )
    return laid_out(root)


def headings(pages: Pages, level: int) -> list[str]:
    return [heading.words for page in pages.pages for heading in page.headings if heading.level == level]


@pytest.mark.parametrize("variant", ["2014-16", "2017-20", ""])
def test_each_vintage_has_its_headings_in_their_order(tmp_path: Path, variant: str) -> None:
    made = of_variant(tmp_path, variant)
    assert headings(made.pages, 1) == [
        "Performance reporting 2017/18, quarter 1",
        *TITLES[variant],
        "Contents of this file",
    ]
    numbered = ["Introduction and background", *ADVICE[variant], "Background and supporting papers"]
    found = headings(made.pages, 2)
    assert found[:3] == REQUEST
    assert found[3 : 3 + len(numbered)] == [f"{n}. {words}" for n, words in enumerate(numbered, start=1)]
    rest = found[3 + len(numbered) :]
    assert ("Public interest deferral" in rest) == (variant == "")
    assert ("Originating officer" in rest) == (variant == "2014-16")


def test_the_form_since_2022_has_declarations_on_data_protection_and_the_environment(tmp_path: Path) -> None:
    made = of_variant(tmp_path, "")
    open_fields = {
        f.says for page in made.pages.pages for f in page.fragments if isinstance(f, FieldFragment) and f.fillable
    }
    assert open_fields == {"Data protection and privacy advice, confirmed", "Environmental advice, confirmed"}


def test_a_vintage_that_there_is_not_is_told_at_its_line(tmp_path: Path) -> None:
    root = decision_project(tmp_path)
    replace_in(root / FOLDER / "edition.yaml", "variant: 2017-20", "variant: 2017-21")
    with pytest.raises(PackError, match=r"edition.yaml:3:10: error: no variant '2017-21'.*did you mean '2017-20'"):
        laid_out(root)


def test_the_unsigned_form_can_be_filled_in_from_its_first_field_to_its_last(tmp_path: Path) -> None:
    root = unsigned(decision_project(tmp_path))
    made = laid_out(root)
    pdf = paint_pdf(made.pages, made.theme, root)
    assert [field.says for field in read_fields(pdf)] == [
        "Interests recorded",
        "The request has my approval",
        "Deputy Mayor for Policing and Crime: Signature",
        "Deputy Mayor for Policing and Crime: Date",
        "Part 1: is publication to be put off? Yes",
        "Part 1: is publication to be put off? No",
        "Part 1: is publication to be put off? If yes, reason",
        "Part 1: is publication to be put off? Until",
        "Part 2: is there a confidential form? Yes",
        "Part 2: is there a confidential form? No",
        "Head of unit, confirmed",
        "Legal advice, confirmed",
        "Financial advice, confirmed",
        "Equalities advice, confirmed",
        "Officer approval: Chief Executive: Signature",
        "Officer approval: Chief Executive: Date",
        "Appendix 1 attached: quarterly performance update report, Q1 2017/18",
    ]
    assert check_pdf(pdf, made.pages) == []
    deck = made.by_format["pptx"]
    assert check_deck(paint_deck(deck, made.theme, root), deck) == []
    said = [f.says for page in deck.pages for f in page.fragments if isinstance(f, FieldFragment)]
    assert said == [field.says for field in read_fields(pdf)], "the same fields in the same order"


@pytest.fixture(scope="module")
def signed() -> LaidOut:
    """The decision as it is published, with the quarterly report and the annex behind it."""
    return lay_out_pack(ROOT, *DECISION, lambda stage: None)


def test_the_published_form_is_answered_on_three_pages_and_the_contents_follow(signed: LaidOut) -> None:
    own = signed.own.pages
    assert [[h.words for h in page.headings if h.level == 1] for page in own] == [
        ["Performance reporting 2017/18, quarter 1"],
        ["Part I: non-confidential facts and advice"],
        ["Public access to information", "Declarations by the originating officer"],
        ["Contents of this file"],
    ]
    answered = [f for page in own for f in page.fragments if isinstance(f, FieldFragment)]
    assert not any(f.fillable for f in answered)
    assert [f.says for f in answered if f.ticked] == [
        "The request has my approval: ticked",
        "Part 1: is publication to be put off? No: ticked",
        "Part 2: is there a confidential form? No: ticked",
        "Head of unit, confirmed: ticked",
        "Legal advice, confirmed: ticked",
        "Financial advice, confirmed: ticked",
        "Equalities advice, confirmed: ticked",
        "Appendix 1 attached: quarterly performance update report, Q1 2017/18: ticked",
    ]


def test_the_report_and_the_annex_stand_behind_it_under_one_numbering(signed: LaidOut) -> None:
    names = list(dict.fromkeys(page.appendix.title for page in signed.pages.pages if page.appendix))
    assert names == [
        "Appendix 1: Quarterly performance update, Q1 2017/18",
        "Annex A: Met Business Plan milestones, Q1 2017/18",
    ]
    assert [page.number for page in signed.pages.pages] == list(range(1, len(signed.pages.pages) + 1))
    pdf = paint_pdf(signed.pages, signed.theme, ROOT)
    root = read_tags(pdf).root
    assert root is not None
    assert [tag.title for tag in root.tags[0].tags if tag.kind == "Part"] == names
    assert check_pdf(pdf, signed.pages) == []


def test_all_five_published_exhibits_of_the_form_are_accounted_for() -> None:
    covered = cover(ROOT, *DECISION, lambda stage: None)
    assert [(item.key.page, item.key.number, item.page, item.how) for item in covered] == [
        ("form 1", 1, 1, "own text"),
        ("form 1", 2, 1, "own text"),
        ("form 2", 1, 2, "own text"),
        ("form 3", 1, 3, "own text"),
        ("form 3", 2, 3, "own text"),
    ]


CONFIDENTIAL = "part_2: {exemption: section 43 of the Act, review: 1 April 2018}\nfacts:\n"


@pytest.mark.parametrize("part", [1, 2])
def test_a_confidential_form_is_a_file_of_its_own_and_part_1_says_that_there_is_one(tmp_path: Path, part: int) -> None:
    root = decision_project(tmp_path)
    replace_in(root / FOLDER / "edition.yaml", "facts:\n", CONFIDENTIAL)
    kept_back = "---\npart: 2\nexemption: section 43 of the Act\nreview: 1 April 2018\n---\nThe price is secret.\n"
    (root / FOLDER / "commentary/confidential_facts.md").write_text(kept_back, encoding="utf-8")
    made = lay_out_pack(root, *DECISION, lambda stage: None, part=part)
    pdf = paint_pdf(made.pages, made.theme, root)
    with PdfReader(pdf) as reader:
        words = " ".join(reader.text(number) for number in range(1, reader.page_count + 1))
    assert ("The price is secret." in words) == (part == 2)
    assert ("Part II: confidential facts and advice" in words) == (part == 2)
    assert ("exemption section 43 of the Act, review 1 April 2018" in words) == (part == 1)


def test_an_edition_that_says_nothing_of_part_2_has_none(tmp_path: Path) -> None:
    made = laid_out(decision_project(tmp_path))
    assert "part-2" not in {page.content for page in made.pages.pages}
    assert not any("Part II" in heading for heading in headings(made.pages, 1))
