"""What an edition has behind it: other editions, or files from outside."""

from __future__ import annotations

from pydantic import Field, model_validator

from reportgen.errors import Located


class AppendixSpec(Located):
    """One appendix: an ``edition`` of this project (``quarterly/2023-24-q1``) or a PDF ``file`` inside the project."""

    edition: str = Field("", pattern=r"^$|^[^/]+/[^/]+$", description="pack/edition, laid out by its own layout")
    file: str = Field("", description="a PDF inside the project, its pages placed as they are")
    name: str = Field("", description="what it is called: Annex A; left out: Appendix 1, 2 ...")
    title: str = Field("", description="its title; left out: that of the edition")

    @model_validator(mode="after")
    def _one_source(self) -> AppendixSpec:
        if bool(self.edition) == bool(self.file):
            raise ValueError("an appendix is either an 'edition' or a 'file'")
        if self.file and not self.title:
            raise ValueError("a file needs a 'title': what the contents call it")
        return self
