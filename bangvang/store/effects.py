"""What a write changes on the board: found by doing it and undoing it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import duckdb
import polars as pl

from bangvang.query import text
from bangvang.store.database import Parameter, Store

_SHARE_OF_A_VERSION = 50  # percent
_FIGURES = ("initiatives", "registrants", "percent", "rank")


@dataclass(frozen=True)
class Change:
    """One unit before and after: counts, percent of quota (None without one), rank (None unranked)."""

    unit_id: str
    unit_name: str
    initiatives: tuple[int, int]
    registrants: tuple[int, int]
    percent: tuple[float | None, float | None]
    rank: tuple[int | None, int | None]


@dataclass(frozen=True)
class Likeness:
    """A booked file that a new one may replace: its lines, person and title, beside the new ones."""

    batch_id: str
    file_name: str
    received_on: date
    kept: int
    changed: int  #: of the kept, those whose day, stage, field or benefit differ
    removed: int  #: only in the booked file
    added: int  #: only in the new file

    @property
    def share(self) -> float:
        """Percent of the booked file's lines that stand in the new one too."""
        return 100 * self.kept / (self.kept + self.removed)

    @property
    def is_version(self) -> bool:
        """Whether the new file may be a new version of it: half of its lines stand there too."""
        return self.share >= _SHARE_OF_A_VERSION


@contextmanager
def tried(
    store: Store, board: dict[str, Parameter], changes: list[Change]
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A transaction that is undone; afterwards `changes` holds what it changed on the board.

    `board` are parameters of the question `leaderboard`.
    """
    with store.transaction(keep=False) as cursor:
        before = store.select(text("leaderboard"), board, cursor)
        yield cursor
        after = store.select(text("leaderboard"), board, cursor)
        changes.extend(_changes(before, after))


def _changes(before: pl.DataFrame, after: pl.DataFrame) -> Iterator[Change]:
    then = before.select("unit_id", *_FIGURES)
    both = after.select("unit_id", "display_name", *_FIGURES).join(
        then, on="unit_id", suffix="_then", maintain_order="left"
    )
    moved = both.filter(
        pl.col("initiatives").ne(pl.col("initiatives_then"))
        | pl.col("registrants").ne(pl.col("registrants_then"))
    )
    for row in moved.iter_rows(named=True):
        figures = ((row[f"{figure}_then"], row[figure]) for figure in _FIGURES)
        yield Change(row["unit_id"], row["display_name"], *figures)
