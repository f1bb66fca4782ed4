"""LibreOffice, another program that opens our decks; it shows them with the widths of Arial that layout measured."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def need_office() -> None:
    """Skip the test where LibreOffice can't stand in for PowerPoint, and say what is missing."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    if shutil.which("fc-match") is not None:
        face = subprocess.run(["fc-match", "Arial"], capture_output=True, text=True, check=False).stdout
        if not any(name in face for name in ("Liberation", "Arial", "Arimo")):
            pytest.skip(f"no font as wide as Arial is installed: {face.strip()}")


def as_pdf(deck: bytes, folder: Path) -> bytes:
    """The deck as LibreOffice shows it, as a PDF; ``folder`` holds its profile too, so that no other run meets it."""
    file = folder / "deck.pptx"
    file.write_bytes(deck)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    made = file.with_suffix(".pdf")
    assert made.exists(), ran.stderr
    return made.read_bytes()
