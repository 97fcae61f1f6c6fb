"""A quota file as it was understood: what its columns hold, and the rows it could not be taken for."""

from collections.abc import Mapping
from html import escape

from bangvang.quotas import Statement, Total, Trouble
from bangvang.quotas.headings import Column
from bangvang.text import Words

_SHOWN = 40  # rows on the screen


def understood(
    file_name: str, statement: Statement, periods: Mapping[str, str], words: Words
) -> str:
    """The file's name, how many units it speaks of, and what each column was taken for."""
    told = words(
        "quota_file.found",
        units=words.number(statement.units),
        quotas=words.number(statement.quotas.height),
        members=words.number(statement.members.height),
    )
    chips = "".join(
        f"<li>{escape(heading)} → <b>{escape(_meaning(column, periods, words))}</b></li>"
        for heading, column in statement.columns
    )
    return (
        f'<div class="bv-understood"><h3>{escape(file_name)}</h3><p>{escape(told)}</p>'
        f"<ul>{chips}</ul></div>"
    )


def _meaning(column: Column, periods: Mapping[str, str], words: Words) -> str:
    if column.kind == "members":
        return words("quota_file.members")
    return " · ".join(
        [
            words.label("basis_short", column.basis or ""),
            words.label("campaign.block", column.block or "whole"),
            periods.get(column.period_id or "", ""),
        ]
    )


def troubles(found: tuple[Trouble, ...], words: Words) -> str:
    """The rows in trouble: where, why, what stands there."""
    heads = "".join(
        f"<th>{escape(words(f'upload.{key}'))}</th>"
        for key in ("sheet", "row", "column", "value", "reason")
    )
    body = "".join(_trouble(one, words) for one in found[:_SHOWN])
    rest = len(found) - _SHOWN
    more = f'<p class="bv-note">{escape(words("campaign.more", count=words.number(rest)))}</p>'
    return f'<table class="bv-grid"><tr>{heads}</tr>{body}</table>{more if rest > 0 else ""}'


def _trouble(one: Trouble, words: Words) -> str:
    near = ", ".join(one.near)
    reason = words.label("quota_trouble", one.reason)
    if near:
        key = "quota_file.which" if one.reason == "unit_ambiguous" else "quota_file.near"
        key = "quota_file.is" if one.reason in ("unit_twice", "unit_differs") else key
        reason = f"{reason} {words(key, units=near)}"
    return (
        f"<tr><td>{escape(one.sheet)}</td><td>{escape(words.number(one.row))}</td>"
        f'<td>{escape(one.column)}</td><td class="bv-bad">{escape(one.value or "–")}</td>'
        f"<td>{escape(reason)}</td></tr>"
    )


def total(one: Total, words: Words) -> str:
    """A total line that is not the sum of the rows, in a sentence."""
    return words(
        "quota_file.total",
        row=words.number(one.row),
        column=one.column,
        stated=words.number(one.stated),
        summed=words.number(one.summed),
    )
