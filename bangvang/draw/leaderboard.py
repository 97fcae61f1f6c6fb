"""The leaderboard as a table: rank, movement, unit, value, bar, percent, quota, week, gap."""

from collections.abc import Callable
from datetime import date, timedelta
from html import escape
from typing import Any

import polars as pl

from bangvang.draw import links
from bangvang.draw.style import bar, movement
from bangvang.text import Words

_DAYS = 7


def table(
    ranking: pl.DataFrame,
    bands: dict[str, str | None],
    measure: str,
    since: str,
    words: Words,
    first: float | None = None,
    week: tuple[pl.DataFrame, date] | None = None,
) -> str:
    """The rows of `leaderboard` drawn, with the band of each unit.

    `since` says in few words what movement is told from, `first` is the greatest value of the whole
    board, against which bars are drawn where few units have a quota. `week` holds the rows of `unit_days` and
    the last of their seven days; a board without them, such as a cut's, has no such column.
    """
    t = words
    bars = _bars(ranking, bands, first or 1.0)
    days = None if week is None else _weeks(*week, words)
    quotas = ranking["quota"].count()
    against = "leaderboard.against_quota" if _judged(ranking) else "leaderboard.against_first"
    heads = [
        ("rank", t("leaderboard.rank")),
        ("move", since),
        ("unit", t("leaderboard.unit")),
        ("value", t.label("measure", measure if measure != "percent" else "initiatives")),
        ("line", t(against)),
        *([("percent", "%"), ("quota", t("leaderboard.quota"))] if quotas else []),
        *([("week", t("leaderboard.week"))] if week else []),
        ("gap", t("leaderboard.gap")),
    ]
    head = "".join(f'<div class="bv-{name}">{escape(label)}</div>' for name, label in heads)
    rows = "".join(
        _row(
            row,
            bars(row),
            _quota(row, words) if quotas else "",
            f'<div class="bv-week">{days(row["unit_id"])}</div>' if days else "",
            measure,
            words,
        )
        for row in ranking.iter_rows(named=True)
    )
    shape = ("" if week else ' data-frozen="yes"') + ("" if quotas else ' data-unquoted="yes"')
    return f'<div class="bv-table"{shape}><div class="bv-row bv-heads">{head}</div>{rows}</div>'


def _row(row: dict[str, Any], line: str, quota: str, week: str, measure: str, words: Words) -> str:
    rank = row["rank"]
    medal = f" bv-top{rank}" if rank in (1, 2, 3) else ""
    name = links.unit(str(row["unit_id"]), str(row["display_name"]), words)
    return (
        f'<div class="bv-row" data-unit="{escape(str(row["unit_id"]))}">'
        f'<div class="bv-rank{medal}">{escape(words.number(rank))}</div>'
        f'<div class="bv-move-cell">{movement(row["movement"])}</div>'
        f'<div class="bv-unit"><b>{name}</b><small>{escape(_under(row, words))}</small></div>'
        f'<div class="bv-value">{escape(_value(row, measure, words))}</div>'
        f'<div class="bv-line">{line}</div>{quota}{week}'
        f'<div class="bv-gap">{escape(_gap(row, measure, words))}</div></div>'
    )


def _quota(row: dict[str, Any], words: Words) -> str:
    mark = "*" if row["is_illustrative"] and row["quota"] is not None else ""
    # on a phone no quota is shown, and the percent carries its mark
    carried = f' data-mark="{mark}"' if mark else ""
    return (
        f'<div class="bv-percent"{carried}>{escape(words.percent(row["percent"]))}</div>'
        f'<div class="bv-quota">{escape(words.number(row["quota"]))}{mark}</div>'
    )


def _judged(ranking: pl.DataFrame) -> bool:
    """Whether most units have a quota to be held against; below upper unions few have one."""
    return 2 * ranking["percent"].count() >= ranking.height


def _bars(
    ranking: pl.DataFrame, bands: dict[str, str | None], first: float
) -> Callable[[dict[str, Any]], str]:
    """Row -> its bar: the percent of its quota, or its value beside the first one's."""
    percents: list[float] = ranking["percent"].drop_nulls().to_list()
    scale = max([*percents, 100.0]) * 1.1
    if _judged(ranking):
        return lambda row: bar(row["percent"], scale, _band(row, bands))

    def beside_the_first(row: dict[str, Any]) -> str:
        share = 100 * (row["value"] or 0) / first
        band = _band(row, bands) or "plain"
        return f'<div class="bv-bar"><i class="bv-{band}" style="width:{share:.2f}%"></i></div>'

    return beside_the_first


def _band(row: dict[str, Any], bands: dict[str, str | None]) -> str | None:
    reached = row["percent"] is not None and row["percent"] >= 100
    return bands.get(row["unit_id"]) or ("reached" if reached else "plain" if not bands else None)


def _under(row: dict[str, Any], words: Words) -> str:
    """Under the name: what the unit stands in, or its kind, and its people."""
    above = [str(name) for name in (row["union_name"], row["upper_name"]) if name]
    return words(
        "leaderboard.under",
        kind=" · ".join(above) or words.label("kind", str(row["kind"])),
        registrants=words.number(row["registrants"]),
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
    return words("leaderboard.gap_to", amount=amount(gap, measure, words), rank=row["rank_above"])


def amount(value: float, measure: str, words: Words) -> str:
    """A difference of a measure in its own unit: a count, points of percent, money."""
    if measure == "percent":
        digits = 1 if abs(value) >= 0.1 else 2
        return words("leaderboard.points", value=words.number(value, digits))
    return words.money(value) if measure == "benefit" else words.number(value)


def _weeks(week: pl.DataFrame, as_of: date, words: Words) -> Callable[[str], str]:
    """Unit -> its last seven days as small bars."""
    days = [as_of - timedelta(days=back) for back in reversed(range(_DAYS))]
    brought: dict[str, dict[date, int]] = {}
    for unit_id, day, initiatives in week.iter_rows():
        brought.setdefault(unit_id, {})[day] = initiatives
    return lambda unit_id: _week(
        [brought.get(unit_id, {}).get(day, 0) for day in days], days, words
    )


def _week(counts: list[int], days: list[date], words: Words) -> str:
    most = max(counts)
    bars = "".join(
        f'<i style="height:{100 * count / most if most else 0:.0f}%" '
        f'title="{words.short_day(day)}: {words.number(count)}"></i>'
        for count, day in zip(counts, days, strict=True)
    )
    return f'<div class="bv-days">{bars}</div>'
