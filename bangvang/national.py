"""The national table of the store: the names it knows, a file on its way into it, rows as typed."""

from datetime import date, datetime

import polars as pl
import pyarrow as pa

from bangvang.access import Actor
from bangvang.campaign import Campaign
from bangvang.intake import read
from bangvang.intake.national import NationalTable, understand
from bangvang.intake.national_names import Names
from bangvang.questions import ask
from bangvang.store import Correction, Store, correct_national, load_national, roster
from bangvang.store.national import figures

TYPED = pl.Schema({"unit": pl.String, "initiatives": pl.Int64, "registrants": pl.Int64})


def names(store: Store, campaign: Campaign) -> Names:
    """The units of all earlier tables, and the spellings by which the campaign's owner goes."""
    known = ask(store, "national_ranks", measure="initiatives", as_of=date.max)["unit"].unique()
    spellings = roster(store).spellings.filter(pl.col("unit_id") == campaign.city)["spelling"]
    return Names(known.to_list(), campaign.owner, spellings.to_list())


def understood(
    store: Store, campaign: Campaign, content: bytes, file_name: str, today: date, day: date | None
) -> NationalTable:
    """A file as a national table; nothing is written. Raises FileRefused."""
    return understand(read(content, file_name), names(store, campaign), today, day)


def take_in(store: Store, table: NationalTable, file_name: str, actor: Actor, at: datetime) -> None:
    """Writes what a file said, in place of the rows of the same days and units."""
    actor.must("manage")
    rows = table.standings.with_columns(status=pl.lit("published"))
    load_national(store, rows, actor, at, source=file_name)


def effect(store: Store, standings: pl.DataFrame) -> pl.DataFrame:
    """The standings with what the table says of them already, and what it said last before.

    Adds `stood` and `stood_registrants` (of the same day and unit), `before` (initiatives of the
    latest earlier day) and `is_new`: whether no table has named the unit yet.
    """
    told = _told(store, "initiatives")
    same = told.rename({"value": "stood"})
    people = _told(store, "registrants").rename({"value": "stood_registrants"})
    earlier = told.with_columns(before_day=pl.col("as_of")).rename({"value": "before"})
    return (
        standings.with_row_index("place")
        .join(same, on=["as_of", "unit"], how="left")
        .join(people, on=["as_of", "unit"], how="left")
        .sort("as_of")
        .join_asof(
            earlier.sort("as_of"),
            on="as_of",
            by="unit",
            strategy="backward",
            allow_exact_matches=False,
            check_sortedness=False,
        )
        .sort("place")
        .with_columns(is_new=~pl.col("unit").is_in(told["unit"].unique().implode()))
        .drop("place")
    )


def _told(store: Store, measure: str) -> pl.DataFrame:
    """What all tables say: as_of, unit, value, the earliest day first."""
    told = ask(store, "national_ranks", measure=measure, as_of=date.max)
    return told.select("as_of", "unit", "value").sort("as_of")


def typed_troubles(rows: pl.DataFrame, known: Names) -> list[tuple[int, str]]:
    """What keeps typed rows from being saved: place in the list, from 1, and a reason code."""
    found: list[tuple[int, str]] = []
    seen: set[str] = set()
    for place, row in enumerate(rows.iter_rows(named=True), start=1):
        unit = known.of((row["unit"] or "").strip())
        if not unit:
            found.append((place, "unit_missing"))
        elif unit in seen:
            found.append((place, "unit_twice"))
        elif row["initiatives"] is None:
            found.append((place, "initiatives_missing"))
        elif min(row["initiatives"], row["registrants"] or 0) < 0:
            found.append((place, "initiatives_unreadable"))
        seen.add(unit)
    return found


def correct(
    store: Store, known: Names, day: date, rows: pl.DataFrame, actor: Actor, at: datetime
) -> Correction:
    """Makes the table of a day read as typed. `rows`: TYPED, without troubles."""
    actor.must("manage")
    standings = _named(rows, known).with_columns(as_of=pl.lit(day), status=pl.lit("published"))
    return correct_national(store, day, standings, actor, at)


def correction(store: Store, known: Names, day: date, rows: pl.DataFrame) -> Correction:
    """What `correct` would do; nothing is written."""
    return Correction.of(figures(of_day(store, day)), figures(_named(rows, known)))


def of_day(store: Store, day: date) -> pl.DataFrame:
    """The table of exactly this day as TYPED rows, the best first."""
    told = ask(store, "national", as_of=day, compare=None).filter(pl.col("as_of") == day)
    return told.select(TYPED.names())


def _named(rows: pl.DataFrame, known: Names) -> pl.DataFrame:
    units = [known.of(unit.strip()) for unit in rows["unit"]]
    ours = [known.is_ours(unit) for unit in units]
    return rows.with_columns(
        pl.Series("unit", units, dtype=pl.String), pl.Series("is_ours", ours, dtype=pl.Boolean)
    )


def to_type(store: Store, day: date) -> pl.DataFrame:
    """The rows to type in for a day: those it has, else the names of the latest earlier table."""
    rows = of_day(store, day)
    if rows.height:
        return rows
    earlier = ask(store, "national", as_of=day, compare=None)
    return earlier.select(
        "unit", initiatives=pl.lit(None, pl.Int64), registrants=pl.lit(None, pl.Int64)
    )


def with_figures(typed: pa.Table) -> pl.DataFrame:
    """The typed rows that say something, as TYPED: a row with neither figure is left out."""
    said = pl.col("initiatives").is_not_null() | pl.col("registrants").is_not_null()
    return pl.DataFrame(typed).select(TYPED.names()).cast(TYPED).filter(said)
