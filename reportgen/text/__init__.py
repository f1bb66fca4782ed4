"""Words: paragraphs and runs, their measurement with the fonts that draw them, templates and movement wording."""
