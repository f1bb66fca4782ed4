"""What words alone give away, in either file: names of files in place of descriptions, links that say nothing."""

from __future__ import annotations

import re

_FILE_NAME = re.compile(r"^\S{1,80}\.(png|jpe?g|gif|bmp|tiff?|svg|emf|wmf|pdf|pptx?|xlsx?)$", re.IGNORECASE)
_PUT_BY_PROGRAMS = re.compile(r"^(picture|image|chart|graphic|table|diagram|group|object|figure)\s*\d*$", re.IGNORECASE)
_ADDRESS = re.compile(r"^(https?://|www\.)\S+$", re.IGNORECASE)
_SAYS_NOTHING = frozenset({"here", "click here", "click", "link", "this link", "more", "read more", "see here", "page"})


def is_file_name(words: str) -> bool:
    """Whether words are a file's name or what a program puts where nobody wrote any (``Picture 3``)."""
    return bool(_FILE_NAME.match(words.strip()) or _PUT_BY_PROGRAMS.match(words.strip()))


def says_nothing(link: str) -> bool:
    """Whether the words of a link do not tell where it leads: empty, a bare address, ``click here``."""
    words = " ".join(link.split()).strip(" .:>").casefold()
    return not words or words in _SAYS_NOTHING or bool(_ADDRESS.match(words))
