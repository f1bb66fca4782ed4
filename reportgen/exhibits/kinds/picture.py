"""A picture: a file of the project with what it shows in words, and a caption under it."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, model_validator

from reportgen.errors import Located, PackError, Problem
from reportgen.exhibits.block import Block, Picture, Stack, Text
from reportgen.exhibits.context import Context
from reportgen.spec.inside import inside
from reportgen.text.paragraph import Paragraph

_POINTS_PER_PIXEL = 72 / 200  # as large as it prints well, where no width is given
_SUFFIXES = (".png", ".jpg", ".jpeg")
_FORMATS = ("PNG", "JPEG")


class Spec(Located):
    """A picture file; decoration, which nobody needs to see, has no alt text and says so."""

    file: str = Field(min_length=1, description="PNG or JPEG, a path that starts at the project's folder.")
    alt: str = Field("", description="What it shows, for who can't see it.")
    caption: str = Field("", description="Words under it; figures stand in {{ }}.")
    decoration: bool = Field(False, description="Whether it says nothing: then it has neither alt text nor caption.")
    width: float | None = Field(None, gt=0, description="Points; left out: 200 pixels to the inch.")

    @model_validator(mode="after")
    def _described(self) -> Spec:
        if self.decoration and (self.alt or self.caption):
            raise ValueError("decoration has neither 'alt' nor 'caption'")
        if not self.decoration and not self.alt:
            raise ValueError("a picture needs 'alt', or 'decoration: true'")
        return self


def build(spec: Spec, context: Context) -> Block:
    """The picture in its proportions, its caption under it. PackError: no such file, or one that is no picture."""
    w, h = _size(spec, context)
    width = spec.width or w * _POINTS_PER_PIXEL
    picture = Picture(
        id=f"{context.block_id}.picture",
        place=spec.place,
        file=spec.file,
        alt=context.words.plain(spec.alt, spec.place_of("alt")) if spec.alt else "",
        width=width,
        height=width * h / w,
    )
    children: list[Block] = [picture]
    if spec.caption:
        runs = context.words.inline(spec.caption, spec.place_of("caption"))
        children.append(Text(paragraphs=(Paragraph(runs, "note"),), may_split=False))
    return Stack(id=context.block_id, place=spec.place, children=tuple(children), gap=4, keep_together=True)


def _size(spec: Spec, context: Context) -> tuple[int, int]:
    """Width and height in pixels; PackError says what is wrong with the file."""
    path = inside(Path(context.root), spec.file)
    if path is None:
        raise _refused(spec, f"the path '{spec.file}' leads out of the project", "copy the picture into layouts/")
    if not path.is_file():
        raise _refused(spec, f"the file '{spec.file}' does not exist", "check the path, from the project's folder")
    if path.suffix.lower() not in _SUFFIXES:
        raise _refused(spec, f"'{spec.file}' is no PNG or JPEG", "save it as PNG")
    from PIL import Image  # loaded only by packs that have a picture

    try:
        with Image.open(path, formats=_FORMATS) as image:
            image.load()  # all of it: half a picture has a size as well
            return image.size
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        why = str(error).replace(str(path), spec.file)  # no folder of this machine
        raise _refused(spec, f"the picture '{spec.file}' can't be read ({why})", "save it again as PNG") from error


def _refused(spec: Spec, found: str, hint: str) -> PackError:
    return PackError([Problem(spec.place_of("file"), found, "a picture of the project", hint, "picture-file")])
