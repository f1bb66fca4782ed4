"""The quality checks of a pack: what its own pages say against each other, and against the figures behind them."""
