"""The workbook behind a native chart: one sheet with the chart's own numbers, nothing else.

Written as the few parts that a spreadsheet needs. All text is shared strings, so nothing a data file holds can become
a formula, and no part holds a date, so equal charts have equal workbooks.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.paint.deck.ooxml import DECLARATION, R, attribute, number, words

SHEET = "Data"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_FIRST_CUSTOM_FORMAT = 164  # lower numbers are Excel's own formats

_CONTENT_TYPES = (
    f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
    '<Override PartName="/xl/theme/theme1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>'
)
_RELS = (
    f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_WORKBOOK = (
    f'{DECLARATION}<workbook xmlns="{_S}" xmlns:r="{R}">'
    f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_WORKBOOK_RELS = (
    f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{R}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{R}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="rId4" Type="{R}/theme" Target="theme/theme1.xml"/></Relationships>'
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers under its name, shown in one Excel number format; None is an empty cell."""

    name: str
    values: tuple[float | None, ...]
    number_format: str


def column_letters(index: int) -> str:
    """The letters of a column, counted from 0: A, B ... Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def workbook(categories: Sequence[str], columns: Sequence[Column], office_theme: str) -> bytes:
    """An .xlsx: categories in column A, then each column, names in row 1. The same content gives the same bytes.

    ``office_theme`` is the XML of a theme part, the deck's own.
    """
    formats = list(dict.fromkeys(c.number_format for c in columns))
    texts = [*(c.name for c in columns), *categories]
    shared = {text: index for index, text in enumerate(dict.fromkeys(texts))}
    members = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELS,
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": _WORKBOOK_RELS,
        "xl/theme/theme1.xml": office_theme,
        "xl/styles.xml": _styles(formats),
        "xl/sharedStrings.xml": _strings(shared, len(texts)),
        "xl/worksheets/sheet1.xml": _sheet(categories, columns, formats, shared),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _styles(formats: Sequence[str]) -> str:
    numbered = list(enumerate(formats, start=_FIRST_CUSTOM_FORMAT))
    codes = "".join(f'<numFmt numFmtId="{n}" formatCode="{attribute(code)}"/>' for n, code in numbered)
    listed = f'<numFmts count="{len(numbered)}">{codes}</numFmts>' if numbered else ""
    looks = "".join(
        f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' for n, _ in numbered
    )
    return (
        f'{DECLARATION}<styleSheet xmlns="{_S}">{listed}'
        '<fonts count="1"><font><sz val="11"/><name val="Arial"/><family val="2"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(numbered) + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        f"{looks}</cellXfs>"
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _strings(shared: Mapping[str, int], uses: int) -> str:
    listed = "".join(f'<si><t xml:space="preserve">{words(text)}</t></si>' for text in shared)
    return f'{DECLARATION}<sst xmlns="{_S}" count="{uses}" uniqueCount="{len(shared)}">{listed}</sst>'


def _sheet(
    categories: Sequence[str], columns: Sequence[Column], formats: Sequence[str], shared: Mapping[str, int]
) -> str:
    style = [formats.index(c.number_format) + 1 for c in columns]
    rows = [_row(1, [_text(i, 1, shared[c.name]) for i, c in enumerate(columns, 1)])]
    for r, category in enumerate(categories, start=2):
        numbers = (_number(i, r, c.values[r - 2], style[i - 1]) for i, c in enumerate(columns, 1))
        rows.append(_row(r, [_text(0, r, shared[category]), *numbers]))
    return (
        f'{DECLARATION}<worksheet xmlns="{_S}">'
        f'<cols><col min="1" max="{len(columns) + 1}" width="18" customWidth="1"/></cols>'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    )


def _row(r: int, cells: list[str]) -> str:
    return f'<row r="{r}">{"".join(cells)}</row>'


def _text(column: int, row: int, index: int) -> str:
    return f'<c r="{column_letters(column)}{row}" t="s"><v>{index}</v></c>'


def _number(column: int, row: int, value: float | None, style: int) -> str:
    return "" if value is None else f'<c r="{column_letters(column)}{row}" s="{style}"><v>{number(value)}</v></c>'
