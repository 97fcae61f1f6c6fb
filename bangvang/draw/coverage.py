"""Who reports and who is silent: the windows, the last days of every unit, the silent ones."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

import polars as pl

from bangvang.draw import links
from bangvang.pacing.coverage import SIGNS, Coverage
from bangvang.text import NOTHING, Words

_SHADES = 4
_COLUMNS = 3


def windows(
    found: dict[str, dict[str, Coverage]],
    in_order: Sequence[str],
    sign: str,
    chosen: str,
    words: Words,
) -> str:
    """One card a window: how many reported, and what the silent ones hold; by the other sign in small."""
    (other,) = [each for each in SIGNS if each != sign]
    cards = "".join(
        _window(found[sign][code], found[other][code], code, code == chosen, sign, other, words)
        for code in in_order
    )
    return f'<div class="bv-windows">{cards}</div>'


def _window(
    now: Coverage,
    by_other: Coverage,
    code: str,
    is_chosen: bool,
    sign: str,
    other: str,
    words: Words,
) -> str:
    silent = now.silent_percent
    held = words(
        "coverage.window_silent",
        units=now.silent.height,
        percent=words.percent(silent, 1 if silent is not None and 0 < silent < 1 else 0),
    )
    formula = words(
        "coverage.share_formula",
        silent=words.number(now.silent_quota),
        quota=words.number(now.quota),
        percent=words.percent(silent, 1),
    )
    beside = words(f"coverage.other.{other}", reporting=by_other.reporting, units=by_other.units)
    mark = " bv-is-chosen" if is_chosen else ""
    return (
        f'<div class="bv-card{mark}" title="{escape(formula)}">'
        f"<span>{escape(words(f'coverage_window.{sign}.{code}'))} · "
        f"{escape(words(f'coverage.by.{sign}'))}</span>"
        f"<b>{now.reporting} <small>/ {now.units}</small></b>"
        f'<div class="bv-bar"><i class="bv-on_pace" style="width:{100 - (silent or 0):.1f}%"></i></div>'
        f"<p>{escape(held)}</p><p>{escape(beside)}</p></div>"
    )


def board(
    units: pl.DataFrame,
    days: pl.DataFrame,
    now: Coverage,
    sign: str,
    as_of: date,
    shown: int,
    words: Words,
) -> str:
    """The silent ones with what each holds, and below them every unit's last days, the silent ones first."""
    return f"{_silent(now, sign, words)}{_strips(units, days, now, sign, as_of, shown, words)}"


def _strips(
    units: pl.DataFrame,
    days: pl.DataFrame,
    now: Coverage,
    sign: str,
    as_of: date,
    shown: int,
    words: Words,
) -> str:
    calendar = [as_of - timedelta(days=back) for back in range(shown - 1, -1, -1)]
    brought: dict[str, dict[date, int]] = {}
    for unit_id, day, count in days.select("unit_id", "day", "count").iter_rows():
        brought.setdefault(unit_id, {})[day] = count
    silent = set(now.silent["unit_id"])
    rows = sorted(units.to_dicts(), key=lambda row: row["unit_id"] not in silent)
    lines = [
        _strip(
            row,
            [brought.get(row["unit_id"], {}).get(day, 0) for day in calendar],
            calendar,
            row["unit_id"] in silent,
            sign,
            words,
        )
        for row in rows
    ]
    in_one = -(-len(lines) // _COLUMNS)
    heads = "".join(
        f"<i>{words.short_day(day) if at % 3 == (shown - 1) % 3 else ''}</i>"
        for at, day in enumerate(calendar)
    )
    head = f'<div class="bv-strip-row bv-strip-heads"><b></b><div>{heads}</div></div>'
    columns = "".join(
        f"<div>{head}{''.join(lines[start : start + in_one])}</div>"
        for start in range(0, len(lines), in_one or 1)
    )
    legend = "".join(f'<i class="bv-heat-{shade}"></i>' for shade in range(_SHADES + 1))
    return (
        f'<section class="bv-strips"><h2>{escape(words(f"coverage.strips.{sign}", days=shown))}'
        f"<small>{escape(words('coverage.least'))} {legend} {escape(words('coverage.most'))}"
        f"</small></h2><div>{columns}</div></section>"
    )


def _strip(
    row: dict[str, Any],
    counts: list[int],
    calendar: list[date],
    is_silent: bool,
    sign: str,
    words: Words,
) -> str:
    most = max(counts)
    cells = "".join(
        f'<i class="bv-heat-{_shade(count, most)}" title="{words.short_day(day)}: '
        f'{escape(words(f"coverage.count.{sign}", count=words.number(count)))}"></i>'
        for count, day in zip(counts, calendar, strict=True)
    )
    name = links.unit(str(row["unit_id"]), str(row["short_name"]), words)
    mark = " bv-is-silent" if is_silent else ""
    return (
        f'<div class="bv-strip-row{mark}" data-unit="{escape(str(row["unit_id"]))}">'
        f"<b>{name}</b><div>{cells}</div></div>"
    )


def _shade(count: int, most: int) -> int:
    """0 for nothing, else 1 to 4 by the unit's own busiest day."""
    return -(-_SHADES * count // most) if count else 0


def _silent(now: Coverage, sign: str, words: Words) -> str:
    if not now.silent.height:
        return (
            f'<section class="bv-silent-list"><h2>{escape(words("coverage.nobody"))}</h2></section>'
        )
    lines = "".join(_silent_line(row, now, sign, words) for row in now.silent.iter_rows(named=True))
    title = words("coverage.list", units=now.silent.height)
    return f'<section class="bv-silent-list"><h2>{escape(title)}</h2><div>{lines}</div></section>'


def _silent_line(row: dict[str, Any], now: Coverage, sign: str, words: Words) -> str:
    since = words("coverage.never")
    if row["silent_days"] is not None:
        since = words(
            "coverage.since", days=row["silent_days"], day=words.short_day(row[SIGNS[sign]])
        )
    held = NOTHING
    if row["quota"] is not None:
        mark = "*" if row["is_illustrative"] else ""
        share = words.percent(100 * row["quota"] / now.quota if now.quota else None, 1)
        held = words("coverage.held", quota=f"{words.number(row['quota'])}{mark}", percent=share)
    return (
        f'<div data-unit="{escape(str(row["unit_id"]))}">'
        f"<b>{links.unit(str(row['unit_id']), str(row['display_name']), words)}</b>"
        f"<span>{escape(since)}</span><span>{escape(held)}</span></div>"
    )
