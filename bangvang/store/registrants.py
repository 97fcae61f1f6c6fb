"""Registrants: registrations name persons, the store knows each by a number."""

from pathlib import Path

import duckdb
import polars as pl

from bangvang.store.keys import Keyring
from bangvang.store.lending import lent
from bangvang.store.told_apart import told_apart

_MEET = Path(__file__).with_name("meet.sql").read_text(encoding="utf-8")
_NUMBERS = "select person_no from met order by place"
_PERSON = ("unit_id", "person_key", "person_mark")


def name_registrants(
    cursor: duckdb.DuckDBPyConnection, lines: pl.DataFrame, keys: Keyring
) -> pl.DataFrame:
    """The lines, which have `unit_id`, with `person_no`; persons not met before become registrants.

    Raises KeyMissing.
    """
    told = lines.select(*_PERSON, "person", told_apart(lines.select(_PERSON)))
    persons = (
        told.group_by("number", maintain_order=True)
        .agg(pl.col(_PERSON).first(), name=pl.col("person").min())
        .with_row_index("place")
    )
    cursor.execute(keys.of_persons())
    with lent(cursor, incoming_person=persons.drop("number")):
        cursor.execute(_MEET)
    numbers = cursor.sql(_NUMBERS).pl()["person_no"]
    place = told.select("number").join(
        persons.select("place", "number"), on="number", how="left", maintain_order="left"
    )["place"]
    return lines.with_columns(person_no=numbers.gather(place))
