"""The layout of .xls sheets, from the records of the workbook stream (BIFF5 and BIFF8)."""

import struct
from collections.abc import Iterator

from bangvang.intake.layout import Layout
from bangvang.intake.ole2 import stream_of

_BOF, _EOF, _BOUNDSHEET = 0x0809, 0x000A, 0x0085
_ROW, _COLINFO, _MERGEDCELLS, _FILTERMODE = 0x0208, 0x007D, 0x00E5, 0x009B
_FONT, _XF, _LABELSST, _LABEL, _RSTRING = 0x0031, 0x00E0, 0x00FD, 0x0204, 0x00D6
_TEXTS = (_LABELSST, _LABEL, _RSTRING)
_BIFF8 = 0x0600
_RECORDS_LIMIT = 20_000_000  # a sheet of 65,536 rows × 256 columns has fewer
_TEXTS_LOOKED_AT = 100_000  # of one sheet, for their fonts


def xls_layouts(content: bytes) -> dict[str, Layout]:
    """The layouts by sheet name; empty when the stream cannot be followed."""
    stream = stream_of(content, "Workbook", "Book")
    try:
        return _layouts(stream)
    except (struct.error, IndexError, ValueError):
        return {}


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Number, place of the body and length of each record from byte `at` on."""
    unpack, end = struct.Struct("<HH").unpack_from, len(stream) - 4
    for _ in range(_RECORDS_LIMIT):
        if at > end:
            return
        record, size = unpack(stream, at)
        yield record, at + 4, size
        at += 4 + size


def _records_of_sheet(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """The records of the sheet that begins at byte `start`, without those of charts inside it."""
    depth = 0
    for record, at, size in _records(stream, start):
        if record == _BOF:
            depth += 1
        elif record == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield record, at, size


def _layouts(stream: bytes) -> dict[str, Layout]:
    is_biff8 = stream[4:6] == struct.pack("<H", _BIFF8)
    fonts: list[str] = []
    styles: list[int] = []
    sheets: dict[str, int] = {}
    for record, at, _ in _records(stream, 0):
        if record == _EOF:
            break
        if record == _FONT:
            fonts.append(_short_text(stream, at + 14, is_biff8))
            if len(fonts) == 4:
                fonts.append("")  # there is no font number 4
        elif record == _XF:
            styles.append(struct.unpack_from("<H", stream, at)[0])
        elif record == _BOUNDSHEET:
            sheets[_short_text(stream, at + 6, is_biff8)] = struct.unpack_from("<I", stream, at)[0]
    named = [fonts[font] if font < len(fonts) else "" for font in styles]
    return {name: _layout(stream, start, named) for name, start in sheets.items()}


def _short_text(stream: bytes, at: int, is_biff8: bool) -> str:
    length = stream[at]
    if not is_biff8:
        return stream[at + 1 : at + 1 + length].decode("cp1252", "replace")
    if stream[at + 1] & 1:
        return stream[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    return stream[at + 2 : at + 2 + length].decode("latin-1")


def _layout(stream: bytes, start: int, fonts: list[str]) -> Layout:
    layout, texts = Layout(), 0
    for record, at, size in _records_of_sheet(stream, start):
        if record == _ROW and size >= 16:
            row, flags = struct.unpack_from("<H10xH", stream, at)
            if flags & 0x20:
                layout.hidden_rows.add(row + 1)
        elif record == _COLINFO and size >= 10:
            first, last, flags = struct.unpack_from("<HH4xH", stream, at)
            if flags & 1:
                layout.hidden_columns.update(range(first, min(last, 255) + 1))
        elif record == _MERGEDCELLS:
            for place in range(at + 2, at + size - 7, 8):
                top, bottom, left, right = struct.unpack_from("<4H", stream, place)
                layout.merge(top + 1, left, bottom + 1, right)
        elif record == _FILTERMODE:
            layout.filtered = True
        elif record in _TEXTS and texts < _TEXTS_LOOKED_AT:
            texts += 1
            row, column, style = struct.unpack_from("<HHH", stream, at)
            layout.note_font(row + 1, column, fonts[style] if style < len(fonts) else "")
    return layout
