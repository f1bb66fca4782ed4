"""The ``reportgen`` command: exit code 0 built, 1 the pack has problems, 2 wrong usage, 70 our bug."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import traceback

from reportgen.cli.app import app
from reportgen.errors import PackError, UsageError

BUILT, PROBLEMS, USAGE, BUG = 0, 1, 2, 70


def main() -> None:
    """Run the command line and exit with its code.

    One command makes little garbage and ends soon, so collecting it would only cost time (8 % of a build); ``watch``,
    which stays, turns collection on again. Nor is garbage looked for while the process ends (another 12 %).
    """
    gc.disable()
    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command; returns its exit code. No traceback reaches the terminal."""
    try:
        app(arguments, prog_name="reportgen")
        return BUILT
    except SystemExit as stop:
        # How typer ends: 0 done, 2 wrong usage (said by itself), 130 stopped, or a command's own code.
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
    handle, kept = tempfile.mkstemp(prefix="reportgen-bug-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(traceback.format_exc())
    _say(f"reportgen: this is a bug in reportgen, not in your pack; please send us {kept}")
    return BUG


def _say(line: str) -> None:
    """One unwrapped line on standard error, whatever its width and encoding."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
