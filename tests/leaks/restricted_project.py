"""The starter project with a marker word of its own in every kind of Part 2 content."""

from __future__ import annotations

from pathlib import Path

from tests.starter_project import EDITION, PACK, edition_file, make_starter, replace_in

BECAUSE = "exemption: paragraph 3, review: 1 April 2026"
ROOT_WORD = "quokka"  # every marker begins with it
NUMBER = "7654321"  # of the restricted dataset

# Markers that a build of Part 2 shows somewhere in its files.
SHOWN = (
    "quokkasection", "quokkaheadline", "quokkakicker", "quokkatext", "quokkafootnote", "quokkanotes", "quokkasource",
    "quokkameasure", "quokkaseries", "quokkachart", "quokkaalt", "quokkapage", "quokkablock", "quokkaline",
    "quokkaitem", "quokkarow", "quokkacell", "quokkafact", "quokkacommentary", "quokkafile", "quokkadata",
    "quokkagroup",
)  # fmt: skip

SECTION = """\
part: 2
exemption: paragraph 3
review: 1 April 2026
section: Quokkasection of the report
priority: trust
pages:
  - id: quokkapage-id
    kicker: Quokkakicker
    headline: Quokkaheadline says {{ quokka_measure }}
    layout: chart-and-notes
    chart:
      kind: line
      title: Quokkachart title
      subtitle: Quokkachart subtitle
      series: [{measure: quokka_measure, label: Quokkaseries}, {measure: calls}]
      last: 3
      alt: Quokkaalt words
    notes:
      - kind: text
        text: |
          Quokkatext about {{ facts.quokka_fact.words }} {{ commentary.quokkawords }}.[^q]

          [^q]: A quokkafootnote.
    source: "Source: quokkasource."
"""
PAGES = f"""
  - id: quokka-page
    part: 2
    exemption: paragraph 5
    review: 1 May 2026
    kicker: Quokkapage kicker
    headline: Quokkapage headline
    layout: full
    main: Quokkapage words of its own
    notes: Quokkanotes for the speaker
  - id: mixed
    kicker: Mixed
    headline: A page of which some is open
    layout: two
    left:
      - Open words on the left.
      - {{kind: text, part: 2, {BECAUSE}, text: A quokkablock that nobody may see}}
      - kind: line
        title: Calls
        subtitle: Calls by quarter
        series:
          - {{measure: calls}}
          - {{measure: quokka_late, label: Quokkaline, part: 2, {BECAUSE}}}
        last: 3
    right:
      kind: key-facts
      facts:
        - {{measure: calls}}
        - {{value: one, label: Quokkaitem, part: 2, {BECAUSE}}}
  - id: groups
    part: 2
    exemption: paragraph 5
    review: 1 May 2026
    kicker: Groups
    headline: Offences by group
    layout: full
    main: {{kind: ranked-bars, title: By group, subtitle: Each group, measure: quokka_measure, by: group}}
"""
CATALOGUE = """
  quokka_dataset:
    part: 2
    exemption: paragraph 3
    review: 1 April 2026
    title: Quokkatitle of a dataset
    description: A quokkadescription
    publisher: Quokkapublisher
    source: Quokkacitation
    months: "%Y-%m"
    files: [{path: data/open/quokkadata.csv}]
    columns:
      month: {type: month}
      group: {may_be_missing: false}
      count: {type: count, may_be_missing: false}
    key: [month, group]
    every: month
"""
MEASURES = """
  quokka_measure:
    label: Quokkameasure
    dataset: quokka_dataset
    value: sum(count)
    unit: calls
  quokka_late:
    part: 2
    exemption: paragraph 3
    review: 1 April 2026
    label: Quokkalate
    dataset: calls
    where: {answer: late}
    value: sum(count)
    unit: calls
"""
FACT = """
facts:
  open_fact: open words
  quokka_fact: {part: 2, exemption: paragraph 3, review: 1 April 2026, words: a quokkafact}
"""


def make_restricted(folder: Path) -> Path:
    """Write the project; returns its folder."""
    make_starter(folder)
    layouts, data = folder / "layouts" / PACK, folder / "data"
    (layouts / "quokkafile.yaml").write_text(SECTION)
    replace_in(
        layouts / "pack.yaml", "sections: [front, calls]", "sections: [front, calls, quokkafile]\nannex: chart-data"
    )
    with (layouts / "calls.yaml").open("a") as file:
        file.write(PAGES)
    replace_in(data / "catalogue.yaml", "\ndatasets:\n", f"\ndatasets:{CATALOGUE}\n")
    replace_in(data / "measures.yaml", "measures:\n", f"measures:{MEASURES}\n")
    with edition_file(folder, "edition.yaml").open("a") as file:
        file.write(FACT)
    months = [f"{year}-{month:02}" for year in (2023, 2024) for month in range(1, 13)]
    rows = [f"{month},{group},{NUMBER}" for month in months for group in ("Quokkagroup", "Other")]
    (data / "open" / "quokkadata.csv").write_text("\n".join(["month,group,count", *rows]) + "\n")
    _restrict_row(edition_file(folder, "teams.csv"))
    words = "---\npart: 2\nexemption: paragraph 3\nreview: 1 April 2026\n---\nA quokkacommentary\n"
    edition_file(folder, "commentary/quokkawords.md").write_text(words)
    assert EDITION
    return folder


def _restrict_row(table: Path) -> None:
    header, *rows = table.read_text().splitlines()
    extra = ["Quokkarow team,12,13,R,2,paragraph 3,1 April 2026", "Dawn,81,82,A,1,,"]
    lines = [f"{header},part,exemption,review", *(f"{row},,," for row in rows), *extra]
    table.write_text("\n".join(lines).replace("Quokkarow team,12", "Quokkarow quokkacell,12") + "\n")
