"""What intake hands on: a file read, and a file prepared for booking. Plain data, no behaviour."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import polars as pl

_ROWS_OF_A_SHEET = 2**30  # more than any has

#: One row per author line: the first author of an initiative has `line` 0.
#: `title_row` is the sheet row on which the initiative's title stands (co-authors may stand on rows below).
BOOKED = pl.Schema(
    {
        "sheet": pl.String,
        "row": pl.Int64,  # as Excel numbers it, from 1
        "line": pl.Int64,  # 0 for the first author of the initiative
        "title_row": pl.Int64,
        "title": pl.String,
        "title_key": pl.String,  # folded
        "person": pl.String,
        "person_key": pl.String,  # folded
        "person_mark": pl.String,  # birth year or member code; the store keeps only a keyed hash of it
        "upper_id": pl.String,  # code of the upper union
        "grassroots": pl.String,  # name of the grassroots union, or null
        "team": pl.String,  # name of the union team, or null
        "field": pl.String,
        "registered_on": pl.Date,
        "stage": pl.String,  # submitted | valid | pending | rejected
        "benefit_vnd": pl.Int64,
    }
)
FAULT = {"reason": pl.String, "column": pl.String, "value": pl.String}
#: One row per sheet row not booked. `cells` are the original cells, without personal columns.
REFUSED = pl.Schema(
    {  # type: ignore[arg-type]
        "sheet": pl.String,
        "row": pl.Int64,
        "reason": pl.String,
        "column": pl.String,  # the heading the reason is about
        "value": pl.String,  # what stood there
        "cells": pl.List(pl.String),
        "others": pl.List(pl.Struct(FAULT)),  # what else is wrong with the row, or null
    }
)
#: The reason of a refused row that may be no registration: a name alone, nobody has said of what.
MAY_BE_NONE = "name_unclear"
#: One row per sheet row that is no registration. `why`: title, heading, numbering, section, blank,
#: subtotal, total, signature, continued (the rest of the title above), example, template, hidden,
#: other_sheet. A long run of blank rows is one: its first row, and how many `rows` it holds.
SET_ASIDE = pl.Schema(
    {
        "sheet": pl.String,
        "row": pl.Int64,
        "why": pl.String,
        "text": pl.String,
        "rows": pl.Int64,
    }
)
#: One row per warning on a booked row: withdrawn, union_missing, amount_unreadable, date_missing …
WARNINGS = pl.Schema(
    {
        "sheet": pl.String,
        "row": pl.Int64,
        "warning": pl.String,
        "column": pl.String,
        "value": pl.String,
    }
)


class FileRefused(Exception):
    """The file as a whole cannot be read. `code` names why; `found` holds the facts for the message.

    Codes: file_empty, file_unreadable, file_encrypted, file_too_large, unsupported_format, no_header_found.
    """

    def __init__(self, code: str, **found: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.found = found


@dataclass(frozen=True)
class Sheet:
    """One sheet as text: column `row` (Int64, as Excel numbers it) and `c0` … `cN` (String, null when blank).

    Rows are Excel's row numbers everywhere; columns are positions in `c0` … `cN`, from 0.
    """

    name: str
    cells: pl.DataFrame
    visible: bool = True
    first_column: int = 0  #: Excel's position of `c0`; blank columns on the left are left out
    hidden_rows: frozenset[int] = frozenset()  #: rows that hold something and are not shown
    hidden_columns: frozenset[int] = frozenset()
    filtered: bool = False  #: whether a filter hides rows
    merges: tuple[tuple[int, int, int, int], ...] = ()  #: first row and column, last row and column
    errors: frozenset[tuple[int, int]] = frozenset()  #: cells of "#REF!", "#DIV/0!" …
    letters: dict[str, str] = field(default_factory=dict)  #: converted column -> tcvn3 or vni
    before: dict[str, str] = field(default_factory=dict)  #: converted column -> texts as they stood
    after: dict[str, str] = field(default_factory=dict)  #: converted column -> the same texts now
    name_in_unicode: str = ""  #: what the name says, where it was typed in the letters of the cells

    @property
    def says(self) -> str:
        """The name as it is to be understood; `name` is how the file itself calls the sheet."""
        return self.name_in_unicode or self.name


@dataclass(frozen=True)
class Workbook:
    """A file read, nothing decided yet."""

    file_name: str
    content: bytes
    kind: str  #: xlsx, xls, xlsb, ods, html, spreadsheetml or csv
    encoding: str  #: unicode, tcvn3, vni or windows-1258; of several letters, those of most columns
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class Choices:
    """What the user, or the memory of this sender, decided about a file; nothing by default."""

    sheets: tuple[str, ...] | None = None  #: sheets to read, instead of those found
    sheets_left: tuple[
        str, ...
    ] = ()  #: sheets said to be no lists, that nobody need be asked about
    header_rows: tuple[tuple[str, int], ...] = ()  #: sheet -> its heading row
    columns: tuple[tuple[str, str], ...] = ()  #: folded heading, or "#3" -> field; "" for none
    units: tuple[tuple[str, str], ...] = ()  #: folded text of the file -> unit_id; "" to hand back
    sections: tuple[tuple[str, str], ...] = ()  #: folded name of a section row -> what it is
    #: upper union, grassroots name below it -> the name it is the same as
    unions: tuple[tuple[str, str, str], ...] = ()
    blank_units: str | None = None  #: blank cells below a unit's name: fill, as above, or leave
    sheet_units: bool | None = None  #: whether rows belong to the unit that their sheet names
    day_first: bool | None = None
    hidden: bool | None = None  #: whether hidden rows are read; None: nobody was asked
    bad_days: bool = False  #: whether rows whose day cannot be read count on the received day


@dataclass(frozen=True)
class Question:
    """Something about a file that only a person can decide; never a reason to stop.

    `kind`: unit_ambiguous, unit_near, unit_unknown, union_near, section, blank_units,
    sheet_units, day_order, hidden_rows, filtered_rows, column or sheet.
    """

    kind: str
    subject: str  #: what stands in the file: "Từ Liêm"
    rows: int  #: how many rows wait for the answer
    #: (answer, the name it stands for or ""), the likeliest first; none: any upper union
    options: tuple[tuple[str, str], ...]
    likeness: int | None = None  #: of the first option, 0 to 100; only for near matches
    within: str | None = None  #: the upper union whose grassroots union it is about


@dataclass(frozen=True)
class Table:
    """Where the registrations stand in one sheet, and what its columns were taken for."""

    sheet: str
    header_row: int  #: the (last) heading row, as Excel numbers it
    columns: dict[str, str]  #: field -> heading, for example {"title": "Tên sáng kiến"}
    unused: tuple[str, ...]  #: headings that were not understood
    dropped: tuple[str, ...]  #: headings of personal data, dropped on reading
    measured_in: str = ""  #: what a line above the headings says of the amounts: "triệu đồng"


@dataclass(frozen=True)
class Batch:
    """A file prepared for booking: every sheet row is booked, refused or set aside."""

    file_name: str
    content: bytes
    encoding: str
    received_on: date
    tables: tuple[Table, ...]
    questions: tuple[Question, ...] = ()
    letter_total: int | None = None  #: the number of initiatives that the file's total line states
    unit_id: str | None = None  #: the unit the sender or the user named for the whole file
    proposed_unit_id: str | None = None  #: the unit the file itself names, not yet confirmed
    proposed_from: str | None = None  #: letterhead, sheet_name or file_name
    file_hash: str = ""  #: SHA-256 of the content, where it has been told already
    booked: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=BOOKED))
    refused: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=REFUSED))
    set_aside: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=SET_ASIDE))
    warnings: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=WARNINGS))

    @cached_property
    def accepted(self) -> int:
        """Sheet rows booked, duplicates included."""
        # sheets by a number, and the row behind it: texts would take ten times as long
        sheet_no = pl.col("sheet").cast(pl.Categorical).to_physical().cast(pl.Int64)
        return (
            self.booked.select(sheet_no * _ROWS_OF_A_SHEET + pl.col("row")).to_series().n_unique()
        )

    @property
    def rows_read(self) -> int:
        """Sheet rows of the file: accepted + refused + set aside."""
        return self.accepted + self.refused.height + self.aside

    @property
    def aside(self) -> int:
        """Sheet rows set aside."""
        return int(self.set_aside["rows"].sum())
