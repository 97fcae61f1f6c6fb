"""The official report as .docx: Times New Roman, A4, margins and head of Nghị định 30/2020."""

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as Written
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from bangvang.exports.harmless import harmless
from bangvang.reports.official import Block, Heading, Official, Table

_FONT = "Times New Roman"
_BODY = 14  # points
_TEXT_WIDTH = 165  # mm between the margins
_HEAD_SHARES = (0.42, 0.58)
_CENTER, _LEFT, _RIGHT, _JUSTIFY = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def docx(report: Official) -> bytes:
    """The document, ready to be numbered and signed."""
    written = Document()
    _page(written)
    _head(written, report)
    for block in report.body:
        _block(written, block)
    _foot(written, report)
    written.add_page_break()
    _table(written, report.annex)
    written.core_properties.title = f"{report.kind} {report.about}".replace("\n", " ")
    written.core_properties.author = report.issuer.replace("\n", " ")
    file = io.BytesIO()
    written.save(file)
    return file.getvalue()


def _page(written: Written) -> None:
    """A4, margins 20/20/30/15 mm; the page number in the top margin, not on the first page."""
    page = written.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(20), Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    page.header_distance = Mm(10)
    page.different_first_page_header_footer = True
    style: Any = written.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(_BODY)
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(0)
    number = page.header.paragraphs[0]
    number.alignment = _CENTER
    _field(number, "PAGE")


def _field(paragraph: Paragraph, code: str) -> None:
    run: Any = paragraph.add_run()
    run.font.size = Pt(13)
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


def _head(written: Written, report: Official) -> None:
    """Issuer on the left, nation and motto on the right, number and day below, then what it is."""
    table: Any = written.add_table(rows=2, cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _widths(table, _HEAD_SHARES)
    left, right = table.rows[0].cells
    _line(left, report.above, 12)
    _line(left, report.issuer, 12, bold=True)
    _rule(left, 24)
    _line(right, report.nation, 12, bold=True)
    _line(right, report.motto, 13, bold=True)
    _rule(right, 15)
    left, right = table.rows[1].cells
    _line(left, report.number, 13)
    _line(right, report.place_and_day, 13, italic=True)
    _said(written.add_paragraph(), report.kind, _BODY, _CENTER, bold=True, before=14)
    _said(written.add_paragraph(), report.about, _BODY, _CENTER, bold=True)
    _border(written.add_paragraph(), 60)


def _block(written: Written, block: Block) -> None:
    if isinstance(block, Table):
        _table(written, block)
    elif isinstance(block, Heading):
        heading = written.add_paragraph()
        _said(heading, block.text, _BODY, _LEFT, bold=True, before=8)
        heading.paragraph_format.keep_with_next = True
    else:
        paragraph = written.add_paragraph()
        _said(paragraph, block.text, _BODY, _JUSTIFY, before=6)
        paragraph.paragraph_format.first_line_indent = Cm(1.27)


def _table(written: Written, block: Table) -> None:
    title = written.add_paragraph()
    _said(title, block.title, 13, _CENTER, bold=True, before=10)
    title.paragraph_format.space_after = Pt(4)
    title.paragraph_format.keep_with_next = True
    table: Any = written.add_table(rows=0, cols=len(block.head))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for at, row in enumerate([block.head, *block.rows]):
        cells = table.add_row().cells
        for place, (cell, text) in enumerate(zip(cells, row, strict=True)):
            side = _RIGHT if place else _CENTER
            side = _CENTER if at == 0 else _LEFT if place in block.left else side
            _said(cell.paragraphs[0], harmless(text), 11.5, side, bold=at == 0)
    _widths(table, block.shares)
    _mark(table.rows[0], "w:tblHeader")  # stands again at the top of every page
    for row in table.rows:
        _mark(row, "w:cantSplit")


def _foot(written: Written, report: Official) -> None:
    written.add_paragraph()
    table: Any = written.add_table(rows=1, cols=2)
    table.autofit = False
    _widths(table, (0.5, 0.5))
    left, right = table.rows[0].cells
    _line(left, report.recipients_head, 12, side=_LEFT, bold=True, italic=True)
    for each in report.recipients:
        end = "." if each == report.recipients[-1] else ";"
        _line(left, f"- {each}{end}", 11, side=_LEFT)
    _line(right, report.on_behalf, 13, bold=True)
    _line(right, report.signer, 13, bold=True)


def _line(
    cell: _Cell,
    text: str,
    size: float,
    *,
    side: WD_ALIGN_PARAGRAPH = _CENTER,
    bold: bool = False,
    italic: bool = False,
) -> None:
    """One more line in a cell; a new cell has an empty first line, which is used up."""
    first = cell.paragraphs[0]
    paragraph = cell.add_paragraph() if first.text or len(cell.paragraphs) > 1 else first
    _said(paragraph, text, size, side, bold=bold, italic=italic)


def _said(
    paragraph: Paragraph,
    text: str,
    size: float,
    side: WD_ALIGN_PARAGRAPH,
    *,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
) -> None:
    run: Any = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    run.font.size, run.font.name = Pt(size), _FONT
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
    paragraph.alignment = side
    paragraph.paragraph_format.space_before = Pt(before)


def _rule(cell: _Cell, indent: float) -> None:
    """A short line under the words, as the decree draws it."""
    _border(cell.add_paragraph(), indent)


def _border(paragraph: Paragraph, indent: float) -> None:
    paragraph.paragraph_format.left_indent = Mm(indent)
    paragraph.paragraph_format.right_indent = Mm(indent)
    paragraph.paragraph_format.line_spacing = Pt(6)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().append(borders)


def _widths(table: Any, shares: Sequence[float]) -> None:
    widths = [Mm(_TEXT_WIDTH * share) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _mark(row: Any, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
