"""reportgen: packs of pages computed once, laid out once and painted as PDF and PowerPoint."""

__version__ = "0.1.0"
