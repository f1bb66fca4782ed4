"""Layout: blocks and theme geometry become pages of placed fragments."""
