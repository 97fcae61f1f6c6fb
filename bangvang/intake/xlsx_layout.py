"""The layout of an .xlsx sheet, picked from its XML piece by piece without parsing it."""

import re
from collections.abc import Mapping

from bangvang.intake.fonts import letters_of
from bangvang.intake.layout import Layout

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*\bhidden=\"(?:1|true)\"[^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*\bhidden=\"(?:1|true)\"[^>]*)>")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*\bref=\"([A-Z]+)(\d+):([A-Z]+)(\d+)\"")
_FILTERED = re.compile(rb"<(?:\w+:)?filterColumn\b|\bfilterMode=\"(?:1|true)\"")
_STYLED_TEXT = re.compile(
    rb"<(?:\w+:)?c r=\"([A-Z]{1,3})(\d{1,7})\" s=\"(\d+)\" t=\"(?:s|str|inlineStr)\""
)
_FONTS_LOOKED_AT = 4 << 20  # bytes of one sheet; a column keeps its font


class XlsxLayout:
    """The layout of one sheet, fed with pieces of its XML that cut no tag."""

    def __init__(self, fonts: Mapping[int, str]) -> None:
        self.layout = Layout()
        self._fonts = fonts  # style -> font name, when the workbook has any legacy font
        self._looked_at = 0

    def take(self, text: bytes) -> None:
        layout = self.layout
        if b"hidden=" in text:
            layout.hidden_rows.update(
                number for tag in _ROW.findall(text) if (number := attribute(tag, b"r"))
            )
            for tag in _COLUMN.findall(text):
                first, last = attribute(tag, b"min"), min(attribute(tag, b"max"), 16_384)
                layout.hidden_columns.update(range(max(first - 1, 0), last))
        if b"mergeCell" in text:
            for left, top, right, bottom in _MERGE.findall(text):
                layout.merge(
                    int(top), column_number(left) - 1, int(bottom), column_number(right) - 1
                )
        if b"filter" in text and _FILTERED.search(text):
            layout.filtered = True
        if self._fonts and self._looked_at < _FONTS_LOOKED_AT:
            self._looked_at += len(text)
            for column, row, style in _STYLED_TEXT.findall(text):
                font = self._fonts.get(int(style), "")
                layout.note_font(int(row), column_number(column) - 1, font)


def attribute(tag: bytes, name: bytes) -> int:
    """The number of an attribute; 0 when it is not there."""
    told = re.search(rb"(?<![\w:])" + name + rb'="(\d{1,7})"', tag)
    return int(told[1]) if told else 0


def column_number(letters: bytes) -> int:
    """A → 1, Z → 26, XFD → 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def fonts_of_styles(styles: bytes) -> dict[int, str]:
    """Style -> the name of its font; empty when no font of the workbook is a legacy one."""
    named = [
        told[1].decode("utf-8", "replace") if (told := re.search(rb'name val="([^"]*)"', font)) else ""
        for font in re.findall(rb"<(?:\w+:)?font\b(?!s)(?:[^>]*/>|.*?</(?:\w+:)?font>)", _part(styles, b"fonts"), re.DOTALL)
    ]  # fmt: skip
    if not any(letters_of(name) for name in named):
        return {}
    styled = re.findall(rb"<(?:\w+:)?xf\b[^>]*>", _part(styles, b"cellXfs"))
    numbers = (attribute(style, b"fontId") for style in styled)
    return {at: named[font] for at, font in enumerate(numbers) if font < len(named)}


def _part(styles: bytes, name: bytes) -> bytes:
    told = re.search(
        rb"<(?:\w+:)?" + name + rb"\b[^>]*>(.*?)</(?:\w+:)?" + name + rb">", styles, re.DOTALL
    )
    return told[1] if told else b""
