"""Who is asked for more, and by how much."""

from html import escape

import polars as pl

from bangvang.draw import links
from bangvang.draw import pace as told
from bangvang.text import Words


def lifted(units: pl.DataFrame, words: Words) -> str:
    """One line per unit whose pace rises, the largest rise first: its pace now, and what is supposed."""
    if not units.height:
        return f'<p class="bv-note">{escape(words("what_if.nobody"))}</p>'
    most = max(units["per_day"].to_list())
    lines = "".join(
        _line(
            row["unit_id"], row["display_name"], row["current_per_day"], row["per_day"], most, words
        )
        for row in units.iter_rows(named=True)
    )
    return f'<section class="bv-lifted"><h2>{escape(words("what_if.lifted"))}</h2>{lines}</section>'


def _line(unit_id: str, name: str, now: float, supposed: float, most: float, words: Words) -> str:
    rise = words("what_if.rise", now=told.amount(now, words), supposed=told.amount(supposed, words))
    share = 100 / most
    return (
        f'<div data-unit="{escape(unit_id)}"><b>{links.unit(unit_id, name, words)}</b>'
        f'<div class="bv-bar"><i class="bv-supposed" style="width:{supposed * share:.1f}%"></i>'
        f'<i class="bv-on_pace" style="width:{now * share:.1f}%"></i></div>'
        f"<span>{escape(rise)}</span></div>"
    )
