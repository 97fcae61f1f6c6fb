"""Settling: what is counted or derived from other tables is made anew after a migration."""

import duckdb
import polars as pl

from bangvang import campaign as data
from bangvang.store.counting import recount_all, recount_missing
from bangvang.store.spans import spans


def settle(cursor: duckdb.DuckDBPyConnection) -> None:
    """Counts, spans, orders of names, and the example criteria."""
    fill(cursor, "quota_span", spans(cursor.sql("select * from quota").pl()))
    if not _count(cursor, "batch") or _count(cursor, "original"):
        recount_all(cursor)
    else:  # a board frozen for others has no files and names: it goes on showing what it did
        recount_missing(cursor)
    _order_names(cursor)
    _tell_clusters(cursor)
    if not _count(cursor, "criterion") and _count(cursor, "period"):
        words = data.campaign()
        fill(cursor, "criterion", data.criteria(words.programme_starts_on))


def _order_names(cursor: duckdb.DuckDBPyConnection) -> None:
    names = cursor.sql("select distinct unit from national where name_order = ''").pl()
    orders = pl.Series("name_order", map(data.name_order, names["unit"]), dtype=pl.String)
    cursor.register("ordered", names.with_columns(orders))
    cursor.execute(
        "update national set name_order = ordered.name_order from ordered "
        "where ordered.unit = national.unit"
    )
    cursor.unregister("ordered")


def _tell_clusters(cursor: duckdb.DuckDBPyConnection) -> None:
    """Where the clusters of `data/` are still those of the database, so is what is known of them."""
    # `told` is a table of the recount, which may have been before us
    cursor.register("known_clusters", data.units().select("unit_id", "cluster", "cluster_status"))
    cursor.execute(
        "update unit set cluster_status = known_clusters.cluster_status from known_clusters "
        "where known_clusters.unit_id = unit.upper_id "
        "and known_clusters.cluster = unit.cluster "
        "and unit.cluster_status is null"
    )
    cursor.unregister("known_clusters")


def fill(cursor: duckdb.DuckDBPyConnection, table: str, rows: pl.DataFrame) -> None:
    """The rows in place of all there are."""
    cursor.register("anew", rows)
    cursor.execute(f"delete from {table}")  # noqa: S608  (names of this module)
    cursor.execute(f"insert into {table} by name select * from anew")  # noqa: S608
    cursor.unregister("anew")


def _count(cursor: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(cursor.execute(f"select count(*) from {table}").fetchall()[0][0])  # noqa: S608
