"""The star of an illustrative figure: explained below rows of which one carries it, and nowhere else."""

import polars as pl

from bangvang.text import Words


def stands(rows: pl.DataFrame, quota: str = "quota", flag: str = "is_illustrative") -> bool:
    """Whether a quota of these rows is illustrative."""
    return not rows.filter(pl.col(flag), pl.col(quota).is_not_null()).is_empty()


def explained(told: str, is_starred: bool, t: Words, what: str = "quota.illustrative") -> str:
    """The note, with what * means where one stands: of quotas, or of `what` this sentence tells."""
    return f"{told} {t(what)}".lstrip() if is_starred else told
