"""Tables: from measures by a dimension or from the rows of an edition table, over one grid, to one table block."""
