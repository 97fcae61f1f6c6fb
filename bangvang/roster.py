"""The roster: which units there are, and by which spellings they are known."""

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Roster:
    """All that intake needs to know of units, as frames.

    `units`: one row per unit: unit_id, name, short_name, kind, level (upper, grassroots, team), parent_id.
    `spellings`: one row per folded spelling and unit: spelling, unit_id. A spelling that stands
    with several units, or with a unit and `ambiguous` true, is never resolved without asking.
    """

    units: pl.DataFrame
    spellings: pl.DataFrame  #: spelling, unit_id, ambiguous (Boolean)
