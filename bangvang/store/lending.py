"""Frames lent to the database: it reads them as tables, without a copy of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import polars as pl
import pyarrow as pa

_ROWS_OF_A_GROUP = 122_880  # as DuckDB stores them
_AS_THEY_ARE = pl.CompatLevel.newest()  # texts in the form both know; any other is a copy


@contextmanager
def lent(cursor: duckdb.DuckDBPyConnection, **frames: pl.DataFrame) -> Iterator[None]:
    """The frames as tables of their names, for as long as it lasts."""
    for name, frame in frames.items():
        cursor.register(name, _Lent(frame))
    try:
        yield
    finally:
        for name in frames:
            cursor.unregister(name)


class _Lent:
    """A frame as its stream: of a frame that it knows as one DuckDB has every text copied first.

    The stream comes in parts, so that every core takes some of them. Polars' own stream of a frame
    is one part, however many the frame has.
    """

    def __init__(self, frame: pl.DataFrame) -> None:
        self._parts = pa.concat_tables(
            frame.slice(start, _ROWS_OF_A_GROUP).to_arrow(compat_level=_AS_THEY_ARE)
            for start in range(0, max(frame.height, 1), _ROWS_OF_A_GROUP)
        )

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._parts.__arrow_c_stream__(requested_schema)
