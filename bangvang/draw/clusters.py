"""The emulation clusters: the standing inside each, and whether its leader may be honoured."""

from html import escape
from typing import Any

import polars as pl

from bangvang.draw import links
from bangvang.draw.style import bar
from bangvang.text import Words

Row = dict[str, Any]


def order(cluster: str) -> tuple[int, str]:
    """Sorts clusters by their numbers: 2 before 10."""
    return len(cluster), cluster


def honoured(standing: pl.DataFrame) -> tuple[int, int]:
    """In how many clusters somebody meets both conditions, and how many clusters there are."""
    known = standing.filter(pl.col("cluster").is_not_null())
    return known.filter(pl.col("is_honoured"))["cluster"].n_unique(), known["cluster"].n_unique()


def boards(standing: pl.DataFrame, measure: str, words: Words) -> str:
    """One card a cluster, and one for the units whose cluster is not known."""
    scale = max([*standing["percent"].drop_nulls().to_list(), 100.0]) * 1.05
    numbers = sorted(standing["cluster"].drop_nulls().unique(), key=order)
    cards = [
        _card(number, standing.filter(pl.col("cluster") == number), scale, measure, words)
        for number in numbers
    ]
    strangers = standing.filter(pl.col("cluster").is_null())
    if strangers.height:
        cards.append(_strangers(strangers, scale, measure, words))
    return f'<div class="bv-clusters" data-measure="{measure}">{"".join(cards)}</div>'


def _card(cluster: str, rows: pl.DataFrame, scale: float, measure: str, words: Words) -> str:
    name = words("clusters.name", cluster=cluster)
    met = bool(rows["is_honoured"].any())
    tone, sign = ("up", "★") if met else ("down", "○")
    lines = "".join(_line(row, scale, measure, words) for row in rows.iter_rows(named=True))
    return (
        f'<section class="bv-group" data-cluster="{escape(cluster)}"><h2>{escape(name)}'
        f"<small>{escape(_source(rows, words))}</small></h2>"
        f'<p class="bv-verdict bv-{tone}">{sign} {escape(verdict(cluster, rows, words))}</p>{lines}</section>'
    )


def _strangers(rows: pl.DataFrame, scale: float, measure: str, words: Words) -> str:
    lines = "".join(_line(row, scale, measure, words) for row in rows.iter_rows(named=True))
    return (
        f'<section class="bv-group" data-cluster=""><h2>{escape(words("clusters.none"))}</h2>'
        f'<p class="bv-verdict">{escape(words("clusters.not_judged"))}</p>{lines}</section>'
    )


def verdict(cluster: str, rows: pl.DataFrame, words: Words) -> str:
    """Who has most initiatives of the cluster and is over its own quota; else what is missing.

    `rows` are those of the question `clusters` of one cluster.
    """
    first = [row for row in rows.iter_rows(named=True) if row["has_most"]]
    met = [row for row in first if row["is_honoured"]]
    if not first:
        return words("clusters.nothing", cluster=cluster)
    if len(first) > 1:
        named = " · ".join(f"{row['short_name']} ({_reason(row, words)})" for row in first)
        key = "clusters.tied_met" if met else "clusters.tied"
        return words(key, cluster=cluster, units=named)
    (row,) = first
    reason = _reason(row, words)
    if met:
        return words("clusters.met", unit=row["short_name"], reason=reason)
    return words("clusters.missed", unit=row["short_name"], cluster=cluster, reason=reason)


def _reason(row: Row, words: Words) -> str:
    """How a leader stands to its own quota."""
    if row["quota"] is None:
        return words("quota.no_quota")
    if row["initiatives"] == row["quota"]:
        return words("clusters.just_reached")
    percent = words.percent(row["percent"])
    if row["is_honoured"]:
        over = words.number(row["initiatives"] - row["quota"])
        return words("clusters.over", count=over, percent=percent)
    return words("clusters.under", percent=percent)


def _source(rows: pl.DataFrame, words: Words) -> str:
    """How sure it is who is a member: published in some year, or inferred."""
    told = set(rows["cluster_status"].drop_nulls())
    if not told:
        return ""
    if "inferred" in told:
        return words("clusters.inferred")
    years = sorted({status.removeprefix("published").strip() for status in told})
    return words("clusters.published", year=", ".join(years))


def _line(row: Row, scale: float, measure: str, words: Words) -> str:
    rank, percent = row["rank"], row["percent"]
    band = None if percent is None else "reached" if percent >= 100 else "on_pace"
    mark = "*" if row["is_illustrative"] and row["quota"] is not None else ""
    quota = words("clusters.quota", quota=words.number(row["quota"]))
    chosen = " bv-honoured" if row["is_honoured"] else ""
    name = links.unit(str(row["unit_id"]), str(row["short_name"]), words)
    return (
        f'<div class="bv-cluster-line{chosen}" data-unit="{escape(str(row["unit_id"]))}" title="{escape(quota)}{mark}">'
        f'<b class="bv-rank">{escape(words.number(rank))}</b>'
        f'<b class="bv-name" title="{escape(str(row["display_name"]))}">{name}</b>'
        f'{bar(percent, scale, band)}<span class="bv-value">{escape(_value(row, measure, words))}</span>'
        f'<span class="bv-percent">{escape(words.percent(percent))}{mark}</span></div>'
    )


def _value(row: Row, measure: str, words: Words) -> str:
    if measure == "benefit":
        return words.money(row["value"])
    return words.number(row["registrants" if measure == "registrants" else "initiatives"])
