"""The layout of .ods sheets, from the XML of the package: read piece by piece, without entities."""

import re
import zipfile
from xml.parsers import expat

from bangvang.intake.fonts import letters_of
from bangvang.intake.layout import LAST_COLUMN, Layout

#: Most sheets hide and merge nothing and have no legacy font: their XML need not be read again.
TELLING = re.compile(
    rb"visibility=\"(?:collapse|filter)\"|-spanned=\"(?:[2-9]|1\d)|value-type=\"error\"|"
    rb"(?:font-family|font-name)=\"(?:&apos;|')?(?:\.?vn|vni)",
    re.IGNORECASE,
)
_STYLES_READ = 16 << 20  # bytes
_PIECE = 1 << 20
_CELLS_LOOKED_AT = 600_000  # of the whole workbook; a reader in Python takes seconds for them
_HIDDEN = ("collapse", "filter")


class Refused(ValueError):
    """The XML declares a document type or entities."""


class _Enough(Exception):
    """So many cells were looked at that the rest would take too long."""


def ods_layouts(package: zipfile.ZipFile) -> dict[str, Layout]:
    """The layouts by sheet name. Raises Refused, a ValueError, for what no spreadsheet writes."""
    book = _Book()
    for part, size in (("styles.xml", _STYLES_READ), ("content.xml", None)):
        if part not in package.NameToInfo:
            continue
        parser = book.parser()
        with package.open(part) as stream:
            read = 0
            try:
                while (size is None or read < size) and (piece := stream.read(_PIECE)):
                    read += len(piece)
                    parser.Parse(piece)
            except _Enough:
                break
            except expat.ExpatError:  # the reader of the text has its own word on broken files
                continue
    return book.layouts


def _refuse(*_: object) -> None:
    raise Refused("a document type or entities are declared")


class _Book:
    """What the elements tell, one after the other. Every program writes the usual prefixes."""

    def __init__(self) -> None:
        self.layouts: dict[str, Layout] = {}
        self._handlers = {
            "style:font-face": self._face,
            "style:style": self._begin_style,
            "style:text-properties": self._text_properties,
            "table:table": self._begin_table,
            "table:table-column": self._column_told,
            "table:table-row": self._begin_row,
            "table:table-cell": self._begin_cell,
            "table:covered-table-cell": self._begin_cell,
        }
        self._families: dict[str, str] = {}  # font face -> the font's own name
        self._fonts: dict[str, str] = {}  # cell style -> font face
        self._style = ""  # the one being described
        self._has_old_letters = False
        self._layout = Layout()
        self._row = 0  # the last row told so far
        self._height = 1  # how many rows the open one stands for
        self._column = 0  # the next free column of the open row
        self._width = 0  # columns told so far
        self._column_styles: list[str] = []
        self._cells = 0
        self._said: list[str] = []  # in the open cell, when it holds an error

    def parser(self) -> expat.XMLParserType:
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._begin
        self._parser.StartDoctypeDeclHandler = _refuse
        self._parser.EntityDeclHandler = _refuse
        return self._parser

    def _begin(self, element: str, told: dict[str, str]) -> None:
        if handler := self._handlers.get(element):
            handler(told)

    def _face(self, told: dict[str, str]) -> None:
        self._families[told.get("style:name", "")] = told.get("svg:font-family", "").strip("'")

    def _begin_style(self, told: dict[str, str]) -> None:
        self._style = told.get("style:name", "")
        self._fonts[self._style] = self._fonts.get(told.get("style:parent-style-name", ""), "")

    def _text_properties(self, told: dict[str, str]) -> None:
        if self._style and "style:font-name" in told:
            self._fonts[self._style] = told["style:font-name"]

    def _begin_table(self, told: dict[str, str]) -> None:
        self._layout = self.layouts.setdefault(told.get("table:name", ""), Layout())
        self._row, self._height, self._width, self._column_styles = 0, 1, 0, []
        faces = (*self._families.items(), *self._fonts.items())
        self._has_old_letters = any(letters_of(font) for face in faces for font in face)

    def _column_told(self, told: dict[str, str]) -> None:
        count = _number(told, "table:number-columns-repeated")
        if told.get("table:visibility") in _HIDDEN:
            self._layout.hide_columns(self._width, self._width + count - 1)
        self._width += count
        style = told.get("table:default-cell-style-name", "")
        if len(self._column_styles) < LAST_COLUMN:
            self._column_styles += [style] * min(count, LAST_COLUMN)

    def _begin_row(self, told: dict[str, str]) -> None:
        self._row += self._height
        self._height = _number(told, "table:number-rows-repeated")
        self._column = 0
        visibility = told.get("table:visibility")
        if visibility in _HIDDEN:
            self._layout.hide_rows(self._row, self._row + self._height - 1)
            self._layout.filtered |= visibility == "filter"

    def _begin_cell(self, told: dict[str, str]) -> None:
        self._cells += 1
        if self._cells > _CELLS_LOOKED_AT:
            raise _Enough
        row, column = self._row, self._column
        self._column += _number(told, "table:number-columns-repeated")
        if "table:number-rows-spanned" in told:
            down = _number(told, "table:number-rows-spanned")
            across = _number(told, "table:number-columns-spanned")
            if across > 1 or down > 1:
                self._layout.merge(row, column, row + down - 1, column + across - 1)
        if told.get("calcext:value-type") == "error":
            self._begin_error()
        elif self._has_old_letters and told.get("office:value-type") == "string":
            style = told.get("table:style-name") or (
                self._column_styles[column] if column < len(self._column_styles) else ""
            )
            face = self._fonts.get(style, self._fonts.get("Default", ""))
            self._layout.note_font(row, column, self._families.get(face, face))

    def _begin_error(self) -> None:
        self._said = []
        self._parser.CharacterDataHandler = self._said.append
        self._parser.EndElementHandler = self._end_error

    def _end_error(self, element: str) -> None:
        if element != "table:table-cell":
            return
        if text := "".join(self._said).strip():
            self._layout.errors[self._row, self._column - 1] = text
        self._parser.CharacterDataHandler = None
        self._parser.EndElementHandler = None


def _number(told: dict[str, str], name: str) -> int:
    text = told.get(name)
    if text is None:
        return 1
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
