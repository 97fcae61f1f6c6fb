"""Grassroots unions and teams: registrations name them, the tree of units learns them."""

import re
import tomllib
from functools import cache
from hashlib import sha256

import duckdb
import polars as pl

from bangvang.campaign import DATA, UNIT_COLUMNS, name_order
from bangvang.fold import fold, folded
from bangvang.told_apart import each_once

#: Spellings of the unions or teams below each unit; those of a merged union mean the one it is in.
_KNOWN = """
select
    coalesce(kept.parent_id, unit.parent_id) as parent,
    spelling.spelling as name_key,
    coalesce(kept.unit_id, unit.unit_id) as found,
    unit.unit_id as told,
    spelling.source = 'decision' as is_decided,
    spelling.sender
from spelling
inner join unit on unit.unit_id = spelling.unit_id
left join unit as kept
    on unit.level = 'merged' and kept.unit_id = unit.parent_id and kept.level = $level
where not spelling.ambiguous and $level in (unit.level, kept.level)
"""


def name_unions(cursor: duckdb.DuckDBPyConnection, lines: pl.DataFrame) -> pl.DataFrame:
    """The lines with `unit_id`, `told_id` and `team_id`; unions and teams not met before become units.

    `unit_id` is the grassroots union, or the upper union where the line names none; `told_id` is
    the same but for the name of a merged union. A name is what somebody decided it to be, for the
    line's `sender` before all others.
    """
    lines = _named(cursor, lines, "upper_id", "grassroots", ("unit_id", "told_id"))
    lines = lines.with_columns(pl.col("unit_id", "told_id").fill_null(pl.col("upper_id")))
    return name_teams(cursor, lines)


def name_teams(cursor: duckdb.DuckDBPyConnection, lines: pl.DataFrame) -> pl.DataFrame:
    """The lines, which have `unit_id` and `team`, with `team_id`."""
    if "sender" not in lines.columns:
        lines = lines.with_columns(sender=pl.lit(None, pl.String))
    return _named(cursor, lines, "unit_id", "team", ("team_id", "told_team")).drop("told_team")


def _named(
    cursor: duckdb.DuckDBPyConnection,
    lines: pl.DataFrame,
    parent: str,
    level: str,
    into: tuple[str, str],
) -> pl.DataFrame:
    if lines[level].null_count() == lines.height:
        return lines.with_columns(pl.lit(None, pl.String).alias(name) for name in into)
    keys = ["parent", "name_key"]
    # of a million lines only what tells them apart is looked at
    senders = ["sender"] if lines["sender"].n_unique() > 1 else []
    said = lines.select(*senders, parent=parent, name=level)
    different, place = each_once(said)
    names = (
        different.with_row_index("place")
        .drop_nulls(["parent", "name"])
        .with_columns(name_key=folded(pl.col("name")))
    )
    if not senders:
        names = names.with_columns(sender=pl.lit(lines["sender"].first(), pl.String))
    known = cursor.sql(_KNOWN, params={"level": level}).pl()
    strangers = names.join(
        _of_sender(names, known), on=[*keys, "sender"], how="anti", nulls_equal=True
    )
    if strangers.height:
        fresh = strangers.unique(keys, keep="first", maintain_order=True)
        known = pl.concat([known, _learn(cursor, fresh, level)])
    found = (
        _of_sender(names, known)
        .sort("sender_of", "is_decided", nulls_last=True, descending=[False, True])
        .unique("place", keep="first", maintain_order=True)
        .select("place", "found", "told")
    )
    placed = (
        different.select(pl.int_range(pl.len(), dtype=pl.UInt32).alias("place"))
        .join(found, on="place", how="left", maintain_order="left")
        .select(pl.col("found", "told").gather(place))
    )
    return lines.with_columns(placed["found"].alias(into[0]), placed["told"].alias(into[1]))


def _of_sender(names: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """The names with what they mean in files of their sender; `sender_of` where it is its habit."""
    is_own = pl.col("sender_of").is_null() | pl.col("sender_of").eq_missing(pl.col("sender"))
    return names.join(known, on=["parent", "name_key"], suffix="_of").filter(is_own)


def _learn(cursor: duckdb.DuckDBPyConnection, strangers: pl.DataFrame, level: str) -> pl.DataFrame:
    above = {
        row["unit_id"]: row
        for row in cursor.sql("select unit_id, kind, upper_id, cluster, block from unit")
        .pl()
        .iter_rows(named=True)
    }
    rows = [
        _unit(row["parent"], row["name"], row["name_key"], level, above[row["parent"]])
        for row in strangers.iter_rows(named=True)
    ]
    units = pl.DataFrame(rows, schema=UNIT_COLUMNS)
    learned = strangers.select(
        "parent",
        "name_key",
        found=units["unit_id"],
        told=units["unit_id"],
        is_decided=pl.lit(value=False),
        sender=pl.lit(None, pl.String),
    )
    spellings = learned.select(
        spelling="name_key", unit_id="found", ambiguous=pl.lit(False), source=pl.lit("registration")
    )
    for table, frame in (("unit", units), ("spelling", spellings)):
        cursor.register("learned", frame)
        cursor.execute(f"insert into {table} by name select * from learned")  # noqa: S608
        cursor.unregister("learned")
    return learned


def _unit(
    parent: str, name: str, name_key: str, level: str, above: dict[str, str | None]
) -> dict[str, str | None]:
    unit_id = f"{parent}/{_slug(name_key)}"
    return {
        "unit_id": unit_id,
        "name": name,
        "display_name": name,
        "short_name": name,
        "kind": above["kind"],
        "level": level,
        "parent_id": parent,
        "upper_id": above["upper_id"],
        "grassroots_id": unit_id if level == "grassroots" else parent,
        "cluster": above["cluster"],
        "block": block_of(name_key) or above["block"],
        "valid_from": None,
        "valid_to": None,
        "search_key": name_key,
        "name_order": name_order(name),
    }


def _slug(name_key: str) -> str:
    """The folded name as an id; a long one is cut and told apart by a digest."""
    slug = name_key.replace(" ", "-")
    if len(slug) <= 60:
        return slug
    return f"{slug[:51]}-{sha256(name_key.encode()).hexdigest()[:8]}"


def block_of(name_key: str) -> str | None:
    """The block a union's folded name tells of: enterprise, administrative, or None."""
    for block, words in _blocks():
        if words.search(name_key):
            return block
    return None


@cache
def _blocks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = tomllib.loads((DATA / "blocks.toml").read_text(encoding="utf-8"))
    return tuple(
        (block, re.compile(rf"\b({'|'.join(fold(word) for word in words)})\b"))
        for block, words in table.items()
    )
