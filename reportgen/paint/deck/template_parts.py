"""The XML of the template's parts: presentation, theme, masters, layouts."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.geometry import Rect, Size
from reportgen.paint.deck.ooxml import (
    DECLARATION,
    EMPTY_TREE,
    NAMESPACES,
    A,
    R,
    attribute,
    emu,
    fill,
    guid,
    identity,
    place,
    preset,
)
from reportgen.paint.deck.shapes import PLACEHOLDERS
from reportgen.paint.deck.table import NO_STYLE_NO_GRID
from reportgen.paint.deck.text import ALIGNS, ANCHORS
from reportgen.theme import FurnitureText, TextStyle, Theme

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument"
_PML = f"{_TYPE}.presentationml"
NOTES_SIZE = (6_858_000, 9_144_000)
NOTES_IMAGE = Rect(30, 54, 480, 270)
NOTES_BODY = Rect(54, 346, 432, 324)

PRES_PROPS = f"{DECLARATION}<p:presentationPr {NAMESPACES}/>"
VIEW_PROPS = f"{DECLARATION}<p:viewPr {NAMESPACES}/>"
TABLE_STYLES = f'{DECLARATION}<a:tblStyleLst xmlns:a="{A}" def="{NO_STYLE_NO_GRID}"/>'


def content_types(layouts: int) -> str:
    """[Content_Types].xml of the template."""
    overrides = {
        "presentation": f"{_PML}.presentation.main+xml",
        "presProps": f"{_PML}.presProps+xml",
        "viewProps": f"{_PML}.viewProps+xml",
        "tableStyles": f"{_PML}.tableStyles+xml",
        "theme/theme1": f"{_TYPE}.theme+xml",
        "theme/theme2": f"{_TYPE}.theme+xml",
        "slideMasters/slideMaster1": f"{_PML}.slideMaster+xml",
        "notesMasters/notesMaster1": f"{_PML}.notesMaster+xml",
        **{f"slideLayouts/slideLayout{n}": f"{_PML}.slideLayout+xml" for n in range(1, layouts + 1)},
    }
    listed = "".join(f'<Override PartName="/ppt/{k}.xml" ContentType="{v}"/>' for k, v in overrides.items())
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def relationships(targets: list[tuple[str, str]]) -> str:
    """A .rels part: kind of relationship and target, numbered from rId1."""
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{R}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def presentation(size: Size, language: str, first_number: int) -> str:
    """presentation.xml without slides; rId1 is the slide master, rId2 the notes master."""
    first = f' firstSlideNum="{first_number}"' if first_number != 1 else ""
    levels = "".join(
        f'<a:lvl{n}pPr marL="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:defRPr sz="1200" kern="1200">{_scheme("tx1")}{_FONT}</a:defRPr></a:lvl{n}pPr>'
        for n in range(1, 10)
    )
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES}{first} saveSubsetFonts="1">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst/>'
        f'<p:sldSz cx="{emu(size.w)}" cy="{emu(size.h)}"/><p:notesSz cx="{NOTES_SIZE[0]}" cy="{NOTES_SIZE[1]}"/>'
        f'<p:defaultTextStyle><a:defPPr><a:defRPr lang="{attribute(language)}"/></a:defPPr>{levels}'
        "</p:defaultTextStyle></p:presentation>"
    )


_FONT = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'


def _scheme(name: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{name}"/></a:solidFill>'


def scheme_colours(theme: Theme) -> dict[str, str]:
    """The twelve colours of an Office theme by slot, from the pack's theme."""
    named = theme.colours
    charts = [theme.colour(c) for c in theme.chart_colours]
    accents = (charts + [named[c] for c in ("grey", "lilac") if c in named] + charts * 6)[:6]
    dark = {"dk1": named.get("ink", "#000000"), "lt1": named.get("white", "#FFFFFF")}
    quiet = {"dk2": named.get("secondary", "#444444"), "lt2": named.get("tint", "#EEEEEE")}
    links = {"hlink": accents[0], "folHlink": accents[2]}
    return {**dark, **quiet, **{f"accent{n}": c for n, c in enumerate(accents, 1)}, **links}


