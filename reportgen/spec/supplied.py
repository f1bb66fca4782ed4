"""What an edition still waits for: cells, facts and texts that hold ``[?]``, cells with last quarter's value beside it.

``reportgen new`` writes the mark. A marked value is never shown: it reads ``[x]`` until somebody types the new one over
it, so that last quarter's number can't pass for this quarter's.
"""

from __future__ import annotations

import re
from typing import Final

MARK: Final = "[?]"
IN_WORDS: Final = "to be supplied"
RULE: Final = "to-be-supplied"
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def waits(text: str) -> bool:
    """Whether a value is still to be supplied."""
    return MARK in text


def marked(value: str) -> str:
    """Last quarter's value as what it is; the bare mark when it was never supplied itself, so that none grows old."""
    return MARK if waits(value) or not value.strip() else f"{MARK} {value.strip()}"


def written(text: str) -> str:
    """What a commentary file says: its text without ``<!-- comments -->``, on the same lines; the mark for none.

    The questions that ``reportgen new`` writes into a file are such a comment.
    """
    said = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    return said if said.strip() else MARK
