"""Charts: models resolved from series, and drawing of a model on a surface with matplotlib."""
