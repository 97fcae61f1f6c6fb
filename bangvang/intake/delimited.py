"""Text files with separators: how they are encoded, what separates their cells, and the cells."""

import codecs
import csv
import io
import re
from array import array
from collections.abc import Iterator
from itertools import islice

import polars as pl
import pyarrow as pa

from bangvang.intake.batch import FileRefused, Sheet
from bangvang.intake.headings import fields_of
from bangvang.intake.legacy import legacy_reading
from bangvang.intake.scan import CELLS_LIMIT
from bangvang.intake.workbook import COLUMNS_OF_A_SHEET

SEPARATORS = (",", ";", "\t", "|")
_SAMPLE = 65_536  # bytes looked at to tell encoding and separator
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_EXCEL_HINT = re.compile(r'^"?sep=(.)"?\r?\n', re.IGNORECASE)
_WHOLE_LETTERS = 10  # beside each torn one
_LINES_ABOVE_HEADINGS = 60
_RECORDS_OF_A_BATCH = 20_000
_LINES_IN_A_CELL = 50  # more than that, and a quote was opened that nobody closed


csv.field_size_limit(1 << 28)  # the size of the file is limited, that of one cell need not be


def read_delimited(content: bytes, letters: str | None = None) -> tuple[str, Sheet]:
    """The encoding (unicode, tcvn3, vni or windows-1258) and the one sheet. Raises FileRefused.

    Rows are numbered as a spreadsheet would show them: blank lines count, a quoted cell of
    several lines is one row.
    """
    encoding, text = decode(content, letters)
    sample = text[:_SAMPLE].decode("utf-8", "ignore")
    if _CONTROL.search(sample):
        raise FileRefused("unsupported_format")
    if not (text[:_SAMPLE].strip() or text.strip()):
        raise FileRefused("file_empty")
    if b"\n" not in text:
        text = text.replace(b"\r", b"\n")
    separator = sniff_separator(sample)
    if hint := _EXCEL_HINT.match(sample):  # Excel obeys this line and does not show it
        separator, text = hint[1], text[len(hint[0].encode()) :]
    return encoding, Sheet("", _records(text, separator))


def decode(content: bytes, letters: str | None = None) -> tuple[str, bytes]:
    """The encoding's name and the text as UTF-8 without byte order mark. Raises FileRefused.

    `letters` is what the user says of bytes that are no Unicode: tcvn3, vni or windows-1258.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "unicode", _from_utf16(content, "utf-16")
    zeros = content[:2000:2].count(0), content[1:2000:2].count(0)
    if any(zeros):
        # ASCII letters in UTF-16 have a zero byte on one side; few zeros, or both sides: no text
        if min(zeros) * 10 > max(zeros) or max(zeros) * 20 < len(content[:2000]):
            raise FileRefused("unsupported_format")
        return "unicode", _from_utf16(content, "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be")
    while content.startswith(codecs.BOM_UTF8):  # exports that were exported again have several
        content = content.removeprefix(codecs.BOM_UTF8)
    if _is_utf8(content):
        return "unicode", content
    torn = content.decode("utf-8", "replace")
    whole = sum(1 for letter in torn if letter > "\x7f") - torn.count("\ufffd")
    if whole > _WHOLE_LETTERS * torn.count("\ufffd"):  # UTF-8 with a letter cut in two
        return "unicode", torn.encode()
    encoding, text = legacy_reading(content, letters)
    return encoding, text.encode()


def _is_utf8(content: bytes) -> bool:
    """Polars looks at many bytes at a time; Python's own decoder takes ten times as long."""
    extent = pa.py_buffer(array("q", (0, len(content))))  # of the one text; it is not copied
    text = pa.Array.from_buffers(pa.large_binary(), 1, [None, extent, pa.py_buffer(content)])
    try:
        pl.Series(text).cast(pl.String)
    except pl.exceptions.PolarsError:
        return False
    return True


def _from_utf16(content: bytes, codec: str) -> bytes:
    try:
        return content.decode(codec).lstrip("\ufeff").encode()
    except UnicodeError as broken:
        raise FileRefused("file_unreadable") from broken


