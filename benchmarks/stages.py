"""One build of the synthetic pack; prints when each stage began, as JSON. Run by ``cold_build.py`` in a new process."""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path

from synthetic import EDITION, PACK


def main(folder: Path) -> None:
    """Build, and print ``[[stage, time], ...]``."""
    from reportgen.pipeline.build import BuildOptions, build

    gc.disable()  # as the command line does
    marks: list[tuple[str, float]] = []
    build(folder, PACK, EDITION, BuildOptions(), lambda stage: marks.append((stage, time.time())))
    print(json.dumps([*marks, ("stop", time.time())]))
    gc.freeze()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
