"""The ``reportgen`` command: exit code 0 built, 1 the pack has problems, 2 wrong usage, 70 our bug."""

from __future__ import annotations

import sys
import tempfile
import traceback
from pathlib import Path

from reportgen.cli.app import app
from reportgen.errors import PackError, UsageError

BUILT, PROBLEMS, USAGE, BUG = 0, 1, 2, 70


def main() -> None:
    """Run the command line and exit with its code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; returns its exit code. No traceback reaches the terminal."""
    try:
        app(arguments, prog_name="reportgen")
        return BUILT
    except (
        SystemExit
    ) as stop:  # how typer ends: 0 done, 2 wrong usage (said by itself), 130 stopped, or a command's own code
        return stop.code if isinstance(stop.code, int) else BUILT
    except UsageError as mistake:
        _say(f"reportgen: error: {mistake}")
        return USAGE
    except PackError as failure:
        for problem in failure.problems:
            _say(str(problem))
        return PROBLEMS
    except Exception:
        return _report_bug()


def _report_bug() -> int:
    kept = Path(tempfile.gettempdir()) / "reportgen-bug.txt"
    kept.write_text(traceback.format_exc(), encoding="utf-8")
    _say(f"reportgen: this is a bug in reportgen, not in your pack; please send us {kept}")
    return BUG


def _say(line: str) -> None:
    """One unwrapped line on standard error, whatever its width and encoding."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
