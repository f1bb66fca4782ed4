"""Elements as text, with everything that is not markup escaped."""

from __future__ import annotations

from html import escape

_VOID = frozenset({"hr", "img", "meta", "br"})

Markup = str
"""HTML that is safe to put into a page: made by ``element`` or ``words``."""


def words(text: str) -> Markup:
    """Text as it is read, never as markup."""
    return escape(text, quote=False)


def element(tag: str, *children: Markup, **attributes: str | None) -> Markup:
    """An element; None leaves an attribute out, ``class_`` is ``class``, and ``_`` in a name stands for ``-``."""
    shown = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    inside = "".join(children)
    return f"<{tag}{shown}>" if tag in _VOID else f"<{tag}{shown}>{inside}</{tag}>"
