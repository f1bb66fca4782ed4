"""Notes pages: the slide's image and the page's sources and figures under it."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.paint.deck.ooxml import DECLARATION, EMPTY_TREE, NAMESPACES, attribute, words


def notes_slide(notes: Sequence[str], language: str) -> str:
    """The XML of a notes slide; each note is a paragraph, line feeds in it line breaks."""
    lang = f'lang="{attribute(language)}"'
    broken = f"<a:br><a:rPr {lang}/></a:br>"
    paragraphs = "".join(
        "<a:p>"
        + broken.join(
            f'<a:r><a:rPr {lang} dirty="0"/><a:t>{words(t)}</a:t></a:r>' if t else "" for t in note.split("\n")
        )
        + "</a:p>"
        for note in notes
    )
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    )
    body = (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )
    return (
        f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree>{EMPTY_TREE}{image}{body}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
