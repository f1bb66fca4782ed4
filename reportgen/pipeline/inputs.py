"""Which files a build read, with their hashes, for its manifest."""

from __future__ import annotations

import hashlib
from pathlib import Path

from reportgen.data import Frames


def input_hashes(root: Path, pack: str, edition: str, frames: Frames) -> dict[str, str]:
    """sha256 by project-relative path of each layout, measure, catalogue, edition and data file that the build read."""
    files = [root / "layouts" / "theme.yaml", root / "data" / "catalogue.yaml", root / "data" / "measures.yaml"]
    files += sorted((root / "layouts" / pack).glob("*.yaml"))
    folder = root / "data" / pack / edition
    files += [folder / "edition.yaml", *sorted(folder.glob("commentary/*.md"))]
    hashes = {f.relative_to(root).as_posix(): hashlib.sha256(f.read_bytes()).hexdigest() for f in files if f.exists()}
    hashes |= {file.path: file.sha256 for dataset in frames.values() for file in dataset.files}
    return dict(sorted(hashes.items()))
