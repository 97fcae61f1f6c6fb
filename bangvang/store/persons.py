"""Persons: what is held on somebody besides their registrations, and erasing them; counts stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl

from bangvang.access import Actor
from bangvang.store.database import Store
from bangvang.store.erased_names import ErasedNames
from bangvang.store.journal import note
from bangvang.store.keys import keyring
from bangvang.store.lending import lent
from bangvang.store.redacting import redact, redact_titles, stated, units_that_say

_ERASE = Path(__file__).with_name("erase_persons.sql").read_text(encoding="utf-8")
#: files that tell of an upper union: sent by it or by one below, or with rows of it
_FILES = """
select batch.batch_id
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
    texts: int  #: file names, notes, cuts, running orders, layouts, sheets, fields that did
    lines: int  #: of the log
    originals: tuple[
        tuple[str, str], ...
    ]  #: batch_id and name of the files that still hold the name
    units: tuple[str, ...]  #: names of unions and teams that say the name: they stay


def effect_of_erasing(store: Store, person_nos: Sequence[int], actor: Actor) -> Erased:
    """What erasing these registrants would do, found by doing it and undoing it. Raises KeyMissing."""
    actor.must("names")
    keys = keyring(store).of_persons()
    with store.transaction(keep=False) as cursor:
        return erased(cursor, person_nos, keys)[0]


def erase_persons(store: Store, person_nos: Sequence[int], actor: Actor, at: datetime) -> Erased:
    """Takes the names of these registrants out of everything but the originals; counts stay.

    Whoever is named again later, in whatever file, stays erased: the keyed name is known. Raises
    KeyMissing.
    """
    actor.must("names")
    keys = keyring(store).of_persons()
    with store.transaction() as cursor:
        done, told = erased(cursor, person_nos, keys)
        marks = cursor.execute(
            "select substring(person_key, 1, 13) from registrant "
            "where person_no in (select person_no from erased_person)"
        ).fetchall()
        note(cursor, at, actor, "person_erased", ", ".join(sorted({row[0] for row in marks})), told)
    return done


def erased(
    cursor: duckdb.DuckDBPyConnection, person_nos: Sequence[int], keys: str
) -> tuple[Erased, dict[str, object]]:
    """Erases these registrants; gives what it did, and what the caller's line in the log has to tell.

    `keys` is the SQL of `Keyring.of_persons`.
    """
    cursor.execute(keys)
    chosen = pl.DataFrame({"person_no": list(person_nos)}, schema={"person_no": pl.Int64})
    with lent(cursor, chosen=chosen):
        cursor.execute(_ERASE)
    gone = cursor.sql("select person_no, person_key from erased_person").pl()
    names = ErasedNames.of(gone["person_key"])
    originals = cursor.sql(_WITH_ORIGINAL).fetchall()
    files = cursor.sql(_FILES).pl()["batch_id"].to_list()
    titles = redact_titles(cursor, names, files)
    redacted = redact(cursor, names, files)
    done = Erased(
        gone["person_no"].n_unique(),
        redacted.rows,
        titles,
        redacted.texts,
        len(redacted.blanked),
        tuple(originals),
        tuple(units_that_say(cursor, names)["display_name"]),
    )
    return done, {
        "registrants": done.registrants,
        "rows": done.rows,
        "titles": done.titles,
        "texts": done.texts,
        **stated(redacted),
    }
