"""Frames lent to the database: it reads them as tables, without a copy of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import polars as pl

_ROWS_OF_A_GROUP = 122_880  # as DuckDB stores them


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

    The stream comes in parts, so that every core takes some of them.
    """

    def __init__(self, frame: pl.DataFrame) -> None:
        starts = range(0, max(frame.height, 1), _ROWS_OF_A_GROUP)
        parts = [frame.slice(start, _ROWS_OF_A_GROUP) for start in starts]
        self._frame = pl.concat(parts, rechunk=False)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._frame.__arrow_c_stream__(requested_schema)
