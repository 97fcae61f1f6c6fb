"""The leaderboard as a table: rank, movement, unit, value, bar, percent, quota, week, gap."""

from datetime import date, timedelta
from html import escape
from typing import Any

import polars as pl

from bangvang.draw.style import bar, movement
from bangvang.text import Words

_DAYS = 7


def table(
    ranking: pl.DataFrame,
    week: pl.DataFrame,
    bands: dict[str, str | None],
    measure: str,
    as_of: date,
    words: Words,
) -> str:
    """The rows of `leaderboard`, the week of `unit_days`, and the band of each unit, drawn."""
    days = [as_of - timedelta(days=back) for back in reversed(range(_DAYS))]
    brought: dict[str, dict[date, int]] = {}
    for unit_id, day, initiatives in week.iter_rows():
        brought.setdefault(unit_id, {})[day] = initiatives
    percents: list[float] = ranking["percent"].drop_nulls().to_list()
    scale = max([*percents, 100.0]) * 1.1
    rows = "".join(
        _row(
            row,
            bar(row["percent"], scale, bands.get(row["unit_id"])),
            _week([brought.get(row["unit_id"], {}).get(day, 0) for day in days], days, words),
            measure,
            words,
        )
        for row in ranking.iter_rows(named=True)
    )
    t = words
    heads = [
        ("rank", t("leaderboard.rank")),
        ("move", t("leaderboard.movement")),
        ("unit", t("leaderboard.unit")),
        ("value", t.label("measure", measure if measure != "percent" else "initiatives")),
        ("line", t("leaderboard.against_quota")),
        ("percent", "%"),
        ("quota", t("leaderboard.quota")),
        ("week", t("leaderboard.week")),
        ("gap", t("leaderboard.gap")),
    ]
    head = "".join(f'<div class="bv-{name}">{escape(label)}</div>' for name, label in heads)
    return f'<div class="bv-table"><div class="bv-row bv-heads">{head}</div>{rows}</div>'


def _row(row: dict[str, Any], line: str, week: str, measure: str, words: Words) -> str:
    rank = row["rank"]
    medal = f" bv-top{rank}" if rank in (1, 2, 3) else ""
    percent, quota = row["percent"], row["quota"]
    mark = "*" if row["is_illustrative"] and quota is not None else ""
    under = words(
        "leaderboard.under",
        kind=words.label("kind", str(row["kind"])),
        registrants=words.number(row["registrants"]),
    )
    return (
        f'<div class="bv-row" data-unit="{escape(str(row["unit_id"]))}">'
        f'<div class="bv-rank{medal}">{escape(words.number(rank))}</div>'
        f'<div class="bv-move-cell">{movement(row["movement"])}</div>'
        f'<div class="bv-unit"><b>{escape(str(row["display_name"]))}</b><small>{escape(under)}</small></div>'
        f'<div class="bv-value">{escape(_value(row, measure, words))}</div>'
        f'<div class="bv-line">{line}</div>'
        f'<div class="bv-percent">{escape(words.percent(percent))}</div>'
        f'<div class="bv-quota">{escape(words.number(quota))}{mark}</div>'
        f'<div class="bv-week">{week}</div>'
        f'<div class="bv-gap">{escape(_gap(row, measure, words))}</div></div>'
    )


def _value(row: dict[str, Any], measure: str, words: Words) -> str:
    if measure == "benefit":
        return words.money(row["benefit_vnd"])
    column = "registrants" if measure == "registrants" else "initiatives"
    return words.number(row[column])


def _gap(row: dict[str, Any], measure: str, words: Words) -> str:
    gap = row["gap"]
    if gap is None:
        return ""
    amount = {
        "percent": lambda: words(
            "leaderboard.points", value=words.number(gap, 1 if gap >= 0.1 else 2)
        ),
        "benefit": lambda: words.money(gap),
    }.get(measure, lambda: words.number(gap))()
    return words("leaderboard.gap_to", amount=amount, rank=row["rank_above"])


def _week(counts: list[int], days: list[date], words: Words) -> str:
    most = max(counts)
    bars = "".join(
        f'<i style="height:{100 * count / most if most else 0:.0f}%" '
        f'title="{words.short_day(day)}: {words.number(count)}"></i>'
        for count, day in zip(counts, days, strict=True)
    )
    return f'<div class="bv-days">{bars}</div>'