def theme_part(theme: Theme, name: str) -> str:
    """An Office theme: the pack's colours and font, and no effects."""
    slots = scheme_colours(theme).items()
    colours = "".join(f'<a:{slot}><a:srgbClr val="{colour[1:].upper()}"/></a:{slot}>' for slot, colour in slots)
    family = attribute(next(iter(theme.fonts.values())).deck)
    font = f'<a:latin typeface="{family}"/><a:ea typeface=""/><a:cs typeface=""/>'
    flat = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = f'<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">{flat}<a:prstDash val="solid"/></a:ln>' * 3
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{DECLARATION}<a:theme xmlns:a="{A}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{name}"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{flat * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{flat * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def _tree(shapes: str) -> str:
    return f"<p:spTree>{EMPTY_TREE}{shapes}</p:spTree>"


_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
_BACKGROUND = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'


def slide_master(theme: Theme, shapes: str, layouts: int) -> str:
    """The slide master; its relationships number the layouts from rId1."""
    ids = "".join(f'<p:sldLayoutId id="{2147483648 + n}" r:id="rId{n}"/>' for n in range(1, layouts + 1))
    title, body = theme.styles.get("headline"), theme.styles.get("body")
    return (
        f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld>{_BACKGROUND}{_tree(shapes)}</p:cSld>{_MAP}"
        f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>{_level(1, title, theme)}</p:titleStyle>"
        f"<p:bodyStyle>{''.join(_level(n, body, theme, bullet=n > 1) for n in range(1, 6))}</p:bodyStyle>"
        f"<p:otherStyle>{_level(1, body, theme)}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _level(n: int, style: TextStyle | None, theme: Theme, bullet: bool = False) -> str:
    """One level of a text style: the first level plain, those under it with hanging bullets."""
    style = style or TextStyle(size=12, leading=17)
    hang = emu(14)
    mark = (
        f'<a:buFont typeface="{next(iter(theme.fonts.values())).deck}"/><a:buChar char="•"/>'
        if bullet
        else "<a:buNone/>"
    )
    indent = f'marL="{hang * (n - 1)}" indent="{-hang if bullet else 0}"'
    return (
        f'<a:lvl{n}pPr {indent} algn="{ALIGNS[style.align]}" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:lnSpc><a:spcPts val="{round(style.leading * 100)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="{round(style.space_after * 100)}"/></a:spcAft>{mark}'
        f'<a:defRPr sz="{round(style.size * 100)}" b="{int(style.bold)}" i="{int(style.italic)}" kern="1200">'
        f"{fill(theme.colour(style.colour))}{_FONT}</a:defRPr></a:lvl{n}pPr>"
    )


def slide_layout(name: str, shapes: str) -> str:
    """A slide layout with its placeholders; ``name`` is already an attribute's text."""
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES} type="titleOnly" preserve="1">'
        f'<p:cSld name="{name}">{_tree(shapes)}</p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def notes_master(language: str) -> str:
    """The notes master: the slide's image and the notes under it."""
    image = (
        f"<p:sp><p:nvSpPr>{identity(2, 'Slide image')}"
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place(NOTES_IMAGE)}{preset('rect')}<a:noFill/></p:spPr></p:sp>"
    )
    body = (
        f'<p:sp><p:nvSpPr>{identity(3, "Notes")}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place(NOTES_BODY)}{preset('rect')}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>"
        f'<a:p><a:r><a:rPr lang="{attribute(language)}"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>'
    )
    style = (
        f'<a:lvl1pPr marL="0" algn="l"><a:defRPr sz="1200" kern="1200">{_scheme("tx1")}{_FONT}</a:defRPr></a:lvl1pPr>'
    )
    return (
        f"{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld>{_BACKGROUND}{_tree(image + body)}</p:cSld>{_MAP}"
        f"<p:notesStyle>{style}</p:notesStyle></p:notesMaster>"
    )


@dataclass(frozen=True)
class Placeholders:
    """Writes the placeholders of the master and of its layouts."""

    theme: Theme
    language: str

    def master(
        self, title: FurnitureText | None, content: Rect, footer: FurnitureText | None, page: FurnitureText | None
    ) -> str:
        """Title, body, footer and slide number of the master."""
        body = (
            f'<p:sp><p:nvSpPr>{identity(9, "Body")}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr>{place(content)}{preset("rect")}</p:spPr>'
            f"<p:txBody>{_BODY_PROPERTIES.format('t')}<a:lstStyle/>{self._prompt('Text')}</p:txBody></p:sp>"
        )
        return self.layout(title, footer, page) + body

    def layout(self, title: FurnitureText | None, footer: FurnitureText | None, page: FurnitureText | None) -> str:
        """Title, footer and slide number of a layout, those that it has."""
        number = (
            f'<a:p><a:fld id="{guid("slidenum")}" type="slidenum"><a:rPr lang="{attribute(self.language)}"/>'
            "<a:t>‹#›</a:t></a:fld></a:p>"
        )
        shapes = ""
        if title:
            shapes += self._shape(2, "Title", "title", title, self._prompt("Headline that says the message"))
        if footer:
            shapes += self._shape(3, "Footer", "footer", footer, self._prompt(""))
        return shapes + (self._shape(4, "Page number", "page number", page, number) if page else "")

    def _prompt(self, text: str) -> str:
        lang = f'lang="{attribute(self.language)}"'
        return (
            f"<a:p><a:r><a:rPr {lang}/><a:t>{text}</a:t></a:r></a:p>" if text else f"<a:p><a:endParaRPr {lang}/></a:p>"
        )

    def _shape(self, number: int, name: str, slot: str, where: FurnitureText, paragraphs: str) -> str:
        style = self.theme.styles[where.style]
        if where.align != "left":
            style = style.model_copy(update={"align": where.align})
        levels = _level(1, style, self.theme)
        return (
            f'<p:sp><p:nvSpPr>{identity(number, name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr>{PLACEHOLDERS[slot]}</p:nvPr></p:nvSpPr><p:spPr>{place(where.box)}{preset('rect')}</p:spPr>"
            f"<p:txBody>{_BODY_PROPERTIES.format(ANCHORS[where.anchor])}<a:lstStyle>{levels}</a:lstStyle>{paragraphs}</p:txBody></p:sp>"
        )


_BODY_PROPERTIES = (
    '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="{}">'
    "<a:noAutofit/></a:bodyPr>"
)
