"""The deck's template, generated from the theme: one master, a layout per family of arrangements, a notes master.

A package of plain parts that python-pptx opens like any template. Placeholders stand where the theme's furniture
stands, so that a slide added by hand looks like the others.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from reportgen.geometry import Rect, Size
from reportgen.paint.deck import template_parts as parts
from reportgen.paint.deck.ooxml import attribute
from reportgen.theme import Arranged, Furniture, FurnitureText, PageGeometry, Theme


@dataclass(frozen=True)
class Family:
    """Arrangements that share their furniture: one slide layout, with the text places it offers."""

    name: str
    title: FurnitureText | None
    footer: FurnitureText | None
    page_number: FurnitureText | None


def families(theme: Theme, used: set[Rect], geometry: PageGeometry) -> tuple[Family, ...]:
    """The families whose title stands at one of the ``used`` rectangles, the page's own furniture first.

    The master's own family is always among them, for slides that officers add.
    """
    own = _family("Page", geometry.furniture)
    found = [own]
    page = next(name for name, known in theme.pages.items() if known is geometry)
    for name, arrangement in ((n, a.for_page(page)) for n, a in theme.arrangements.items()):
        if arrangement is None:
            continue
        family = _family(name.replace("-", " ").capitalize(), _furniture(geometry.furniture, arrangement))
        if family.title and family.title.box in used and all(family.title.box != f.title.box for f in found if f.title):
            found.append(family)
    return tuple(found)


def nearest(layouts: tuple[Family, ...], title: Rect | None) -> int:
    """Index of the family whose title stands at this rectangle; the first where none does."""
    for index, family in enumerate(layouts):
        if family.title and family.title.box == title:
            return index
    return 0


def geometry_of(theme: Theme, size: Size) -> PageGeometry:
    """The theme's page geometry of this size, for its furniture; the first one where no size matches."""
    return next((g for g in theme.pages.values() if g.page_size == size), next(iter(theme.pages.values())))


def template(theme: Theme, size: Size, layouts: tuple[Family, ...], language: str, first_number: int) -> bytes:
    """A .pptx without slides, with this page size, these layouts and the theme's fonts and colours."""
    geometry = geometry_of(theme, size)
    files = {
        "[Content_Types].xml": parts.content_types(len(layouts)),
        "_rels/.rels": parts.relationships([("officeDocument", "ppt/presentation.xml")]),
        "ppt/presentation.xml": parts.presentation(size, language, first_number),
        "ppt/_rels/presentation.xml.rels": parts.relationships(
            [
                ("slideMaster", "slideMasters/slideMaster1.xml"),
                ("notesMaster", "notesMasters/notesMaster1.xml"),
                ("presProps", "presProps.xml"),
                ("viewProps", "viewProps.xml"),
                ("theme", "theme/theme1.xml"),
                ("tableStyles", "tableStyles.xml"),
            ]
        ),
        "ppt/presProps.xml": parts.PRES_PROPS,
        "ppt/viewProps.xml": parts.VIEW_PROPS,
        "ppt/tableStyles.xml": parts.TABLE_STYLES,
        "ppt/theme/theme1.xml": parts.theme_part(theme, "reportgen"),
        "ppt/theme/theme2.xml": parts.theme_part(theme, "reportgen notes"),
        "ppt/notesMasters/notesMaster1.xml": parts.notes_master(language),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": parts.relationships([("theme", "../theme/theme2.xml")]),
        **_masters(theme, geometry, layouts, language),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()


def _masters(theme: Theme, geometry: PageGeometry, layouts: tuple[Family, ...], language: str) -> dict[str, str]:
    shapes = parts.Placeholders(theme, language)
    own = layouts[0]
    master = parts.slide_master(
        theme, shapes.master(own.title, Rect(*geometry.content), own.footer, own.page_number), len(layouts)
    )
    targets = [("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(layouts) + 1)]
    files = {
        "ppt/slideMasters/slideMaster1.xml": master,
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": parts.relationships(
            [*targets, ("theme", "../theme/theme1.xml")]
        ),
    }
    to_master = parts.relationships([("slideMaster", "../slideMasters/slideMaster1.xml")])
    for n, family in enumerate(layouts, start=1):
        tree = shapes.layout(family.title, family.footer, family.page_number)
        files[f"ppt/slideLayouts/slideLayout{n}.xml"] = parts.slide_layout(attribute(family.name), tree)
        files[f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels"] = to_master
    return files


def _furniture(common: Furniture, arrangement: Arranged) -> Furniture:
    own = {k: v for k, v in arrangement.furniture if v is not None}
    return common.model_copy(update={**dict.fromkeys(arrangement.without), **own})


def _family(name: str, furniture: Furniture) -> Family:
    return Family(name, furniture.headline, furniture.footer, furniture.page_number)
