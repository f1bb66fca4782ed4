"""YAML is read with the place of every key and value, and never misread."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import LocatedDict, LocatedList, Place, Problems
from reportgen.spec.yaml_source import parse_yaml, read_yaml


def read(text: str) -> LocatedDict:
    problems = Problems()
    value = parse_yaml(text, "a.yaml", problems)
    assert problems.found == []
    assert value is not None
    return value


def told(text: str) -> list[str]:
    problems = Problems()
    parse_yaml(text, "a.yaml", problems)
    return [str(problem) for problem in problems.found]


def test_keys_and_values_know_their_line_and_column() -> None:
    value = read("title: Pack\npages:\n  - id: one\n    rect: [1, 2.5]\n")
    assert value.key_places["pages"] == Place("a.yaml", 2, 1)
    assert value.value_places["title"] == Place("a.yaml", 1, 8)
    page = value["pages"][0]
    assert page.place == Place("a.yaml", 3, 5)
    assert page.value_places["id"] == Place("a.yaml", 3, 9)
    assert page["rect"].item_places == [Place("a.yaml", 4, 12), Place("a.yaml", 4, 15)]


def test_only_plain_numbers_true_false_and_nothing_are_no_text() -> None:
    value = read(
        "a: 5\nb: -0.5\nc: true\nd: False\ne:\nf: ~\ng: 1e3\nh: '5'\ni: Q1 2023/24\nj: y\nk: 2023-04\nl: 1.2.3\n"
    )
    assert list(value.values()) == [
        5,
        -0.5,
        True,
        False,
        None,
        None,
        1000.0,
        "5",
        "Q1 2023/24",
        "y",
        "2023-04",
        "1.2.3",
    ]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("no", 'switch to some YAML readers and a word to others; text in quotes (hint: write "no" in quotes'),
        ("Yes", "switch"),
        ("OFF", "switch"),
        ("2023-06-30", 'date to YAML, not text; text in quotes (hint: put it in quotes: "2023-06-30")'),
        ("2023-6-3 10:00:00", "date"),
        ("0123", "octal number"),
        ("-017", "octal number"),
        ("0x1F", "hexadecimal, binary or octal"),
        ("1:30", "base of sixty"),
        ("190:20:30", "base of sixty"),
        ("1_000", "leave out the underscores"),
        (".inf", "no number that a pack can use"),
        (".NaN", "no number that a pack can use"),
    ],
)
def test_a_word_that_yaml_would_misread_is_an_error_that_asks_for_quotes(word: str, said: str) -> None:
    (problem,) = told(f"title: Pack\nword: {word}\n")
    assert problem.startswith("a.yaml:2:7: error: unquoted ")
    assert said in problem
    assert read(f'word: "{word}"') == {"word": word}
    assert read(f"word: |\n  {word}\n") == {"word": f"{word}\n"}


def test_a_key_given_twice_names_both_places() -> None:
    assert told("a: 1\nb: 2\na: 3\n") == [
        "a.yaml:3:1: error: key 'a' is given twice; once (first at a.yaml:1:1) (hint: keep one of them)"
    ]


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    assert [line.split(": error")[0] for line in told("a: no\na: 1\nb: [on, !x y]\n<<: {c: 1}\n")] == [
        "a.yaml:1:4", "a.yaml:2:1", "a.yaml:3:5", "a.yaml:3:9", "a.yaml:4:1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("a: b: c\n", "a.yaml:1:5: error: YAML syntax: mapping values are not allowed"),
        ("a:\n\t- b\n", "a.yaml:2:1: error: YAML syntax"),
        ("a: 1\nb: [1, 2\n", "a.yaml:3:1: error: YAML syntax"),
        ('a: "open\n', "a.yaml:2:1: error: YAML syntax"),
        ("a: *nobody\n", "a.yaml:1:4: error: YAML syntax: found undefined alias"),
        ("a: 1\n---\nb: 2\n", "a.yaml:2:1: error: YAML syntax: expected a single document"),
        ("- 1\n", "a.yaml:1:1: error: the file is not a mapping"),
        ("", "a.yaml:1:1: error: the file is empty"),
        ("? [1]\n: 2\n", "a.yaml:1:3: error: a key that is no word"),
        ("a: !!python/object/apply:os.system [ls]\n", "a.yaml:1:4: error: the tag '!!python/object/apply:os.system'"),
        ("a: !!str 5\n", "a.yaml:1:4: error: the tag '!!str'"),
        ("a: 'b\x01'\n", "a.yaml:1:6: error: YAML syntax"),
    ],
)
def test_what_is_no_plain_yaml_is_told_at_its_place(text: str, start: str) -> None:
    (problem,) = told(text)
    assert problem.startswith(start)


def test_an_alias_repeats_a_value_but_never_without_end() -> None:
    assert read("a: &x {b: 1}\nc: *x\n")["c"] == {"b": 1}
    assert "aliases (*name) repeat values without end" in told("a: &x [*x]\n")[0]
    laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
    )
    (problem,) = told(laughs)
    assert "200,000 values" in problem


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 50_000, "a: " + "[a," * 50_000 + "]" * 50_000, "- " * 50_000, "{a: " * 9_000]
)
def test_values_nested_without_end_are_an_error_not_a_crash(text: str) -> None:
    assert told(text)[0].startswith("a.yaml:1:1: error: values are nested")


def test_a_file_that_is_no_utf_8_names_the_byte(tmp_path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"title: Pack\nowner: caf\xe9\n")
    problems = Problems()
    assert read_yaml(tmp_path / "a.yaml", "layouts/a.yaml", problems) is None
    assert str(problems.found[0]) == (
        "layouts/a.yaml:2:11: error: byte 0xE9 is not UTF-8; UTF-8 text (hint: save the file as UTF-8)"
    )


def test_a_file_that_is_not_there_is_told(tmp_path) -> None:
    problems = Problems()
    assert read_yaml(tmp_path / "b.yaml", "layouts/b.yaml", problems) is None
    assert str(problems.found[0]).startswith("layouts/b.yaml:0:0: error: cannot read the file")


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\x85"),
    max_size=12,
)
scalars = (
    texts | st.integers(-(10**15), 10**15) | st.booleans() | st.none() | st.sampled_from(["no", "2023-06-30", "0123"])
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4), max_leaves=20
)


@given(st.dictionaries(texts, values, min_size=1, max_size=5))
def test_what_is_written_in_quotes_comes_back_and_every_place_points_at_it(written: dict[str, object]) -> None:
    text = json.dumps(written, ensure_ascii=False, indent=2).replace("\x7f", "\\u007f")
    value = read(text)
    assert value == written
    _check_places(value, text.split("\n"))


def _check_places(value: object, lines: list[str]) -> None:
    """At every place stands the JSON of the key or value that has it."""
    if isinstance(value, LocatedDict):
        for key, inner in value.items():
            assert _at(lines, value.key_places[key]).startswith(
                json.dumps(key, ensure_ascii=False).replace("\x7f", "\\u007f")
            )
            _check_value(inner, value.value_places[key], lines)
    elif isinstance(value, LocatedList):
        for inner, place in zip(value, value.item_places, strict=True):
            _check_value(inner, place, lines)


def _check_value(value: object, place: Place, lines: list[str]) -> None:
    begin = (
        "{" if isinstance(value, dict) else "[" if isinstance(value, list) else json.dumps(value, ensure_ascii=False)
    )
    assert _at(lines, place).startswith(begin.replace("\x7f", "\\u007f"))
    _check_places(value, lines)


def _at(lines: list[str], place: Place) -> str:
    return lines[place.line - 1][place.column - 1 :]
