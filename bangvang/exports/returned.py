"""The error workbook: the sender's own sheets with what must be mended marked, and a cover note."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

import polars as pl

from bangvang.exports import refused
from bangvang.exports.excerpt import LONGEST, excerpt
from bangvang.exports.guilty import pages_of
from bangvang.exports.in_place import marked
from bangvang.exports.marks import LAST_COLUMN, LAST_ROW, Letter, Page, Returned
from bangvang.exports.rewritten import rewritten
from bangvang.faults import faults_of, rows_of
from bangvang.intake.batch import Table, Workbook
from bangvang.naming import ERASED
from bangvang.text import Words

_LARGEST_IN_PLACE = 300_000  # cells; what is larger takes a minute to open with all its looks
_AFTER_COUNTS = 4  # the line of the cover note that tells of an excerpt
_SPANS_SHOWN = 40  # of row numbers in the cover note; all reasons stand in the sheets
#: Told to the sender in other words than to the staff, who may choose a unit themselves.
_TO_THE_SENDER = ("unit_missing", "unit_unknown", "unit_blank", "section_unclear", "name_unclear")


def workbook(
    file: Workbook,
    refusals: pl.DataFrame,
    words: Words,
    *,
    tables: Sequence[Table],
    booked: int,
    sender: str,
    received_on: date,
) -> bytes:
    """An .xlsx to send back: a cover note, then the sheets with guilty cells marked and reasons beside.

    `refusals` has the columns of REFUSED or of the question `refusals`; `tables` and `booked` (sheet
    rows) are the batch's. Mended and read again, it is the same table in the same rows. The sender's
    own file goes back to the sender as it came, personal columns too. An .xlsx keeps its looks, its
    formulas become their values; of other files, and where that fails or would take too long, the
    cells come back as text. Of very long sheets the headings and the refused rows come back, each
    with the number it has in the file; of sheets that are too wide, or called after a
    person who was erased, the bare list of refused rows.
    """
    if refusals["sheet"].str.contains(ERASED, literal=True).any():
        return refused.workbook(as_answered(refusals), words)
    told = faults_of(refusals)
    letter = list(_letter(file.file_name, told, words, booked, sender, received_on))
    short = excerpt(file, told, tables) if _is_long(file) else None
    if short:
        rows = sum(sheet.cells.height for sheet in file.sheets)
        kept = rows_of(short.refusals)
        line = words("returned.excerpt", rows=words.number(rows), kept=words.number(kept))
        letter.insert(_AFTER_COUNTS, ("text", line))
        file, tables, told = short.workbook, short.tables, short.refusals
    pages = pages_of(file, tables, told, words("returned.heading"), lambda code: say(code, words))
    if any(page.reason_column > LAST_COLUMN for page in pages):
        return refused.workbook(as_answered(refusals), words)
    if short:
        pages = tuple(_with_origins(page, short.origins, words) for page in pages)
    returned = Returned(
        Letter(words("returned.sheet"), tuple(letter)),
        words("returned.heading"),
        pages,
    )
    cells = sum(sheet.cells.height * sheet.cells.width for sheet in file.sheets)
    in_place = (
        marked(file.content, returned)
        if file.kind == "xlsx" and cells <= _LARGEST_IN_PLACE and not short
        else None
    )
    return in_place or rewritten(file, returned, words("returned.unnamed"))


def _is_long(file: Workbook) -> bool:
    """Whether a sheet has more rows than anybody mends, or than an .xlsx has room for."""
    return any(
        sheet.cells.height > LONGEST or sheet.cells["row"][-1] > LAST_ROW for sheet in file.sheets
    )


def _with_origins(page: Page, origins: Mapping[tuple[str, int], int], t: Words) -> Page:
    """The page of an excerpt: each reason says the number its row has in the whole file."""
    marks = tuple(
        replace(
            mark,
            reason=t(
                "returned.origin", reason=mark.reason, row=t.number(origins[page.sheet, mark.row])
            ),
        )
        for mark in page.marks
    )
    return replace(page, marks=marks)


def say(reason: str, words: Words) -> str:
    """The reason as the sender is told it."""
    if reason in _TO_THE_SENDER:
        return words(f"returned.reason.{reason}")
    return words.label("reason", reason)


def as_answered(refusals: pl.DataFrame) -> pl.DataFrame:
    """Refused rows of either kind as the question `refusals` gives them: cells as JSON."""
    if "column_name" in refusals.columns:
        return refusals
    cells = [json.dumps(list(row), ensure_ascii=False) for row in refusals["cells"]]
    return refusals.rename({"column": "column_name"}).with_columns(
        cells=pl.Series(cells, dtype=pl.String)
    )


def _letter(
    file_name: str, told: pl.DataFrame, t: Words, booked: int, sender: str, received_on: date
) -> Iterator[tuple[str, str]]:
    """The cover note, line by line. In one column, so that intake takes nothing of it for a table."""
    heading = t("returned.heading")
    yield "title", t("returned.title")
    yield "text", t("returned.to", sender=_plain(sender))
    yield "text", t("returned.file", file=_plain(file_name), day=t.day(received_on))
    yield "head", t("returned.counts", booked=t.number(booked), refused=t.number(rows_of(told)))
    yield "text", ""
    yield "head", t("returned.why")
    places = told.unique(["reason", "sheet", "row"], maintain_order=True)
    by_reason = places.group_by("reason", maintain_order=True).agg("sheet", "row")
    for reason, sheets, rows in by_reason.iter_rows():
        where = "; ".join(_places(sorted(zip(sheets, rows, strict=True)), t))
        count = t.number(len(rows))
        yield "text", t("returned.group", count=count, reason=say(reason, t), places=where)
    yield "text", ""
    yield "head", t("returned.what")
    yield "mark", t("returned.step_mark", heading=heading)
    yield "text", t("returned.step_keep", heading=heading)
    yield "text", t("returned.step_send")


def _places(places: list[tuple[str, int]], t: Words) -> Iterator[str]:
    """For each sheet its row numbers, those in a row as "5–9"."""
    for sheet, on_sheet in groupby(places, key=lambda place: place[0]):
        spans = list(_spans([row for _, row in on_sheet]))
        shown = ", ".join(f"{a}–{b}" if b > a else f"{a}" for a, b in spans[:_SPANS_SHOWN])
        if left_out := sum(b - a + 1 for a, b in spans[_SPANS_SHOWN:]):
            shown = f"{shown} {t('returned.more', count=t.number(left_out))}"
        key = "returned.places_in" if sheet else "returned.places"
        gaps = {"sheet": _plain(sheet)} if sheet else {}
        yield t(key, rows=shown, **gaps)


def _spans(rows: list[int]) -> Iterator[tuple[int, int]]:
    """5, 6, 7, 9 -> (5, 7), (9, 9)."""
    for _, run in groupby(enumerate(rows), key=lambda numbered: numbered[1] - numbered[0]):
        span = [row for _, row in run]
        yield span[0], span[-1]


def _plain(text: str) -> str:
    """The text without signs that a workbook cannot hold."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
