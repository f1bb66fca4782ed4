"""What a pack holds of its quality checks, and which findings an edition lets stand."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from reportgen.errors import Located

CheckSetting = Literal["error", "warning", "note", "off"]


Annexes = Annotated[
    tuple[Literal["chart-data", "qa-log"], ...],
    BeforeValidator(
        lambda value: (value,) if isinstance(value, str) else value,
        json_schema_input_type=Literal["chart-data", "qa-log"] | tuple[Literal["chart-data", "qa-log"], ...],
    ),
]
"""One annex or both."""


class ExcusedSpec(Located):
    """One finding of ``reportgen check`` that an edition lets stand."""

    rule: str = Field(description="the finding's rule, such as plausible.jump")
    match: str = Field("", description="words of the finding or of the text it stands in; none: every one of the rule")
    reason: str = Field(min_length=1, description="why it is right as it stands")
    by: str = Field(min_length=1, description="who says so")
