"""The audit of documents that reportgen did not make: the same classes of error, found by general rules."""
