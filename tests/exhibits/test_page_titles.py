from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import Problems
from reportgen.exhibits.page_titles import contents_of, slug, titled_pages
from tests.exhibits.plain_context import PlainWords
from tests.exhibits.test_build_document import page, project, section


def lines(*sections) -> list[tuple[str, str]]:  # type: ignore[no-untyped-def]
    titled = titled_pages(project(*sections), PlainWords(), Problems())
    return [(entry.title, entry.anchor) for entry in contents_of(titled)]


def test_contents_list_sections_with_their_pages_by_kicker() -> None:
    assert lines(section(page(id="d", headline="Trust"), page(id="k", kicker="Knife crime"))) == [
        ("Trust", "d"),
        ("Knife crime", "k"),
    ]


def test_a_page_named_like_its_section_is_the_sections_line() -> None:
    assert lines(section(page(id="o", kicker="Crime outcomes"), name="Crime outcomes")) == [("Crime outcomes", "o")]


def test_a_page_may_have_its_own_words_in_the_contents_or_none() -> None:
    pages = (
        page(id="a", contents="Budget at a glance"),
        page(id="b", contents=False),
        page(id="c", headline="Free text"),
    )
    assert lines(section(*pages)) == [("Trust", "a"), ("Budget at a glance", "a"), ("Free text", "c")]


def test_a_section_may_stay_out_of_the_contents() -> None:
    assert lines(section(page(id="cover"), name="Front", contents=False), section(page(id="b", kicker="K"))) == [
        ("Trust", "b"),
        ("K", "b"),
    ]


@given(st.text(max_size=60))
def test_a_slug_holds_only_lower_case_letters_digits_and_single_dashes(words: str) -> None:
    made = slug(words)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert "--" not in made
    assert made == slug(made)
