"""Cuts drawn: what was restated since one, and the head that a printed one carries."""

from html import escape
from typing import Any

import polars as pl

from bangvang.draw.leaderboard import amount
from bangvang.draw.style import movement
from bangvang.text import Words

_UNITS = 12  # units told one by one
_FILES = 6


def restated(address: str, since: str, what: str, in_short: str) -> str:
    """One quiet line on a board, which leads to all that was restated since the cut.

    A narrow screen says it in short, a phone without the cut.
    """
    return (
        f'<a class="bv-restated" href="{escape(address)}" title="{escape(f"{since} {what}")}">'
        f"<span>{escape(since)} </span><i>{escape(what)}</i><em>{escape(in_short)}</em></a>"
    )


def letterhead(owner: str, campaign: str) -> str:
    """Who speaks, seen on paper only."""
    return f'<p class="bv-letterhead"><b>{escape(owner)}</b> · {escape(campaign)}</p>'


def since(
    written: pl.DataFrame, units: pl.DataFrame, measure: str, words: Words, names_people: bool
) -> str:
    """The entries of `restated`, with who wrote them for staff, and the units of `restated_units`.

    Each entry has `initiatives` of `restated_counts`, null where it speaks of no file, and
    `quotas_of`, the words for whose quotas were set.
    """
    if not written.height and not units.height:
        return f'<p class="bv-note bv-since-none">{escape(words("restated.none"))}</p>'
    files = "".join(
        _entry(row, words, names_people) for row in written.tail(_FILES).iter_rows(named=True)
    )
    moved = "".join(_unit(row, measure, words) for row in units.head(_UNITS).iter_rows(named=True))
    if not units.height:
        moved = f"<li>{escape(words('restated.nothing_moved'))}</li>"
    more = _more(units.height - _UNITS, "restated.more_units", words)
    earlier = _more(written.height - _FILES, "restated.more_entries", words)
    return (
        f'<section class="bv-since"><h3>{escape(words("restated.head"))}</h3>'
        f"<div><ul>{files}{earlier}</ul><ul>{moved}{more}</ul></div></section>"
    )


def _entry(row: dict[str, Any], words: Words, names_people: bool) -> str:
    what = words(
        f"restated.{_action(row['action'])}",
        file=row["file_name"] or "",
        count=words.number(row["initiatives"]),
        units=row["quotas_of"] or "",
    )
    when = f"{row['happened_at']:%H:%M %d/%m}"
    by = f" <small>{escape(row['actor'])}</small>" if names_people else ""
    return f"<li><b>{escape(when)}</b> {escape(what)}{by}</li>"


def _action(action: str) -> str:
    return "pair" if action.startswith("pair ") else action


def _unit(row: dict[str, Any], measure: str, words: Words) -> str:
    before, after = row["rank_then"], row["rank"]
    steps = before - after if before and after else None
    change = (row["value"] or 0) - (row["value_then"] or 0)
    sign = "+" if change > 0 else "−"
    told = f"{sign}{amount(abs(change), measure, words)}" if change else ""
    return (
        f"<li><b>{escape(row['short_name'])}</b> {escape(words.number(before))} → "
        f"{escape(words.number(after))} {movement(steps)} <small>{escape(told)}</small></li>"
    )


def _more(count: int, key: str, words: Words) -> str:
    return f"<li><small>{escape(words(key, count=count))}</small></li>" if count > 0 else ""
