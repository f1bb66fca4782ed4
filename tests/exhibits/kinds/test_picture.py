"""A picture keeps its proportions and says what it shows; a file that is none is an error at its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pydantic import ValidationError

from reportgen.errors import PackError
from reportgen.exhibits.block import Block, Picture
from reportgen.exhibits.kinds import picture
from reportgen.exhibits.walk import paragraphs, walk
from reportgen.layout.page import PictureFragment
from tests.exhibits.plain_context import context, located, theme
from tests.layout.builders import laid_out, of_type, page_content


@pytest.fixture
def root(tmp_path: Path) -> Path:
    Image.new("RGB", (400, 200), "#12436D").save(tmp_path / "map.png")
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n")
    Image.effect_noise((90, 90), 50).save(tmp_path / "half.png")
    (tmp_path / "half.png").write_bytes((tmp_path / "half.png").read_bytes()[:3000])
    Image.new("RGB", (4, 4)).save(tmp_path / "renamed.png", format="GIF")
    (tmp_path / "words.txt").write_text("words")
    return tmp_path


def built(root: Path, **given: object) -> Block:
    given = {"file": "map.png", "alt": "London's boroughs.", **given}
    return picture.build(picture.Spec.model_validate(located(given)), replace(context(), root=str(root)))


def test_it_prints_at_200_pixels_to_the_inch_unless_a_width_is_given(root: Path) -> None:
    sizes = [
        (block.width, block.height)
        for made in (built(root), built(root, width=100))
        for block in walk(made)
        if isinstance(block, Picture)
    ]
    assert sizes == [(144, 72), (100, 50)]


def test_its_caption_stands_under_it_and_is_not_its_alt_text(root: Path) -> None:
    block = built(root, caption="Boroughs in {{ period }}")
    assert [p.text for p in paragraphs(block)] == ["Boroughs in Q1 2023/24"]
    assert [b.alt for b in walk(block) if isinstance(b, Picture)] == ["London's boroughs."]


def test_one_that_is_wider_than_its_slot_is_made_smaller(root: Path) -> None:
    pages, problems = laid_out(theme(), page_content(arrangement="two", slots={"left": built(root, width=800)}))
    (placed,) = of_type(pages.pages[0], PictureFragment)
    assert not problems.errors
    assert (placed.rect.w, placed.rect.h) == pytest.approx((440, 220))


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ("../map.png", "leads out of the project"),
        ("none.png", "does not exist"),
        ("words.txt", "is no PNG or JPEG"),
        ("broken.png", "can't be read"),
        ("half.png", "can't be read"),
        ("renamed.png", "can't be read (cannot identify image file 'renamed.png')"),
    ],
)
def test_a_file_that_is_no_picture_of_the_project_is_told_at_its_line(root: Path, file: str, found: str) -> None:
    with pytest.raises(PackError) as told:
        built(root, file=file)
    (problem,) = told.value.problems
    assert found in problem.found
    assert problem.place.line == 1


@pytest.mark.parametrize(
    "given", [{"file": "map.png"}, {"file": "map.png", "decoration": True, "alt": "A map."}, {"alt": "A map."}]
)
def test_a_picture_is_described_or_is_decoration(given: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        picture.Spec.model_validate(given)
