"""One page content in its slots: squeezed within its range, or going on over further pages, or a located error."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportgen.errors import Place, Problem, Problems, did_you_mean
from reportgen.errors.located import NOWHERE
from reportgen.exhibits.block import Block, Chart, Drawing, Flow, Key, Table, TableRow
from reportgen.exhibits.document import PageContent
from reportgen.exhibits.walk import walk
from reportgen.geometry import Rect
from reportgen.layout.flow import is_heading
from reportgen.layout.footnotes import numbered, over_notes, placed_notes, split_over_notes
from reportgen.layout.frame import Frame, frame_of, with_source_lines
from reportgen.layout.page import Fragment, TableFragment
from reportgen.layout.panel import with_panel
from reportgen.layout.references import References, prefix_of
from reportgen.layout.setting import LAST_STEP, TOLERANCE, Setting
from reportgen.layout.table_of_layouters import LAYOUTERS
from reportgen.theme import Theme

_MOST_PARTS = 99
_MOST_SOURCE_LINES = 2
_NEAR_ENOUGH = 0.04  # of a slide: balancing goes no closer


@dataclass(frozen=True, slots=True)
class Part:
    """What one page holds of a content: fragments by slot in reading order, and the anchors that stand on it."""

    slots: dict[str, tuple[Fragment, ...]]
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filling:
    """How far pages are filled before a content goes on: those from a number on to a share of their height."""

    first: int
    share: float

    def of(self, number: int) -> float:
        """The share for a page, counted from 1."""
        return self.share if number >= self.first else 1.0


FULL = Filling(1, 1.0)


@dataclass(frozen=True, slots=True)
class Composed:
    """A content laid out over as many parts as it needs, without furniture, which depends on page numbers."""

    content: PageContent
    frame: Frame
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]
    setting: Setting


def compose(content: PageContent, theme: Theme, references: References, geometry: str) -> Composed | Problem:
    """Lay one content out on pages of a geometry; a Problem when its arrangement is unknown or not made for them."""
    named = theme.arrangements.get(content.arrangement)
    if named is None:
        hint = did_you_mean(content.arrangement, theme.arrangements)
        return Problem(content.place, f"no layout is called '{content.arrangement}'", "", hint, "unknown-layout")
    arrangement = named.for_page(geometry)
    if arrangement is None:
        found = f"the layout '{content.arrangement}' is not made for pages '{geometry}'"
        hint = f"give it 'also: {{{geometry}: ...}}' in layouts/theme.yaml"
        return Problem(content.place, found, "", hint, "unknown-layout")
    frame = frame_of(arrangement, theme.pages[geometry])
    blocks = [content.slots[slot] for slot in frame.slots if slot in content.slots]
    references = replace(references, prefix=prefix_of(content))
    notes = numbered(blocks, references.notes_before.get(content.id, 0))
    setting = Setting(
        theme, LAYOUTERS, Problems(), references, content.colour, at=content.place, notes=notes, content=content.id,
        styles=frame.styles, text_width=frame.text_width,
    )  # fmt: skip
    frame = _with_source(frame, content, setting)
    content = with_panel(content, frame, setting)
    for slot in content.slots:
        if slot not in frame.slots:
            hint = did_you_mean(slot, frame.slots)
            setting.problems.error(content.place, f"no slot is called '{slot}'", "", hint, "unknown-slot")
    parts = tuple(_balanced(content, frame, setting))
    return Composed(content, frame, _numbered_tables(parts), tuple(setting.problems.found), setting)


def _with_source(frame: Frame, content: PageContent, setting: Setting) -> Frame:
    if frame.first is not None:
        frame = replace(frame, first=_with_source(frame.first, content, setting))
    source = frame.furniture.source
    if source is None or not content.source:
        return frame
    styled = tuple(replace(paragraph, style=source.style) for paragraph in content.source)
    lines = len(setting.wrapped(styled, source.box.w).lines)
    leading = setting.theme.styles[source.style].leading
    return with_source_lines(frame, min(lines, _MOST_SOURCE_LINES), leading)


def _balanced(content: PageContent, frame: Frame, setting: Setting) -> list[Part]:
    """The pages of a content. Of a flow's slides the last two hold about as much: none has two lines left over."""
    count = (_count(content, frame, setting) or 1) if _is_slides(content, frame) else 1
    least, most = 0.0, 1.0
    while count > 1 and most - least > _NEAR_ENOUGH:
        tried = Filling(count - 1, (least + most) / 2)
        as_many = _count(content, frame, setting, tried) == count
        least, most = (least, tried.share) if as_many else (tried.share, most)
    return _parts(content, frame, setting, Filling(count - 1, most))


def _is_slides(content: PageContent, frame: Frame) -> bool:
    """Whether a flow goes on over pages that each have its title."""
    return content.flow is not None and frame.furniture.headline is not None


def _count(content: PageContent, frame: Frame, setting: Setting, filling: Filling = FULL) -> int | None:
    """How many pages there would be; None where something is too tall for its page."""
    tried = replace(setting, problems=Problems(), marks=[], poured=[])
    count = len(_parts(content, frame, tried, filling))
    return None if tried.problems.errors else count


