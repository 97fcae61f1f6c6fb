"""What quotas about to be written would change: amounts, percents, ranks, and the sums."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

import polars as pl

from bangvang.quotas.changing import in_force, touched
from bangvang.store import QuotaEffect
from bangvang.text import Words

_SHOWN = 60  # changes on the screen

Names = Mapping[str, str]
Row = dict[str, Any]


def changes(
    rows: pl.DataFrame,
    effect: QuotaEffect,
    shown: str,
    names: Names,
    periods: Names,
    words: Words,
) -> str:
    """One card per quota that would change: the whole, its blocks, percent and rank.

    `shown` is the period whose boards stand in the effect; `names` and `periods` are read by id.
    """
    cells = touched(rows)
    before, after = (in_force(spans, cells) for spans in effect.spans)
    both = after.with_columns(before=before["held"])
    owner = ["unit_id", "period_id", "basis", "from_day"]
    cards = [
        _card(list(owned.iter_rows(named=True)), effect, shown, names, periods, words)
        for _, owned in both.group_by(owner, maintain_order=True)
        if (owned["held"] != owned["before"]).any()
    ]
    rest = len(cards) - _SHOWN
    more = f'<p class="bv-note">{escape(words("campaign.more", count=words.number(rest)))}</p>'
    return f'<div class="bv-changes">{"".join(cards[:_SHOWN])}{more if rest > 0 else ""}</div>'


def _card(
    cells: list[Row],
    effect: QuotaEffect,
    shown: str,
    names: Names,
    periods: Names,
    words: Words,
) -> str:
    """`cells` are the whole and the blocks of one quota, each with `before` and `held`."""
    whole, *blocks = cells
    unit_id, period_id, basis = whole["unit_id"], whole["period_id"], whole["basis"]
    day = words("campaign.from", day=words.day(whole["from_day"]))
    if whole["until"]:
        until = words.day(whole["until"])
        day = words("campaign.until", day=words.day(whole["from_day"]), until=until)
    other = [] if period_id == shown else [periods.get(period_id, period_id)]
    what = [words.label("basis_short", basis), *other, day]
    standing = ""
    if period_id == shown and basis in effect.boards:
        standing = _standing(unit_id, effect.boards[basis], words)
    parts = " · ".join(
        f"{words.label('campaign.block', block['block'])} {_amounts(block, words)}"
        for block in blocks
        if block["held"] != block["before"]
    )
    return (
        f'<div class="bv-change" data-unit="{escape(unit_id)}"><b>{escape(names.get(unit_id, unit_id))}</b>'
        f"<strong>{escape(_amounts(whole, words))}</strong><span>{escape(' · '.join(what))}</span>"
        f"<span>{escape(standing)}</span>{f'<p>{escape(parts)}</p>' if parts else ''}</div>"
    )


def _amounts(cell: Row, words: Words) -> str:
    """ "852 → 900"; one figure where nothing changes."""
    before, after = words.number(cell["before"] or None), words.number(cell["held"] or None)
    return before if before == after else words("campaign.amounts", before=before, after=after)


def _standing(unit_id: str, boards: tuple[pl.DataFrame, pl.DataFrame], words: Words) -> str:
    """Percent and rank before and after, on the day looked at."""
    found = [board.filter(pl.col("unit_id") == unit_id) for board in boards]
    if not all(one.height for one in found):
        return ""
    before, after = (one.row(0, named=True) for one in found)
    return words(
        "campaign.standing",
        percent_before=words.percent(before["percent"]),
        percent=words.percent(after["percent"]),
        rank_before=words.number(before["rank"]),
        rank=words.number(after["rank"]),
    )


def members(rows: pl.DataFrame, known: pl.DataFrame, names: Names, words: Words) -> str:
    """One line per number of members that would change."""
    held = dict(known.select("unit_id", "members").iter_rows())
    told = "".join(
        f'<div class="bv-change"><b>{escape(names.get(row["unit_id"], row["unit_id"]))}</b><strong>'
        + escape(
            words(
                "campaign.amounts",
                before=words.number(held.get(row["unit_id"])),
                after=words.number(row["members"] or None),
            )
        )
        + f"</strong><span>{escape(words('campaign.members_from', day=words.day(row['from_day'])))}</span></div>"
        for row in rows.head(_SHOWN).iter_rows(named=True)
    )
    return f'<div class="bv-changes">{told}</div>'


def members_known(shown: pl.DataFrame, words: Words) -> str:
    """Of how many units the members are known, and how many the upper unions have together."""
    uppers = shown.filter(pl.col("level") != "city")
    city = shown.filter(pl.col("level") == "city")["members"].drop_nulls()
    told = words(
        "campaign.members_sum",
        known=words.number(uppers["members"].drop_nulls().len()),
        units=words.number(uppers.height),
        members=words.number(int(uppers["members"].sum())),
    )
    if city.len():
        told = f"{told} {words('campaign.members_city', members=words.number(city.item()))}"
    return f'<p class="bv-letter">{escape(told)}</p>'


def mismatches(
    rows: pl.DataFrame, spans: pl.DataFrame, names: Names, words: Words
) -> Iterator[str]:
    """A sentence per unit whose blocks would not add up to its whole."""
    cells = in_force(spans, touched(rows))
    for _, owned in cells.group_by(
        ["unit_id", "period_id", "basis", "from_day"], maintain_order=True
    ):
        held = dict(owned.select("block", "held").iter_rows())
        blocks = [held["enterprise"], held["administrative"]]
        if all(blocks) and sum(blocks) != held[""]:
            yield words(
                "campaign.mismatch",
                unit=names.get(owned["unit_id"][0], owned["unit_id"][0]),
                basis=words.label("basis", owned["basis"][0]),
                blocks=words.number(sum(blocks)),
                whole=words.number(held[""] or None),
            )


def sums(summed: pl.DataFrame, words: Words) -> str:
    """The upper unions' quotas together beside the city's, by basis and block."""
    if not summed.height:
        return f'<p class="bv-note">{escape(words("campaign.no_sums"))}</p>'
    heads = "".join(
        f"<th>{escape(words.label('campaign.sum', key))}</th>"
        for key in ("what", "city", "units", "difference")
    )
    body = "".join(_sum(row, words) for row in summed.iter_rows(named=True))
    return f'<table class="bv-grid bv-sums"><tr>{heads}</tr>{body}</table>'


def _sum(row: dict[str, Any], words: Words) -> str:
    column = f"{row['basis']}_{row['block']}" if row["block"] else row["basis"]
    what = words.label("campaign.column", column)
    return (
        f"<tr><td>{escape(what)}</td><td>{escape(words.number(row['city']))}</td>"
        f"<td>{escape(words.number(row['units_sum']))}</td>"
        f'<td class="{"" if row["difference"] == 0 else "bv-bad"}">{escape(difference(row["difference"], words))}</td></tr>'
    )


def difference(amount: int | None, words: Words) -> str:
    """How far the units' sum is from the city's: "khớp", "+45", "−45"; a dash where one is missing."""
    if amount is None:
        return words.number(None)
    if amount == 0:
        return words("campaign.matches")
    return f"{'+' if amount > 0 else '−'}{words.number(abs(amount))}"