def sniff_separator(sample: str) -> str:
    """The separator that cuts a line into headings; without headings, the most regular one."""
    lines = [re.sub(r'"[^"]*"', "", line) for line in sample.split("\n")[:200]]
    for line in lines[:_LINES_ABOVE_HEADINGS]:
        cut = {mark: fields_of(line.split(mark)) for mark in SEPARATORS if mark in line}
        told = [mark for mark, fields in cut.items() if "title" in fields and len(fields) > 1]
        if told:
            return max(told, key=lambda mark: (len(cut[mark]), line.count(mark)))
    return max(SEPARATORS, key=lambda mark: _regularity([line.count(mark) for line in lines]))


def _regularity(counts: list[int]) -> tuple[int, int]:
    """How many lines a separator cuts into the usual number of cells, and how many those are."""
    cuts = [count for count in counts if count]
    usual = max(set(cuts), key=lambda count: (cuts.count(count), count), default=0)
    return cuts.count(usual) * min(usual, 2), usual


def _records(text: bytes, separator: str) -> pl.DataFrame:
    """`row`, `c0` … `cN`; one row per record that is not blank."""
    sample = text[:_SAMPLE].decode("utf-8", "ignore").split("\n")
    width = max(line.count(separator) for line in sample) + 1
    _check_extent(text.count(b"\n") + 1, width)
    is_first_full = sample[0].count(separator) + 1 == width and '"' not in sample[0]
    try:
        cells = _quick_records(text, separator, width, is_first_full)
    except pl.exceptions.PolarsError:
        # Stray quotes, or a record wider than any before: the slow reader takes them all.
        cells = _patient_records(text, separator)
    rows = cells.with_row_index("row", offset=1).with_columns(pl.col("row").cast(pl.Int64))
    if all(column.null_count() for column in cells.iter_columns()):
        rows = rows.filter(pl.any_horizontal(pl.exclude("row").is_not_null()))
    return rows


def _check_extent(rows: int, columns: int) -> None:
    """Every row takes room for as many cells as the widest one has."""
    if columns > COLUMNS_OF_A_SHEET or rows * columns > CELLS_LIMIT:
        raise FileRefused("file_too_large", rows=rows, columns=columns)


def _quick_records(text: bytes, separator: str, width: int, is_first_full: bool) -> pl.DataFrame:
    names = [f"c{column}" for column in range(width)]
    if is_first_full:
        schema = dict.fromkeys(names, pl.String)
        return pl.read_csv(
            text, separator=separator, has_header=False, schema=schema, infer_schema=False
        )
    # A heading line of our own, as wide as the widest line: rows shorter than it are filled up,
    # and a title of one cell on top does not decide how many columns there are. This copies the
    # text, so it is left alone where the first line is as wide.
    header = separator.join(names).encode() + b"\n"
    return pl.read_csv(header + text, separator=separator, infer_schema=False)


def _patient_records(text: bytes, separator: str) -> pl.DataFrame:
    """Cells with stray quotes keep them; a quote that nobody closes swallows nothing."""
    try:
        quoted = csv.reader(_lines(text, newline=""), delimiter=separator)
        return pl.concat(_batches(quoted), how="diagonal")
    except csv.Error:
        plain = csv.reader(_lines(text), delimiter=separator, quoting=csv.QUOTE_NONE)
        return pl.concat(_batches(plain), how="diagonal")


def _lines(text: bytes, newline: str | None = None) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(text), encoding="utf-8", newline=newline)


def _batches(records: Iterator[list[str]]) -> Iterator[pl.DataFrame]:
    """The records in frames of some thousand rows: as lists they take many times the memory."""
    rows, widest = 0, 1
    while batch := list(islice(records, _RECORDS_OF_A_BATCH)):
        if any(cell.count("\n") > _LINES_IN_A_CELL for record in batch for cell in record):
            raise csv.Error("a quote was opened that nobody closed")
        rows, widest = rows + len(batch), max(widest, *map(len, batch))
        _check_extent(rows, widest)
        columns = {
            f"c{column}": [record[column] if column < len(record) else None for record in batch]
            for column in range(widest)
        }
        yield pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
