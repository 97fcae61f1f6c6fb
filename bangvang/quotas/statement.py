"""What a quota file says, and what of it could not be understood. Plain data, no behaviour."""

from dataclasses import dataclass

import polars as pl

from bangvang.quotas.headings import Column

#: One row per cell with a quota. `from_day` is null where the file names no day of its own.
STATED_QUOTAS = pl.Schema(
    {
        "unit_id": pl.String,
        "period_id": pl.String,
        "basis": pl.String,
        "block": pl.String,  # "" for the whole unit
        "amount": pl.Int64,
        "from_day": pl.Date,
    }
)
#: One row per cell with a number of members.
STATED_MEMBERS = pl.Schema({"unit_id": pl.String, "amount": pl.Int64, "from_day": pl.Date})


@dataclass(frozen=True)
class Trouble:
    """Why a row cannot be taken.

    `reason`: no_columns, columns_alike, unit_missing, unit_unknown, unit_ambiguous, unit_differs,
    unit_twice, amount_unreadable, day_unreadable, period_unknown.
    """

    sheet: str
    row: int  #: as Excel numbers it
    reason: str
    value: str = ""  #: what stands there
    column: str = ""  #: the heading it is about
    near: tuple[str, ...] = ()  #: units it may mean, the likeliest first


@dataclass(frozen=True)
class Total:
    """A total line of the file that is not the sum of its rows."""

    sheet: str
    row: int
    column: str
    stated: int
    summed: int


@dataclass(frozen=True)
class Statement:
    """A quota file as it was understood. With any trouble nothing of it is to be written."""

    quotas: pl.DataFrame  #: STATED_QUOTAS
    members: pl.DataFrame  #: STATED_MEMBERS
    troubles: tuple[Trouble, ...]
    totals: tuple[Total, ...]
    columns: tuple[tuple[str, Column], ...]  #: heading of the file, and what it was taken for
    units: int  #: how many units it speaks of
