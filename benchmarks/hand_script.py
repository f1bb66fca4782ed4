"""The 60 slides of the synthetic pack written by hand: the plain script that reportgen's time is measured against.

    python benchmarks/hand_script.py FOLDER      # reads FOLDER/data/open/offences.csv, writes FOLDER/hand/

It is what a competent analyst writes with the libraries' own examples at hand: pandas group-bys for each slide, a
pyplot figure per chart saved as PNG, reportlab's platypus for the PDF, and python-pptx's charts, tables and text boxes
for the deck. Same words, numbers and colours; nothing is slow on purpose and nothing is tuned.
"""

from __future__ import annotations

import sys
from pathlib import Path

from hand_deck import write_deck
from hand_pdf import write_pdf
from hand_slides import all_slides, read


def main(folder: Path) -> None:
    """Read the data, make the slides, write both files."""
    slides = all_slides(read(folder / "data" / "open" / "offences.csv"))
    out = folder / "hand"
    out.mkdir(exist_ok=True)
    write_pdf(slides, out / "report.pdf")
    write_deck(slides, out / "report.pptx")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
