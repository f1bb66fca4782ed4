"""JSON Schemas accept what the loader accepts: the project's own YAML, and refuse what editors should point at."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reportgen.errors import Problems
from reportgen.exhibits.table_of_kinds import spec_models
from reportgen.spec import load_catalogue, load_measure_specs, load_theme
from reportgen.spec.schema import schemas
from reportgen.spec.yaml_source import parse_yaml, read_yaml

ROOT = Path(__file__).parent.parent.parent
STARTER = ROOT / "reportgen" / "starter"


@cache
def schema(name: str, root: Path = ROOT) -> Draft202012Validator:
    theme, catalogue = load_theme(ROOT), load_catalogue(root)
    made = schemas(spec_models(), theme, catalogue, load_measure_specs(root, theme, catalogue))
    Draft202012Validator.check_schema(made[name])
    return Draft202012Validator(made[name])


def files() -> list[tuple[Path, Path]]:
    """Every YAML file of the project and of the starter, with the root of the project that it belongs to."""
    own = [*ROOT.glob("layouts/**/*.yaml"), *ROOT.glob("data/**/*.yaml")]
    return [*((ROOT, path) for path in sorted(own)), *((STARTER, path) for path in sorted(STARTER.rglob("*.yaml")))]


def kind_of(path: Path) -> str:
    names = {"theme", "pack", "catalogue", "measures", "edition"}
    if path.parent.name == "distribution":
        return "distribution"
    return path.stem if path.stem in names else "section"


def wrong(name: str, text: str) -> list[str]:
    """Where an example breaks its schema: the path of each value that editors would underline."""
    value = parse_yaml(text, "x.yaml", Problems())
    return ["/".join(map(str, error.absolute_path)) for error in schema(name).iter_errors(value)]


@pytest.mark.parametrize(("root", "path"), files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_projects_own_yaml_is_valid(root: Path, path: Path) -> None:
    problems = Problems()
    value = read_yaml(path, path.name, problems)
    assert not problems.found
    errors = [
        f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}"
        for e in schema(kind_of(path), root).iter_errors(value)
    ]
    assert errors == []


@pytest.mark.parametrize(("root", "path"), files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_yaml_file_points_editors_at_its_schema(root: Path, path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    start, _, target = first.partition("$schema=")
    assert start == "# yaml-language-server: "
    assert (path.parent / target).resolve() == root / "build" / "schemas" / f"{kind_of(path)}.schema.json"


PAGE = "section: One\npages:\n  - headline: A\n    layout: "


@pytest.mark.parametrize(
    ("name", "text", "paths"),
    [
        ("section", f"{PAGE}full\n    main: Text.\n", []),
        ("section", f"{PAGE}chart-and-notes\n    notes: Words.\n    contents: false\n", []),
        ("section", f"{PAGE}full\n    man: Text.\n", ["pages/0"]),
        ("section", f"{PAGE}ful\n", ["pages/0/layout"]),
        ("section", f"{PAGE}full\n    main: {{kind: tabel}}\n", ["pages/0/main"]),
        ("section", f"{PAGE}full\n    main: [Text., {{kind: note, txt: a}}]\n", ["pages/0/main"]),
        ("section", f"{PAGE}full\n    main: {{kind: column, measure: knife_crme}}\n", ["pages/0/main"]),
        ("section", "section: One\npriority: purple\npages: []\n", ["priority", "pages"]),
        ("section", "section: One\npriority: '#123456'\npages: [{headline: A, layout: full, main: a}]\n", []),
        ("pack", "title: A\nowner: B\nfooter: C\nsections: [x]\noutputs: [docx]\n", ["outputs/0"]),
        ("edition", "period: Q1 2023/24\nstatus: done\n", ["status"]),
        ("measures", "measures: {a: {label: A, dataset: crme, value: sum(x), unit: '%'}}\n", ["measures/a/dataset"]),
        ("catalogue", "datasets: {a: {title: A, publisher: B, source: C, files: []}}\n", ["datasets/a/files"]),
        ("theme", "colours: {a: red}\n", ["", "", "", "", "", "colours/a"]),
    ],
)  # fmt: skip
def test_what_an_editor_should_point_at_is_refused(name: str, text: str, paths: list[str]) -> None:
    assert sorted(wrong(name, text)) == sorted(paths)


def test_every_kind_has_its_own_keys_and_what_they_mean() -> None:
    made: dict[str, Any] = schema("section").schema
    branches = {
        branch["if"]["properties"]["kind"]["const"]: branch["then"] for branch in made["$defs"]["exhibit"]["allOf"]
    }
    assert sorted(branches) == sorted(spec_models())
    table = made["$defs"][branches["table"]["$ref"].rpartition("/")[2]]
    assert table["properties"]["twin"]["description"] == "Two halves side by side."
    assert table["additionalProperties"] is False
    assert {"type": "string"} in table["properties"]["group"]["anyOf"]
