"""An upper union in a few lines: what it is, what stands under it."""

from html import escape
from typing import Any

import polars as pl

from bangvang.text import Words


def unit(row: dict[str, Any], below: pl.DataFrame, words: Words) -> str:
    """A row of `units`, with the counts of its grassroots unions taken together."""
    kind = words.label("kind", row["kind"])
    cluster = words("units.in_cluster", cluster=row["cluster"]) if row["cluster"] else ""
    file = (
        words("units.last_file", day=words.day(row["last_file_on"]))
        if row["last_file_on"]
        else words("units.no_file")
    )
    silent = below.filter(pl.col("initiatives") == 0).height
    counts = words(
        "units.below",
        unions=words.number(below.height),
        silent=words.number(silent),
        initiatives=words.number(int(below["initiatives"].sum())),
    )
    first = " · ".join(filter(None, [kind, cluster, file]))
    return (
        f'<div class="bv-understood"><h3>{escape(row["display_name"])}</h3>'
        f"<p>{escape(first)}</p><p>{escape(counts)}</p></div>"
    )
