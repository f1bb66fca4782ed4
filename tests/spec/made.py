"""A small project for tests: a theme, one pack of one section, one edition."""

from __future__ import annotations

from pathlib import Path

from reportgen.errors import Located, PackError
from reportgen.spec import Specs, load_specs
from reportgen.spec.names import MeasureName, StyleName

THEME = """\
fonts: {sans: {deck: Arial, regular: a.ttf, bold: b.ttf, italic: c.ttf, bold_italic: d.ttf}}
colours: {ink: "#1B2733", neutral: "#3D3D3D", navy: "#12436D"}
chart_colours: [navy]
styles:
  body: {size: 12, leading: 17}
pages:
  slide:
    size: [960, 540]
    content: [32, 96, 896, 384]
    furniture: {headline: {rect: [32, 36, 896, 50], style: body}}
arrangements:
  full: {slots: {main: [32, 96, 896, 384]}}
  chart-and-notes: {slots: {chart: [32, 96, 592, 384], notes: [648, 96, 280, 384]}}
"""
PACK = "title: Report\nowner: MOPAC\nfooter: Report\nsections: [one]\n"
SECTION = """\
section: First
pages:
  - id: a
    headline: Knife crime is down
    layout: chart-and-notes
    notes: Words beside the chart.
    chart: {kind: column, measure: knife_crime}
"""
CATALOGUE = """\
datasets:
  crime:
    title: Crime
    publisher: MPS
    source: MPS
    files: [{path: data/crime.csv}]
    columns: {count: {type: count}}
"""
MEASURES = """\
measures:
  knife_crime: {label: Knife crime, dataset: crime, value: sum(count), unit: offences}
"""


class Text(Located):
    text: str


class Column(Located):
    measure: MeasureName
    style: StyleName = "body"


KINDS: dict[str, type[Located]] = {"text": Text, "column": Column}

FILES = {
    "layouts/theme.yaml": THEME,
    "layouts/p/pack.yaml": PACK,
    "layouts/p/one.yaml": SECTION,
    "data/catalogue.yaml": CATALOGUE,
    "data/measures.yaml": MEASURES,
    "data/p/2023-24-q1/edition.yaml": "period: Q1 2023/24\n",
    "data/p/2023-24-q1/commentary/knife.md": "Knife crime **fell**.\n",
}


def make(root: Path, **changes: str) -> Path:
    """Write the project; ``changes`` replace whole files, named by their stem (``theme``, ``pack``, ``one`` ...)."""
    for path, text in FILES.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(changes.get(target.stem, text), encoding="utf-8")
    return root


def load(root: Path) -> Specs:
    return load_specs(root, "p", "2023-24-q1", KINDS)


def told(root: Path) -> list[str]:
    """The problems of loading everything, as they are printed."""
    try:
        load(root)
    except PackError as error:
        return [str(problem) for problem in error.problems]
    return []


def path_of(stem: str) -> str:
    """The project's path of the file that a change replaces."""
    return next(path for path in FILES if Path(path).stem == stem)
