"""Registrants: registrations name persons, the store knows each by a number."""

from pathlib import Path

import duckdb
import polars as pl

from bangvang.store.database import lent

_MEET = Path(__file__).with_name("meet.sql").read_text(encoding="utf-8")
_NUMBERS = "select person_no from met order by place"
_PERSON = ("unit_id", "person_key", "person_mark")


def name_registrants(cursor: duckdb.DuckDBPyConnection, lines: pl.DataFrame) -> pl.DataFrame:
    """The lines, which have `unit_id`, with `person_no`; persons not met before become registrants."""
    persons = (
        lines.group_by(_PERSON, maintain_order=True)
        .agg(name=pl.col("person").min())
        .with_row_index("place")
    )
    with lent(cursor, incoming_person=persons):
        cursor.execute(_MEET)
    numbers = cursor.sql(_NUMBERS).pl()["person_no"]
    place = lines.select(_PERSON).join(
        persons.select("place", *_PERSON),
        on=_PERSON,
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )["place"]
    return lines.with_columns(person_no=numbers.gather(place))
