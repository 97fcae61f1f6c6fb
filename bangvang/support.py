"""Which units need support now, in which order, and why."""

from datetime import date

import polars as pl

#: days before today in whose files the rows handed back are counted
LATELY = 14
REASONS = ("silent", "slow", "refused", "late")
_LATE = 7  # days without a file
_REFUSED = 5.0  # percent of the rows lately


def needing(judged: pl.DataFrame, files: pl.DataFrame, days_left: int, as_of: date) -> pl.DataFrame:
    """The units short of their quota that have a reason, those with most to close first.

    `judged` are the rows of `pace.paced`, `files` those of the question `support`. Added:
    missing (quota − count); best_week (of seven days; is_typical when the unit never had one, and
    the middle best week of the others is taken, by quota); closable = missing, or what its best
    week brings in the days left if that is less; ratio = needed ÷ current pace, where there is one; late_days and
    refused_percent; and one Boolean a reason: silent, slow, refused, late.
    """
    units = judged.join(files, on="unit_id", how="inner", maintain_order="left")
    share = units.filter(pl.col("best_week") > 0).select(pl.col("best_week") / pl.col("quota"))
    typical = share.to_series().median()
    return (
        units.filter(pl.col("quota") > pl.col("initiatives"))
        .with_columns(
            missing=pl.col("quota") - pl.col("initiatives"),
            is_typical=pl.col("best_week") == 0,
            best_week=pl.when(pl.col("best_week") > 0)
            .then(pl.col("best_week").cast(pl.Float64))
            .otherwise(pl.col("quota") * pl.lit(typical or 0.0, pl.Float64)),
            ratio=pl.when(pl.col("current_per_day") > 0).then(
                pl.col("needed_per_day") / pl.col("current_per_day")
            ),
            late_days=(pl.lit(as_of) - pl.col("last_file_on")).dt.total_days(),
            refused_percent=pl.when(pl.col("rows_lately") > 0).then(
                100 * pl.col("refused_lately") / pl.col("rows_lately")
            ),
        )
        .with_columns(
            closable=pl.min_horizontal(
                pl.col("missing"), (pl.col("best_week") * days_left / 7).floor().cast(pl.Int64)
            ),
            silent=pl.col("band") == "silent",
            slow=(pl.col("needed_per_day") > pl.col("current_per_day")).fill_null(value=False)
            & (pl.col("band") != "silent"),
            refused=(pl.col("refused_percent") >= _REFUSED).fill_null(value=False),
            late=(pl.col("late_days") >= _LATE).fill_null(value=True),
        )
        .filter(pl.any_horizontal(*REASONS))
        .sort("closable", "missing", descending=True, maintain_order=True)
    )
