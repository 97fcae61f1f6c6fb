"""The rows of a file before it is booked: those handed back, those booked, those set aside."""

from html import escape
from typing import Any

import polars as pl

from bangvang.draw.grids import grid, note
from bangvang.faults import faults_of
from bangvang.intake import Batch
from bangvang.intake.dates import trouble_of
from bangvang.text import Words

_SHOWN = 8  # refused and booked rows on the screen; all are in the workbook
_ASIDE_SHOWN = 200
#: reasons that do not say themselves what is to be done
_WITH_FIX = (
    "title_missing",
    "person_missing",
    "date_unreadable",
    "date_out_of_programme",
    "row_hidden",
    "unit_blank",
    "name_unclear",
    "section_unclear",
)


def causes(batch: Batch, words: Words) -> str:
    """The refused rows by the first reason, the most frequent first; what is to be done beside it."""
    counted = batch.refused.group_by("reason").len().sort("len", "reason", descending=[True, False])
    items = "".join(
        f"<p><b>{escape(words.number(count))}</b> {escape(words.label('reason', reason))}"
        f"{_fix(reason, words)}</p>"
        for reason, count in counted.iter_rows()
    )
    several = batch.refused["others"].drop_nulls().len()
    more = note(words("upload.more_faults", count=words.number(several))) if several else ""
    return f'<div class="bv-causes">{items}</div>{more}'


def refused(batch: Batch, words: Words) -> str:
    """The first refused rows with what stood there and the reason, a line for each that a row has."""
    sheets = batch.refused["sheet"].n_unique() > 1
    shown = batch.refused.head(_SHOWN)
    rows = [
        [
            *([row["sheet"]] if sheets else []),
            words.number(row["row"]),
            row["column"] or "",
            row["value"],
            _reason(row["reason"], row["value"], words),
        ]
        for row in faults_of(shown).iter_rows(named=True)
    ]
    keys = [*(["sheet"] if sheets else []), "row", "column", "value", "reason"]
    heads = [words(f"upload.{key}") for key in keys]
    more = batch.refused.height - shown.height
    return grid(heads, rows, len(rows) + more, words, marked=len(keys) - 2)


def repeats(lines: pl.DataFrame, words: Words) -> str:
    """The rows of `batch_repeats`: what had been registered before, and where it is counted."""
    sheets = lines["sheet"].n_unique() > 1
    rows = [
        [
            *([row["sheet"]] if sheets else []),
            words.number(row["row"]),
            row["persons"],
            row["title"],
            _first(row, words),
        ]
        for row in lines.iter_rows(named=True)
    ]
    keys = [*(["sheet"] if sheets else []), "row", "person", "sentence", "counted_at"]
    heads = [words(f"upload.{key}") for key in keys]
    return grid(heads, rows, int(lines["total"][0]) if lines.height else 0, words)


def booked(lines: pl.DataFrame, names: dict[str, str], words: Words, *, is_short: bool) -> str:
    """The first rows as they will be booked, of BOOKED; fewer when others were refused.

    `names`: upper union -> its name, told where several.
    """
    uppers = lines["upper_id"].n_unique() > 1
    first = lines.head(_SHOWN if is_short else 2 * _SHOWN)
    rows = [
        [
            words.number(row["row"]),
            row["person"],
            row["title"],
            *([names.get(row["upper_id"], row["upper_id"])] if uppers else []),
            row["grassroots"] or "",
            words.day(row["registered_on"]),
        ]
        for row in first.iter_rows(named=True)
    ]
    keys = ["row", "person", "sentence", *(["upper"] if uppers else []), "grassroots", "day"]
    return grid([words(f"upload.{key}") for key in keys], rows, len(rows), words)


def aside(batch: Batch, words: Words) -> str:
    """The rows set aside: where they stand, what they were taken for, and what they say."""
    told = batch.set_aside.filter((pl.col("why") != "blank") | (pl.col("rows") > 1))
    rows = [
        [
            row["sheet"],
            _span(row["row"], row["rows"], words),
            words.label("aside", row["why"]),
            row["text"],
        ]
        for row in told.head(_ASIDE_SHOWN).iter_rows(named=True)
    ]
    heads = [words(f"upload.{key}") for key in ("sheet", "row", "taken_for", "text")]
    blank = batch.aside - int(told["rows"].sum())
    rest = note(words("upload.blank_rows", count=words.number(blank))) if blank else ""
    return (grid(heads, rows, told.height, words) if rows else "") + rest


def _first(row: dict[str, Any], words: Words) -> str:
    """Where the initiative stands that counts in place of this one."""
    if row["first_row"] is None:
        return words("upload.joined_by_hand")
    at = words.number(row["first_row"])
    if row["in_this_file"]:
        return words("upload.first_here", row=at)
    return words("upload.first_there", file=row["first_file"], row=at, unit=row["first_upper"])


def _span(row: int, rows: int, words: Words) -> str:
    first = words.number(row)
    return first if rows == 1 else f"{first}–{words.number(row + rows - 1)}"


def _fix(reason: str, words: Words) -> str:
    if reason not in _WITH_FIX:
        return ""
    return f" <small>{escape(words.label('fix', reason))}</small>"


def _reason(reason: str, value: str | None, words: Words) -> str:
    """The reason in words; of a date, what is wrong with it."""
    said = words.label("reason", reason)
    if reason != "date_unreadable" or not value:
        return said
    return f"{said}: {words.label('date_trouble', trouble_of(value))}"
