"""Who improved the most, and who stands how far to the quota: short lists beside the chart."""

from html import escape
from typing import Any

import polars as pl

from bangvang.draw import links
from bangvang.draw.leaderboard import amount
from bangvang.draw.style import bar
from bangvang.text import Words


def gains(improved: pl.DataFrame, by: str, measure: str, words: Words) -> str:
    """The first rows of `improved`: place, unit, what it gained, from where to where."""
    most = max([1.0, *improved["gained"].to_list()])
    return _list(
        _line(
            row["place"],
            row,
            _gained(row["gained"], by, measure, words),
            100 * row["gained"] / most,
            _way(row, by, measure, words),
            words,
        )
        for row in improved.iter_rows(named=True)
    )


def shares(ranking: pl.DataFrame, words: Words) -> str:
    """The first rows of `leaderboard` by percent: place, unit, percent, count of quota."""
    scale = max([*ranking["percent"].to_list(), 100.0]) * 1.05
    return _list(
        _cells(
            row["rank"],
            row,
            words.percent(row["percent"], 1),
            bar(row["percent"], scale, "reached" if row["percent"] >= 100 else "on_pace"),
            words(
                "movement.of_quota",
                count=words.number(row["initiatives"]),
                quota=words.number(row["quota"]) + ("*" if row["is_illustrative"] else ""),
            ),
            words,
        )
        for row in ranking.iter_rows(named=True)
    )


def _gained(gained: float, by: str, measure: str, words: Words) -> str:
    if by == "rank":
        return f"▲ {gained:.0f}"
    told = amount(gained, "percent" if by == "percent" else measure, words)
    return f"+{told}"


def _way(row: dict[str, Any], by: str, measure: str, words: Words) -> str:
    """From where to where: ranks, counts, or percents."""
    if by == "rank":
        before, after = words.number(row["rank_before"]), words.number(row["rank"])
    elif by == "percent" or measure == "percent":
        before, after = words.percent(row["percent_before"], 1), words.percent(row["percent"], 1)
    elif measure == "benefit":
        before, after = words.money(row["value_before"] or 0), words.money(row["value"])
    else:
        before, after = words.number(row["value_before"] or 0), words.number(row["value"])
    return f"{before} → {after}"


def _line(
    place: int, row: dict[str, Any], gained: str, share: float, way: str, words: Words
) -> str:
    line = f'<div class="bv-bar"><i class="bv-climbed" style="width:{share:.1f}%"></i></div>'
    return _cells(place, row, gained, line, way, words)


def _cells(place: int, row: dict[str, Any], figure: str, line: str, way: str, words: Words) -> str:
    name = links.unit(str(row["unit_id"]), str(row["short_name"]), words)
    return (
        f'<div class="bv-gain" data-unit="{escape(str(row["unit_id"]))}">'
        f'<div class="bv-rank">{escape(words.number(place))}</div>'
        f'<div class="bv-unit"><b>{name}</b>{line}</div>'
        f'<div class="bv-value">{escape(figure)}</div><small class="bv-way">{escape(way)}</small></div>'
    )


def _list(lines: Any) -> str:
    return f'<div class="bv-gains">{"".join(lines)}</div>'
