"""Makes a synthetic reportgen project: 60 slides over 76,800 rows of data, the same bytes on every run.

    python benchmarks/synthetic.py FOLDER

Cover, contents, four dividers, 30 slides with one chart and three computed paragraphs, 14 with a table of 33 rows and
7 columns in heat colours, 10 with two charts. The theme is the project's own. ``hand_script.py`` reads the same data.
"""

from __future__ import annotations

import csv
import math
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent, indent

PACK, EDITION = "synthetic", "2023-24-q1"
SEED = 20230630
FIRST_YEAR, FIRST_MONTH, MONTHS = 2018, 7, 60  # July 2018 to June 2023, so that every comparator has its months
THEME = Path(__file__).resolve().parent.parent / "layouts" / "theme.yaml"

BOROUGHS = (
    "Barking and Dagenham", "Barnet", "Bexley", "Brent", "Bromley", "Camden", "Croydon", "Ealing", "Enfield",
    "Greenwich", "Hackney", "Hammersmith and Fulham", "Haringey", "Harrow", "Havering", "Hillingdon", "Hounslow",
    "Islington", "Kensington and Chelsea", "Kingston upon Thames", "Lambeth", "Lewisham", "Merton", "Newham",
    "Redbridge", "Richmond upon Thames", "Southwark", "Sutton", "Tower Hamlets", "Waltham Forest", "Wandsworth",
    "Westminster",
)  # fmt: skip

CRIMES = (
    "Absconding", "Aggravated burglary", "Arson", "Bicycle theft", "Business burglary", "Business robbery",
    "Common assault", "Criminal damage", "Damage to dwellings", "Damage to vehicles", "Domestic burglary",
    "Drug possession", "Drug trafficking", "False accounting", "Firearm offences", "Forgery", "Fraud by abuse",
    "Going equipped", "Handling stolen goods", "Harassment", "Hate crime", "Hoax calls", "Interference with vehicles",
    "Knife possession", "Making off unpaid", "Obscene publications", "Perjury", "Personal robbery",
    "Public fear and alarm", "Public order", "Racially aggravated harm", "Shoplifting", "Stalking",
    "Theft by employees", "Theft from the person", "Theft from vehicles", "Theft of vehicles", "Threats to kill",
    "Violent disorder", "Violence with injury",
)  # fmt: skip


def make(folder: Path) -> Path:
    """Write the whole project into ``folder``; returns it. Files of an earlier run are replaced."""
    layouts = folder / "layouts" / PACK
    data = folder / "data"
    for path in (layouts, data / "open", data / PACK / EDITION):
        path.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(THEME, folder / "layouts" / "theme.yaml")
    rows = write_data(data / "open" / "offences.csv")
    assert rows == 76_800, rows
    (data / "catalogue.yaml").write_text(catalogue(), encoding="utf-8")
    (data / "measures.yaml").write_text(measures(), encoding="utf-8")
    (data / PACK / EDITION / "edition.yaml").write_text("period: Q1 2023/24\nstatus: for approval\n", encoding="utf-8")
    slides = 0
    for name, pages in sections().items():
        (layouts / f"{name}.yaml").write_text(pages, encoding="utf-8")
        slides += pages.count("\n  - id: ")
    assert slides == 60, slides
    (layouts / "pack.yaml").write_text(pack(), encoding="utf-8")
    return folder


