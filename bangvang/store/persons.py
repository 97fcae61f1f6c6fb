"""Persons: what is held on somebody besides their registrations, and erasing them; counts stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl

from bangvang.access import Actor
from bangvang.fold import fold, folded
from bangvang.store.database import Store, lent
from bangvang.store.journal import note
from bangvang.store.keys import keyring
from bangvang.store.redacting import redact_rows, without_name

_ERASE = Path(__file__).with_name("erase_persons.sql").read_text(encoding="utf-8")
#: files that tell of an upper union: sent by it or by one below, or with rows of it
_FILES = """
select batch.batch_id, batch.file_name
from batch
left join unit on unit.unit_id = batch.unit_id
where unit.upper_id in (select upper_id from erased_person)
    or batch.batch_id in (
        select initiative.batch_id
        from initiative
        inner join unit as named on named.unit_id = initiative.unit_id
        where named.upper_id in (select upper_id from erased_person)
    )
order by batch.batch_no asc
"""
_TITLED = """
select distinct initiative.title_key
from initiative
inner join registration on registration.initiative_id = initiative.initiative_id
inner join erased_person on erased_person.person_no = registration.person_no
where concat(' ', initiative.title_key, ' ') like concat('% ', erased_person.person_key, ' %')
"""
_WITH_ORIGINAL = """
select distinct batch.batch_id, batch.file_name
from registration
inner join initiative on initiative.initiative_id = registration.initiative_id
inner join batch on batch.batch_id = initiative.batch_id
inner join original on original.batch_id = batch.batch_id
where registration.person_no in (select person_no from erased_person)
    and octet_length(original.content) > 0
"""


@dataclass(frozen=True)
class Erased:
    """What erasing somebody did, or would do."""

    registrants: int
    rows: int  #: refused and set-aside rows that named them, blanked
    titles: int  #: initiatives whose title named them
    originals: tuple[
        tuple[str, str], ...
    ]  #: batch_id and name of the files that still hold the name
    named_files: tuple[str, ...]  #: file names that say the name; a file name stays as it is


def effect_of_erasing(store: Store, person_nos: Sequence[int], actor: Actor) -> Erased:
    """What erasing these registrants would do, found by doing it and undoing it. Raises KeyMissing."""
    actor.must("names")
    keys = keyring(store).of_persons()
    with store.transaction(keep=False) as cursor:
        return _erase(cursor, person_nos, keys)


def erase_persons(store: Store, person_nos: Sequence[int], actor: Actor, at: datetime) -> Erased:
    """Takes the names of these registrants out of everything but the originals; counts stay.

    Whoever is named again later, in whatever file, stays erased: the keyed name is known. Raises
    KeyMissing.
    """
    actor.must("names")
    keys = keyring(store).of_persons()
    with store.transaction() as cursor:
        done = _erase(cursor, person_nos, keys)
        marks = cursor.execute(
            "select substring(person_key, 1, 13) from registrant "
            "where person_no in (select person_no from erased_person)"
        ).fetchall()
        subject = ", ".join(sorted({str(row[0]) for row in marks}))
        counts = {"registrants": done.registrants, "rows": done.rows, "titles": done.titles}
        note(cursor, at, actor, "person_erased", subject, counts)
    return done


def _erase(cursor: duckdb.DuckDBPyConnection, person_nos: Sequence[int], keys: str) -> Erased:
    cursor.execute(keys)
    chosen = pl.DataFrame({"person_no": list(person_nos)}, schema={"person_no": pl.Int64})
    with lent(cursor, chosen=chosen):
        cursor.execute(_ERASE)
    names = cursor.sql("select distinct person_key from erased_person").pl()["person_key"].to_list()
    gone = cursor.sql("select count(*) from erased_person").fetchall()[0][0]
    files = cursor.sql(_FILES).pl()
    said = files.filter(_says(folded(pl.col("file_name")), names))["file_name"].to_list()
    return Erased(
        gone,
        sum(redact_rows(cursor, files["batch_id"].to_list(), name) for name in names),
        sum(_redact_titles(cursor, name) for name in names),
        tuple(cursor.sql(_WITH_ORIGINAL).fetchall()),
        tuple(said),
    )


def _redact_titles(cursor: duckdb.DuckDBPyConnection, name: str) -> int:
    """Titles of their initiatives without the name; whose titles were alike stay so, whoever's."""
    keys = cursor.sql(_TITLED).pl()
    with lent(cursor, titled=keys):
        rows = cursor.sql(
            "select initiative_id, title from initiative "
            "where title_key in (select title_key from titled)"
        ).pl()
    without = rows.with_columns(
        pl.col("title").map_elements(lambda title: without_name(title, name), pl.String)
    ).filter(pl.col("title") != rows["title"])
    with lent(cursor, renamed=without):
        cursor.execute(
            "update initiative set title = renamed.title, title_key = trim(replace("
            "concat(' ', title_key, ' '), $name, concat(' ~', substring(keyed($name), 1, 16), ' '))) "
            "from renamed where renamed.initiative_id = initiative.initiative_id",
            {"name": f" {name} "},
        )
    return without.height


def _says(text: pl.Expr, names: Sequence[str]) -> pl.Expr:
    padded = pl.concat_str(pl.lit(" "), text, pl.lit(" "))
    return pl.any_horizontal(padded.str.contains(f" {fold(name)} ", literal=True) for name in names)
