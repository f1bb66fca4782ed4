"""Models of layouts/<pack>/pack.yaml, its sections, and data/<pack>/<edition>/edition.yaml."""

from __future__ import annotations

from contextlib import suppress
from copy import copy
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import ConfigDict, Field, model_validator

from reportgen.errors import Located, LocatedDict, Place
from reportgen.spec.appendix import AppendixSpec
from reportgen.spec.checks import Annexes, CheckSetting, ExcusedSpec
from reportgen.spec.covering_email import EmailSpec
from reportgen.spec.edition_quarter import quarter_before, quarter_ending
from reportgen.spec.names import ColourName, DateText, PageName, QuarterText
from reportgen.spec.restricted import Parts

Status = Literal["draft", "for approval", "final"]


class AreaSpec(Located):
    """The same pack for one area: which sections make sense for it."""

    names: str = Field(description="the catalogue's list of areas, such as boroughs")
    sections: tuple[str, ...] = Field(min_length=1, description="the section files of an area's pack, in order")


class VariantSpec(Located):
    """The form that a pack had in some years: its own sections."""

    sections: tuple[str, ...] = Field(min_length=1, description="the section files of this form, in order")


class PackSpec(Located):
    """A pack: a format that lasts for years. Texts are templates over the edition's facts."""

    title: str
    subject: str = ""
    kind: Literal["slides", "paper"] = "slides"
    owner: str
    footer: str
    classification: str = "OFFICIAL"
    language: str = "en-GB"
    author: str = ""
    outputs: tuple[Literal["pdf", "pptx", "html"], ...] = ("pdf", "pptx")
    geometry: PageName = Field("slide", description="the PDF's pages; the deck's too, unless it has deck_geometry")
    deck_geometry: PageName | None = Field(None, description="the deck's slides, where the PDF has other pages (a4)")
    logo: str | None = None
    sections: tuple[str, ...] = Field(min_length=1)
    annex: Annexes = Field(
        (), description="at the end: chart-data, every chart's numbers as tables; qa-log, the checks with their outcome"
    )
    variants: dict[str, VariantSpec] = Field(
        default_factory=dict,
        description="forms of other years, which an edition chooses by name; 'sections' is today's",
    )
    areas: dict[str, AreaSpec] = Field(default_factory=dict, description="by column of the data: borough")
    email: EmailSpec = Field(default_factory=EmailSpec, description="the covering e-mail")
    excused_numbers: dict[str, str] = Field(
        default_factory=dict, description="phrases whose numbers are no figures (999 calls), each with the reason"
    )
    checks: dict[str, CheckSetting] = Field(
        default_factory=dict, description="how severe a rule of the quality checks is here, by its id"
    )


class PageSpec(Located):
    """A page's fixed keys; every further key of the mapping names a slot of its arrangement (see ``SectionPage``)."""

    id: str | None = None
    kicker: str = ""
    headline: str
    layout: str
    contents: str | bool = True  # the entry in the contents: its own words, True for the kicker's, False for none
    source: str | tuple[str, ...] = ()
    notes: str = ""


class FlowSpec(PageSpec):
    """The keys of a section with ``flow:``, beside the section's own: its exhibits are poured over pages.

    ``numbered`` gives it the next section number (or appendix number), which its numbered paragraphs start with.
    """

    headline: str = ""  # left out: the section's name
    layout: str = "flow"
    numbered: bool | Literal["appendix"] = False
    starts: Literal["page", "here"] = Field("page", description="here: under the section before, where pages are A4")


@dataclass(frozen=True)
class ExhibitSpec:
    """An exhibit as its kind's own model, validated by the table of kinds; ``kind`` is its name there.

    ``id`` is what references point at, where it has one.
    """

    kind: str
    spec: Located
    place: Place
    id: str = ""


