"""Every unit against both its quotas, grouped by kind or by cluster, with its band."""

from dataclasses import dataclass
from html import escape
from typing import Any

import polars as pl

from bangvang.draw import links
from bangvang.draw.style import BANDS, bar
from bangvang.text import Words

BASES = ("assigned", "pledged")
KINDS = ("district", "sector", "zone", "corporation")
_LONG_LIST = 12  # rows; a longer one stands in two columns


@dataclass(frozen=True)
class Part:
    """The campaign, or one block of it, against both quotas: of each basis amount and percent."""

    label: str
    initiatives: int
    quotas: dict[str, tuple[int | None, float | None]]


def top(parts: list[Part], basis: str, judged: pl.DataFrame, words: Words) -> str:
    """The campaign and its blocks against their quotas, and how many units stand in each band."""
    cells = "".join(_part(part, basis, words) for part in parts)
    return f'<div class="bv-quota-top">{cells}{_counts(judged, words)}</div>'


def _part(part: Part, basis: str, words: Words) -> str:
    quota, percent = part.quotas[basis]
    (other,) = [each for each in BASES if each != basis]
    other_quota, other_percent = part.quotas[other]
    beside = words(
        "quota.by_other",
        basis=words.label("basis", other),
        quota=words.number(other_quota),
        percent=words.percent(other_percent),
    )
    band = None if percent is None else "reached" if percent >= 100 else "on_pace"
    return (
        f'<div class="bv-card"><span>{escape(part.label)}</span>'
        f"<b>{escape(words.number(part.initiatives))} <small>/ {escape(words.number(quota))}</small>"
        f"<em>{escape(words.percent(percent))}</em></b>"
        f"{bar(percent, max(percent or 0, 100.0), band)}<p>{escape(beside)}</p></div>"
    )


def _counts(judged: pl.DataFrame, words: Words) -> str:
    tally = dict(judged.group_by("band").len().iter_rows())
    shown = [(band, words.label("band", band), tally.get(band, 0)) for band in BANDS]
    if _is_over(judged):  # nobody is on pace any more: reached, or short
        reached, *others = shown
        shown = [reached, ("behind", words("band_over.short"), sum(each[2] for each in others))]
    chips = "".join(
        f'<div class="bv-count"><i class="bv-{band}"></i><b>{units}</b>'
        f"<span>{escape(name)}</span></div>"
        for band, name, units in shown
    )
    return f'<div class="bv-counts">{chips}</div>'


def _is_over(judged: pl.DataFrame) -> bool:
    """Whether no day is left in which anything could be needed."""
    with_quota = judged.filter(pl.col("band").is_not_null())
    return with_quota.height > 0 and with_quota["needed_per_day"].null_count() == with_quota.height


def groups(judged: pl.DataFrame, grouping: str, basis: str, words: Words) -> str:
    """One list a group, best first; every bar on one scale, so that lists compare.

    `grouping` is kind or cluster; `basis` the quota by which bars and bands go.
    """
    scale = max([*judged["percent"].drop_nulls().to_list(), 100.0]) * 1.05
    drawn = "".join(
        _group(name, code, rows, scale, basis, words)
        for code, name, rows in _parts(judged, grouping, words)
    )
    return f'<div class="bv-groups bv-by-{grouping}">{drawn}</div>'


def _parts(
    judged: pl.DataFrame, grouping: str, words: Words
) -> list[tuple[str, str, pl.DataFrame]]:
    """Code, name and rows of each group that holds a unit."""
    if grouping == "kind":
        codes = [(kind, words.label("group", kind)) for kind in KINDS]
    else:
        numbers = sorted(judged["cluster"].drop_nulls().unique(), key=lambda one: (len(one), one))
        codes = [(number, words("clusters.name", cluster=number)) for number in numbers]
        codes.append(("", words("clusters.none")))
    named = judged.with_columns(pl.col(grouping).fill_null("").alias("_group"))
    found = [(code, name, named.filter(pl.col("_group") == code)) for code, name in codes]
    return [part for part in found if part[2].height]


def _group(name: str, code: str, rows: pl.DataFrame, scale: float, basis: str, words: Words) -> str:
    with_quota = rows.filter(pl.col("quota").is_not_null())
    quota, count = int(with_quota["quota"].sum()), int(with_quota["initiatives"].sum())
    total = words(
        "quota.group_sum",
        reached=rows.filter(pl.col("band") == "reached").height,
        units=rows.height,
        percent=words.percent(100 * count / quota if quota else None),
    )
    lines = [_line(row, scale, basis, words) for row in rows.iter_rows(named=True)]
    half = -(-len(lines) // 2) if len(lines) > _LONG_LIST else len(lines)
    lists = "".join(
        f'<div class="bv-list">{_heads(basis, words)}{"".join(lines[start : start + half])}</div>'
        for start in range(0, len(lines), half)
    )
    return (
        f'<section class="bv-group bv-group-{escape(code)}"><h2>{escape(name)}'
        f"<small>{escape(total)}</small></h2><div>{lists}</div></section>"
    )


def _heads(basis: str, words: Words) -> str:
    cells = "".join(
        f'<span class="bv-{each}{_chosen(each, basis)}">{escape(words.label("basis_short", each))}</span>'
        for each in BASES
    )
    return f'<div class="bv-quota-heads">{cells}</div>'


def _chosen(each: str, basis: str) -> str:
    return " bv-chosen" if each == basis else ""


def _line(row: dict[str, Any], scale: float, basis: str, words: Words) -> str:
    percents = "".join(
        f'<strong class="bv-{each}{_chosen(each, basis)}">{escape(words.percent(row[f"{each}_percent"]))} '
        f"<small>{escape(words.number(row[each]))}{_mark(row, each)}</small></strong>"
        for each in BASES
    )
    band = row["band"]
    told = words("quota.told", count=words.number(row["initiatives"]), way=_way(row, words))
    name = links.unit(str(row["unit_id"]), str(row["short_name"]), words)
    return (
        f'<div class="bv-quota-line" data-unit="{escape(str(row["unit_id"]))}">'
        f'<b class="bv-name" title="{escape(str(row["display_name"]))}">{name}</b>'
        f"{bar(row['percent'], scale, str(band) if band else None)}{percents}"
        f'<small class="bv-told">{escape(told)}</small>{_changed(row, words)}</div>'
    )


def _mark(row: dict[str, Any], basis: str) -> str:
    return "*" if row[f"{basis}_is_illustrative"] and row[basis] is not None else ""


def _changed(row: dict[str, Any], words: Words) -> str:
    """What the chosen quota was before it was changed within the period."""
    if row["quota_before"] is None:
        return ""
    sentence = words(
        "quota.changed",
        day=words.short_day(row["changed_on"]),
        quota=words.number(row["quota"]),
        before=words.number(row["quota_before"]),
    )
    return f'<small class="bv-changed">{escape(sentence)}</small>'


def _way(row: dict[str, Any], words: Words) -> str:
    """What the band means for this unit, in figures."""
    band, silent = row["band"], row["silent_days"]
    if band is None:
        return words("quota.no_quota")
    name = words.label("band", str(band))
    if band == "reached":
        over = row["initiatives"] - row["quota"]
        return f"{name} · {words('quota.over', count=words.number(over))}"
    if row["needed_per_day"] is None:  # no day is left
        missing = row["quota"] - row["initiatives"]
        return words("band_over.missing", count=words.number(missing))
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
