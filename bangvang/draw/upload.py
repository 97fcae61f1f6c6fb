"""What was understood of a file, before anything is booked."""

from collections.abc import Sequence
from datetime import date
from html import escape

import polars as pl

from bangvang.intake import Batch, Question, Sheet, Table
from bangvang.intake.batch import MAY_BE_NONE
from bangvang.intake.rows import FIELDS as READ
from bangvang.store import Likeness
from bangvang.text import Words

#: the columns of which nothing is kept but a keyed mark
_MARKS = ("member_code", "birth_year")
#: the columns that become part of a registration
FIELDS = tuple(field for field in READ if field != "stt")
_STRAY = 1_000  # blank rows, below which a value is hardly meant
_SHEETS_SHOWN = 4
_COLUMNS_SHOWN = 40
_ROWS_TOLD = 12  # of the cells that a warning is about


def understood(batch: Batch, sheets: Sequence[Sheet], words: Words) -> str:
    """Sheets, heading row, encoding; the columns matched, marking, unused, dropped; sheets left out."""
    encoding = words("upload.encoding", encoding=words.label("encoding", batch.encoding))
    places = [
        f"{_place(table, batch, words)} · {encoding}" for table in batch.tables[:_SHEETS_SHOWN]
    ]
    more = len(batch.tables) - _SHEETS_SHOWN
    places += [words("upload.more_sheets", count=more)] if more > 0 else []
    tables = "".join(f"<p>{escape(place)}</p>" for place in places)
    table = batch.tables[0]
    pairs = "".join(
        f"<li><b>{escape(words.label('column', field))}</b> ← {escape(column(heading, words))}</li>"
        for field, heading in table.columns.items()
        if field in FIELDS and field not in _MARKS
    )
    marking = [table.columns[field] for field in _MARKS if field in table.columns]
    unread = [heading for field, heading in table.columns.items() if field not in READ]
    asides = "".join(
        f"<p>{escape(words(key, names=', '.join(column(name, words) for name in names)))}</p>"
        for key, names in (
            ("upload.unused", [*unread, *table.unused]),
            ("upload.marking", marking),
            ("upload.dropped", [heading for heading in table.dropped if heading not in marking]),
        )
        if names
    )
    return (
        f'<div class="bv-understood"><h3>{escape(batch.file_name)}</h3>{tables}'
        f'<ul title="{escape(words("upload.columns"))}">{pairs}</ul>{asides}'
        f"{_left_out(batch, sheets, words)}</div>"
    )


def _place(table: Table, batch: Batch, words: Words) -> str:
    """The sheet where the file has any, the rows of registrations, the heading row if there is one."""
    rows = sum(
        frame.filter(pl.col("sheet") == table.sheet)["row"].n_unique()
        for frame in (batch.booked, batch.refused)
    )
    head = "upload.heading_row" if table.header_row else "upload.no_heading_row"
    told = [
        *([words("upload.of_sheet", sheet=table.sheet)] if table.sheet else []),
        words("upload.registration_rows", rows=words.number(rows)),
        words(head, row=words.number(table.header_row)),
    ]
    return " · ".join(told)


def column(heading: str, words: Words) -> str:
    """A column by its heading; by its place where it has none: "#3" is the third."""
    place = heading.removeprefix("#")
    if heading == place or not place.isdigit():
        return heading
    return words("upload.nth_column", place=place)


def _left_out(batch: Batch, sheets: Sequence[Sheet], words: Words) -> str:
    """The sheets of the file that are not read, with the rows that stand in them."""
    read = {table.sheet.partition(" [")[0] for table in batch.tables}
    left = [sheet for sheet in sheets if sheet.name.partition(" [")[0] not in read]
    if not left:
        return ""
    names = [
        words(
            "upload.sheet_rows" if sheet.visible else "upload.sheet_rows_hidden",
            sheet=sheet.name,
            rows=words.number(sheet.cells.height),
        )
        for sheet in left[: 2 * _SHEETS_SHOWN]
    ]
    more = len(left) - len(names)
    names += [words("upload.more_sheets", count=more)] if more > 0 else []
    return f"<p>{escape(words('upload.left_out', names=', '.join(names)))}</p>"


def reckoning(batch: Batch, duplicates: int, words: Words) -> str:
    """The counts that add up to the rows of the file."""
    cells = (
        ("read", batch.rows_read, ""),
        ("fresh", batch.accepted - duplicates, "up"),
        ("duplicates", duplicates, ""),
        ("refused", batch.refused.height, "down" if batch.refused.height else ""),
        ("aside", batch.aside, "same"),
    )
    drawn = "".join(
        f'<div><b class="bv-{tone}">{escape(words.number(count))}</b>'
        f"<span>{escape(words(f'upload.{key}'))}</span></div>"
        for key, count, tone in cells
    )
    return f'<div class="bv-reckoning">{drawn}</div>'


def reconciled(batch: Batch, duplicates: int, letter_total: int, words: Words) -> str:
    """The letter's number beside the file, booked, duplicate and refused rows, in one line."""
    told, verdict, agrees = letter(batch, duplicates, letter_total, words)
    tone = "up" if agrees else "down"
    return f'<p class="bv-letter">{escape(told)} · <b class="bv-{tone}">{escape(verdict)}</b></p>'


