"""Rules of forms: fields that say what they are for, and that a reader comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgen.checks.finding import Finding, Rules
from reportgen.checks.pdf.opened import OpenPdf


def field_words(file: OpenPdf) -> Iterator[Finding]:
    """Each field says what it is for, and no two answers of a page say the same."""
    said = Counter((field.page, field.says) for field in file.fields)
    for field in file.fields:
        if not field.says.strip():
            yield Finding(f"the field '{field.name}' has no words", "what it is for", field.page, rect=field.rect)
        elif said[field.page, field.says] > 1:
            found = f"two fields say '{field.says}'"
            yield Finding(found, "words of its own for each", field.page, rect=field.rect)


def field_tag(file: OpenPdf) -> Iterator[Finding]:
    """Each field is in the tags, in a Form element of its own."""
    for field in file.fields:
        if field.tag != "Form":
            found = f"the field '{field.name}' is in {field.tag or 'no tag'}"
            yield Finding(found, "a Form element", field.page, rect=field.rect)


RULES: Rules[OpenPdf] = {"field-words": field_words, "field-tag": field_tag}
