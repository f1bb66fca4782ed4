"""Times the import of each dependency in a process of its own: what a command pays before it starts.

    python benchmarks/import_times.py [--runs 5]

Each module is imported in a new interpreter (files compiled and in the disk cache by a first run that is not counted).
Modules share what they import, so the numbers do not add up: ``numpy`` is in pandas and in matplotlib.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from statistics import median

MODULES = (
    "numpy", "pandas", "matplotlib", "matplotlib.figure", "matplotlib.pyplot", "matplotlib.font_manager",
    "reportlab.pdfgen.canvas", "reportlab.platypus", "pptx", "lxml.etree", "yaml", "pydantic", "jinja2", "markdown_it",
    "typer", "rich.console", "pikepdf", "openpyxl", "xlsxwriter", "fontTools.ttLib", "pypdfium2", "reportgen.cli.main",
    "reportgen.spec", "reportgen.data", "reportgen.exhibits.table_of_kinds", "reportgen.layout.lay_out",
    "reportgen.paint.pdf", "reportgen.paint.deck",
)  # fmt: skip
PROGRAM = """
import sys, time
before, start = len(sys.modules), time.perf_counter()
import {module}
print(time.perf_counter() - start, len(sys.modules) - before)
"""


def main() -> None:
    """Print a line per module, slowest first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="runs of each after the first (5)")
    runs = parser.parse_args().runs
    times = {module: timed(module, runs) for module in MODULES}
    print(f"{'module':40}{'ms':>8}{'modules':>10}")
    for module, (seconds, count) in sorted(times.items(), key=lambda item: -item[1][0]):
        print(f"{module:40}{seconds * 1000:8.0f}{count:10}")


def timed(module: str, runs: int) -> tuple[float, int]:
    """Median seconds, and how many modules came with it."""
    measured = []
    for _ in range(runs + 1):
        command = [sys.executable, "-c", PROGRAM.format(module=module)]
        seconds, count = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        measured.append((float(seconds), int(count)))
    return median(seconds for seconds, _ in measured[1:]), measured[0][1]


if __name__ == "__main__":
    main()
