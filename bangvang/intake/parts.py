"""Parts: what is read of a workbook. Mostly one table a sheet; a sheet may hold several, beside
or below one another, and some sheets are left out."""

import re
from dataclasses import dataclass, replace

import polars as pl

from bangvang.fold import fold
from bangvang.intake.batch import Choices, Question, Sheet, Workbook
from bangvang.intake.cards import card_of
from bangvang.intake.head import as_heading
from bangvang.intake.headings import fields_of
from bangvang.intake.tables import NOTHING_CHOSEN, Found, find_bare_table, find_table

_EXAMPLES = re.compile(
    r"^(?:vd|vi du|mau|bieu mau|phieu mau|mau bieu|example|sample|huong dan|guide|danh muc|dm|list|lists|"
    r"ghi chu|tra cuu|lookup|template)(?: (?:mau|\d+|nhap lieu|dien|cach dien))*$"
)
_MOST_ROWS_SEARCHED = 200_000


@dataclass(frozen=True)
class Part:
    """Rows and columns of one sheet that are read as one table, or set aside as a whole."""

    sheet: Sheet  #: with the part's rows and columns only
    found: Found | None
    since: int = 1  #: the first row it answers for
    until: int | None = None  #: the last one; None: down to the last with content

    @property
    def last_row(self) -> int:
        if self.until is not None:
            return self.until
        return int(self.sheet.cells["row"][-1]) if self.sheet.cells.height else 0


def parts_of(
    workbook: Workbook, choices: Choices = NOTHING_CHOSEN
) -> tuple[list[Part], list[Question]]:
    """The parts of all sheets, in their order, and the questions about sheets left out."""
    tables = [find_table(sheet, choices) for sheet in workbook.sheets]
    if choices.sheets is not None:
        wanted = [sheet.name in choices.sheets for sheet in workbook.sheets]
    else:
        wanted = [sheet.visible for sheet in workbook.sheets]
        proper = [
            wanted[at] and table is not None and not _is_example(workbook.sheets[at])
            for at, table in enumerate(tables)
        ]
        if any(proper):  # the only table of a file is read, whatever its sheet is called
            wanted = proper
    if not any(table and wanted[at] for at, table in enumerate(tables)):
        tables = [
            table or (_bare(sheet, choices) if wanted[at] else None)
            for at, (sheet, table) in enumerate(zip(workbook.sheets, tables, strict=True))
        ]
    parts: list[Part] = []
    questions: list[Question] = []
    for sheet, table, is_wanted in zip(workbook.sheets, tables, wanted, strict=True):
        if table is None or not is_wanted:
            parts.append(Part(sheet, None))
            if table and choices.sheets is None:
                questions.append(_about(sheet, table))
        else:
            parts += _split(sheet, table, choices)
    return parts, questions


def _is_example(sheet: Sheet) -> bool:
    return bool(_EXAMPLES.match(fold(sheet.name)))


def _bare(sheet: Sheet, choices: Choices) -> Found | None:
    return card_of(sheet) or find_bare_table(sheet, choices)


def _about(sheet: Sheet, table: Found) -> Question:
    rows = sheet.cells.filter(pl.col("row") > table.table.header_row).height
    return Question("sheet", sheet.name, rows, (("read", "đọc trang này"), ("leave", "bỏ qua")))


def _split(sheet: Sheet, table: Found, choices: Choices) -> list[Part]:
    """The tables of one sheet: side by side, else one below the other, else the one."""
    if table.card is not None or not table.table.header_row:
        return [Part(sheet, table)]
    beside = _side_by_side(sheet, table)
    if beside:
        found = [(part, find_table(part, choices)) for part in beside]
        if all(one for _, one in found):
            return [Part(part, one) for part, one in found]
    return _stacked(sheet, table, choices)


def _side_by_side(sheet: Sheet, table: Found) -> list[Sheet]:
    """The sheet cut where its headings begin again; empty where they do not."""
    head = sheet.cells.filter(
        pl.col("row").is_between(table.first_row, table.table.header_row)
    )
    names = sheet.cells.columns[1:]
    told = [fold(" ".join(filter(None, head[name].to_list()))) for name in names]
    title = told[names.index(table.columns["title"])] if "title" in table.columns else ""
    titles = [at for at, text in enumerate(told) if text and text == title]
    first = next((text for text in told if text), "")
    starts = [at for at, text in enumerate(told) if text == first]
    if len(titles) < 2 or len(starts) != len(titles):
        return []
    ends = [*starts[1:], len(names)]
    return [
        _columns_of(sheet, names[0 if start == starts[0] else start : end])
        for start, end in zip(starts, ends, strict=True)
    ]


def _columns_of(sheet: Sheet, names: list[str]) -> Sheet:
    filled = pl.any_horizontal(pl.col(names).is_not_null())
    first, last = (_letters(sheet.first_column + int(name[1:])) for name in (names[0], names[-1]))
    return replace(
        sheet,
        name=f"{sheet.name} [{first}:{last}]".strip(),
        cells=sheet.cells.select("row", *names).filter(filled),
    )


def _letters(column: int) -> str:
    """The column as Excel calls it: 0 -> A, 26 -> AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _stacked(sheet: Sheet, table: Found, choices: Choices) -> list[Part]:
    """The sheet cut above each heading row whose columns stand otherwise than those above it."""
    cuts = _new_heads(sheet, table)
    if not cuts:
        return [Part(sheet, table)]
    starts = [1, *cuts]
    ends = [start - 1 for start in cuts]
    parts = []
    for at, since in enumerate(starts):
        until = ends[at] if at < len(ends) else None
        rows = pl.col("row") >= since
        cells = sheet.cells.filter(rows if until is None else rows & (pl.col("row") <= until))
        part = replace(sheet, cells=cells)
        parts.append(Part(part, find_table(part, choices), since, until))
    return parts


def _new_heads(sheet: Sheet, table: Found) -> list[int]:
    """The rows below the head on which headings stand in another order."""
    names = sheet.cells.columns[1:]
    words = {word for word in table.table.columns.values() if len(word) > 2} | _USUAL
    body = sheet.cells
    if body.height > _MOST_ROWS_SEARCHED:
        return []
    rows = body.filter(
        (pl.col("row") > table.table.header_row)
        & (pl.sum_horizontal(pl.col(name).is_in(words).fill_null(value=False) for name in names) > 1)
    )
    known = {field: names.index(name) for field, name in table.columns.items()}
    cuts = []
    for number, *cells in rows.iter_rows():
        fields = fields_of([as_heading(cell) for cell in cells])
        if "title" not in fields or len(fields) < 2:
            continue
        both = fields.keys() & known.keys()
        if any(fields[field] != known[field] for field in both):
            cuts.append(int(number))
            known = fields
    return cuts


_USUAL = {
    form
    for word in (
        "STT",
        "TT",
        "Số TT",
        "Tên sáng kiến",
        "Tên đề tài",
        "Tên giải pháp",
        "Họ và tên",
        "Họ tên",
        "Tác giả",
        "Họ và tên tác giả",
        "Đơn vị",
    )
    for form in (word, word.upper(), word.lower())
}
