"""Every unit against its quota, grouped by district or sector, with its band."""

from html import escape
from typing import Any

import polars as pl

from bangvang.draw.style import BANDS, bar
from bangvang.text import Words

GROUPS = ("district", "sector", "zone", "corporation")


def counts(judged: pl.DataFrame, words: Words) -> str:
    """How many units stand in each band, as one strip."""
    tally = dict(judged.group_by("band").len().iter_rows())
    chips = "".join(
        f'<div class="bv-count"><i class="bv-{band}"></i><b>{tally.get(band, 0)}</b>'
        f"<span>{escape(words.label('band', band))}</span></div>"
        for band in BANDS
    )
    return f'<div class="bv-counts">{chips}</div>'


def groups(judged: pl.DataFrame, words: Words) -> str:
    """One list a group, best first; every bar on one scale, so that lists compare."""
    scale = max([*judged["percent"].drop_nulls().to_list(), 100.0]) * 1.05
    drawn = [
        _group(kind, judged.filter(pl.col("kind") == kind), scale, words)
        for kind in GROUPS
        if judged.filter(pl.col("kind") == kind).height
    ]
    return f'<div class="bv-groups">{"".join(drawn)}</div>'


def _group(kind: str, rows: pl.DataFrame, scale: float, words: Words) -> str:
    with_quota = rows.filter(pl.col("quota").is_not_null())
    quota, count = int(with_quota["quota"].sum()), int(with_quota["initiatives"].sum())
    total = words(
        "quota.group_sum",
        reached=rows.filter(pl.col("band") == "reached").height,
        units=rows.height,
        percent=words.percent(100 * count / quota if quota else None),
    )
    lines = "".join(_line(row, scale, words) for row in rows.iter_rows(named=True))
    name = words.label("group", kind)
    return (
        f'<section class="bv-group bv-group-{kind}"><h2>{escape(name)}<small>{escape(total)}</small></h2>'
        f"<div>{lines}</div></section>"
    )


def _line(row: dict[str, Any], scale: float, words: Words) -> str:
    percent, band = row["percent"], row["band"]
    mark = "*" if row["is_illustrative"] and row["quota"] is not None else ""
    figure = words(
        "quota.count_of",
        count=words.number(row["initiatives"]),
        quota=words.number(row["quota"]),
    )
    return (
        f'<div class="bv-quota-line" data-unit="{escape(str(row["unit_id"]))}">'
        f'<b title="{escape(str(row["display_name"]))}">{escape(str(row["short_name"]))}</b>'
        f"{bar(percent, scale, str(band) if band else None)}"
        f"<strong>{escape(words.percent(percent))}</strong>"
        f"<small><span>{escape(figure)}{mark}</span><span>{escape(_way(row, words))}</span></small></div>"
    )


def _way(row: dict[str, Any], words: Words) -> str:
    """What the band means for this unit, in figures."""
    band, silent = row["band"], row["silent_days"]
    if band is None:
        return words("quota.no_quota")
    name = words.label("band", str(band))
    if band == "reached":
        over = row["initiatives"] - row["quota"]
        return f"{name} · {words('quota.over', count=words.number(over))}"
    if band == "silent":
        if silent is None:
            return f"{name} · {words('quota.quiet_always')}"
        return f"{name} · {words('quota.quiet', days=silent)}"
    needs = words(
        "quota.needs",
        needed=_pace(row["needed_per_day"], words),
        current=_pace(row["current_per_day"], words),
    )
    return f"{name} · {needs}"


def _pace(per_day: float | None, words: Words) -> str:
    return words.number(per_day, 1 if per_day is not None and per_day < 10 else 0)
