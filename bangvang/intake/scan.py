"""Looks through an .xlsx package before it is parsed: how large does it really get?

A reader allocates rows × columns up to the outermost cell, so a 5 kB file with one stray value in
XFD1048576 asks for 512 GB. Nothing the package says about its own size is believed; the bytes are
unpacked piece by piece and thrown away.
"""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from bangvang.intake.batch import FileRefused

UNPACKED_LIMIT = 1_500_000_000  #: bytes of the whole package, unpacked
CELLS_LIMIT = 40_000_000  #: rows × columns of one sheet, up to its outermost cell
_PIECE = 1 << 20
_OVERLAP = 32  # a cell reference cut by the end of a piece stands whole in the next
# Only references outside A1:Z99999 are looked at: what is inside is far below the limit.
_OUTER_CELL = re.compile(rb'r="([A-Z]{2,3}[0-9]{1,7}|[A-Z][0-9]{6,7})"')
_PARTS = re.compile(rb"([A-Z]+)([0-9]+)")


def scan_xlsx(content: bytes) -> None:
    """Raises FileRefused("file_too_large") with sheet, cell, rows and columns, or with bytes."""
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for member in package.infolist():
                is_sheet = member.filename.startswith("xl/worksheets/")
                extent = Extent()
                for piece in _pieces(package, member):
                    unpacked += len(piece)
                    if unpacked > UNPACKED_LIMIT:
                        raise FileRefused("file_too_large", bytes=unpacked)
                    if is_sheet:
                        extent.take(piece)
                        extent.check(package, member.filename)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as broken:
        raise FileRefused("file_unreadable") from broken
    except RuntimeError as locked:  # zipfile's word for a member with a password
        raise FileRefused("file_encrypted") from locked


def _pieces(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with package.open(member) as stream:
        while piece := stream.read(_PIECE):
            yield piece


def _sheet_name(package: zipfile.ZipFile, part: str) -> str:
    """The name people see of the sheet stored in `part`; the part's own name when not told."""
    names = set(package.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return part
    with package.open("xl/_rels/workbook.xml.rels") as stream:
        relations = stream.read(_PIECE).decode("utf-8", "replace")
    with package.open("xl/workbook.xml") as stream:
        workbook = stream.read(_PIECE).decode("utf-8", "replace")
    file_name = re.escape(part.rsplit("/", 1)[-1])
    for relation in re.findall(rf'<[^>]*Target="[^"]*{file_name}"[^>]*>', relations):
        identity = re.search(r'\bId="([^"]+)"', relation)
        for sheet in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", workbook) if identity else ():
            named = re.search(r'\bname="([^"]*)"', sheet)
            if named and identity and f':id="{identity[1]}"' in sheet:
                return html.unescape(named[1])
    return part


class Extent:
    """How far the cells of one sheet reach, fed piece by piece."""

    def __init__(self) -> None:
        self.rows = 0
        self.columns = 0
        self.outermost = ""  #: the cell that reaches farthest, "XFD1048576"
        self._tail = b""

    def take(self, piece: bytes) -> None:
        for cell in _OUTER_CELL.findall(self._tail + piece):
            letters, digits = _PARTS.fullmatch(cell).groups()  # type: ignore[union-attr]
            column, row = column_number(letters), int(digits)
            if row > self.rows or column > self.columns:
                self.outermost = cell.decode("ascii")
            self.rows, self.columns = max(self.rows, row), max(self.columns, column)
        self._tail = piece[-_OVERLAP:]

    def check(self, package: zipfile.ZipFile, part: str) -> None:
        if self.rows * self.columns > CELLS_LIMIT:
            raise FileRefused(
                "file_too_large",
                sheet=_sheet_name(package, part),
                cell=self.outermost,
                rows=self.rows,
                columns=self.columns,
            )


def column_number(letters: bytes) -> int:
    """A → 1, Z → 26, XFD → 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
