"""From a project and its figures to a document: every page with its words, its blocks by slot, and its notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportgen.errors import Problems
from reportgen.exhibits.appendices import Appendix, entries, with_appendices
from reportgen.exhibits.block import Anchored, Block, Space, Stack
from reportgen.exhibits.chart_data import annex_entry, annex_pages, arrangement_for, linked
from reportgen.exhibits.context import ContentsEntry, Context, TablesLike, WordsLike
from reportgen.exhibits.document import Document, PageContent
from reportgen.exhibits.document_checks import check_pages
from reportgen.exhibits.flowing import flow_of
from reportgen.exhibits.kinds.withheld import withheld_notes
from reportgen.exhibits.log_pages import held_page, log_entry
from reportgen.exhibits.numbering import Numbering, referred
from reportgen.exhibits.page_titles import TitledPage, collected, contents_of, titled_pages
from reportgen.exhibits.speaker_notes import speaker_notes
from reportgen.exhibits.supplied import WatchedTables, shows_waiting, with_note
from reportgen.exhibits.table_of_kinds import KINDS
from reportgen.exhibits.walk import Shown, figures, identified, paragraph_figures
from reportgen.spec.pack import ExhibitSpec, FlowSpec, PackSpec, Project
from reportgen.text.paragraph import Paragraph, notes_of
from reportgen.text.views import Measured
from reportgen.theme import Theme

_ANNEXES = {"chart-data": annex_entry, "qa-log": log_entry}
_RELATED, _UNRELATED = 8.0, 16.0  # points between blocks that stand under each other in one slot


@dataclass(frozen=True)
class _Sources:
    """What all pages are built from."""

    project: Project
    measures: Measured
    words: WordsLike
    tables: TablesLike
    theme: Theme
    problems: Problems
    contents: tuple[ContentsEntry, ...]
    numbering: Numbering = field(default_factory=Numbering)


def build_document(
    project: Project,
    measures: Measured,
    words: WordsLike,
    tables: TablesLike,
    theme: Theme,
    *,
    problems: Problems,
    appendices: Sequence[Appendix] = (),
) -> Document:
    """The whole pack ready for layout, its appendices behind it.

    Titles of all pages are made first, because contents and links need them. Errors of all pages are collected in
    ``problems`` and raised together as PackError; warnings stay there.
    """
    titled = titled_pages(project, words, problems)
    own = (*contents_of(titled), *(_ANNEXES[name]() for name in _ANNEXES if name in project.pack.annex))
    contents = (*own, *(entry for appendix in appendices for entry in entries(appendix)))
    sources = _Sources(project, measures, words, tables, theme, problems, contents)
    pages = tuple(_page(page, sources) for page in titled)
    titles = {**{p.anchor: p.headline.text for p in pages}, **{a.of.id: a.name for a in appendices}}
    pages = referred(pages, {**titles, **sources.numbering.labels}, problems)
    if "chart-data" in project.pack.annex:
        pages = _with_chart_data(pages, project.pack, theme, problems)
    if "qa-log" in project.pack.annex:
        pages = (*pages, *_held_log(project.pack, theme, problems))
    check_pages(pages, problems, {entry.anchor for appendix in appendices for entry in entries(appendix)})
    document = _document(project, words, pages, problems)
    problems.raise_if_errors()
    return with_appendices(replace(document, contents=own), appendices)


def _with_chart_data(
    pages: tuple[PageContent, ...], pack: PackSpec, theme: Theme, problems: Problems
) -> tuple[PageContent, ...]:
    """The pages with links to their charts' data, and the annex that holds it."""
    arrangement = arrangement_for(theme, pack.geometry)
    annex = annex_pages(pages, theme, arrangement) if arrangement else ()
    if not annex:
        found = "an annex of chart data in a pack without charts" if arrangement else _no_arrangement(pack)
        problems.error(pack.place_of("annex"), found, hint="leave 'annex' out", rule="annex")
        return pages
    return (*map(linked, pages), *annex)


def _held_log(pack: PackSpec, theme: Theme, problems: Problems) -> tuple[PageContent, ...]:
    """The page that holds the place of the quality log."""
    arrangement = arrangement_for(theme, pack.geometry)
    if arrangement is None:
        problems.error(pack.place_of("annex"), _no_arrangement(pack), hint="leave 'qa-log' out", rule="annex")
        return ()
    return (held_page(theme, arrangement, pack.place_of("annex")),)


def _no_arrangement(pack: PackSpec) -> str:
    return f"no layout of the theme is one slot on a '{pack.geometry}' page, which the annex needs"


def _document(project: Project, words: WordsLike, pages: tuple[PageContent, ...], problems: Problems) -> Document:
    pack = project.pack

    def plain(key: str) -> str:
        return _plain(pack, key, words, problems)

    return Document(
        title=plain("title"),
        subject=plain("subject"),
        author=plain("author") or plain("owner"),
        language=pack.language,
        owner=plain("owner"),
        footer=plain("footer"),
        classification=pack.classification,
        geometry=pack.geometry,
        deck_geometry=pack.deck_geometry or "",
        pages=pages,
        status=project.edition.status,
        logo=pack.logo,
        keywords=(project.edition.status.capitalize(), pack.classification),
    )


