"""The pack as built once for all tests that read it back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from reportgen.layout.page import Pages
from reportgen.pipeline.stages import LaidOut

ROOT = Path(__file__).parent.parent

# A test is never timed: on a busy machine any example may take long.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@dataclass(frozen=True)
class BuiltPack:
    """A laid-out pack and the bytes of its two files."""

    made: LaidOut
    pdf: bytes
    deck: bytes

    @property
    def pages(self) -> Pages:
        """The PDF's pages."""
        return self.made.pages

    @property
    def slides(self) -> Pages:
        """The deck's slides: the same pages, unless the pack is a paper."""
        return self.made.by_format["pptx"]


@pytest.fixture(scope="session")
def project_root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def quarterly() -> BuiltPack:
    """quarterly 2023-24-q1, through every stage."""
    return build_pack("quarterly")


@pytest.fixture(scope="session")
def gallery() -> BuiltPack:
    """gallery 2023-24-q1: an example of every kind of exhibit, through every stage."""
    return build_pack("gallery")


@pytest.fixture(scope="session")
def quarterly_2017() -> BuiltPack:
    """quarterly-2017 2017-18-q1, through every stage."""
    return build_pack("quarterly-2017", "2017-18-q1")


@pytest.fixture(scope="session")
def scorecard() -> BuiltPack:
    """scorecard 2022-23-q1, through every stage."""
    return build_pack("scorecard", "2022-23-q1")


@pytest.fixture(scope="session")
def milestones() -> BuiltPack:
    """milestones 2017-18-q1, through every stage."""
    return build_pack("milestones", "2017-18-q1")


@pytest.fixture(scope="session")
def committee_paper() -> BuiltPack:
    """committee-paper 2017-07-20, through every stage."""
    return build_pack("committee-paper", "2017-07-20")


@pytest.fixture(scope="session")
def board_paper() -> BuiltPack:
    """board-paper 2023-10-12, through every stage."""
    return build_pack("board-paper", "2023-10-12")


@pytest.fixture(scope="session")
def annual_report() -> BuiltPack:
    """annual-report 2016, through every stage."""
    return build_pack("annual-report", "2016")


@pytest.fixture(scope="session")
def final_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter's project with its edition built as final and people to send it to; tests change copies of it."""
    from tests.mailed_edition import make_mailed

    return make_mailed(tmp_path_factory.mktemp("final") / "project")


EACH_PACK = (
    "quarterly",
    "quarterly_2017",
    "scorecard",
    "milestones",
    "committee_paper",
    "board_paper",
    "annual_report",
    "gallery",
)


@pytest.fixture(scope="session", params=EACH_PACK)
def each_pack(request: pytest.FixtureRequest) -> BuiltPack:
    """Every pack in turn, for what must hold of all of them."""
    built: BuiltPack = request.getfixturevalue(request.param)
    return built


def build_pack(name: str, edition: str = "2023-24-q1") -> BuiltPack:
    """An edition of a pack of this project as its two files."""
    from reportgen.paint.deck import paint as paint_deck
    from reportgen.paint.pdf import paint as paint_pdf
    from reportgen.pipeline.stages import lay_out_pack

    made = lay_out_pack(ROOT, name, edition, lambda stage: None)
    return BuiltPack(
        made, paint_pdf(made.pages, made.theme, ROOT), paint_deck(made.by_format["pptx"], made.theme, ROOT)
    )
