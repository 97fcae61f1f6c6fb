"""Registrants: registrations name persons, the store knows each by a number."""

from pathlib import Path

import duckdb
import polars as pl

from bangvang.store.keys import Keyring
from bangvang.store.lending import lent
from bangvang.told_apart import each_once

_MEET = Path(__file__).with_name("meet.sql").read_text(encoding="utf-8")
_NUMBERS = "select person_no from met order by place"
_PERSON = ("unit_id", "person_key", "person_mark")


def name_registrants(
    cursor: duckdb.DuckDBPyConnection, lines: pl.DataFrame, keys: Keyring
) -> pl.DataFrame:
    """The lines, which have `unit_id`, with `person_no`; persons not met before become registrants.

    Raises KeyMissing.
    """
    persons, place = each_once(lines.select(*_PERSON, name="person"), _PERSON)
    persons = _by_least_name(persons, place, lines["person"]).with_row_index("place")
    cursor.execute(keys.of_persons())
    with lent(cursor, incoming_person=persons):
        cursor.execute(_MEET)
    numbers = cursor.sql(_NUMBERS).pl()["person_no"]
    return lines.with_columns(person_no=numbers.gather(place))


def _by_least_name(persons: pl.DataFrame, place: pl.Series, names: pl.Series) -> pl.DataFrame:
    """The persons under the least of the names that the lines say of them; few have several."""
    is_other = names != persons["name"].gather(place)
    others = pl.DataFrame({"place": place, "name": names}).filter(is_other)
    least = others.group_by("place").agg(pl.col("name").min())
    told = persons["name"].gather(least["place"])
    least = least.with_columns(name=pl.min_horizontal("name", told))
    return persons.with_columns(persons["name"].scatter(least["place"], least["name"]))
