from __future__ import annotations

from dataclasses import replace

from reportgen.geometry import Rect
from reportgen.layout.audit import audit
from reportgen.layout.box import GROUND
from reportgen.layout.page import Fragment, Page, ShapeFragment, TextFragment
from reportgen.layout.text import text_fragment
from reportgen.theme import Theme
from tests.layout.builders import PLACE, laid_out, page_content, setting_of, text


def page_of(theme: Theme, *fragments: Fragment) -> Page:
    (page,) = laid_out(theme, page_content())[0].pages
    return replace(page, fragments=fragments)


def box(theme: Theme, rect: Rect, words: str = "Knife crime", block: str = "a") -> TextFragment:
    return replace(text_fragment(text(words).paragraphs, rect, setting_of(theme)), block=block)


def found(theme: Theme, *fragments: Fragment) -> list[str]:
    return [problem.rule for problem in audit([page_of(theme, *fragments)], theme)]


def test_a_page_where_everything_has_room_has_no_problems(theme: Theme) -> None:
    assert found(theme, box(theme, Rect(32, 96, 200, 17)), box(theme, Rect(32, 113, 200, 17), block="b")) == []


def test_text_taller_than_its_box_is_found(theme: Theme) -> None:
    assert found(theme, box(theme, Rect(32, 96, 200, 17), words="Knife\ncrime")) == ["text-outside"]


def test_a_line_wider_than_its_box_is_found(theme: Theme) -> None:
    wide = box(theme, Rect(32, 96, 200, 17))
    assert found(theme, replace(wide, rect=Rect(32, 96, 40, 17))) == ["text-outside"]


def test_a_fragment_that_leaves_the_page_is_found(theme: Theme) -> None:
    assert found(theme, box(theme, Rect(900, 96, 100, 17))) == ["off-page"]


def test_blocks_that_cover_each_other_are_found_and_parts_of_one_block_may_overlap(theme: Theme) -> None:
    one, over = box(theme, Rect(32, 96, 200, 17)), box(theme, Rect(32, 104, 200, 17), block="b")
    assert found(theme, one, over) == ["covered"]
    assert found(theme, one, replace(over, block="a")) == []


def test_problems_stand_at_the_place_of_the_block(theme: Theme) -> None:
    page = page_of(theme, box(theme, Rect(900, 96, 100, 17)))
    assert [problem.place for problem in audit([page], theme)] == [PLACE]


def test_words_that_begin_on_the_ground_of_their_box_and_end_below_it_are_found(theme: Theme) -> None:
    ground = ShapeFragment(rect=Rect(32, 96, 200, 40), block="a", name=GROUND, place=PLACE, fill="#12436D")
    inside, past = box(theme, Rect(40, 104, 180, 17)), box(theme, Rect(40, 125, 180, 17))
    assert found(theme, ground, inside) == []
    assert found(theme, ground, inside, past) == ["past-ground"]
    assert found(theme, ground, replace(past, block="b")) == []
    assert found(theme, ground, replace(past, rect=Rect(40, 140, 180, 17))) == []
