"""A process that sends small letters, and may kill itself at a line of the journal, unless the server kills it.

``python -m tests.deliver.sender_process PORT none|starttls JOURNAL NUMBER [before|torn|after NTH]``
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportgen.deliver.journal import Journal
from reportgen.deliver.relay import Relay
from tests.deliver.mailed import run
from tests.deliver.relay_server import PASSWORD, USER

whole_write = Journal.write


def die_at(when: str, nth: int) -> None:
    """Have the process killed before, inside or after the nth line that it writes."""
    written = 0

    def write(journal: Journal, *args: Any, **more: Any) -> None:
        nonlocal written
        written += 1
        if written < nth:
            whole_write(journal, *args, **more)
            return
        if when == "after":
            whole_write(journal, *args, **more)
        elif when == "torn":
            journal._stream.write(b'{"at": "2023-06-30T12:00:00+00:00", "issue": "r1", "addr')
            journal._stream.flush()
        os.kill(os.getpid(), signal.SIGKILL)

    Journal.write = write  # type: ignore[method-assign]


if __name__ == "__main__":
    port, security, path, number, *fate = sys.argv[1:]
    if fate:
        die_at(fate[0], int(fate[1]))
    relay = Relay("localhost", int(port), "none", timeout=10, patience=10)
    if security == "starttls":
        relay = replace(relay, security="starttls", user=USER, password=PASSWORD)
    stopped, _, _ = run(relay, Path(path), int(number))
    sys.exit(len(stopped))
