"""The reveal: two boards, opened from the bottom up, one unit after the other.

The next to open is always the unit that stands lowest among those not opened yet, on the board as
it stands with all that has been opened. Each unit is opened once, so as many steps as units lead
from the first board to the second. What is not opened stands with its first value: the second is
on no screen before its turn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

Row = dict[str, Any]


@dataclass(frozen=True)
class Placed:
    """A unit on the board of one step."""

    unit_id: str
    name: str
    rank: int | None
    value: float | None
    is_open: bool


def rows_of(before: pl.DataFrame, after: pl.DataFrame | None) -> list[Row]:
    """One row per unit: unit_id, name, and value and place on both boards; `after` None: not yet."""
    second = {} if after is None else _values(after)
    return [
        {
            "unit_id": unit_id,
            "name": name,
            "before": value,
            "before_place": place,
            "after": second.get(unit_id, (None, place))[0],
            "after_place": second.get(unit_id, (None, place))[1],
        }
        for place, (unit_id, name, value) in enumerate(
            before.select("unit_id", "display_name", "value").iter_rows()
        )
    ]


def opening(rows: Sequence[Row]) -> list[str]:
    """The units in the order in which they open."""
    opened: list[str] = []
    while len(opened) < len(rows):
        shut = [each for each in board(rows, frozenset(opened)) if not each.is_open]
        opened.append(shut[-1].unit_id)
    return opened


def board(rows: Sequence[Row], opened: frozenset[str]) -> list[Placed]:
    """The board with these units opened: ties share a rank (1, 2, 2, 4), nothing has none."""
    told = [
        (
            row["unit_id"],
            row["name"],
            *(
                (row["after"], row["after_place"], True)
                if row["unit_id"] in opened
                else (row["before"], row["before_place"], False)
            ),
        )
        for row in rows
    ]
    told.sort(key=lambda each: (-(each[2] or 0), each[3]))
    placed: list[Placed] = []
    for at, (unit_id, name, value, _, is_open) in enumerate(told):
        rank: int | None = at + 1 if value else None
        if placed and placed[-1].value == value:
            rank = placed[-1].rank
        placed.append(Placed(unit_id, name, rank, value, is_open))
    return placed


def _values(frame: pl.DataFrame) -> dict[str, tuple[float | None, int]]:
    pairs = frame.select("unit_id", "value").iter_rows()
    return {unit_id: (value, place) for place, (unit_id, value) in enumerate(pairs)}
