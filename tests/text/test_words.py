"""Templates: what they show, which figures they carry, and that every mistake is told at its line and column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.errors import PackError, Place
from reportgen.metrics.figure import Figure, Unit
from reportgen.spec.pack import EditionSpec
from reportgen.text.paragraph import notes_of
from reportgen.text.words import Words
from reportgen.theme import Theme
from tests.metrics.made import Q1, dataset, measures, monthly

AT = Place("section.yaml", 3, 9)
RULES = {
    "volume": {"stable": 3, "inclusive": False},
    "rate": {"stable": 0.5, "inclusive": False, "slight": 3},
    "survey": {"stable": 2, "slight": 3},
    "pre-pandemic": {"stable": 0, "strong": 37},
}
EMPTY = {"fonts": {}, "colours": {}, "chart_colours": (), "styles": {}, "pages": {}, "arrangements": {}}
BASELINES = {"before": {"period": "same quarter of 2022/23", "phrase": "its level before"}}
EDITION = EditionSpec(
    period="Q1 2023/24",
    published="1 September 2023",
    facts={"lead": "Ann", "sites": ["a", "b"], "deep": {"url": "a.uk"}},
)
COMMENTARY = {
    "crime": "Knife crime: **{{ knife }}**.\n\n- one",
    "self": "{{ commentary.self }}",
    "bad": "x\n\n{{ knif }}",
    "noted": "One.\n\nTwo.[^a] Three.[^b]\n\n[^a]: {{ knife }} offences.\n",
}


class Cells:
    """Every level is 67%, every change a fall of 3 points, and four rows fit every condition."""

    def cell(self, dataset: str, row: str, column: str, place: Place) -> Figure:
        name = f"{dataset}.{row}.{column}"
        if column.endswith("_pp"):
            unit = Unit("points", "percentage points", 0, "percentage point")
            return Figure(name, row, -3.0, unit, Q1, "as published", change_kind="points", family="survey")
        return Figure(name, row, 67.0, Unit("percent", "%"), Q1, "as published")

    def count(self, dataset: str, where: Mapping[str, str | Sequence[str]], place: Place) -> Figure:
        return Figure(f"{dataset}.count", str(dict(where)), 4.0, Unit("count", ""), Q1, "as published")


def words(root: Path | None = None) -> Words:
    # Offences: 100 a month until March 2023, 118 after, of these 10 with an outcome; Brent has a tenth of it.
    rows = []
    for borough, share in (("Camden", 0.9), ("Brent", 0.1)):
        for what, counts in (("Offences", [100] * 21 + [118] * 3), ("Outcomes", [10] * 24)):
            rows += monthly("2021-07", [c * share for c in counts], what=what, borough=borough)
    spec = {
        "knife": {
            "label": "Knife crime offences",
            "dataset": "d",
            "where": {"what": "Offences"},
            "value": "sum(count)",
            "good": "down",
            "ratios": {"rate": {"top": {"what": "Outcomes"}, "decimals": 1, "family": "rate", "good": "up"}},
        }
    }
    return Words(
        measures(spec, [dataset("d", rows)], baselines=BASELINES),
        Theme.model_validate({**EMPTY, "movement": RULES}),
        tables=Cells(),
        edition=EDITION,
        commentary=COMMENTARY,
        commentary_folder="data/quarterly/2023-24-q1/commentary",
        root=root,
    )


@pytest.mark.parametrize(
    "template, shown",
    [
        ("{{ knife }}", "354"),
        ("{{ knife | with_unit }}", "354~offences"),
        ("{{ knife.r12 }}", "1,254"),
        ("{{ knife.rate }}", "8.5%"),
        ("{{ knife.rate | decimals(0) }}", "8%"),
        ("{{ knife | movement('previous quarter') }}", "increased by 18% on the previous quarter (Q4~2022/23)"),
        ("{{ knife | movement('same quarter last year') }}", "increased by 18% on Q1~2022/23"),
        ("{{ knife | movement('previous quarter', short=true) }}", "increased by 18%"),
        ("{{ knife.rate | movement('previous quarter') }}",
         "fell slightly by 1.5~percentage points on the previous quarter (Q4~2022/23)"),
        ("{{ knife | level('before') }}", "18% above its level before (Q1~2022/23)"),
        ("{{ knife | level('before', short=true) }}", "18% above its level before"),
        ("{{ knife | level('before', bare=true) }}", "18% above"),
        ("{{ knife | moved('previous quarter') }}", "up 18% on the previous quarter (Q4~2022/23)"),
        ("{{ knife | change('previous quarter') }}", "+18%"),
        ("{{ knife | change('previous quarter', 'number') }}", "+54"),
        ("{{ knife.rate | change('previous quarter') }}", "−1.5~percentage points"),
        ("{{ knife | size('previous quarter') }}", "18%"),
        ("{{ knife | fewer('previous quarter') }}", "54~more offences than in the previous quarter (Q4~2022/23)"),
        ("{{ knife | tile('previous quarter') }}", "▲ Up 18%"),
        ("{{ knife | before('previous quarter') }}", "300"),
        ("{{ knife | where(borough='Brent') }}", "35"),
        ("{{ knife.label | lower }}", "knife crime offences"),
        ("{{ knife | highest_since }}", "highest since at least Q2~2021/22"),
        ("{% if knife | lowest_since %}low{% else %}not low{% endif %}", "not low"),
        ("{% if knife > 350 and knife.rate < 10 %}much{% endif %}", "much"),
        ("{% if knife | direction('previous quarter') == 'up' %}up{% endif %}", "up"),
        ("{{ top('knife', by='borough') }}, {{ top(knife, 'borough', count=2) }}", "Camden, Camden and Brent"),
        ("{{ bottom('knife', by='borough') }} is {{ rank('knife', 'borough', 'Brent') }}", "Brent is 2"),
        ("{{ cell('survey', 'Trust', 'q1') }}", "67%"),
        (
            "{{ cell('survey', 'Trust', 'change_pp') | movement('previous quarter') }}",
            "fell slightly by 3\u00a0percentage points on the previous quarter (Q4\u00a02022/23)",
        ),
        ("{{ cell('survey', 'Trust', 'change_pp') | moved('Q1 2020/21') }}",
         "down slightly, by 3\u00a0percentage points on Q1\u00a02020/21"),
        ("{{ count_of('services', conf=['R', 'A']) }}{% if count_of('services') > 3 %} many{% endif %}", "4 many"),
        ("{{ period }}, {{ period.previous }}, {{ period.last_year }}", "Q1~2023/24, Q4~2022/23, Q1~2022/23"),
        ("{{ period.rolling }}", "12~months to June~2023"),
        ("{{ period.months }}; {{ period.last_day }}; {{ period.in_words }}",
         "April to June~2023; 30~June~2023; Quarter~1,~2023/24"),
        ("{{ facts.lead }} {{ facts.deep.url }} {{ facts.sites }}", "Ann a.uk a, b"),
        ("{% for site in facts.sites %}{{ loop.index }}{{ site }} {% endfor %}", "1a 2b"),
        ("{{ edition.published }}", "1~September~2023"),
        ("{{ knife | change('Q1 2015/16') }}", "[x]"),
    ],
)  # fmt: skip
def test_a_template_shows(template: str, shown: str) -> None:
    assert words().plain(template, AT) == shown.replace("~", "\u00a0")


def test_runs_carry_the_figures_they_show() -> None:
    runs = words().inline("**{{ knife }}**, {{ knife | change('previous quarter') }}", AT)
    assert [[(f.name, f.value) for f in run.figures] for run in runs] == [
        [("knife", 354)],
        [("knife", pytest.approx(18))],
    ]
    assert runs[1].figures[0].before is not None


def test_commentary_is_a_template_of_its_own() -> None:
    made = words().paragraphs("{{ commentary.crime }}", AT)
    assert [p.text for p in made] == ["Knife crime: 354.", "one"]
    assert made[0].runs[1].figures[0].name == "knife"


@pytest.mark.parametrize(
    "template, message",
    [
        ("{{ knif }}", "unknown measure 'knif'.*did you mean 'knife'"),
        ("{{ knife.rat }}", "measure 'knife' has no 'rat'.*did you mean 'rate'"),
        ("{{ knife | movment('x') }}", "unknown filter 'movment'.*did you mean 'movement'"),
        ("{{ knife | movement('last yer') }}", "unknown comparator 'last yer'"),
        ("{{ knife | movement }}", "movement missing 'comparator'"),
        ("{{ knife.rate | change('previous quarter', 'percent') }}", "has no change in percent"),
        ("{{ knife | where(borough='Camdn') }}", "has borough 'Camdn'.*did you mean 'Camden'"),
        ("{{ knife | lowest_since }}", "'knife' is not at its lowest for any time.*{% if knife | lowest_since %}"),
        ("{{ period.prevous }}", "period has no 'prevous'.*did you mean 'previous'"),
        ("{{ facts.leed }}", "the edition has no fact 'leed'.*did you mean 'lead'"),
        ("{{ commentary.crim }}", "no commentary 'crim'.*did you mean 'crime'"),
        ("{{ commentary.self }}", "commentary 'self' shows itself"),
        ("{{ top('knif', 'borough') }}", "unknown measure 'knif'"),
        ("{{ rank('knife', 'borough', 'Camdn') }}", "no borough 'Camdn'.*did you mean 'Camden'"),
        ("{{ knife", "a template that does not read"),
        ("{{ 1.5 }}", "a bare float can't be shown"),
        ("{{ knife * 2 }}", "'mul' is not available in texts"),
        ("{{ 'x' * 999999999 }}", "'mul' is not available in texts"),
        ("{% include 'a' %}", "'include' is not available"),
        ("{% macro m() %}{% endmacro %}", "'macro' is not available"),
        ("{{ ''.__class__ }}", "nothing stands under '.__class__'"),
        ("{{ knife.__init__ }}", "measure 'knife' has no '__init__'"),
        ("{{ top.__globals__ }}", "nothing stands under '.__globals__'"),
        ("{{ range(9) }}", "unknown measure 'range'"),
        ("\U000f0000", "a character of a private plane"),
        ("a <b>", "raw HTML"),
    ],
)
def test_a_mistake_is_a_located_error(template: str, message: str) -> None:
    with pytest.raises(PackError, match=rf"\.(?:yaml|md):\d+:\d+: error: .*{message}"):
        words().inline(template, AT)


def test_all_unknown_names_of_a_text_are_told_at_once_at_line_and_column(tmp_path: Path) -> None:
    text = "First {{ knif }} line\nand {{ offcers }}\n"
    (tmp_path / "section.yaml").write_text(f"page: x\nnotes:\n  text: |\n    {text.replace(chr(10), chr(10) + '    ')}")
    with pytest.raises(PackError) as caught:
        words(tmp_path).paragraphs(text, AT)
    assert [(p.place.line, p.place.column) for p in caught.value.problems] == [(4, 14), (5, 12)]


def test_a_measures_mistake_is_told_where_the_text_names_it(tmp_path: Path) -> None:
    line = "headline: Knife crime {{ knife | movement('last year') }}\n"
    (tmp_path / "section.yaml").write_text(f"a: b\nc: d\n{line}")
    with pytest.raises(PackError, match=r"section.yaml:3:44: error: unknown comparator 'last year'"):
        words(tmp_path).inline("Knife crime {{ knife | movement('last year') }}", Place("section.yaml", 3, 11))


def test_a_mistake_in_commentary_is_told_in_its_own_file(tmp_path: Path) -> None:
    folder = tmp_path / "data/quarterly/2023-24-q1/commentary"
    folder.mkdir(parents=True)
    (folder / "bad.md").write_text(COMMENTARY["bad"])
    with pytest.raises(PackError, match=r"commentary/bad.md:3:4: error: unknown measure 'knif'"):
        words(tmp_path).paragraphs("{{ commentary.bad }}", AT)


def test_a_footnotes_mistake_is_told_at_its_mark(tmp_path: Path) -> None:
    (tmp_path / "noted.md").write_text(COMMENTARY["noted"])
    with pytest.raises(PackError, match=r"noted.md:3:16: error: found the footnote mark '\[\^b\]' without"):
        words(tmp_path).paragraphs(COMMENTARY["noted"], Place("noted.md", 1, 1))


def test_a_footnotes_figures_stand_in_its_own_words() -> None:
    _, marked = words().paragraphs(COMMENTARY["noted"].replace(" Three.[^b]", ""), AT)
    (note,) = notes_of(marked.runs)
    assert [figure.name for run in note.runs for figure in run.figures] == ["knife"]
    assert [run.figures for run in marked.runs] == [(), ()]


def test_every_filter_is_described() -> None:
    from reportgen.text.filters import FILTERS

    described = (Path(__file__).parents[2] / "docs/words.md").read_text(encoding="utf-8")
    assert [
        name for name in FILTERS if f"| {name}" not in described.replace("\\|", "|") and f"`{name}`" not in described
    ] == []


def test_what_is_to_be_supplied_reads_so_wherever_it_stands() -> None:
    edition = EditionSpec(period="Q2 2023/24", facts={"extract": "[?] January 2024", "sites": ["a", "[?] b"]})
    rules = Theme.model_validate({**EMPTY, "movement": RULES})
    text = Words(measures({}, {}), rules, edition=edition, commentary={"crime": "[?]"})
    assert text.plain("{{ facts.extract }}", AT) == "[x] (to be supplied)"
    assert text.plain("{{ facts.sites }}", AT) == "a, [x] (to be supplied)"
    assert text.plain("{{ commentary.crime }}", AT) == "[x] (to be supplied)"
    assert text.plain("It cost [?].", AT) == "It cost [x] (to be supplied)."


def test_a_text_that_turns_on_a_figure_to_be_supplied_is_to_be_supplied_as_a_whole() -> None:
    class Waiting(Cells):
        def cell(self, dataset: str, row: str, column: str, place: Place) -> Figure:
            return replace(super().cell(dataset, row, column, place), value=None, missing="[x]: to be supplied")

    text = Words(measures({}, {}), Theme.model_validate({**EMPTY, "movement": RULES}), tables=Waiting())
    runs = text.inline("Spending is {% if cell('t', 'r', 'c') < 0 %}under{% else %}over{% endif %} budget.", AT)
    assert [run.text for run in runs] == ["[x] (to be supplied)"]
    assert runs[0].figures[0].name == "t.r.c"
