"""The national table: standings of provinces and central unions, as somebody took them down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import duckdb
import polars as pl

from bangvang.access import Actor
from bangvang.campaign import name_order
from bangvang.store.database import Store
from bangvang.store.journal import note

#: what a row of the table says; `registrants` may be unknown
NATIONAL = pl.Schema(
    {
        "as_of": pl.Date,
        "unit": pl.String,
        "initiatives": pl.Int64,
        "registrants": pl.Int64,
        "status": pl.String,  # published, illustrative
        "is_ours": pl.Boolean,
    }
)
_SAME = "delete from national where (as_of, unit) in (select (as_of, unit) from incoming)"
_OF_DAY = "select unit, initiatives, registrants from national where as_of = $as_of"
_REMOVED = "delete from national where as_of = $as_of and unit = $unit"


Figures = Mapping[str, tuple[int, int | None]]  #: unit -> initiatives and registrants


@dataclass(frozen=True)
class Correction:
    """What makes one day's table read otherwise: the units whose rows come, change and go."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @classmethod
    def of(cls, stood: Figures, said: Figures) -> "Correction":
        """From what stood there to what is said now."""
        return cls(
            tuple(unit for unit in said if unit not in stood),
            tuple(unit for unit in said if unit in stood and said[unit] != stood[unit]),
            tuple(unit for unit in stood if unit not in said),
        )

    @property
    def is_nothing(self) -> bool:
        return not (self.added or self.changed or self.removed)


def figures(rows: pl.DataFrame) -> Figures:
    """The rows with `unit`, `initiatives` and `registrants` by their unit."""
    return {
        unit: (initiatives, registrants)
        for unit, initiatives, registrants in rows.select(
            "unit", "initiatives", "registrants"
        ).iter_rows()
    }


def load_national(
    store: Store, standings: pl.DataFrame, actor: Actor, at: datetime, source: str = ""
) -> None:
    """Puts rows of NATIONAL into the table, each in place of the one of the same day and unit.

    All of them or none. `source` names the file they come from, for the log.
    """
    actor.must("manage")
    with store.transaction() as cursor:
        replaced = _replaced(store, standings, cursor)
        _put(cursor, standings)
        days = sorted({day.isoformat() for day in standings["as_of"]})
        told = {"count": standings.height, "days": days, "source": source, "rows": replaced}
        note(cursor, at, actor, "national", None, told)


def correct_national(
    store: Store, as_of: date, standings: pl.DataFrame, actor: Actor, at: datetime
) -> Correction:
    """Makes the table of one day read as given: rows come, change and go; what stays is not touched.

    `standings` are rows of NATIONAL of that day. The log keeps what stood there before.
    """
    actor.must("manage")
    said = figures(standings)
    with store.transaction() as cursor:
        stood = figures(store.select(_OF_DAY, {"as_of": as_of}, cursor))
        done = Correction.of(stood, said)
        for unit in done.removed:
            cursor.execute(_REMOVED, {"as_of": as_of, "unit": unit})
        touched = standings.filter(pl.col("unit").is_in(done.added + done.changed))
        if touched.height:
            _put(cursor, touched)
        told = {
            "added": {unit: said[unit] for unit in done.added},
            "changed": {
                unit: {"before": stood[unit], "after": said[unit]} for unit in done.changed
            },
            "removed": {unit: stood[unit] for unit in done.removed},
        }
        note(cursor, at, actor, "national_corrected", as_of.isoformat(), told)
    return done


def _replaced(
    store: Store, standings: pl.DataFrame, cursor: duckdb.DuckDBPyConnection
) -> list[dict[str, object]]:
    """The rows that stand there otherwise already, before and after."""
    rows: list[dict[str, object]] = []
    for (as_of,), of_day in standings.group_by("as_of", maintain_order=True):
        stood = figures(store.select(_OF_DAY, {"as_of": as_of}, cursor))
        for unit, said in figures(of_day).items():
            if stood.get(unit, said) != said:
                rows.append({"as_of": as_of, "unit": unit, "before": stood[unit], "after": said})
    return rows


def _put(cursor: duckdb.DuckDBPyConnection, standings: pl.DataFrame) -> None:
    rows = standings.select(NATIONAL.names()).cast(NATIONAL)
    orders = pl.Series("name_order", map(name_order, rows["unit"]), dtype=pl.String)
    cursor.register("incoming", rows.with_columns(orders))
    cursor.execute(_SAME)
    cursor.execute("insert into national by name select * from incoming")
    cursor.unregister("incoming")