def _plain(pack: PackSpec, key: str, words: WordsLike, problems: Problems) -> str:
    source = getattr(pack, key)
    return collected(problems, lambda: words.plain(source, pack.place_of(key)), "") if source else ""


def _page(titled: TitledPage, sources: _Sources) -> PageContent:
    tables = WatchedTables(sources.tables)
    sources = replace(sources, tables=tables)
    slots = {slot: _slot(slot, specs, titled, sources) for slot, specs in titled.page.slots.items() if specs}
    spec = titled.page.page
    own = _own_notes(titled, sources)
    kicker = titled.kicker
    if shows_waiting(slots.values(), tables):
        kicker = with_note(kicker, spec.layout, sources.theme)
    furniture = (titled.headline, *((titled.kicker,) if titled.kicker else ()), *titled.source)
    shown = [Shown(figure) for paragraph in furniture for figure in paragraph_figures(paragraph)]
    shown += [item for block in slots.values() for item in figures(block)]
    content = PageContent(
        id=titled.id,
        anchor=titled.id,
        place=titled.page.place,
        arrangement=spec.layout,
        headline=titled.headline,
        kicker=kicker,
        contents_title=titled.contents_title,
        slots=slots,
        source=titled.source,
        notes=speaker_notes(own, (line.text for line in titled.source), shown),
        section=titled.section_title,
        section_anchor=titled.section_anchor,
        colour=titled.section.head.priority,
        starts_section=titled.starts_section,
    )
    if not isinstance(spec, FlowSpec):
        return content
    return sources.numbering.numbered(replace(content, joins=spec.starts == "here"), spec.numbered)


def _own_notes(titled: TitledPage, sources: _Sources) -> tuple[str, ...]:
    spec = titled.page.page
    if not spec.notes:
        return ()
    nothing: tuple[Paragraph, ...] = ()
    place = spec.place_of("notes")
    made = collected(sources.problems, lambda: sources.words.paragraphs(spec.notes, place), nothing)
    if any(notes_of(paragraph.runs) for paragraph in made):
        sources.problems.error(place, "a footnote in speaker notes", "words", "write it as a sentence", "footnote")
    return tuple(paragraph.text for paragraph in made)


def _slot(slot: str, specs: tuple[ExhibitSpec, ...], titled: TitledPage, sources: _Sources) -> Block:
    slot_id = f"{titled.id}.{slot}"
    if isinstance(titled.page.page, FlowSpec):
        built = [_exhibit(each, f"{slot_id}.{n}", titled, sources) for n, each in enumerate(specs, start=1)]
        return flow_of(slot_id, [(b, KINDS[s.kind].belongs_above) for b, s in zip(built, specs, strict=True)])
    if len(specs) == 1:
        return _exhibit(specs[0], slot_id, titled, sources)
    children: list[Block] = []
    for number, exhibit in enumerate(specs, start=1):
        if children:
            close = KINDS[exhibit.kind].belongs_above
            children.append(Space(height=_RELATED if close else _UNRELATED))
        children.append(_exhibit(exhibit, f"{slot_id}.{number}", titled, sources))
    named = tuple(
        identified(child, f"{slot_id}.space-{n}", specs[0].place) for n, child in enumerate(children, start=1)
    )
    return Stack(id=slot_id, place=specs[0].place, children=named, gap=0)


def _exhibit(exhibit: ExhibitSpec, block_id: str, titled: TitledPage, sources: _Sources) -> Block:
    tables = WatchedTables(sources.tables)
    context = _context(block_id, titled, replace(sources, tables=tables))
    build = KINDS[exhibit.kind].build
    nothing: Block = Space()
    block = collected(sources.problems, lambda: build(exhibit.spec, context), nothing)
    if notes := withheld_notes(tables.withheld.values()):
        block = Stack(children=(replace(block, id=""), Space(height=_RELATED), *notes))
    if exhibit.id:
        block = Anchored(id=exhibit.id, child=identified(block, block_id, exhibit.place), anchor=exhibit.id)
    return identified(block, block_id, exhibit.place)


def _context(block_id: str, titled: TitledPage, sources: _Sources) -> Context:
    project = sources.project
    return Context(
        measures=sources.measures,
        words=sources.words,
        tables=sources.tables,
        theme=sources.theme,
        problems=sources.problems,
        block_id=block_id,
        colour=titled.section.head.priority,
        section=titled.section_title,
        root=project.root,
        contents=sources.contents,
        section_anchor=titled.section_anchor,
        classification=project.pack.classification,
        commentary=project.commentary,
        commentary_folder=f"data/{project.pack_name}/{project.edition_name}/commentary",
    )
