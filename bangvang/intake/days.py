"""Days: a column of dates as text, in whichever order it writes day and month."""

from collections import defaultdict
from datetime import date

import polars as pl

from bangvang.intake.dates import is_in_numbers, is_month_first, leads_with_days, parse_date
from bangvang.told_apart import each_once


def days(
    texts: pl.Series,
    tables: pl.Series,
    programme: tuple[date, date],
    received_on: date,
    *,
    is_day_first: bool | None,
) -> tuple[pl.Series, dict[int, int]]:
    """The day of each text (null where there is none or it is not understood), and the tables
    whose column proves that the month comes first, with how many rows wait to hear whether it does.

    Day first, but for columns that begin no date with more than 12 where somebody said otherwise.
    """
    keyed = pl.DataFrame({"table": tables, "text": texts})
    if texts.null_count() == texts.len():
        return pl.Series(texts.name, [None] * texts.len(), dtype=pl.Date), {}
    different, place = each_once(keyed)
    by_table: dict[int, list[str]] = defaultdict(list)
    for table, text in different.drop_nulls().iter_rows():
        by_table[table].append(text)
    doubtful = {
        table for table, said in by_table.items() if is_day_first is None and is_month_first(said)
    }
    turned = {
        table
        for table, said in by_table.items()
        if is_day_first is False and not leads_with_days(said)
    }
    meanings = [
        None
        if text is None or (table in doubtful and is_in_numbers(text))
        else parse_date(text, programme, received_on, is_day_first=table not in turned)
        for table, text in different.iter_rows()
    ]
    read = pl.Series(texts.name, meanings, dtype=pl.Date).gather(place)
    waiting = {
        table: _in_numbers(keyed.filter(pl.col("table") == table)["text"])
        for table in sorted(doubtful)
    }
    return read, waiting


def _in_numbers(texts: pl.Series) -> int:
    counts = texts.drop_nulls().value_counts()
    return sum(count for text, count in counts.iter_rows() if is_in_numbers(text))