def letter(batch: Batch, duplicates: int, letter_total: int, words: Words) -> tuple[str, str, bool]:
    """The letter's number beside what the file holds, the verdict, and whether they agree."""
    initiatives = batch.booked.filter(pl.col("line") == 0).height
    refused = batch.refused.filter(pl.col("reason") != MAY_BE_NONE).height
    short = letter_total - initiatives - refused
    key = "upload.letter_agrees" if not short else "upload.letter_lacks"
    if short < 0:
        key = "upload.letter_exceeds"
    told = words(
        "upload.letter",
        letter=words.number(letter_total),
        file=words.number(initiatives + refused),
        booked=words.number(initiatives),
        duplicates=words.number(duplicates),
        refused=words.number(refused),
    )
    return told, words(key, count=words.number(abs(short))), not short


def question(asked: Question, first: str, upper: str, words: Words) -> str:
    """One question: what stands in the file, how often, and what it may be; `first` the likeliest.

    `upper` is the name of the upper union that it is asked of, "" where that is no matter.
    """
    is_spare = asked.kind in {"column", "section"} and not asked.rows  # no row waits for it
    sentence = words(
        f"question.{asked.kind}_spare" if is_spare else f"question.{asked.kind}",
        subject=asked.subject,
        rows=words.number(asked.rows),
        likeness=words.number(asked.likeness),
        first=first,
    )
    under = f"<small>{escape(upper)}</small>" if upper else ""
    return f'<p class="bv-question">{escape(sentence)}{under}</p>'


def likeness(like: Likeness, words: Words) -> str:
    """How the file resembles one booked before."""
    sentence = words(
        "upload.like",
        share=words.percent(like.share),
        file=like.file_name,
        day=words.day(like.received_on),
        kept=words.number(like.kept),
        changed=words.number(like.changed),
        added=words.number(like.added),
        removed=words.number(like.removed),
    )
    return f'<p class="bv-question">{escape(sentence)}</p>'


def headings(batch: Batch) -> dict[str, str]:
    """Heading -> the field it was taken for, "" for none; over all tables of the file."""
    found: dict[str, str] = {}
    for table in batch.tables:
        found |= {heading: field for field, heading in table.columns.items() if field != "stt"}
        found |= dict.fromkeys(table.unused, "")
    return found


def first_rows(sheet: Sheet, words: Words) -> str:
    """The first rows of a sheet as they stand in it, to find the heading row by eye."""
    rows = sheet.cells.head(12).iter_rows()
    lines = "".join(
        f"<tr><td>{number}</td>"
        + "".join(f"<td>{escape((cell or '')[:40])}</td>" for cell in cells[:_COLUMNS_SHOWN])
        + "</tr>"
        for number, *cells in rows
    )
    return f'<div class="bv-scroll"><table class="bv-grid" title="{escape(words("upload.row"))}">{lines}</table></div>'


def warnings(batch: Batch, later: int, words: Words) -> list[str]:
    """Sentences on rows that are booked all the same."""
    tally = dict(batch.warnings.group_by("warning").len().iter_rows())
    day = {"day": words.day(batch.received_on)}
    told = [
        ("upload.withdrawn", tally.get("withdrawn", 0), {}, "withdrawn"),
        ("upload.no_union", tally.get("union_missing", 0), {}, "union_missing"),
        ("upload.amounts", tally.get("amount_unreadable", 0), {}, "amount_unreadable"),
        ("upload.day_replaced", tally.get("day_replaced", 0), day, "day_replaced"),
        ("upload.applied_days", tally.get("applied_on_unreadable", 0), {}, "applied_on_unreadable"),
        ("upload.undated", tally.get("date_missing", 0), day, ""),
        ("upload.later", later, {}, ""),
    ]
    sentences = [
        " ".join([words(key, count=words.number(count), **gaps), *_places(batch, warning, words)])
        for key, count, gaps, warning in told
        if count
    ]
    return [*sentences, *_blank_runs(batch, words)]


def _places(batch: Batch, warning: str, words: Words) -> list[str]:
    """Where the cells stand that a warning is about, column by column, the first rows by number."""
    has_sheets = len({table.sheet for table in batch.tables}) > 1
    found = batch.warnings.filter(pl.col("warning") == warning)
    columns = found.group_by("sheet", "column", maintain_order=True).agg("row", pl.len())
    told = []
    for sheet, heading, rows, count in columns.head(_SHEETS_SHOWN).iter_rows():
        numbers = ", ".join(words.number(row) for row in rows[:_ROWS_TOLD])
        if count > _ROWS_TOLD:
            numbers = words(
                "upload.more_rows", rows=numbers, count=words.number(count - _ROWS_TOLD)
            )
        key = "upload.at_sheet" if has_sheets else "upload.at_column"
        told.append(words(key, sheet=sheet, column=column(heading or "–", words), rows=numbers))
    return told


def _blank_runs(batch: Batch, words: Words) -> list[str]:
    """Sentences on very long runs of blank rows: what stands below them may be a slip."""
    runs = batch.set_aside.filter(pl.col("rows") >= _STRAY)
    return [
        words(
            "upload.blank_run",
            sheet=sheet or batch.file_name,
            first=words.number(row),
            last=words.number(row + rows - 1),
            below=words.number(row + rows),
        )
        for sheet, row, rows in runs.select("sheet", "row", "rows").head(3).iter_rows()
    ]


def later_rows(batch: Batch, as_of: date) -> int:
    """Rows whose day lies after the moment looked at."""
    rows = batch.booked.filter(pl.col("registered_on") > as_of)
    return rows.select("sheet", "row").n_unique()
