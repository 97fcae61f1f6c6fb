"""Grassroots unions and teams: registrations name them, the tree of units learns them."""

import re
import tomllib
from functools import cache
from hashlib import sha256

import duckdb
import polars as pl

from bangvang.campaign import DATA, UNIT_COLUMNS, name_order
from bangvang.fold import fold, folded

_KNOWN = """
select unit.parent_id as parent, spelling.spelling as name_key, unit.unit_id as found
from spelling
inner join unit on unit.unit_id = spelling.unit_id
where unit.level = $level and not spelling.ambiguous
"""


def name_unions(cursor: duckdb.DuckDBPyConnection, lines: pl.DataFrame) -> pl.DataFrame:
    """The lines with `unit_id` and `team_id`; unions and teams not met before become units.

    `unit_id` is the grassroots union, or the upper union where the line names none.
    """
    lines = _named(cursor, lines, "upper_id", "grassroots", "unit_id")
    lines = lines.with_columns(pl.col("unit_id").fill_null(pl.col("upper_id")))
    return _named(cursor, lines, "unit_id", "team", "team_id")


def _named(
    cursor: duckdb.DuckDBPyConnection, lines: pl.DataFrame, parent: str, level: str, into: str
) -> pl.DataFrame:
    names = (
        lines.select(parent=parent, name=level)
        .drop_nulls()
        .unique(maintain_order=True)
        .with_columns(name_key=folded(pl.col("name")))
    )
    known = cursor.sql(_KNOWN, params={"level": level}).pl().unique(["parent", "name_key"])
    strangers = names.join(known, on=["parent", "name_key"], how="anti").unique(
        ["parent", "name_key"], keep="first", maintain_order=True
    )
    if strangers.height:
        learned = _learn(cursor, strangers, level)
        known = pl.concat([known, learned])
    found = names.join(known, on=["parent", "name_key"]).select("parent", "name", "found")
    return lines.join(
        found.rename({"parent": parent, "name": level, "found": into}),
        on=[parent, level],
        how="left",
        maintain_order="left",
    )


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
    learned = strangers.select("parent", "name_key", found=units["unit_id"])
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
