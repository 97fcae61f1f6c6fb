"""Merging: two spellings that became two grassroots unions are one again, and can part again.

A merged union stays in the tree below the one it belongs to, at the level `merged`. Its spellings
mean that one from then on, and what its rows said is kept with each of them.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl

from bangvang.access import Actor
from bangvang.query import text
from bangvang.store.counting import recount_units
from bangvang.store.database import Parameter, Store
from bangvang.store.effects import Change, tried
from bangvang.store.journal import note
from bangvang.store.keys import Keyring, keyring
from bangvang.store.lending import lent
from bangvang.store.persons import erased
from bangvang.store.unions import name_teams

_MOVE = Path(__file__).with_name("move_union.sql").read_text(encoding="utf-8")
_REPEATED = Path(__file__).with_name("repeated.sql").read_text(encoding="utf-8")
_FIGURES = ("initiatives", "registrants")

Figures = tuple[int, int]  # initiatives, registrants


class UnionUnknown(LookupError):
    """These are not two grassroots unions of one upper union, or this one was never merged."""


@dataclass(frozen=True)
class MergeEffect:
    """What merging would do, in the days and on the board asked for."""

    kept: Figures
    gone: Figures
    together: Figures
    repeated: pl.DataFrame  #: title, person, before_on of what then counts once
    changes: tuple[Change, ...]
    erased: int  #: registrants whose name goes, because they were erased in the other union


def merge(store: Store, gone_id: str, kept_id: str, actor: Actor, at: datetime) -> None:
    """From now on the one union is the other, in what is booked and in what will come.

    Whoever was erased in one is erased in both. Raises KeyMissing.
    """
    actor.must("manage")
    keys = keyring(store)
    with store.transaction() as cursor:
        told = _merge(cursor, gone_id, kept_id, keys)
        change = {"before": gone_id, "after": kept_id}
        note(cursor, at, actor, "unions merged", gone_id, change | told)


def split(store: Store, gone_id: str, actor: Actor, at: datetime) -> None:
    """The merged union stands by itself again, with all rows that name it, later ones too."""
    actor.must("manage")
    with store.transaction() as cursor:
        kept_id = _parent(cursor, gone_id, "merged")
        _stand_alone(cursor, gone_id)
        _move(cursor, [gone_id], gone_id)
        recount_units(cursor, [gone_id, kept_id])
        _forget_empty_teams(cursor, kept_id)
        note(cursor, at, actor, "union split", gone_id, {"before": kept_id, "after": gone_id})


def effect_of_merge(
    store: Store, gone_id: str, kept_id: str, actor: Actor, board: dict[str, Parameter]
) -> MergeEffect:
    """What merging would change, found by doing it and undoing it."""
    actor.must("manage")
    keys, changes = keyring(store), list[Change]()
    with tried(store, board, changes) as cursor:
        upper_id = _parent(cursor, kept_id, "grassroots")
        before = _figures(store, cursor, upper_id, board)
        told = _merge(cursor, gone_id, kept_id, keys)
        after = _figures(store, cursor, upper_id, board)
        repeated = store.select(_REPEATED, {}, cursor)
    return MergeEffect(
        before[kept_id],
        before[gone_id],
        after[kept_id],
        repeated,
        tuple(changes),
        int(str(told.get("registrants", 0))),
    )


def _merge(
    cursor: duckdb.DuckDBPyConnection, gone_id: str, kept_id: str, keys: Keyring
) -> dict[str, object]:
    """Merges; gives what the line in the log has to tell of persons who were erased in one of them."""
    upper_ids = {_parent(cursor, one, "grassroots") for one in (gone_id, kept_id)}
    if gone_id == kept_id or len(upper_ids) > 1:
        raise UnionUnknown(gone_id, kept_id)
    merged = cursor.execute(
        "select unit_id from unit where level = 'merged' and parent_id = $gone", {"gone": gone_id}
    ).fetchall()
    told_ids = [gone_id, *(str(row[0]) for row in merged)]
    told = _erase_in_both(cursor, [*told_ids, kept_id], keys)
    _move(cursor, told_ids, kept_id)
    cursor.execute(
        "update unit set level = 'merged', grassroots_id = $kept, "
        "parent_id = case when level = 'team' then parent_id else $kept end "
        "where unit_id = $gone or parent_id = $gone",
        {"gone": gone_id, "kept": kept_id},
    )
    recount_units(cursor, [gone_id, kept_id])
    return told


def _erase_in_both(
    cursor: duckdb.DuckDBPyConnection, union_ids: list[str], keys: Keyring
) -> dict[str, object]:
    """Whoever was erased in one of the unions is one person with whoever has the name in another.

    The keyed name tells so, and both count once; so the name goes there too, for good: a split does
    not bring it back. Raises KeyMissing where somebody was erased.
    """
    with lent(cursor, together=pl.DataFrame({"unit_id": union_ids})):
        if not cursor.execute(_HAS_ERASED).fetchall():
            return {}
        macros = keys.of_persons()
        cursor.execute(macros)
        named = cursor.execute(_ERASED_ELSEWHERE).fetchall()
    return erased(cursor, [row[0] for row in named], macros)[1] if named else {}


def _stand_alone(cursor: duckdb.DuckDBPyConnection, gone_id: str) -> None:
    cursor.execute(
        "update unit set grassroots_id = $gone, "
        "level = case when unit_id = $gone then 'grassroots' else 'team' end, "
        "parent_id = case when unit_id = $gone then upper_id else $gone end "
        "where unit_id = $gone or (level = 'merged' and parent_id = $gone)",
        {"gone": gone_id},
    )


def _move(cursor: duckdb.DuckDBPyConnection, told_ids: list[str], into_id: str) -> None:
    """The rows that name these unions stand under `into_id`, in teams of the same names."""
    moved = pl.DataFrame({"told_id": told_ids, "into_id": [into_id] * len(told_ids)})
    cursor.register("union_move_rows", moved)
    cursor.execute("create or replace temp table union_move as select * from union_move_rows")
    cursor.unregister("union_move_rows")
    cursor.execute(_MOVE)
    teams = cursor.sql(_TEAMS).pl()
    if teams.height:
        renamed = name_teams(cursor, teams).select("initiative_id", "team_id")
        cursor.register("renamed", renamed)
        cursor.execute(
            "update initiative set team_id = renamed.team_id from renamed "
            "where renamed.initiative_id = initiative.initiative_id"
        )
        cursor.unregister("renamed")


def _forget_empty_teams(cursor: duckdb.DuckDBPyConnection, union_id: str) -> None:
    """Teams that no row of the union names any more were learned of the one that has left it."""
    empty = (
        "select unit.unit_id from unit "
        "left join initiative on initiative.team_id = unit.unit_id "
        "where unit.level = 'team' and unit.parent_id = $union_id "
        "and initiative.initiative_id is null"
    )
    for table in ("spelling", "unit"):
        cursor.execute(f"delete from {table} where unit_id in ({empty})", {"union_id": union_id})  # noqa: S608


def _parent(cursor: duckdb.DuckDBPyConnection, unit_id: str, level: str) -> str:
    rows = cursor.execute(
        "select unit.parent_id from unit inner join unit as above on above.unit_id = unit.parent_id "
        "where unit.unit_id = $unit_id and unit.level = $level and above.level <> 'merged'",
        {"unit_id": unit_id, "level": level},
    ).fetchall()
    if not rows:
        raise UnionUnknown(unit_id)
    return str(rows[0][0])


def _figures(
    store: Store, cursor: duckdb.DuckDBPyConnection, upper_id: str, board: dict[str, Parameter]
) -> dict[str, Figures]:
    days = {"upper_id": upper_id, "period": board["period"], "as_of": board["as_of"]}
    rows = store.select(text("grassroots_unions"), days, cursor)
    return {row[0]: row[1:] for row in rows.select("unit_id", *_FIGURES).iter_rows()}


_HAS_ERASED = """
select 1
from registrant
where unit_id in (select unit_id from together) and person_key like '~%'
limit 1
"""
_ERASED_ELSEWHERE = """
select distinct named.person_no
from registrant as named
inner join registrant as gone
    on gone.person_key = concat('~', keyed(named.person_key))
    and gone.mark_hash = named.mark_hash
where named.unit_id in (select unit_id from together)
    and gone.unit_id in (select unit_id from together)
    and named.person_key not like '~%'
"""
_TEAMS = """
select initiative.initiative_id, initiative.unit_id, unit.name as team
from initiative
inner join registration
    on registration.initiative_id = initiative.initiative_id and registration.line = 0
inner join union_move on union_move.told_id = registration.unit_id
inner join unit on unit.unit_id = initiative.team_id
"""
