"""The small project that ``reportgen init`` copies: a pack of four pages, example data, and the theme of all packs."""
