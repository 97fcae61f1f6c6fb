"""The pace of units as a table, the formula of each figure on hover."""

from html import escape
from typing import Any

import polars as pl

from bangvang.draw import links
from bangvang.draw import pace as told
from bangvang.pacing.pace import Pace
from bangvang.pacing.periods import Plan
from bangvang.text import NOTHING, Words

_HEADS = (
    "unit",
    "count",
    "expected",
    "gap",
    "needed",
    "current",
    "effort",
    "finish",
    "reach",
    "silent",
)


def table(units: pl.DataFrame, paced: dict[str, Pace], plan: Plan, words: Words) -> str:
    """One row per unit, in the order of `units`; `paced` holds the pace of each by its id."""
    heads = "".join(
        f'<div class="bv-p-{name}">{escape(words.label("pace_table", name))}</div>'
        for name in _HEADS
    )
    rows = "".join(
        _row(row, paced[row["unit_id"]], plan, words) for row in units.iter_rows(named=True)
    )
    return f'<div class="bv-table bv-paces"><div class="bv-row bv-heads">{heads}</div>{rows}</div>'


def _row(row: dict[str, Any], now: Pace, plan: Plan, words: Words) -> str:
    cells = (
        _cell("count", _count(row, words), "", words),
        _cell(
            "expected", words.number(now.expected), told.expected_formula(now, plan, words), words
        ),
        _gap(now, words),
        _cell(
            "needed",
            told.amount(now.needed_per_day, words),
            told.needed_formula(now, words),
            words,
        ),
        _cell(
            "current",
            told.amount(now.current_per_day, words),
            told.current_formula(now, words),
            words,
        ),
        _effort(now, words),
        _cell("finish", _finish(now, words), told.range_formula(now, words), words),
        _cell("reach", _reach(now, words), told.reach_formula(now, words), words),
        _cell("silent", _silent(now, words), "", words),
    )
    band = str(row["band"] or "none")
    label = words.label("band", band) if row["band"] else words("quota.no_quota")
    if row["band"] and not now.days_left and not now.is_reached:
        missing = (now.quota or 0) - now.count
        label = words("band_over.missing", count=words.number(missing))
    return (
        f'<div class="bv-row" data-unit="{escape(str(row["unit_id"]))}">'
        f'<div class="bv-p-unit"><i class="bv-mark bv-{escape(band)}"></i>'
        f"<b>{links.unit(str(row['unit_id']), str(row['display_name']), words)}</b>"
        f"<small>{escape(label)}</small></div>{''.join(cells)}</div>"
    )


def _cell(name: str, value: str, formula: str, words: Words, tone: str = "") -> str:
    """One figure; its label stands beside it where a narrow screen has no room for heads."""
    shade = f" {tone}" if tone else ""
    label = words.label("pace_table", name)
    return (
        f'<div class="bv-p-{name}{shade}" title="{escape(formula)}" data-label="{escape(label)}">'
        f"{escape(value)}</div>"
    )


def _count(row: dict[str, Any], words: Words) -> str:
    mark = "*" if row["is_illustrative"] and row["quota"] is not None else ""
    return f"{words.number(row['count'])} / {words.number(row['quota'])}{mark}"


def _gap(now: Pace, words: Words) -> str:
    if now.gap is None:
        return _cell("gap", NOTHING, "", words)
    sign, tone = ("+", "bv-up") if now.gap >= 0 else ("−", "bv-down")
    formula = words(
        "pace_table.gap_formula",
        count=words.number(now.count),
        expected=words.number(now.expected),
    )
    return _cell("gap", f"{sign}{words.number(abs(now.gap))}", formula, words, tone)


def _effort(now: Pace, words: Words) -> str:
    if now.effort is None:
        if not now.needed_per_day:
            return _cell("effort", NOTHING, told.effort(now, words), words)
        still = words("pace_table.still")
        return _cell("effort", still, told.effort(now, words), words, "bv-down")
    tone = "bv-down" if now.effort > 1 else "bv-up"
    value = words("pace_table.times", times=told.times(now.effort, words))
    sentence = f"{told.effort_formula(now, words)}: {told.effort(now, words)}"
    return _cell("effort", value, sentence, words, tone)


def _finish(now: Pace, words: Words) -> str:
    end = now.finish
    if end.low == end.high:
        return words.number(end.middle)
    return words("countdown.range", low=words.number(end.low), high=words.number(end.high))


def _reach(now: Pace, words: Words) -> str:
    if now.reached_on:
        return words("pace_table.reached", day=words.short_day(now.reached_on))
    return words.short_day(now.reach_date)


def _silent(now: Pace, words: Words) -> str:
    if now.silent_days is None:
        return words("pace_table.never")
    return words("pace_table.days", days=now.silent_days) if now.silent_days else NOTHING
