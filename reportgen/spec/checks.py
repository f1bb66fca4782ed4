"""What a pack holds of its quality checks, and which findings an edition lets stand."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reportgen.errors import Located

CheckSetting = Literal["error", "warning", "note", "off"]


class ExcusedSpec(Located):
    """One finding of ``reportgen check`` that an edition lets stand."""

    rule: str = Field(description="the finding's rule, such as plausible.jump")
    match: str = Field("", description="words of the finding or of the text it stands in; none: every one of the rule")
    reason: str = Field(min_length=1, description="why it is right as it stands")
    by: str = Field(min_length=1, description="who says so")