def _parts(content: PageContent, frame: Frame, setting: Setting, filling: Filling) -> list[Part]:
    """Pages until every slot's block is placed. Keys come again on each, since they explain what stands there."""
    remaining = {slot: content.slots[slot] for slot in frame.slots if slot in content.slots}
    keys = {slot: block for slot, block in remaining.items() if _is_key(block)}
    parts: list[Part] = []
    while (remaining or not parts) and len(parts) < _MOST_PARTS:
        placed: dict[str, tuple[Fragment, ...]] = {}
        rest: dict[str, Block] = {}
        setting.marks.clear()
        for slot, rect in frame.at(len(parts)).slots.items():
            block = remaining.get(slot) or keys.get(slot)
            if block is None:
                continue
            fragments, tail = _filled(block, rect, slot, setting, filling.of(len(parts) + 1))
            placed[slot] = tuple(fragments)
            if tail is not None:
                rest[slot] = tail
        parts.append(Part(placed, tuple(setting.marks)))
        remaining = rest
    for slot, block in remaining.items():
        _report_endless(block, slot, setting)
    return parts


def _is_key(block: Block) -> bool:
    inside = tuple(walk(block))
    if isinstance(block, Flow):
        return False
    return any(isinstance(b, Key) for b in inside) and not any(isinstance(b, Table | Chart | Drawing) for b in inside)


def _filled(block: Block, rect: Rect, slot: str, setting: Setting, share: float) -> tuple[list[Fragment], Block | None]:
    """A slot's fragments, footnotes at its foot, and what is left for the next page once a share of it is filled."""
    setting = replace(setting, room=rect.h)
    room, fill = over_notes(block, rect, setting), replace(rect, h=rect.h * share)
    step = _fitting_step(block, over_notes(block, fill, setting), setting)
    if step is not None:
        return [*setting.at_step(step).place(block, room), *placed_notes(block, rect, setting)], None
    head, tail = split_over_notes(block, fill, setting)
    if head is None:
        _report_too_tall(block, room, slot, setting)
        head, tail = block, None
    return [*setting.place(head, over_notes(head, rect, setting)), *placed_notes(head, rect, setting)], tail


def _fitting_step(block: Block, rect: Rect, setting: Setting) -> int | None:
    """The least squeezing at which the whole block fits; None when none does."""

    def fits(step: int) -> bool:
        return setting.at_step(step).measure(block, rect.w).height <= rect.h + TOLERANCE

    if fits(0):
        return 0
    if not fits(LAST_STEP):
        return None
    return next(step for step in range(1, LAST_STEP + 1) if fits(step))


def _report_too_tall(block: Block, rect: Rect, slot: str, setting: Setting) -> None:
    if isinstance(block, Flow):
        block = next((child for child in block.children if not is_heading(child)), block)
    height = setting.at_step(LAST_STEP).measure(block, rect.w).height
    found = f"'{block.id or slot}' is {height - rect.h:.0f} points too tall for the slot '{slot}' of {rect.h:g} points"
    if rect.h <= 0:
        found = f"the footnotes of '{block.id or slot}' leave no room in the slot '{slot}'"
    setting.problems.error(
        _nearest_place(block, setting.at),
        found,
        "an exhibit that fits, or one that may go on over pages",
        "shorten its text, leave rows out or choose a layout with a higher slot",
        "too-tall",
    )


def _report_endless(block: Block, slot: str, setting: Setting) -> None:
    setting.problems.error(
        _nearest_place(block, setting.at),
        f"what stands in the slot '{slot}' goes on over more than {_MOST_PARTS} pages",
        f"{_MOST_PARTS} pages at most for a section that flows, or for one page and what goes on of it",
        "divide it into sections, or leave rows out",
        "too-long",
    )


def _nearest_place(block: Block, otherwise: Place) -> Place:
    """The place of the block or of the first inside it that has one."""
    if block.place != NOWHERE:
        return block.place
    return next((inner.place for inner in walk(block) if inner.place != NOWHERE), otherwise)


def _numbered_tables(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Table fragments told which part of how many of their table they are."""
    counts: dict[tuple[str, str], int] = {}
    for part in parts:
        for fragments in part.slots.values():
            for table in (f for f in fragments if isinstance(f, TableFragment)):
                counts[_table_key(table)] = counts.get(_table_key(table), 0) + 1
    seen: dict[tuple[str, str], int] = {}

    def numbered(fragment: Fragment) -> Fragment:
        if not isinstance(fragment, TableFragment) or counts[_table_key(fragment)] == 1:
            return fragment
        key = _table_key(fragment)
        seen[key] = seen.get(key, 0) + 1
        number, of = seen[key], counts[key]
        table = replace(fragment.table, alt=f"Part {number} of {of}{_reach(fragment.table)}. {fragment.table.alt}")
        return replace(fragment, part=number, parts=of, name=f"{fragment.name} ({number}/{of})", table=table)

    return tuple(
        replace(part, slots={slot: tuple(numbered(f) for f in fragments) for slot, fragments in part.slots.items()})
        for part in parts
    )


def _reach(table: Table) -> str:
    """The names of a part's first and last row, for who can't see which part it is."""
    names = [name for row in table.rows if (name := _row_name(row))]
    return f", {names[0]} to {names[-1]}" if len(names) > 1 else ""


def _row_name(row: TableRow) -> str:
    """The words of the innermost header of a row: its own name rather than that of its group."""
    heads = [cell for cell in row.cells if cell.header == "row"] or list(row.cells[:1])
    words = (" ".join(paragraph.text for paragraph in cell.paragraphs).strip() for cell in reversed(heads))
    return next(filter(None, words), "")


def _table_key(fragment: TableFragment) -> tuple[str, str]:
    return fragment.block, fragment.table.alt
