"""What was understood of a file, before anything is booked."""

from collections.abc import Sequence
from datetime import date
from html import escape

import polars as pl

from bangvang.intake import Batch, Question, Sheet, Table
from bangvang.intake.dates import trouble_of
from bangvang.intake.rows import FIELDS as READ
from bangvang.store import Likeness
from bangvang.text import Words

#: the columns that become part of a registration
FIELDS = tuple(field for field in READ if field != "stt")
_SHOWN = 8  # refused rows, booked rows and units on the screen; all are in the workbook


def understood(batch: Batch, words: Words) -> str:
    """Sheet, heading row, encoding; the columns matched, unused and dropped."""
    tables = "".join(
        f"<p>{escape(_place(table, words))} · "
        f"{escape(words('upload.encoding', encoding=words.label('encoding', batch.encoding)))}</p>"
        for table in batch.tables[:3]
    )
    table = batch.tables[0]
    pairs = "".join(
        f"<li><b>{escape(words.label('column', field))}</b> ← {escape(heading)}</li>"
        for field, heading in table.columns.items()
        if field in FIELDS
    )
    asides = "".join(
        f"<p>{escape(words(key, names=', '.join(names)))}</p>"
        for key, names in (("upload.unused", table.unused), ("upload.dropped", table.dropped))
        if names
    )
    return (
        f'<div class="bv-understood"><h3>{escape(batch.file_name)}</h3>{tables}'
        f'<ul title="{escape(words("upload.columns"))}">{pairs}</ul>{asides}</div>'
    )


def _place(table: Table, words: Words) -> str:
    if not table.sheet:  # a CSV file has no sheets
        return words("upload.understood_csv", row=table.header_row)
    return words("upload.understood", sheet=table.sheet, row=table.header_row)


def reckoning(batch: Batch, duplicates: int, words: Words) -> str:
    """The counts that add up to the rows of the file."""
    cells = (
        ("read", batch.rows_read, ""),
        ("fresh", batch.accepted - duplicates, "up"),
        ("duplicates", duplicates, ""),
        ("refused", batch.refused.height, "down" if batch.refused.height else ""),
        ("aside", batch.set_aside.height, "same"),
    )
    drawn = "".join(
        f'<div><b class="bv-{tone}">{escape(words.number(count))}</b>'
        f"<span>{escape(words(f'upload.{key}'))}</span></div>"
        for key, count, tone in cells
    )
    return f'<div class="bv-reckoning">{drawn}</div>'


def reconciled(batch: Batch, duplicates: int, letter_total: int, words: Words) -> str:
    """The letter's number beside the file, booked, duplicate and refused rows, in one line."""
    initiatives = batch.booked.filter(pl.col("line") == 0).height
    refused = batch.refused.height
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
    tone = "up" if not short else "down"
    verdict = words(key, count=words.number(abs(short)))
    return f'<p class="bv-letter">{escape(told)} · <b class="bv-{tone}">{escape(verdict)}</b></p>'


def question(asked: Question, first: str, words: Words) -> str:
    """One question: what stands in the file, how often, and what it may be; `first` the likeliest."""
    sentence = words(
        f"question.{asked.kind}",
        subject=asked.subject,
        rows=words.number(asked.rows),
        likeness=words.number(asked.likeness),
        first=first,
    )
    return f'<p class="bv-question">{escape(sentence)}</p>'


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


def letters(sheets: Sequence[Sheet], words: Words) -> str:
    """What converted letters were and what they have become, one line a sheet; "" for none."""
    lines = []
    for sheet in sheets:
        told = [column for column in sheet.letters if sheet.before.get(column)]
        if told:
            longest = max(told, key=lambda column: len(sheet.before[column]))
            before, after = (text[longest][:90] for text in (sheet.before, sheet.after))
            lines.append(words("upload.converted", before=before, after=after))
    return "".join(f'<p class="bv-note">{escape(line)}</p>' for line in lines)


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
        + "".join(f"<td>{escape((cell or '')[:40])}</td>" for cell in cells)
        + "</tr>"
        for number, *cells in rows
    )
    return f'<div class="bv-scroll"><table class="bv-grid" title="{escape(words("upload.row"))}">{lines}</table></div>'


def refused(batch: Batch, words: Words) -> str:
    """The refused rows with what stood there and the reason."""
    rows = [
        [
            words.number(row["row"]),
            row["column"] or "",
            row["value"],
            _reason(row["reason"], row["value"], words),
        ]
        for row in batch.refused.head(_SHOWN).iter_rows(named=True)
    ]
    heads = [words(f"upload.{key}") for key in ("row", "column", "value", "reason")]
    return _grid(heads, rows, batch.refused.height, words, marked=2)


def booked(batch: Batch, words: Words) -> str:
    """The first rows as they will be booked."""
    first = batch.booked.head(_SHOWN if batch.refused.height else 2 * _SHOWN)
    rows = [
        [
            words.number(row["row"]),
            row["person"],
            row["title"],
            row["grassroots"] or "",
            words.day(row["registered_on"]),
        ]
        for row in first.iter_rows(named=True)
    ]
    heads = [words(f"upload.{key}") for key in ("row", "person", "sentence", "grassroots", "day")]
    return _grid(heads, rows, len(rows), words)


def warnings(batch: Batch, later: int, words: Words) -> list[str]:
    """Sentences on rows that are booked all the same."""
    tally = dict(batch.warnings.group_by("warning").len().iter_rows())
    told = [
        ("upload.amounts", tally.get("amount_unreadable", 0), {}),
        ("upload.undated", tally.get("date_missing", 0), {"day": words.day(batch.received_on)}),
        ("upload.later", later, {}),
    ]
    return [words(key, count=words.number(count), **gaps) for key, count, gaps in told if count]


def later_rows(batch: Batch, as_of: date) -> int:
    """Rows whose day lies after the moment looked at."""
    rows = batch.booked.filter(pl.col("registered_on") > as_of)
    return rows.select("sheet", "row").n_unique()


def _reason(reason: str, value: str | None, words: Words) -> str:
    """The reason in words; of a date, what is wrong with it."""
    said = words.label("reason", reason)
    if reason != "date_unreadable" or not value:
        return said
    return f"{said}: {words.label('date_trouble', trouble_of(value))}"


def _grid(
    heads: list[str], rows: list[list[str | None]], total: int, words: Words, marked: int = -1
) -> str:
    head = "".join(f"<th>{escape(label)}</th>" for label in heads)
    body = "".join(
        "<tr>"
        + "".join(
            f"<td{' class=bv-bad' if place == marked else ''}>{escape(cell or '–')}</td>"
            for place, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    more = total - len(rows)
    rest = (
        f'<p class="bv-note">{escape(words("upload.too_wide", count=more))}</p>' if more > 0 else ""
    )
    return f'<table class="bv-grid"><tr>{head}</tr>{body}</table>{rest}'
