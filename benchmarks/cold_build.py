"""Times a cold build of the synthetic pack beside the plain hand-written script, as whole processes in turn.

    python benchmarks/cold_build.py [--runs 5] [--folder FOLDER] [--words]

Each run is a new process, and nothing is left of an earlier build: reportgen, hand script, reportgen, hand script ...
after one warm-up of each, which fills the disk cache and compiles Python's files. What is told: wall and processor time
and peak memory of each process (with its children), their medians and ratio, and where reportgen's time goes by stage.
``--words`` also compares the two decks' words slide by slide, which shows that both did the same work.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from synthetic import EDITION, PACK, make

HERE = Path(__file__).resolve().parent
GOAL = 0.4  # of the hand script's time


@dataclass(frozen=True)
class Run:
    """What one process took. ``memory`` is the largest resident set of it or of one of its children, in MB."""

    wall: float
    processor: float
    memory: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the project, time both, print the tables."""
    options = parsed(arguments)
    with tempfile.TemporaryDirectory(prefix="reportgen-benchmark-") as temporary:
        folder = make(Path(options.folder or temporary))
        ours = [sys.executable, "-m", "reportgen", "build", PACK, EDITION]
        theirs = [sys.executable, str(HERE / "hand_script.py"), str(folder)]
        for command in (ours, theirs):
            cold_run(command, folder)
        pairs = [(cold_run(ours, folder), cold_run(theirs, folder)) for _ in range(options.runs)]
        print_runs(pairs)
        print_stages([cold_stages(folder) for _ in range(options.runs)])
        if options.words:
            print_words(folder)


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="runs of each after the warm-up (5)")
    parser.add_argument("--folder", help="keep the synthetic project and both results here")
    parser.add_argument("--words", action="store_true", help="compare the words of the two decks")
    return parser.parse_args(arguments)


def clear(folder: Path) -> None:
    """Take away everything that an earlier build left in the project, so that nothing can be reused."""
    for made in (folder / "build", *folder.glob(".*")):
        shutil.rmtree(made, ignore_errors=True)


def cold_run(command: Sequence[str], folder: Path) -> Run:
    """Run one process without anything to reuse; its times and memory come from the kernel's own account of it."""
    if command[1] == "-m":
        clear(folder)
    start = time.perf_counter()
    # A process that is waited for by its number tells its own use; RUSAGE_CHILDREN would mix all runs' memory.
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def cold_stages(folder: Path) -> dict[str, float]:
    """Seconds by stage of one more cold build; ``start`` is everything before the first stage, imports for the most."""
    clear(folder)
    start = time.time()
    result = subprocess.run(
        [sys.executable, str(HERE / "stages.py"), str(folder)], cwd=folder, check=True, capture_output=True, text=True
    )
    marks = [("start", start), *json.loads(result.stdout)]
    ends = [at for _, at in marks[1:]] + [time.time()]
    return {name: end - at for (name, at), end in zip(marks, ends, strict=True)}


def print_runs(pairs: Sequence[tuple[Run, Run]]) -> None:
    """A line per pair of runs, then the medians and the ratio."""
    print(f"{'':12}{'reportgen':>30}{'hand script':>30}{'ratio':>10}")
    print(f"{'run':12}" + f"{'wall s':>10}{'cpu s':>10}{'MB':>10}" * 2 + f"{'wall':>10}")
    for number, (ours, theirs) in enumerate(pairs, start=1):
        print(line(str(number), ours, theirs, ours.wall / theirs.wall))
    ours, theirs = (middle([pair[side] for pair in pairs]) for side in (0, 1))
    ratio = median(a.wall / b.wall for a, b in pairs)
    print(line("median", ours, theirs, ratio))
    print(f"processor time {ours.processor / theirs.processor:.2f}, memory {ours.memory / theirs.memory:.2f}")
    print(f"goal: at most {GOAL:.2f}; {'met' if ratio <= GOAL else 'not met'}\n")


def line(name: str, ours: Run, theirs: Run, ratio: float) -> str:
    """One line of the table."""
    cells = (f"{run.wall:10.2f}{run.processor:10.2f}{run.memory:10.0f}" for run in (ours, theirs))
    return f"{name:12}{''.join(cells)}{ratio:10.2f}"


def middle(runs: Sequence[Run]) -> Run:
    """The median of each number."""
    return Run(median(r.wall for r in runs), median(r.processor for r in runs), median(r.memory for r in runs))


def print_stages(runs: Sequence[dict[str, float]]) -> None:
    """Median seconds and share of each stage."""
    seconds = {name: median(run[name] for run in runs) for name in runs[0]}
    whole = sum(seconds.values())
    print(f"{'stage':30}{'s':>8}{'share':>8}")
    for name, taken in seconds.items():
        print(f"{name:30}{taken:8.2f}{taken / whole:8.0%}")
    print(f"{'sum':30}{whole:8.2f}")


def print_words(folder: Path) -> None:
    """How many words the decks share, and which stand on a slide of one of them only.

    Keys of charts are text in reportgen's deck and part of the chart, which is not read, in the hand script's.
    """
    from words import words_of_slides

    ours = words_of_slides(folder / "build" / PACK / EDITION / f"{PACK}-{EDITION}.pptx")
    theirs = words_of_slides(folder / "hand" / "report.pptx")
    shared = sum((one & other).total() for one, other in zip(ours, theirs, strict=True))
    print(f"\nslides: {len(ours)} and {len(theirs)}; words on the same slide in both: {shared}")
    for who, these, those in (("reportgen", ours, theirs), ("the hand script", theirs, ours)):
        only = [
            (n, one - other) for n, (one, other) in enumerate(zip(these, those, strict=True), start=1) if one - other
        ]
        print(f"only in {who}'s deck: {sum(words.total() for _, words in only)}")
        for number, words in only:
            print(f"  slide {number}: {' '.join(words.elements())}")


if __name__ == "__main__":
    main()
