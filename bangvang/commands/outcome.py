"""What became of one file that was to be brought in."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from bangvang.store import Change


@dataclass(frozen=True)
class FileError:
    """Why a file failed as a whole."""

    code: str
    message: str


@dataclass(frozen=True)
class Outcome:
    """Counts are sheet rows. `refusals`: one row per refused sheet row: sheet, row, reason."""

    file: str
    status: str  #: committed, dry_run, unchanged, superseded, withdrawn or failed
    batch_id: str | None = None
    rows_read: int = 0
    accepted: int = 0
    duplicates: int = 0
    refused: int = 0
    set_aside: int = 0
    encoding: str | None = None
    error: FileError | None = None
    proposed_unit_id: str | None = None  #: the unit that the file itself names, taken by nobody
    refusals: pl.DataFrame = field(
        default_factory=lambda: pl.DataFrame(
            schema={"sheet": pl.String, "row": pl.Int64, "reason": pl.String}
        )
    )
    changes: Sequence[Change] = ()  #: what a dry run would change on the board
    letter_total: int | None = None  #: the number of initiatives that the file itself states
    notes: Sequence[str] = ()  #: in words: that number beside the file, warnings on booked rows
    what_became: str = ""  #: of a file that was booked once and counts no more

    def refused_by_reason(self) -> dict[str, int]:
        """Reason code -> refused rows, the most frequent first."""
        counts = self.refusals.group_by("reason").len("rows")
        return dict(counts.sort("rows", "reason", descending=[True, False]).iter_rows())