@dataclass(frozen=True)
class SectionPage:
    """A page with its exhibits by slot, in the order of the arrangement's slots; a slot may hold several."""

    page: PageSpec
    slots: dict[str, tuple[ExhibitSpec, ...]]
    place: Place


class SectionHead(Located):
    """A section's own keys, pages apart. ``priority`` is a theme colour name."""

    section: str
    priority: ColourName = "neutral"
    contents: bool = True


@dataclass(frozen=True)
class Section:
    """One section file, validated."""

    id: str  # file name without .yaml
    head: SectionHead
    pages: tuple[SectionPage, ...]
    place: Place


class ApprovalSpec(Located):
    """Who took a role for an edition, and on which day."""

    name: str = Field(min_length=1)
    date: DateText = Field(description="the day, such as 14 August 2023")


class ApprovalsSpec(Located):
    """Who made an edition, who assured its figures, and who approved it: the roles of the Aqua Book."""

    author: ApprovalSpec | None = None
    assurer: ApprovalSpec | None = None
    approver: ApprovalSpec | None = None


class ConfidentialSpec(Located):
    """Why an edition has a Part 2: what its layout's own sections of Part 2 say where they are withheld."""

    exemption: str = Field(min_length=1, description="the ground on which it is withheld")
    review: DateText = Field(description="when that is looked at again, such as 1 April 2024")


class EditionSpec(Located):
    """One issue of a pack: of a quarter, for a meeting, or on a year. Measures stand at the quarter ``period``."""

    model_config = ConfigDict(
        json_schema_extra={"required": [], "anyOf": [{"required": [key]} for key in ("period", "meeting", "year")]}
    )

    period: QuarterText = Field(
        description="the fiscal quarter, such as Q1 2023/24; left out, the last before the meeting, or of the year"
    )
    meeting: DateText | None = Field(None, description="the day of a paper's meeting, such as 20 July 2017")
    year: int | None = Field(None, ge=1900, le=2200, description="the calendar year that a report is about")
    variant: str = Field("", description="the pack's form of other years that it has; left out: today's")
    status: Status = "draft"
    approvals: ApprovalsSpec = Field(default_factory=ApprovalsSpec, description="all three, before status: final")
    published: str = ""
    earlier_figures: str = Field("", description="figures.json of the edition before: what differs is revised [r]")
    publication: str = ""  # the published document that this edition answers for, as data/exhibits.csv names it
    appendices: tuple[AppendixSpec, ...] = Field((), description="what stands behind it in the same file, in order")
    part_2: ConfidentialSpec | None = Field(None, description="why it has a Part 2; left out: it has none")
    excused: tuple[ExcusedSpec, ...] = Field((), description="findings of the quality checks that stand, with reasons")
    facts: dict[str, Any] = Field(default_factory=dict)  # words of this edition that layouts may show: {{ facts.x }}

    @model_validator(mode="before")
    @classmethod
    def _with_quarter(cls, value: Any) -> Any:
        """The mapping with the period that follows from the meeting or the year."""
        if not isinstance(value, LocatedDict) or "period" in value:
            return value
        meeting, year = value.get("meeting"), value.get("year")
        filled = copy(value)
        if isinstance(meeting, str):
            with suppress(ValueError):  # told where the meeting itself is checked
                filled["period"] = quarter_before(meeting)
        elif isinstance(year, int) and not isinstance(year, bool):
            filled["period"] = quarter_ending(year)
        return filled


@dataclass(frozen=True)
class Project:
    """A pack and edition read and validated: everything that comes from YAML."""

    root: str
    pack_name: str
    edition_name: str
    pack: PackSpec
    edition: EditionSpec
    sections: tuple[Section, ...]
    commentary: dict[str, str] = field(default_factory=dict)  # name -> Markdown of commentary/<name>.md
    area_sections: dict[str, tuple[Section, ...]] = field(default_factory=dict)  # by column: the sections of its areas
    parts: Parts = field(default_factory=Parts)  # which part was read, and what that leaves out
