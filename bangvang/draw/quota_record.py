"""The history of quotas as two tables: what held when, and who wrote what."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import polars as pl

from bangvang.text import Words

_SHOWN = 100  # writes on the screen


def spans(found: pl.DataFrame, periods: Mapping[str, str], words: Words) -> str:
    """Each quota of one unit with its first and its last day."""
    if not found.height:
        return f'<p class="bv-note">{escape(words("quota.no_quota"))}</p>'
    heads = ("period", "basis", "block", "amount", "from_day", "to_day")
    body = [
        [
            periods.get(row["period_id"], row["period_id"]),
            words.label("basis_short", row["basis"]),
            words.label("campaign.block", row["block"] or "whole"),
            words.number(row["amount"]) + ("*" if row["is_illustrative"] else ""),
            words.day(row["from_day"]),
            words.day(row["to_day"]) if row["to_day"] else words("campaign.still"),
        ]
        for row in found.iter_rows(named=True)
    ]
    return _table(heads, body, words)


def writes(
    told: Sequence[dict[str, Any]],
    names: Mapping[str, str],
    periods: Mapping[str, str],
    words: Words,
    of_one: bool,
) -> str:
    """When, for which unit unless all are `of_one`, what in place of what, from which day, by whom."""
    heads = ["happened_at", "unit", "what", "amounts", "from_day", "actor", "status"]
    body = [
        [
            f"{row['happened_at']:%H:%M %d/%m/%Y}",
            names.get(row["unit_id"], row["unit_id"]),
            _what(row, periods, words),
            words(
                "campaign.amounts",
                before=words.number(row["before"]),
                after=words.number(row["amount"] or None),
            ),
            "/".join(reversed(row["from_day"].split("-"))),
            row["actor"],
            words.label("quota_status", row["status"]),
        ]
        for row in told[:_SHOWN]
    ]
    if of_one:
        at = heads.index("unit")
        heads, body = heads[:at] + heads[at + 1 :], [row[:at] + row[at + 1 :] for row in body]
    rest = len(told) - _SHOWN
    more = f'<p class="bv-note">{escape(words("campaign.more", count=words.number(rest)))}</p>'
    return _table(heads, body, words) + (more if rest > 0 else "")


def _what(row: dict[str, Any], periods: Mapping[str, str], words: Words) -> str:
    if row["action"] == "members":
        return words("campaign.column.members")
    return " · ".join(
        [
            periods.get(row["period_id"], row["period_id"]),
            words.label("basis_short", row["basis"]),
            words.label("campaign.block", row["block"] or "whole"),
        ]
    )


def _table(heads: Sequence[str], body: Sequence[Sequence[str]], words: Words) -> str:
    top = "".join(f"<th>{escape(words.label('campaign.head', head))}</th>" for head in heads)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>" for cells in body
    )
    return f'<table class="bv-grid bv-record"><tr>{top}</tr>{rows}</table>'
