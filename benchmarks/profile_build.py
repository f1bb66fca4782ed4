"""Profiles one build of the synthetic pack by stage: where its time goes, function by function.

    python benchmarks/profile_build.py [--top 12] [--sort tottime] [--folder FOLDER]

Profiled code runs about twice as long as without; the shares are what to look at. Imports are profiled with the stage
that asks for them first.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import tempfile
from pathlib import Path

from synthetic import EDITION, PACK, make


def main() -> None:
    """Build with a profile per stage, print each one's top functions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--top", type=int, default=12, help="functions to print per stage (12)")
    parser.add_argument("--sort", default="tottime", choices=("tottime", "cumtime"), help="own time or with callees")
    parser.add_argument("--folder", help="keep the synthetic project here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="reportgen-profile-") as temporary:
        for stage, profile in profiled(make(Path(options.folder or temporary))).items():
            statistics = pstats.Stats(profile)
            print(f"== {stage}: {statistics.total_tt:.2f} s profiled")  # type: ignore[attr-defined]
            statistics.sort_stats(options.sort).print_stats(options.top)


def profiled(folder: Path) -> dict[str, cProfile.Profile]:
    """A profile per stage of one build."""
    from reportgen.pipeline.build import BuildOptions, build

    profiles: dict[str, cProfile.Profile] = {"before the first stage": cProfile.Profile()}

    def report(stage: str) -> None:
        list(profiles.values())[-1].disable()
        profiles[stage] = cProfile.Profile()
        profiles[stage].enable()

    profiles["before the first stage"].enable()
    build(folder, PACK, EDITION, BuildOptions(force=True), report)
    list(profiles.values())[-1].disable()
    return profiles


if __name__ == "__main__":
    main()
