"""Told once: unions that a list names only on the first of their rows, the cells below left blank.

STT | Đơn vị                 | Tên sáng kiến | Họ tên
1   | Trường Mầm non Hoa Sen | …             | …
2   |                        | …             | …       the same union, or none? Somebody has to say
3   | Trường THCS Giảng Võ   | …             | …
"""

from collections.abc import Sequence

import polars as pl

from bangvang.intake.batch import Choices, Question
from bangvang.intake.headings import OF_THE_UNIT
from bangvang.intake.parts import Part

#: a row that names a unit in the other column has one
_BLANK_TOO = dict.fromkeys(("unit", "grassroots"), ("unit", "grassroots"))
_OPTIONS = (("fill", ""), ("leave", ""))


def with_told_once(
    rows: pl.DataFrame, parts: Sequence[Part], choices: Choices
) -> tuple[pl.DataFrame, list[Question]]:
    """The rows with `blank_unit`, the column of unions that a row leaves blank where that may mean
    "as above", and what is to be asked; once it is answered the cells are filled, or stay blank.

    A column is such a one where no name stands twice in a row: who writes the name on every row
    and forgets it once in a while has the same name before and after.
    """
    nothing = pl.lit(None, pl.String).alias("blank_unit")
    if choices.blank_units == "leave":
        return rows.with_columns(nothing), []
    found = [
        (number, field)
        for number, part in enumerate(parts)
        if part.found
        for field in OF_THE_UNIT
        if field in part.found.columns and _is_told_once(rows, number, field)
    ]
    if not found:
        return rows.with_columns(nothing), []
    is_blank = {
        (number, field): (pl.col("table") == number)
        & (pl.col("title_row") == pl.col("row"))
        & pl.all_horizontal(pl.col(_BLANK_TOO.get(field, (field,))).is_null())
        for number, field in found
    }
    if choices.blank_units == "fill":
        # a heading that stands again is no unit
        rows = rows.with_columns(is_title=pl.col("title_row") == pl.col("row")).with_columns(
            pl.when(pl.any_horizontal(blank for (_, of), blank in is_blank.items() if of == field))
            .then(pl.when("is_title").then(field).forward_fill().over("table"))
            .otherwise(field)
            .alias(field)
            for field in dict.fromkeys(field for _, field in found)
        )
        return rows.with_columns(nothing).drop("is_title"), []
    counts = rows.select(blank.sum().alias(f"{at}") for at, blank in enumerate(is_blank.values()))
    questions = [
        Question("blank_units", part.found.table.columns[field], count, _OPTIONS)
        for (number, field), count in zip(found, counts.row(0), strict=True)
        if (part := parts[number]).found
    ]
    blank_unit = pl.coalesce(
        pl.when(blank).then(pl.lit(field)) for (_, field), blank in is_blank.items()
    )
    return rows.with_columns(blank_unit=blank_unit), questions


def _is_told_once(rows: pl.DataFrame, number: int, field: str) -> bool:
    """Whether the first registration of a table names a unit, some do not, and none names the one
    that was named last. Below sections a blank cell means the section's."""
    nulls = rows[field].null_count()
    if nulls in {0, rows.height}:
        return False
    own = rows.filter(pl.col("table") == number)
    if own.select((pl.col("why") == "section").any()).item():
        return False
    names = own.filter(pl.col("title_row") == pl.col("row"))[field]
    told = names.drop_nulls()
    if told.is_empty() or told.len() == names.len() or names[0] is None:
        return False
    return not (told == told.shift()).any()
