"""Registration files written for the tests, in every format, from rows of cells."""

import io
import struct
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

import xlsxwriter
import xlwt

Cell = str | int | float | None
Rows = Sequence[Sequence[Cell]]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def csv(rows: Rows, separator: str = ",", codec: str = "utf-8") -> bytes:
    """The rows as a spreadsheet saves them: cells with a separator, quote or line break are quoted."""

    def written(cell: Cell) -> str:
        text = "" if cell is None else str(cell)
        must_quote = any(mark in text for mark in (separator, '"', "\n"))
        return '"' + text.replace('"', '""') + '"' if must_quote else text

    lines = (separator.join(map(written, row)) for row in rows)
    return "".join(line + "\r\n" for line in lines).encode(codec)


def xlsx(hidden: Sequence[str] = (), **sheets: Rows) -> bytes:
    """A workbook with a sheet per keyword."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(number, column, cell)
            if name in hidden:
                sheet.hide()
    return content.getvalue()


def xls(rows: Rows) -> bytes:
    workbook = xlwt.Workbook(encoding="utf-8")
    sheet = workbook.add_sheet("Sheet1")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None:
                sheet.write(number, column, cell)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def ods(rows: Rows) -> bytes:
    def written(cell: Cell) -> str:
        if cell is None:
            return "<table:table-cell/>"
        if isinstance(cell, str):
            paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
            return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'
        return (
            f'<table:table-cell office:value-type="float" office:value="{cell}">'
            f"<text:p>{cell}</text:p></table:table-cell>"
        )

    body = "".join(
        "<table:table-row>" + "".join(map(written, row)) + "</table:table-row>" for row in rows
    )
    return open_document(f'<table:table table:name="Sheet1">{body}</table:table>')


def open_document(tables: str, styles: str = "", declared: str = "", named: str = "") -> bytes:
    """An .ods of hand-written tables: automatic `styles`, `named` ones, a document type `declared`."""
    spaces = "".join(
        f' xmlns:{name}="{ODF}:{kind}:1.0"'
        for name, kind in (
            ("office", "office"),
            ("table", "table"),
            ("text", "text"),
            ("style", "style"),
            ("svg", "svg-compatible"),
        )
    )
    calc = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "styles.xml": (
                f'<?xml version="1.0"?><office:document-styles{spaces}>{named}'
                "</office:document-styles>"
            ),
            "content.xml": (
                f'<?xml version="1.0"?>{declared}<office:document-content{spaces}'
                f' xmlns:calcext="{calc}" office:version="1.2">{styles}<office:body>'
                f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
                "</office:document-content>"
            ),
            "META-INF/manifest.xml": '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        }
    )


def xlsb(rows: Rows) -> bytes:
    """The rows in the binary format: records of (number, length, body)."""
    last_row, last_column = len(rows) - 1, max(map(len, rows)) - 1
    records = [
        _record(129),
        _record(148, struct.pack("<4I", 0, last_row, 0, last_column)),
        _record(145),
    ]
    for number, row in enumerate(rows):
        records.append(_record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0)))
        for column, cell in enumerate(row):
            where = struct.pack("<II", column, 0)
            if isinstance(cell, str):
                records.append(_record(6, where + _wide(cell)))
            elif cell is not None:
                records.append(_record(5, where + struct.pack("<d", cell)))
    records += [_record(146), _record(130)]
    return _binary_workbook(b"".join(records))


def xlsb_with_layout() -> bytes:
    """A table in C4:F7 and F9, as in the tests of the other formats, in fonts of old letters."""
    rows = [["STT", "Tên", "Ẩn", "Tác giả"], ["1", "a", "x", "A"], ["2", "b", "x", "B"], ["3", "c", "x", "C"]]  # fmt: skip
    told = {1: ["DANH SÁCH"], **dict(enumerate(rows, 3)), 7: [None, "Hµ"], 8: [None, None, None, "x"]}  # fmt: skip
    records = [
        _record(129),
        _record(148, struct.pack("<4I", 1, 8, 2, 5)),
        _record(390),
        _record(60, struct.pack("<4IH", 4, 4, 2304, 0, 1)),
        _record(391),
        _record(145),
    ]
    for number, row in told.items():
        flags = 0x10 if number == 5 else 0
        records.append(_record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, flags, 0, 0)))
        for column, cell in enumerate(row, 2):
            if cell is not None:
                where = struct.pack("<II", column, column == 3)
                records.append(_record(6, where + _wide(cell)))
    merges = [(1, 1, 2, 5), (7, 8, 3, 3)]
    records += [
        _record(146),
        _record(161, struct.pack("<4I", 3, 6, 2, 5)),
        _record(163, struct.pack("<IH", 0, 0)),
        _record(164),
        _record(162),
        _record(177, struct.pack("<I", len(merges))),
        *(_record(176, struct.pack("<4I", *merge)) for merge in merges),
        _record(178),
        _record(130),
    ]
    font, style = struct.pack("<4H5B8s", 220, 0, 400, 0, 0, 0, 0, 0, 0, b""), "<8H"
    styles = [
        _record(278),
        _record(611, struct.pack("<I", 2)),
        *(_record(43, font + _wide(name)) for name in ("Calibri", ".VnTime")),
        _record(612),
        _record(617, struct.pack("<I", 2)),
        *(_record(47, struct.pack(style, 0, 0, at, 0, 0, 0, 0, 0)) for at in (0, 1)),
        _record(618),
        _record(279),
    ]
    return _binary_workbook(b"".join(records), "Danh sách", b"".join(styles))


def xlsb_with_a_far_cell() -> bytes:
    records = [_record(129), _record(148, struct.pack("<4I", 0, 1048575, 0, 16383)), _record(145)]
    for row, column in ((0, 0), (1048575, 16383)):
        records.append(_record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 0)))
        records.append(_record(6, struct.pack("<II", column, 0) + _wide("x")))
    return _binary_workbook(b"".join([*records, _record(146), _record(130)]))


def _binary_workbook(sheet: bytes, name: str = "Sheet1", styles: bytes = b"") -> bytes:
    bundle = struct.pack("<II", 0, 1) + _wide("rId1") + _wide(name)
    return package(
        {
            "[Content_Types].xml": (
                f'<?xml version="1.0"?><Types xmlns="{TYPES}">'
                '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
            ),
            "_rels/.rels": _relations("officeDocument", "xl/workbook.bin"),
            "xl/_rels/workbook.bin.rels": _relations("worksheet", "worksheets/sheet1.bin"),
            "xl/workbook.bin": b"".join(
                (_record(131), _record(143), _record(156, bundle), _record(144), _record(132))
            ),
            "xl/worksheets/sheet1.bin": sheet,
            **({"xl/styles.bin": styles} if styles else {}),
        }
    )


def _record(number: int, body: bytes = b"") -> bytes:
    head = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
    length, sizes = len(body), []
    while length > 0x7F:
        sizes.append(length & 0x7F | 0x80)
        length >>= 7
    return head + bytes([*sizes, length]) + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def raw_xlsx(sheet_data: str, name: str = "Sheet1", after: str = "") -> bytes:
    """A workbook of hand-written XML, as small as it can be; `after` stands behind the rows."""
    return package(
        {
            "[Content_Types].xml": (
                f'<?xml version="1.0"?><Types xmlns="{TYPES}">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/></Types>'
            ),
            "_rels/.rels": _relations("officeDocument", "xl/workbook.xml"),
            "xl/_rels/workbook.xml.rels": _relations("worksheet", "worksheets/sheet1.xml"),
            "xl/workbook.xml": (
                f'<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
                f'<sheet name="{escape(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
            ),
            "xl/worksheets/sheet1.xml": (
                f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{sheet_data}'
                f"</sheetData>{after}</worksheet>"
            ),
        }
    )


def text_cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _relations(kind: str, target: str) -> str:
    return (
        f'<?xml version="1.0"?><Relationships xmlns="{RELATIONS}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def package(members: dict[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return content.getvalue()
