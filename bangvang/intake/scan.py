"""Looks through a workbook's package before it is parsed: how large does it really get?

A reader allocates rows × columns up to the outermost cell, so a 5 kB file with one stray value in
XFD1048576 asks for 512 GB. What the package says about its own size decides no more than whether
the reader, which has a limit of memory, may begin meanwhile; the bytes are unpacked piece by piece
and thrown away. What they tell of a sheet's layout is kept.
"""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from bangvang.intake.batch import FileRefused
from bangvang.intake.layout import Layout
from bangvang.intake.ods_extent import OdsExtent
from bangvang.intake.ods_layout import TELLING, ods_layouts
from bangvang.intake.workbook import COLUMNS_OF_A_SHEET, ROWS_OF_A_SHEET
from bangvang.intake.xlsb_layout import xlsb_layouts
from bangvang.intake.xlsx_layout import XlsxLayout, column_number, fonts_of_styles

UNPACKED_LIMIT = 1_500_000_000  #: bytes of the whole package, unpacked
BOMB_LIMIT = 256_000_000  #: bytes of a package that unpacks to more than 100 times its size
_BOMB_RATIO = 100  # real workbooks stay below 50
CELLS_LIMIT = 40_000_000  #: rows × columns of one sheet, up to its outermost cell
ORDINARY = 128_000_000  #: bytes unpacked; a list of 100,000 rows has 45 million
_PIECE = 1 << 20
_STYLES_READ = 16 << 20
_LONGEST_TAG = 1 << 16
# Only references outside A1:Z99999 are looked at: what is inside is far below the limit.
# A cell that is styled and blank ends with "/>" and costs a reader nothing.
_OUTER_CELL = re.compile(rb'r="([A-Z]{2,3}[0-9]{1,7}|[A-Z][0-9]{6,7})"[^>]*(?<!/)>')
_PARTS = re.compile(rb"([A-Z]+)([0-9]+)")


def claims_to_be_ordinary(content: bytes) -> bool:
    """Whether a package says of itself that it unpacks to no more than large lists do.

    One that lies is found out by `scan_package`: no part of it has more bytes than it claims.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return sum(member.file_size for member in package.infolist()) <= ORDINARY
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def scan_package(content: bytes) -> dict[str, Layout]:
    """The layouts of an .xlsx, .xlsb or .ods by sheet name.

    Raises FileRefused("file_too_large") with sheet, cell, rows and columns, with columns alone, or
    with bytes.
    """
    unpacked = 0
    limit = min(UNPACKED_LIMIT, max(BOMB_LIMIT, _BOMB_RATIO * len(content)))
    layouts: dict[str, Layout] = {}
    is_telling, ods = False, OdsExtent()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = _sheet_names(package)
            fonts = fonts_of_styles(_opening(package, "xl/styles.xml", _STYLES_READ))
            for member in package.infolist():
                is_sheet = member.filename.startswith("xl/worksheets/") or member.filename in names
                name = names.get(member.filename, member.filename)
                extent, xlsx = Extent(), XlsxLayout(fonts)
                is_of_ods = member.filename in ("content.xml", "styles.xml")
                for text in _texts(package, member):
                    unpacked += len(text)
                    if unpacked > limit:
                        raise FileRefused("file_too_large", bytes=unpacked)
                    if is_sheet:
                        extent.take(text)
                        extent.check(name)
                        xlsx.take(text)
                    if member.filename == "content.xml":
                        ods.take(text)
                        ods.check()
                    is_telling = is_telling or (is_of_ods and bool(TELLING.search(text)))
                if is_sheet:
                    layouts[name] = xlsx.layout
            if is_telling:
                return ods_layouts(package)
            if "xl/workbook.bin" in package.NameToInfo:
                return xlsb_layouts(package)
            _note_filtered_tables(package, names, layouts)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as broken:  # fmt: skip
        raise FileRefused("file_unreadable") from broken
    except RuntimeError as locked:  # zipfile's word for a member with a password
        raise FileRefused("file_encrypted") from locked
    return layouts


def _texts(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The member's text in pieces that end before a tag, so that no tag is cut in two."""
    tail = b""
    with package.open(member) as stream:
        while piece := stream.read(_PIECE):
            text = tail + piece
            cut = text.rfind(b"<")
            if cut < len(text) - _LONGEST_TAG:  # no XML: nothing there to be kept whole
                cut = len(text)
            tail = text[cut:]
            yield text[:cut]
    yield tail


def _opening(package: zipfile.ZipFile, part: str, size: int = _PIECE) -> bytes:
    """The first bytes of a part; empty when the package has no such part."""
    if part not in package.NameToInfo:
        return b""
    with package.open(part) as stream:
        return stream.read(size)


def _relations(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Identity -> part of what the relations in `part` point to."""
    told = {}
    for relation in re.findall(
        r"<[^>]*\bTarget=[^>]*>", _opening(package, part).decode("utf-8", "replace")
    ):
        target = re.search(r'\bTarget="([^"]*)"', relation)
        identity = re.search(r'\bId="([^"]+)"', relation)
        if target and identity:
            told[identity[1]] = target[1]
    return told


def _sheet_names(package: zipfile.ZipFile) -> dict[str, str]:
    """Part -> the name people see, of every sheet of an .xlsx."""
    parts = _relations(package, "xl/_rels/workbook.xml.rels")
    workbook = _opening(package, "xl/workbook.xml").decode("utf-8", "replace")
    names = {}
    for sheet in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", workbook):
        named = re.search(r'\bname="([^"]*)"', sheet)
        identity = re.search(r':id="([^"]*)"', sheet)
        part = parts.get(identity[1], "") if identity else ""
        if named and part:
            where = part.lstrip("/") if part.startswith("/") else f"xl/{part}"
            names[where] = html.unescape(named[1])
    return names


def _note_filtered_tables(
    package: zipfile.ZipFile, names: dict[str, str], layouts: dict[str, Layout]
) -> None:
    """A filter on a table of a sheet stands in the table's own part."""
    for part, name in names.items():
        folder, _, file_name = part.rpartition("/")
        if name not in layouts or not layouts[name].hidden_rows:
            continue
        for target in _relations(package, f"{folder}/_rels/{file_name}.rels").values():
            table = f"xl/tables/{target.rpartition('/')[2]}"
            if b"filterColumn" in _opening(package, table):
                layouts[name].filtered = True


class Extent:
    """How far the filled cells of one sheet reach, fed piece by piece."""

    def __init__(self) -> None:
        self.rows = 0
        self.columns = 0
        self.outermost = ""  #: the cell that reaches farthest, "XFD1048576"

    def take(self, text: bytes) -> None:
        for cell in _OUTER_CELL.findall(text):
            letters, digits = _PARTS.fullmatch(cell).groups()  # type: ignore[union-attr]
            column, row = column_number(letters), int(digits)
            if row > self.rows or column > self.columns:
                self.outermost = cell.decode("ascii")
            self.rows, self.columns = max(self.rows, row), max(self.columns, column)

    def check(self, sheet: str) -> None:
        is_no_sheet = self.columns > COLUMNS_OF_A_SHEET or self.rows > ROWS_OF_A_SHEET
        if is_no_sheet or self.rows * self.columns > CELLS_LIMIT:
            raise FileRefused(
                "file_too_large",
                sheet=sheet,
                cell=self.outermost,
                rows=self.rows,
                columns=self.columns,
            )
