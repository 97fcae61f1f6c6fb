"""Text files with separators: how they are encoded, what separates their cells, and the cells."""

import codecs
import csv
import io
import re

import polars as pl

from bangvang.intake.batch import FileRefused, Sheet
from bangvang.intake.headings import fields_of
from bangvang.intake.legacy import legacy_reading

SEPARATORS = (",", ";", "\t", "|")
_SAMPLE = 65_536  # bytes looked at to tell encoding and separator
_PIECE = 1 << 22
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_EXCEL_HINT = re.compile(r'^"?sep=(.)"?\r?\n', re.IGNORECASE)
_WHOLE_LETTERS = 10  # beside each torn one
_LINES_ABOVE_HEADINGS = 60
_LINES_IN_A_CELL = 50  # more than that, and a quote was opened that nobody closed


def read_delimited(content: bytes, letters: str | None = None) -> tuple[str, Sheet]:
    """The encoding (unicode, tcvn3, vni or windows-1258) and the one sheet. Raises FileRefused.

    Rows are numbered as a spreadsheet would show them: blank lines count, a quoted cell of
    several lines is one row.
    """
    encoding, text = decode(content, letters)
    sample = text[:_SAMPLE].decode("utf-8", "ignore")
    if _CONTROL.search(sample):
        raise FileRefused("unsupported_format")
    if not text.strip():
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
    """Checked piece by piece: the whole text at once would take twice the file's size in memory."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(content), _PIECE):
            decoder.decode(content[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
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
    # A heading line of our own, as wide as the widest line: rows shorter than it are filled up,
    # and a title of one cell on top does not decide how many columns there are.
    header = separator.join(f"c{column}" for column in range(width)).encode()
    try:
        cells = pl.read_csv(header + b"\n" + text, separator=separator, infer_schema=False)
    except pl.exceptions.PolarsError:
        # Stray quotes, or a record wider than any before: the slow reader takes them all.
        cells = _patient_records(text.decode(), separator)
    return (
        cells.with_row_index("row", offset=1)
        .with_columns(pl.col("row").cast(pl.Int64))
        .filter(pl.any_horizontal(pl.exclude("row").is_not_null()))
    )


def _patient_records(text: str, separator: str) -> pl.DataFrame:
    records = _quoted_records(text, separator)
    width = max(map(len, records), default=0)
    columns = {
        f"c{column}": [record[column] if column < len(record) else None for record in records]
        for column in range(width)
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def _quoted_records(text: str, separator: str) -> list[list[str]]:
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        records = []
    is_swallowed = any(cell.count("\n") > _LINES_IN_A_CELL for record in records for cell in record)
    if records and not is_swallowed:
        return records
    return list(csv.reader(text.splitlines(), delimiter=separator, quoting=csv.QUOTE_NONE))