def write_data(path: Path) -> int:
    """The one long file: month, crime, borough, offences, positive outcomes; returns the number of rows."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("month", "crime", "borough", "offences", "outcomes"))
        return sum(bool(writer.writerow(row)) for row in data_rows())


def data_rows() -> Iterator[tuple[str, str, str, int, int]]:
    """One row per month, crime and borough: a level, a trend, a season, noise, and a share with an outcome."""
    chance = random.Random(SEED)
    size = {borough: chance.uniform(0.5, 2.2) for borough in BOROUGHS}
    level = {crime: chance.lognormvariate(2.8, 0.7) for crime in CRIMES}
    trend = {crime: chance.uniform(-0.006, 0.008) for crime in CRIMES}
    local = {(crime, borough): chance.uniform(-0.008, 0.008) for crime in CRIMES for borough in BOROUGHS}
    solved = {crime: chance.uniform(0.06, 0.3) for crime in CRIMES}
    for n in range(MONTHS):
        year, month = divmod(FIRST_YEAR * 12 + FIRST_MONTH - 1 + n, 12)
        season = 1 + 0.12 * math.sin((month + 1) / 12 * 2 * math.pi)
        for crime in CRIMES:
            for borough in BOROUGHS:
                drift = math.exp((trend[crime] + local[crime, borough]) * n)
                offences = max(0, round(level[crime] * size[borough] * season * drift * chance.gauss(1, 0.18)))
                share = solved[crime] * chance.gauss(1, 0.15) * (1 - 0.003 * n)
                outcomes = min(offences, max(0, round(offences * share)))
                yield f"{year}-{month + 1:02d}", crime, borough, offences, outcomes


def measure_name(crime: str) -> str:
    """The measure of a crime: ``theft_from_the_person``."""
    return crime.lower().replace(" ", "_")


def catalogue() -> str:
    """data/catalogue.yaml with the one dataset."""
    head = """\
        lists:
          boroughs:
        {boroughs}

        datasets:
          offences:
            title: Synthetic offences
            publisher: Nobody
            source: Synthetic data made for timing
            shape: long
            months: "%Y-%m"
            files:
              - path: data/open/offences.csv
            columns:
              month: {{from: [month], type: month, may_be_missing: false}}
              crime: {{from: [crime], may_be_missing: false}}
              borough: {{from: [borough], allowed: boroughs, may_be_missing: false}}
              offences: {{from: [offences], type: count, least: 0}}
              outcomes: {{from: [outcomes], type: count, least: 0}}
            key: [month, crime, borough]
            every: month
            first_month: 2018-07
            rows: {{least: 76800, most: 76800}}
        """
    boroughs = "\n".join(f"    - {borough}" for borough in BOROUGHS)
    return dedent(head).format(boroughs=boroughs)


def measures() -> str:
    """data/measures.yaml: offences, outcomes and the outcome rate of each crime."""
    head = """\
        baselines:
          pre-pandemic quarter:
            period: same quarter of 2019/20
            phrase: its level before the pandemic

        measures:
        """
    one = """\
          {name}:
            label: {crime}
            dataset: offences
            where: {{crime: {crime}}}
            value: sum(offences)
            unit: offences
            good: down
            ratios:
              outcome_rate:
                label: "{crime}: positive outcomes"
                unit: "%"
                decimals: 1
                good: up
                top: {name}_outcomes
                over: {name}
          {name}_outcomes:
            label: "{crime}: positive outcomes"
            dataset: offences
            where: {{crime: {crime}}}
            value: sum(outcomes)
            unit: outcomes
            good: up
        """
    each = indent(dedent(one), "  ")
    return dedent(head) + "".join(each.format(name=measure_name(crime), crime=crime) for crime in CRIMES)


def pack() -> str:
    """layouts/synthetic/pack.yaml."""
    return dedent("""\
        title: Synthetic performance report
        owner: Mayor of London, Office for Policing and Crime
        footer: Synthetic performance report, {{ period }}
        classification: OFFICIAL
        outputs: [pdf, pptx]
        sections: [front, outcomes, trends, boroughs, pairs]
        excused_numbers:
          less than 20%: a band of the heat scale
          20% to 49%: a band of the heat scale
        """)


def sections() -> dict[str, str]:
    """The sections by file name: front matter, two of charts with notes, one of tables, one of pairs."""
    charts = [*(column_line(n) for n in range(15))]
    trends = [*(lines(n) if n % 2 else columns(n) for n in range(15, 30))]
    return {
        "front": front(),
        "outcomes": section("outcomes", "Offences and outcomes", "victims", charts),
        "trends": section("trends", "Trends", "trust", trends),
        "boroughs": section("boroughs", "Boroughs", "violence", [table(n) for n in range(14)]),
        "pairs": section("pairs", "Pairs of offences", "exploitation", [pair(n) for n in range(20, 40, 2)]),
    }


def front() -> str:
    """Cover and contents."""
    return dedent("""\
        section: Front
        contents: false
        pages:
          - id: cover
            kicker: Mayor of London, Office for Policing and Crime
            headline: Synthetic performance report
            layout: cover
            contents: false
            cover:
              kind: cover
              period: "{{ period }}"
              line: Forty kinds of offences that never happened, in thirty-two boroughs that exist, over five years.
              names:
                - {text: Offences and outcomes, colour: victims}
                - {text: Trends, colour: trust}
                - {text: Boroughs, colour: violence}
                - {text: Pairs of offences, colour: exploitation}
              small_print:
                - Synthetic data made for timing. No figure here says anything about London.
          - id: contents
            kicker: Contents
            headline: What is in this report
            layout: contents
            contents: false
            main: {kind: contents}
        """)


def section(name: str, title: str, priority: str, pages: list[str]) -> str:
    """A section file: its head, its divider, its pages. Every second page is left out of the contents."""
    head = f"""\
        section: {title}
        priority: {priority}
        pages:
          - id: {name}
            kicker: Part of the synthetic report
            headline: {title}
            layout: divider
            contents: false
            panel: {{kind: section-links}}
            outcomes:
              kind: outcomes
              outcomes:
                - Both files are made from one layout.
                - Every number on a page comes from the data.
                - A build is quick enough to look again.
              measured:
                - Wall time
                - Processor time
                - Peak memory
                - Ratio to the plain script
        """
    listed = (page if n % 2 == 0 else page.replace("    layout:", "    contents: false\n    layout:", 1)
              for n, page in enumerate(pages))  # fmt: skip
    return dedent(head) + "".join(f"\n{page}" for page in listed)


def page(kind: str, n: int, body: str) -> str:
    """A page over crime ``n``: words shared by all kinds, then ``body`` with ``{name}`` and ``{crime}`` filled in."""
    head = """\
        - id: {kind}-{slug}
          kicker: "{title}: {crime}"
          headline: "{headline}"
        """
    title = {"outcome": "Offences and outcomes", "trend": "Trends", "borough": "Boroughs", "pair": "Pairs"}[kind]
    crime, name = CRIMES[n], measure_name(CRIMES[n])
    comparator = {"borough": "previous 12 months", "pair": "previous quarter"}.get(kind, "same quarter last year")
    basis = ".r12" if kind == "borough" else ""
    headline = f"{crime} {{{{ {name}{basis} | movement('{comparator}') }}}}"
    words = {
        "kind": kind,
        "slug": name.replace("_", "-"),
        "name": name,
        "crime": crime,
        "title": title,
        "headline": headline,
    }
    for other in (1, 2):
        words[f"name{other}"] = measure_name(CRIMES[(n + other) % len(CRIMES)])
        words[f"crime{other}"] = CRIMES[(n + other) % len(CRIMES)]
    text = dedent(head) + indent(dedent(body), "  ") + '  source: "Source: synthetic data made for timing."\n'
    for key, value in words.items():
        text = text.replace("{" + key + "}", value)
    return indent(text, "  ")


NOTES = """\
    notes: |
      **Offences** in {{ period }}: {{ {name} }}, {{ {name} | movement('previous quarter') }}.

      **Positive outcomes** {{ {name}.outcome_rate | movement('same quarter last year') }},
      to {{ {name}.outcome_rate }}.

      **Over 12 months** offences {{ {name}.r12 | movement('previous 12 months') }}, to {{ {name}.r12 }}.
    """


def column_line(n: int) -> str:
    """Columns of offences and a line of the outcome rate, beside three paragraphs."""
    body = """\
        layout: chart-and-notes
        chart:
          kind: column-line
          title: "{crime}: offences and positive outcomes"
          subtitle: Offences and share with a positive outcome, London, by quarter
          columns: {measure: {name}, by: quarter, last: 17, label: Offences (left)}
          line: {measure: {name}.outcome_rate, by: quarter, last: 17, label: Positive outcomes (right)}
        """
    return page("outcome", n, dedent(body) + dedent(NOTES))


def lines(n: int) -> str:
    """Three lines, beside three paragraphs."""
    body = """\
        layout: chart-and-notes
        chart:
          kind: line
          title: "{crime} beside two others"
          subtitle: Offences, London, by quarter
          series:
            - {measure: {name}}
            - {measure: {name1}}
            - {measure: {name2}}
          by: quarter
          last: 17
        """
    return page("trend", n, dedent(body) + dedent(NOTES))


def columns(n: int) -> str:
    """Columns with a dashed baseline, beside three paragraphs."""
    body = """\
        layout: chart-and-notes
        chart:
          kind: column
          title: "{crime} by quarter"
          subtitle: Offences, London, by quarter
          measure: {name}
          by: quarter
          last: 17
          baseline: {comparator: pre-pandemic quarter}
        """
    return page("trend", n, dedent(body) + dedent(NOTES))


def table(n: int) -> str:
    """32 boroughs and their total; the two changes are coloured by how large they are."""
    body = """\
        layout: full-with-key
        main:
          kind: table
          subtitle: "{crime}, offences by borough"
          by: borough
          label: Borough
          twin: true
          row_height: 18
          total: London
          columns:
            - {header: A year ago, width: 51, measure: {name}, period: same quarter last year}
            - {header: This quarter, width: 51, measure: {name}}
            - {header: "Change, %", width: 51, measure: {name}, change: same quarter last year, {heat}}
            - {header: Year before, width: 51, measure: {name}, {year}, period: previous 12 months}
            - {header: Latest year, width: 51, measure: {name}, {year}}
            - {header: "Change, %", width: 51, measure: {name}, {year}, change: previous 12 months, {heat}}
        key: {kind: key, heat: crime-change}
        """
    body = body.replace("{heat}", "as: percent, heat: crime-change").replace("{year}", "basis: rolling 12 months")
    return page("borough", n, body)


def pair(n: int) -> str:
    """Columns with a baseline on the left, three lines on the right."""
    body = """\
        layout: two
        left:
          kind: column
          title: "{crime} by quarter"
          subtitle: Offences, London, by quarter
          measure: {name}
          by: quarter
          last: 17
          baseline: {comparator: pre-pandemic quarter}
        right:
          kind: line
          title: "{crime} beside two others"
          subtitle: Offences, London, by quarter
          series:
            - {measure: {name}}
            - {measure: {name1}}
            - {measure: {name2}}
          by: quarter
          last: 17
        """
    return page("pair", n, body)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(make(Path(sys.argv[1])))
