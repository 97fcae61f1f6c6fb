"""Values: a column of text becomes a column of days, amounts, stages or names.

Each different text is understood once: the dates of a hundred thousand rows are a few hundred.
"""

from collections.abc import Callable, Sequence
from datetime import date

import polars as pl

from bangvang.intake.authors import NEEDS_SPLITTING, split_authors
from bangvang.intake.batch import Table
from bangvang.intake.dates import birth_year
from bangvang.intake.days import days
from bangvang.intake.money import decimals_of, parse_money, unit_of
from bangvang.intake.stages import stage_of
from bangvang.told_apart import each_once

_NAMES = pl.List(pl.String)


def understood(
    texts: pl.Series,
    understand: Callable[[str], object],
    dtype: type[pl.DataType] | pl.DataType,
) -> pl.Series:
    """What each text means; null where there is no text, or it means nothing."""
    different = texts.drop_nulls().unique()
    if different.is_empty():
        return pl.Series(texts.name, [None] * texts.len(), dtype=dtype)
    meanings = pl.DataFrame(
        {texts.name: different, "meaning": pl.Series(map(understand, different), dtype=dtype)}
    )
    found = texts.to_frame().join(meanings, on=texts.name, how="left", maintain_order="left")
    return found["meaning"].alias(texts.name)


def with_values(
    rows: pl.DataFrame,
    tables: Sequence[Table],
    received_on: date,
    programme: tuple[date, date],
    *,
    is_day_first: bool | None = None,
) -> tuple[pl.DataFrame, dict[tuple[int, str], int]]:
    """The rows with names, marks, days, stages and amounts read from their texts.

    Adds `names` (list), `person_mark`, `registered_on_said`, `registered_on_read`,
    `applied_on_read`, `benefit_vnd`, `is_amount_understood`; replaces `registered_on` (the received
    day where none was said) and `stage`. Beside them, by table and field, how many rows wait to
    hear whether the month comes first in their dates.
    """
    waiting: dict[tuple[int, str], int] = {}
    read = {}
    for field in ("registered_on", "applied_on"):
        read[field], doubtful = days(
            rows[field], rows["table"], programme, received_on, is_day_first=is_day_first
        )
        waiting |= {(table, field): count for table, count in doubtful.items()}
    registered = read["registered_on"]
    born = understood(rows["birth_year"], birth_year, pl.String)
    valued = rows.with_columns(
        names(rows["person"], rows["co_authors"]),
        pl.coalesce("member_code", born).alias("person_mark"),
        pl.col("registered_on").alias("registered_on_said"),
        registered.alias("registered_on_read"),
        pl.coalesce(registered, pl.lit(received_on)).alias("registered_on"),
        read["applied_on"].alias("applied_on_read"),
        understood(rows["stage"], stage_of, pl.String).alias("stage"),
        *amounts(rows.select("table", "benefit"), tables),
    )
    return valued, waiting


def names(persons: pl.Series, co_authors: pl.Series) -> pl.Series:
    """`names`: the authors each row names, first the person column, then the co-authors."""
    is_plain = ~persons.str.contains(NEEDS_SPLITTING).fill_null(False)
    if co_authors.null_count() == co_authors.len() and is_plain.all():
        return persons.to_frame().select(
            pl.when(pl.first().is_null())
            .then(pl.lit([], _NAMES))
            .otherwise(pl.concat_list(pl.first()))
            .alias("names")
        )["names"]
    several = understood(
        persons.zip_with(~is_plain, pl.Series([None], dtype=pl.String)),
        split_authors,
        _NAMES,
    )
    others = understood(co_authors, split_authors, _NAMES)
    return pl.DataFrame(
        {
            "person": persons.zip_with(is_plain, pl.Series([None], dtype=pl.String)),
            "several": several,
            "others": others,
        }
    ).select(
        pl.concat_list(
            pl.coalesce("several", pl.concat_list("person")),
            pl.coalesce("others", pl.lit([], _NAMES)),
        )
        .list.drop_nulls()
        .list.unique(maintain_order=True)
        .alias("names")
    )["names"]


def amounts(benefits: pl.DataFrame, tables: Sequence[Table]) -> tuple[pl.Series, pl.Series]:
    """`benefit_vnd` and `is_amount_understood`; a bare number is worth what the heading says."""
    units = pl.Series([_unit_of(table) for table in tables])
    keyed = benefits.with_columns(unit=units.gather(benefits["table"]))
    different, place = each_once(keyed.select("benefit", "unit"))
    scaled = different.filter(pl.col("unit") > 1_000)["benefit"].drop_nulls()
    decimals = decimals_of(scaled.to_list())
    read = [
        (None, True)
        if text is None
        else parse_money(text, unit, has_decimals=decimals["," if "," in text else "."])
        for text, unit in different.iter_rows()
    ]
    worth = pl.Series("benefit_vnd", [amount for amount, _ in read], dtype=pl.Int64)
    is_clear = pl.Series("is_amount_understood", [one for _, one in read], dtype=pl.Boolean)
    return worth.gather(place), is_clear.gather(place)


def _unit_of(table: Table) -> int:
    """What bare amounts of a table are worth: its heading tells, else a line above the headings."""
    return unit_of(f"{table.columns.get('benefit', '')} {table.measured_in}")
