"""The error of Markdown that a page can't hold."""

from __future__ import annotations


class MarkdownProblem(ValueError):
    """Markdown that a page can't hold; ``needle`` is the source text to look for, to find its line."""

    def __init__(self, found: str, hint: str, needle: str):
        super().__init__(found)
        self.found, self.hint, self.needle = found, hint, needle
