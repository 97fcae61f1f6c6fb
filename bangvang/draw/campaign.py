"""The campaign itself: its names, its window, its periods, its blocks and clusters, where they come from."""

from html import escape

import polars as pl

from bangvang.campaign import Campaign
from bangvang.draw.clusters import order
from bangvang.pacing.periods import Period
from bangvang.text import Words

#: what of the campaign stands in which file of the data folder
FILES = (
    "campaign.toml",
    "units.csv",
    "quotas.csv",
    "blocks.toml",
    "headings.toml",
    "quota_headings.toml",
)


def facts(campaign: Campaign, periods: list[Period], standing: pl.DataFrame, words: Words) -> str:
    """Cards of facts. `standing` are rows of the question `clusters`: who is in which cluster."""
    vietnamese = words.language == "vi"
    first, last = campaign.programme
    window = words("campaign.days", start=words.day(first), end=words.day(last))
    names = [
        ("name", campaign.name if vietnamese else campaign.name_en),
        ("owner", campaign.owner if vietnamese else campaign.owner_en),
        ("window", window),
        ("time_zone", campaign.time_zone),
    ]
    cards = [
        _card(
            words("campaign.is"), [(words.label("campaign.fact", key), told) for key, told in names]
        ),
        _card(words("campaign.periods"), [_period(each, periods, words) for each in periods]),
        _card(words("campaign.clusters"), _clusters(standing, words)),
        _card(
            words("campaign.blocks"),
            [
                (words.label("block_name", key), words.label("campaign.block_is", key))
                for key in ("enterprise", "administrative")
            ],
        ),
        _card(
            words("campaign.files"),
            [
                (f"data/{name}", words.label("campaign.file", name.partition(".")[0]))
                for name in FILES
            ],
        ),
    ]
    return f'<div class="bv-campaign-facts">{"".join(cards)}</div>'


def _period(each: Period, periods: list[Period], words: Words) -> tuple[str, str]:
    days = words("campaign.days", start=words.day(each.starts_on), end=words.day(each.ends_on))
    phase = next((one for one in periods if one.period_id == each.phase_id), None)
    if phase is None:
        return each.label(words.language), days
    towards = words("campaign.towards", phase=phase.label(words.language))
    return each.label(words.language), f"{days} · {towards}"


def _clusters(standing: pl.DataFrame, words: Words) -> list[tuple[str, str]]:
    known = standing.filter(pl.col("cluster").is_not_null())
    lines = []
    for number in sorted(known["cluster"].unique(), key=order):
        rows = known.filter(pl.col("cluster") == number)
        inferred = "*" if "inferred" in set(rows["cluster_status"]) else ""
        names = ", ".join(rows.sort("name_order")["short_name"])
        lines.append((words("clusters.name", cluster=number) + inferred, names))
    return lines


def _card(title: str, lines: list[tuple[str, str]]) -> str:
    body = "".join(
        f"<div><b>{escape(label)}</b><span>{escape(told)}</span></div>" for label, told in lines
    )
    return f'<section class="bv-group"><h2>{escape(title)}</h2>{body}</section>'
