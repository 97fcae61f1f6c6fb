"""Support as HTML: who needs it and why, what was said, who looks after whom."""

from datetime import date, timedelta
from html import escape
from typing import Any

import polars as pl

from bangvang.draw import links
from bangvang.support import LATELY, REASONS
from bangvang.text import Words

Row = dict[str, Any]

_WEEK = 7
_HEADS = ("unit", "why", "closable", "missing", "pace", "supporter")


def needs(rows: pl.DataFrame, care: dict[str, Row], days_left: int, words: Words) -> str:
    """The rows of `support.needing`, in their order; `care`: unit -> its row of `supported`."""
    head = "".join(f"<div>{escape(words(f'support.{key}'))}</div>" for key in _HEADS)
    most = max([*rows["closable"].to_list(), 1])
    body = "".join(
        _need(row, care.get(row["unit_id"]), days_left, most, words)
        for row in rows.iter_rows(named=True)
    )
    return f'<div class="bv-needs"><div class="bv-heads">{head}</div>{body}</div>'


def notes(rows: pl.DataFrame, words: Words) -> str:
    """The rows of `support_notes`, the latest first, one line each."""
    lines = "".join(
        f"<div><b>{escape(words.label('support_kind', row['kind']))}</b>"
        f"<span>{escape(_told(row, words))}</span>"
        f"<small>{row['happened_at']:%H:%M} {words.short_day(row['happened_at'].date())}"
        f" · {escape(row['written_by'])}</small></div>"
        for row in rows.iter_rows(named=True)
    )
    return f'<div class="bv-notes">{lines}</div>'


def follow_up(row: Row, today: date, words: Words) -> str:
    """One open follow-up: when it is due, for whom, what, and by whom."""
    days = (row["due_on"] - today).days
    key = "overdue" if days < 0 else "today" if days == 0 else "due"
    due = words(f"support.{key}", day=words.short_day(row["due_on"]), days=abs(days))
    unit = links.unit(row["unit_id"], row["display_name"], words)
    return (
        f'<div class="bv-follow bv-{key}"><b>{escape(due)}</b><span>{unit}: '
        f"{escape(row['text'])}</span><small>{escape(row['supporter'] or '')}"
        "</small></div>"
    )


def supporters(rows: pl.DataFrame, today: date, words: Words) -> str:
    """The rows of `supported` by the person who looks after them, those of nobody last."""
    names = sorted({row["supporter"] or "" for row in rows.iter_rows(named=True)}, key=_last_blank)
    cards = ""
    for name in names:
        units = rows.filter(pl.col("supporter").fill_null("") == name)
        lines = "".join(
            f"<div><b>{links.unit(row['unit_id'], row['display_name'], words)}</b>"
            f'<span title="{escape(_effect_formula(row, today, words))}">'
            f"{escape(_effect(row, today, words))}</span></div>"
            for row in units.iter_rows(named=True)
        )
        title = words("support.of", name=name or words("support.nobody"), count=units.height)
        cards += f"<section><h3>{escape(title)}</h3>{lines}</section>"
    return f'<div class="bv-care">{cards}</div>'


def _need(row: Row, care: Row | None, days_left: int, most: int, words: Words) -> str:
    formula = words(
        "support.closable_typical" if row["is_typical"] else "support.closable_formula",
        missing=words.number(row["missing"]),
        best=words.number(row["best_week"]),
        days=days_left,
    )
    reasons = "".join(
        f'<li class="bv-{reason}">{escape(_reason(reason, row, words))}</li>'
        for reason in REASONS
        if row[reason]
    )
    name = (care or {}).get("supporter") or words("support.nobody_short")
    of_quota = words(
        "support.of_quota",
        percent=words.percent(row["percent"]),
        quota=words.number(row["quota"]) + ("*" if row["is_illustrative"] else ""),
    )
    pace = words(
        "support.pace_of",
        needed=_per_day(row["needed_per_day"], words),
        current=_per_day(row["current_per_day"], words),
    )
    unit_id = escape(str(row["unit_id"]))
    return (
        f'<div data-unit="{unit_id}">'
        f"<div><b>{links.unit(row['unit_id'], row['display_name'], words)}</b>"
        f"<small>{escape(of_quota)}</small></div>"
        f"<ul>{reasons}</ul>"
        f'<div title="{escape(formula)}"><strong>{words.number(row["closable"])}</strong>'
        f'<span class="bv-part"><u style="width:{100 * row["closable"] / most:.2f}%"></u></span></div>'
        f"<em>{words.number(row['missing'])}</em><em>{escape(pace)}</em>"
        f'<div><span>{escape(name)}</span><a href="{links.SUPPORT_PAGE}?{links.UNIT}={unit_id}" '
        f'data-pick="{unit_id}">{escape(words("support.pick"))}</a></div></div>'
    )


def _reason(reason: str, row: Row, words: Words) -> str:
    """The reason with its figure."""
    if reason == "silent":
        days = row["silent_days"]
        return (
            words("support.silent_always") if days is None else words("support.silent", days=days)
        )
    if reason == "slow" and row["ratio"] is None:
        return words("support.slow_nothing")
    if reason == "slow":
        return words("support.slow", ratio=words.number(row["ratio"], 1))
    if reason == "refused":
        share = words.percent(row["refused_percent"], 0)
        return words("support.refused", percent=share, days=LATELY)
    if row["last_file_on"] is None:
        return words("support.late_always")
    return words("support.late", day=words.short_day(row["last_file_on"]))


def _told(row: Row, words: Words) -> str:
    told = row["text"]
    if row["kind"] == "assigned":
        name = row["supporter"] or words("support.nobody")
        told = f"{name}: {told}" if told else name
    if row["kind"] == "follow_up":
        key = "support.note_done" if row["is_done"] else "support.note_due"
        told = words(key, text=told, day=words.short_day(row["due_on"]))
    return str(told)


def _effect(row: Row, today: date, words: Words) -> str:
    """The pace of the seven full days before the first support and of the seven after."""
    full_days = _full_days_since(row, today)
    before = _per_day(row["before"] / _WEEK, words)
    if full_days < _WEEK:
        told = words("support.effect_early", before=before, days=_WEEK - max(full_days, 0))
    else:
        told = words("support.effect", before=before, after=_per_day(row["after"] / _WEEK, words))
    if row["next_due_on"]:
        told += " · " + words("support.next_due", day=words.short_day(row["next_due_on"]))
    return told


def _effect_formula(row: Row, today: date, words: Words) -> str:
    """The same in figures; the day of the first support counts on neither side."""
    first, week, day = row["first_on"], timedelta(days=_WEEK), timedelta(days=1)
    told = words(
        "support.effect_before_formula",
        count=words.number(row["before"]),
        start=words.short_day(first - week),
        end=words.short_day(first - day),
        pace=_per_day(row["before"] / _WEEK, words),
    )
    key, is_over = "support.effect_after_formula", _full_days_since(row, today) >= _WEEK
    return told + words(
        key if is_over else "support.effect_to_come",
        count=words.number(row["after"]),
        start=words.short_day(first + day),
        end=words.short_day(first + week),
        pace=_per_day(row["after"] / _WEEK, words),
    )


def _full_days_since(row: Row, today: date) -> int:
    return int((today - row["first_on"]).days) - 1


def _per_day(value: float | None, words: Words) -> str:
    return words.number(value, 1 if value and value < 10 else 0)


def _last_blank(name: str) -> tuple[bool, str]:
    return not name, name
