"""The layout of .xlsb sheets, from the records of their binary parts."""

import re
import struct
import zipfile
from collections.abc import Iterator

from bangvang.intake.fonts import letters_of
from bangvang.intake.layout import Layout

_ROW, _COLINFO, _MERGED, _FILTER_COLUMN = 0, 60, 176, 163
_TEXTS = (6, 7, 8)  # inline, shared, result of a formula
_FONT, _XF, _CELL_STYLES, _CELL_STYLES_END, _SHEET = 43, 47, 617, 618, 156
_LARGEST_PART = 256 << 20  # bytes
_RECORDS_LOOKED_AT = 2_000_000  # of one sheet


def xlsb_layouts(package: zipfile.ZipFile) -> dict[str, Layout]:
    """The layouts by sheet name; empty when the parts cannot be followed."""
    try:
        fonts = _fonts_of_styles(_part(package, "xl/styles.bin"))
        return {
            name: _layout(_part(package, part), fonts) for name, part in _sheets(package).items()
        }
    except (struct.error, IndexError, UnicodeDecodeError):
        return {}


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    if name not in package.NameToInfo:
        return b""
    with package.open(name) as stream:
        return stream.read(_LARGEST_PART)


def _records(part: bytes) -> Iterator[tuple[int, int, int]]:
    """Number, place of the body and length of each record: both numbers come seven bits a byte."""
    at, end = 0, len(part)
    for _ in range(_RECORDS_LOOKED_AT):
        if at + 2 > end:
            return
        number = part[at]
        at += 1
        if number & 0x80:
            number = number & 0x7F | part[at] << 7
            at += 1
        size = shift = 0
        while True:
            byte = part[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift > 21:
                break
        yield number, at, size
        at += size


def _text(part: bytes, at: int) -> tuple[str, int]:
    """A text led by its length, and where it ends."""
    (length,) = struct.unpack_from("<I", part, at)
    end = at + 4 + 2 * length
    return part[at + 4 : end].decode("utf-16-le", "replace"), end


def _sheets(package: zipfile.ZipFile) -> dict[str, str]:
    """The name people see -> part, of every sheet."""
    relations = _part(package, "xl/_rels/workbook.bin.rels").decode("utf-8", "replace")
    targets: dict[str, str] = {
        identity[1]: target[1]
        for relation in re.findall(r"<[^>]*\bTarget=[^>]*>", relations)
        if (target := re.search(r'\bTarget="([^"]*)"', relation))
        and (identity := re.search(r'\bId="([^"]+)"', relation))
    }
    workbook = _part(package, "xl/workbook.bin")
    parts: dict[str, str] = {}
    for record, at, _ in _records(workbook):
        if record == _SHEET:
            relation_id, end = _text(workbook, at + 8)
            name, _ = _text(workbook, end)
            where = targets.get(relation_id, "")
            parts[name] = where.removeprefix("/") if where.startswith("/") else f"xl/{where}"
    return parts


def _fonts_of_styles(styles: bytes) -> list[str]:
    """The font of each cell style; empty when no font of the workbook is a legacy one."""
    named: list[str] = []
    numbers: list[int] = []
    of_cells = False
    for record, at, _ in _records(styles):
        if record == _FONT:
            named.append(_text(styles, at + 21)[0])
        elif record in (_CELL_STYLES, _CELL_STYLES_END):
            of_cells = record == _CELL_STYLES
        elif record == _XF and of_cells:
            numbers.append(struct.unpack_from("<H", styles, at + 4)[0])
    if not any(letters_of(name) for name in named):
        return []
    return [named[font] if font < len(named) else "" for font in numbers]


def _layout(part: bytes, fonts: list[str]) -> Layout:
    layout, row = Layout(), 0
    for record, at, size in _records(part):
        if record == _ROW and size >= 12:
            (row,) = struct.unpack_from("<I", part, at)
            if part[at + 11] & 0x10:
                layout.hidden_rows.add(row + 1)
        elif record == _COLINFO and size >= 18:
            first, last = struct.unpack_from("<II", part, at)
            if part[at + 16] & 1:
                layout.hide_columns(first, last)
        elif record == _MERGED and size >= 16:
            top, bottom, left, right = struct.unpack_from("<4I", part, at)
            layout.merge(top + 1, left, bottom + 1, right)
        elif record == _FILTER_COLUMN:
            layout.filtered = True
        elif fonts and record in _TEXTS and size >= 8:
            column, style = struct.unpack_from("<II", part, at)
            font = style & 0xFFFFFF
            layout.note_font(row + 1, column, fonts[font] if font < len(fonts) else "")
    return layout
