"""The web page in a browser: an accessibility linter that knows nothing of reportgen finds no violation."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from reportgen.paint.html import paint
from tests.conftest import ROOT, BuiltPack

_REPORT = """axe.run(document).then(result => {
  const told = document.createElement("pre");
  told.id = "told";
  const violations = result.violations.map(v => [v.id, v.nodes.map(n => n.html)]);
  told.textContent = JSON.stringify({passes: result.passes.length, violations});
  document.body.replaceChildren(told);
})"""


def _linted(page: str, folder: Path) -> dict[str, object]:
    """What axe tells of the page in headless Chromium."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("needs Chromium (apt-get install chromium)")
    axe = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
    file = folder / "page.html"
    scripts = f"<script>{axe}</script><script>{_REPORT}</script>"
    file.write_text(page.replace("</body>", f"{scripts}</body>"), encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=600000", "--dump-dom"]
    command = [browser, *flags, f"--user-data-dir={folder / 'profile'}", file.as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True).stdout
    told = re.search(r'<pre id="told">(.*?)</pre>', shown, re.DOTALL)
    assert told, shown[-2000:]
    found: dict[str, object] = json.loads(html.unescape(told[1]))
    return found


@pytest.mark.slow
def test_axe_finds_no_violation(each_pack: BuiltPack, tmp_path: Path) -> None:
    page = paint(each_pack.pages, each_pack.made.theme, ROOT).decode()
    told = _linted(page, tmp_path)
    assert told["violations"] == []
    assert isinstance(told["passes"], int) and told["passes"] > 30


@pytest.mark.slow
def test_axe_finds_a_violation_where_there_is_one(gallery: BuiltPack, tmp_path: Path) -> None:
    page = paint(gallery.pages, gallery.made.theme, ROOT).decode().replace(' lang="en-GB"', "")
    assert "html-has-lang" in str(_linted(page, tmp_path)["violations"])
