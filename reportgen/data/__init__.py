"""Data: files named in the catalogue, read, normalised, joined and checked into long tables with provenance."""

from reportgen.data.frames import Dataset, Frames, SourceFile
from reportgen.data.load import load_datasets
from reportgen.data.tables import MARKERS, Cell, RawTable, parse_cell

__all__ = ["MARKERS", "Cell", "Dataset", "Frames", "RawTable", "SourceFile", "load_datasets", "parse_cell"]
