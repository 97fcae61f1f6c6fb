"""Frames that the database reads as tables: whole, in their order, and in parts for every core."""

from datetime import date

import duckdb
import polars as pl
import pyarrow as pa
import pytest

from bangvang.store.lending import _Lent, lent

ROWS = 300_000


def frame(rows: int) -> pl.DataFrame:
    return pl.select(number=pl.int_range(rows, dtype=pl.Int64)).with_columns(
        text=pl.format("Cải tiến quy trình hàn số {}", "number"),
        name=pl.when(pl.col("number") % 3 > 0).then(pl.lit("Bình")),
        nothing=pl.lit(None, pl.String),
        day=pl.lit(date(2022, 5, 4)),
    )


@pytest.mark.parametrize("rows", [0, 1, ROWS])
def test_what_is_lent_is_read_whole_and_in_its_order(rows: int) -> None:
    with duckdb.connect() as database, lent(database, told=frame(rows)):
        assert database.sql("select * from told").pl().equals(frame(rows))


def test_a_long_frame_comes_in_parts_that_cores_share() -> None:
    parts = pa.RecordBatchReader.from_stream(_Lent(frame(ROWS)))
    assert [part.num_rows for part in parts] == [122_880, 122_880, 54_240]
