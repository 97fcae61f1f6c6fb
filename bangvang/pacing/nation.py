"""Our place in the nation on the last day, were we to end at a given count."""

from datetime import date

import polars as pl


def rank_at(standings: pl.DataFrame, daily: pl.DataFrame, finish: int, ends_on: date) -> int | None:
    """The rank by initiatives if the others keep the pace between their last two tables.

    `standings`: one row per table and unit: as_of, unit, value, is_ours. `daily`: our days of the
    phase; what we gain after the latest table is added to what that table says of us. A unit of one
    table stands still. None while the latest table does not name us.
    """
    days = standings["as_of"].unique().sort().to_list()
    table = standings.filter(pl.col("as_of") == days[-1]) if days else standings
    ours = table.filter("is_ours")
    if not ours.height:
        return None
    told = daily.filter(pl.col("day") <= days[-1])["initiatives"].sum()
    we_end_at = ours["value"].item() + finish - told
    per_day = _paces(standings, days)
    ahead = max((ends_on - days[-1]).days, 0)
    others = table.filter(~pl.col("is_ours")).select("unit", "value").iter_rows()
    before_us = [unit for unit, value in others if value + per_day.get(unit, 0) * ahead > we_end_at]
    return len(before_us) + 1


def _paces(standings: pl.DataFrame, days: list[date]) -> dict[str, float]:
    """Initiatives a day between the last two tables, of the units that stand in both."""
    if len(days) < 2:
        return {}
    apart = (days[-1] - days[-2]).days
    before, now = (
        dict(standings.filter(pl.col("as_of") == day).select("unit", "value").iter_rows())
        for day in days[-2:]
    )
    return {unit: max(now[unit] - had, 0) / apart for unit, had in before.items() if unit in now}
