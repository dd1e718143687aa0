"""Files of separated values (.csv, .tsv), as office programs write them."""

from __future__ import annotations

import csv
import io

from rectify_lint.errors import SourceError
from rectify_lint.source.decode import decode
from rectify_lint.source.grid import Grid, GridRow, without_end

SUFFIXES = (".csv", ".tsv")
"""The suffixes that select this reader; the content does not."""

_SEPARATORS = ",\t;"
_SAMPLE = 4096  # the characters from which the separator is detected


def read_separated(data: bytes, path: str) -> Grid:
    """The only sheet of a file; row numbers count records, as a spreadsheet does.

    Raises:
        SourceError: the file is no text, or a quoted field never ends.
    """
    text, _ = decode(data, path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, path))
    rows = []
    try:
        for number, record in enumerate(reader, 1):
            cells = without_end([cell.strip() for cell in record])
            if cells:
                rows.append(GridRow(number, cells))
    except csv.Error:
        raise SourceError(
            f"{path}: line {reader.line_num}: a field is far too long; a quotation mark is probably never "
            "closed. Open the file in Excel or WPS, save it as .xlsx and use that",
            zh=f"{path}：第{reader.line_num}行：字段过长，可能有引号没有成对，"
            "请用 Excel 或 WPS 打开，另存为 xlsx 后再核对",
        ) from None
    return Grid("", tuple(rows))


def _separator(text: str, path: str) -> str:
    """The most frequent separator in the first lines; a tab if the suffix of *path* says so."""
    if path.lower().endswith(".tsv"):
        return "\t"
    return max(_SEPARATORS, key=text[:_SAMPLE].count)
