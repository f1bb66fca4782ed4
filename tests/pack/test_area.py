"""One borough's pack comes from the same layout: its own figures, London beside them, small counts withheld."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.checks.readers.deck import read_deck
from reportgen.checks.readers.pdf import PdfReader
from reportgen.cli.main import run
from reportgen.errors import UsageError
from reportgen.pipeline.build import BuildOptions, build
from reportgen.pipeline.stages import Area, lay_out_pack

EDITION = "2023-24-q1"


def _quiet(stage: str) -> None:
    """No progress in tests."""


def test_a_boroughs_files_carry_its_name_and_mirror_each_other(project_root: Path, tmp_path: Path) -> None:
    options = BuildOptions(area=Area("borough", "Kensington and Chelsea"), out=tmp_path)
    files = build(project_root, "quarterly", EDITION, options, _quiet).files
    stem = f"quarterly-{EDITION}-kensington-and-chelsea"
    kinds = (("disclosure", "csv"), ("figures", "csv"), ("figures", "json"), ("qa", "html"), ("qa", "json"))
    records = [f"{name}-kensington-and-chelsea.{suffix}" for name, suffix in kinds]
    assert sorted(f.name for f in files) == [*records, f"{stem}.pdf", f"{stem}.pptx"]
    pdf_file, deck_file = (tmp_path / "quarterly" / EDITION / f"{stem}.{suffix}" for suffix in ("pdf", "pptx"))
    slides = read_deck(deck_file.read_bytes())
    with PdfReader(pdf_file.read_bytes()) as pdf:
        assert pdf.page_count == len(slides) >= 6
        for number, slide in enumerate(slides, start=1):
            assert " ".join(slide.title.replace("\u00a0", " ").split()) in pdf.text(number)


def test_figures_are_the_boroughs_with_london_as_comparator(project_root: Path) -> None:
    made = lay_out_pack(project_root, "quarterly", EDITION, _quiet, area=Area("borough", "Camden"))
    camden = made.measures.figure("theft_from_person", basis="rolling 12 months")
    london = made.measures.figure("theft_from_person", basis="rolling 12 months", where={"borough": "everywhere"})
    assert (camden.value, london.value) == (5441, 63977)  # look, mock-ups 09 and 04
    assert made.document.pages[0].headline.text == "Camden"


def test_a_small_count_is_in_no_place_of_a_boroughs_pack(project_root: Path) -> None:
    made = lay_out_pack(project_root, "quarterly", EDITION, _quiet, area=Area("borough", "Camden"))
    homicide = made.measures.series("homicide", "quarter", last=8)
    small = [f for f in homicide.figures if f.value is None]
    assert small and all(f.missing and f.missing.startswith("[c]") for f in small)
    assert all(f.provenance and not f.provenance.rows and not f.provenance.row_count for f in small)
    assert all(f.value is None or f.value == 0 or f.value >= 3 for f in homicide.figures)


def test_an_unknown_area_or_column_is_wrong_usage(project_root: Path) -> None:
    with pytest.raises(UsageError, match="did you mean 'Camden'"):
        lay_out_pack(project_root, "quarterly", EDITION, _quiet, area=Area("borough", "Camdn"))
    with pytest.raises(UsageError, match=r"areas .* are: borough"):
        lay_out_pack(project_root, "quarterly", EDITION, _quiet, area=Area("ward", "Camden"))


@pytest.mark.slow
def test_each_borough_gets_its_two_files(
    project_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project_root)
    assert run(["build", "quarterly", EDITION, "--for", "each borough", "--out", str(tmp_path)]) == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert len(written) == 7 * 32  # the two files, the register and the log twice, and what was hidden
    files = [path for path in written if path.suffix in (".pdf", ".pptx")]
    assert len(files) == 2 * 32 and all(path.stat().st_size > 10_000 for path in files)
    assert run(["build", "quarterly", EDITION, "--for", "borough"]) == 2
