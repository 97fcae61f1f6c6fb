"""The national table of the sample: invented figures of other units beside Hanoi's own counts."""

import polars as pl

from bangvang.sample.plan import ENDS_ON, initiatives_by_day, registrants_by_day
from bangvang.sample.words import FOLDER

HANOI = "LĐLĐ thành phố Hà Nội"


def national() -> pl.DataFrame:
    """One row per day and unit: as_of, unit, initiatives, registrants, status, is_ours.

    `status` is illustrative, or published where a figure was printed. Hanoi's figures are those of
    the sample on that day, which on the last day are the published ones.
    """
    others = pl.read_csv(FOLDER / "national.csv", comment_prefix="#", try_parse_dates=True)
    initiatives, registrants = initiatives_by_day(), registrants_by_day()
    days = others["as_of"].unique().sort().to_list()
    ours = pl.DataFrame(
        {
            "as_of": days,
            "unit": [HANOI] * len(days),
            "initiatives": [initiatives[day] for day in days],
            "registrants": [registrants[day] for day in days],
            "status": ["published" if day == ENDS_ON else "illustrative" for day in days],
        }
    )
    both = pl.concat([others, ours]).with_columns(is_ours=pl.col("unit") == HANOI)
    return both.sort("as_of", "initiatives", descending=[False, True])
