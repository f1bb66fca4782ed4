"""The one place that chooses a reader: CSV or a sheet of a workbook."""

from __future__ import annotations

from reportgen.data.cells import Cells
from reportgen.data.csv_cells import read_csv
from reportgen.data.excel_cells import read_excel
from reportgen.data.source import Source
from reportgen.errors import Problems
from reportgen.spec.catalogue import DatasetSpec, FileSpec


def read_cells(
    source: Source, spec: DatasetSpec, file: FileSpec, problems: Problems, *, as_text: bool = False
) -> Cells | None:
    """The cells of an opened file, or None after telling why it cannot be read."""
    if source.options.reader == "excel":
        owner = file if file.sheet else spec
        return read_excel(source, owner.place_of("sheet") if owner.sheet else source.place, problems)
    return read_csv(source, problems, as_text=as_text)
