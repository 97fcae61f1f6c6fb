"""The official report as content: head, paragraphs, tables, foot. One text for .docx and PDF."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from bangvang.campaign import DATA, Campaign
from bangvang.draw.pace import amount
from bangvang.reports import brief
from bangvang.reports.board import campaign_name
from bangvang.reports.illustrative import explained, stands
from bangvang.reports.situation import Situation
from bangvang.text import Words

_LEADERS = 10
_CALLED = 10
Row = dict[str, Any]


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Table:
    """`left` are the columns that stand to the left, the others stand to the right or in the middle."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]  #: of the width, one a column
    left: tuple[int, ...] = (1,)


Block = Heading | Paragraph | Table


@dataclass(frozen=True)
class Surround:
    """`data/official.toml`: who writes to whom."""

    above: str
    issuer: str
    symbol: str
    place: str
    recipients: tuple[str, ...]
    on_behalf: str
    signer: str


@dataclass(frozen=True)
class Official:
    """The whole document in words."""

    nation: str
    motto: str
    above: str
    issuer: str
    number: str
    place_and_day: str
    kind: str
    about: str
    body: tuple[Block, ...]
    recipients_head: str
    recipients: tuple[str, ...]
    on_behalf: str
    signer: str
    annex: Table  #: on a page of its own, after the signature


@cache
def surround(folder: Path = DATA) -> Surround:
    with (folder / "official.toml").open("rb") as file:
        words = tomllib.load(file)
    return Surround(**words | {"recipients": tuple(words["recipients"])})


def official(now: Situation, campaign: Campaign, t: Words) -> Official:
    """The report of a moment, laid out as Nghị định 30/2020 asks; number and signature stay open."""
    around, day = surround(), now.as_of
    return Official(
        nation=t("official.nation"),
        motto=t("official.motto"),
        above=around.above.upper(),
        issuer=around.issuer.upper(),
        number=t("official.number", symbol=around.symbol),
        place_and_day=t(
            "official.place_and_day",
            place=around.place,
            day=f"{day.day:02d}",
            month=f"{day.month:02d}" if day.month <= 2 else str(day.month),
            year=day.year,
        ),
        kind=t("official.kind"),
        about=t(
            "official.about",
            campaign=campaign_name(campaign, t),
            period=brief.inside(now.phase.label(t.language)),
            moment=t("official.moment", time=f"{now.moment:%H:%M}", day=t.day(day)),
        ),
        body=tuple(_body(now, campaign, t)),
        recipients_head=t("official.recipients"),
        recipients=around.recipients,
        on_behalf=around.on_behalf.upper(),
        signer=around.signer.upper(),
        annex=_annex(now, t),
    )


def _body(now: Situation, campaign: Campaign, t: Words) -> Iterator[Block]:
    yield Heading(t("official.results"))
    yield Paragraph(brief.press(now, campaign, t, 1) + ".")
    if not now.idle:
        fresh = now.city["initiatives"] - now.city_before["initiatives"]
        yield Paragraph(
            t(
                "official.reporting",
                fresh=t.number(fresh),
                count=now.city["units_reporting"],
                units=now.city["units"],
            )
        )
    if now.nation:
        yield Paragraph(brief.nation_told(now.nation, t) + ".")
    yield Heading(t("official.progress"))
    yield Paragraph(brief.capital(brief.pace_told(now, t)) + ".")
    if now.idle:
        yield from (Paragraph(brief.capital(told) + ".") for told in brief.short(now, t))
    else:
        yield Paragraph(_bands(now, t))
    if now.ranking["rank"].drop_nulls().len():
        yield _leaders(now, t)
    if now.calls.height:
        yield Heading(t("official.support"))
        yield Paragraph(t("official.support_told", count=now.calls.height))
        yield _calls(now, t)
    formula = t("official.formula", basis=t.label("basis_name", now.basis))
    yield Paragraph(explained(formula, stands(now.judged), t))


def _bands(now: Situation, t: Words) -> str:
    tally = dict(now.judged.group_by("band").len().iter_rows())
    counts = {band: tally.get(band, 0) for band in ("reached", "on_pace", "behind", "silent")}
    return t("official.bands", units=now.judged.height, **counts)


def _leaders(now: Situation, t: Words) -> Table:
    rows = now.ranking.filter(pl.col("rank").is_not_null()).head(_LEADERS)
    return Table(
        t("official.leaders"),
        tuple(t("official.leader_columns").split("|")),
        tuple(
            (
                t.number(row["rank"]),
                row["display_name"],
                t.number(row["initiatives"]),
                t.number(row["registrants"]),
                _quota(row, t),
                t.percent(row["percent"], 1),
            )
            for row in rows.iter_rows(named=True)
        ),
        (0.09, 0.41, 0.13, 0.12, 0.12, 0.13),
    )


def _calls(now: Situation, t: Words) -> Table:
    return Table(
        t("official.calls"),
        tuple(t("official.call_columns").split("|")),
        tuple(
            (
                str(place),
                row["display_name"],
                t.number(row["initiatives"]),
                _quota(row, t),
                t.percent(row["percent"], 1),
                amount(row["needed_per_day"], t),
                amount(row["current_per_day"], t),
            )
            for place, row in enumerate(now.calls.head(_CALLED).iter_rows(named=True), start=1)
        ),
        (0.08, 0.35, 0.11, 0.11, 0.12, 0.12, 0.11),
    )


def _annex(now: Situation, t: Words) -> Table:
    return Table(
        t("official.annex"),
        tuple(t("official.annex_columns").split("|")),
        tuple(
            (
                str(place),
                row["display_name"],
                t.number(row["initiatives"]),
                _quota(row, t),
                t.percent(row["percent"], 1),
                t.label("band", row["band"]) if row["band"] else t("quota.no_quota"),
            )
            for place, row in enumerate(now.judged.iter_rows(named=True), start=1)
        ),
        (0.07, 0.38, 0.13, 0.12, 0.12, 0.18),
        left=(1, 5),
    )


def _quota(row: Row, t: Words) -> str:
    mark = "*" if row["is_illustrative"] and row["quota"] is not None else ""
    return t.number(row["quota"]) + mark
