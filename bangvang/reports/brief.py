"""The morning brief and the press sentence: plain text, ready to be pasted into a message."""

from collections.abc import Iterable, Iterator
from typing import Any

import polars as pl

from bangvang.campaign import Campaign
from bangvang.draw.pace import amount
from bangvang.reports.board import campaign_name
from bangvang.reports.finding import finding
from bangvang.reports.situation import Situation
from bangvang.text import Words

_NAMED = 5  # units named in a line; the others are counted
_QUIET_DAYS = 3  # days without anything new, after which a unit stalls

Row = dict[str, Any]


def brief(now: Situation, campaign: Campaign, t: Words) -> str:
    """What happened since the day before: the whole, pace, who moved, reached, stalled, needs a call.

    Of a period that is over, has not begun or holds nothing yet: where it stands, and what is to be done.
    """
    head = t(
        "brief.head",
        campaign=campaign_name(campaign, t),
        owner=owner(campaign, t),
        moment=t.as_of(now.moment),
    )
    if now.idle:
        told = (*_whole(now, t), *short(now, t))
    else:
        told = (
            *_whole(now, t),
            *_moved(now, t),
            *_reached(now, t),
            *_stalled(now, t),
            *_calls(now, t),
        )
    lines = [line if line.startswith(" ") else f"• {capital(line)}" for line in told]
    return f"{head}\n\n" + "\n".join(lines) + "\n"


def press(now: Situation, campaign: Campaign, t: Words, digits: int = 0) -> str:
    """The sentence for the papers; the percent to so many decimals, and never 100 short of it."""
    key = "brief.press" if now.percent is not None else "brief.press_plain"
    if not now.city["initiatives"]:
        key = "brief.press_none"
    return t(
        key,
        moment=t.as_of(now.moment),
        owner=owner(campaign, t),
        registrants=t.number(now.city["registrants"]),
        initiatives=t.number(now.city["initiatives"]),
        percent=t.percent(now.percent, digits),
        period=inside(now.phase.label(t.language)),
    )


def owner(campaign: Campaign, t: Words) -> str:
    """Whose campaign it is."""
    return campaign.owner if t.language == "vi" else campaign.owner_en


def movers(now: Situation, steps: int) -> pl.DataFrame:
    """Units that rose (steps 1) or fell (steps -1) since the day before, the furthest first."""
    moved = now.ranking.filter(pl.col("movement") * steps > 0)
    return moved.sort(pl.col("movement") * steps, descending=True, maintain_order=True)


def newly_reached(now: Situation) -> pl.DataFrame:
    """Units at or over their quota that were short of theirs the day before."""
    there = now.judged_before.filter(pl.col("band") == "reached")["unit_id"].implode()
    return now.judged.filter((pl.col("band") == "reached") & ~pl.col("unit_id").is_in(there))


def stalled(now: Situation) -> pl.DataFrame:
    """Units short of their quota without anything new for three days or more, the longest first."""
    quiet = pl.col("silent_days").is_null() | (pl.col("silent_days") >= _QUIET_DAYS)
    short = pl.col("band").is_in(["behind", "on_pace", "silent"])
    return now.judged.filter(quiet & short).sort(
        "silent_days", descending=True, nulls_last=False, maintain_order=True
    )


def _whole(now: Situation, t: Words) -> Iterator[str]:
    city, pace = now.city, now.pace
    fresh = city["initiatives"] - now.city_before["initiatives"]
    gaps = {
        "initiatives": t.number(city["initiatives"]),
        "fresh": t.number(fresh),
        "registrants": t.number(city["registrants"]),
        "period": now.phase.label(t.language),
    }
    if not city["initiatives"]:
        yield t("brief.whole_none", period=gaps["period"])
    elif city["quota"]:
        share = {"percent": t.percent(now.percent, 1), "quota": t.number(city["quota"])}
        yield t("brief.whole", **gaps, **share)
    else:
        yield t("brief.whole_plain", **gaps)
    if not now.idle:
        yield t("brief.reporting", count=city["units_reporting"], units=city["units"])
    yield pace_told(now, t)
    if now.nation:
        yield nation_told(now.nation, t)
    if pace.reach_date and not pace.reached_on:
        yield t("brief.reach", day=t.day(pace.reach_date))


def pace_told(now: Situation, t: Words) -> str:
    """Where the plan stands, the pace needed, and the pace of the last seven days."""
    told, pace = finding(now.pace, now.plan, t), now.pace
    if now.idle:
        return told
    current = amount(pace.current_per_day, t)
    if pace.is_reached or not pace.needed_per_day:
        return t("brief.week", finding=told, current=current)
    return t("brief.needed", finding=told, current=current, needed=amount(pace.needed_per_day, t))


def nation_told(ours: Row, t: Words) -> str:
    """Our rank in the nation on both measures, and what is missing to the rank above."""
    told = t(
        "brief.nation",
        day=t.day(ours["as_of"]),
        rank=t.number(ours["rank_initiatives"]),
        people_rank=t.number(ours["rank_registrants"]),
    )
    if ours["gap"] is None:
        return told
    return t("brief.nation_gap", told=told, gap=t.number(ours["gap"]), rank=ours["rank_above"])


def _moved(now: Situation, t: Words) -> Iterator[str]:
    for steps, key in ((1, "brief.rose"), (-1, "brief.fell")):
        rows = movers(now, steps)
        sign = "▲" if steps > 0 else "▼"
        if rows.height:
            yield t(
                key,
                units=_named(
                    t(
                        "brief.mover",
                        unit=row["display_name"],
                        sign=sign,
                        steps=abs(row["movement"]),
                        rank=row["rank"],
                    )
                    for row in rows.iter_rows(named=True)
                )
                + _rest(rows, t),
            )
    if not (movers(now, 1).height or movers(now, -1).height):
        yield t("brief.nobody_moved")


def _reached(now: Situation, t: Words) -> Iterator[str]:
    rows = newly_reached(now)
    total = now.judged.filter(pl.col("band") == "reached").height
    counts = {"total": total, "units": now.judged.height}
    if not rows.height:
        yield t("brief.none_reached", **counts)
        return
    units = _named(
        t("brief.with_percent", unit=row["display_name"], percent=t.percent(row["percent"]))
        for row in rows.iter_rows(named=True)
    )
    yield t("brief.reached", named=units + _rest(rows, t), **counts)


def _stalled(now: Situation, t: Words) -> Iterator[str]:
    rows = stalled(now)
    if rows.height:
        units = _named(
            t("brief.quiet", unit=row["display_name"], days=row["silent_days"])
            if row["silent_days"] is not None
            else t("brief.quiet_always", unit=row["display_name"])
            for row in rows.iter_rows(named=True)
        )
        yield t("brief.stalled", count=rows.height, units=units + _rest(rows, t))


def short(now: Situation, t: Words) -> Iterator[str]:
    """What is to be said instead of calls: who missed the quota, when it begins, where to start."""
    if now.idle != "over":
        yield t(f"brief.idle.{now.idle}", start=t.day(now.plan.starts_on))
        return
    rows = now.judged.filter(pl.col("quota") > pl.col("initiatives")).sort(
        pl.col("quota") - pl.col("initiatives"), descending=True, maintain_order=True
    )
    yield t(
        "brief.ended",
        reached=now.judged.filter(pl.col("band") == "reached").height,
        units=now.judged.height,
    )
    if rows.height:
        units = _named(
            t("brief.with_percent", unit=row["display_name"], percent=t.percent(row["percent"]))
            for row in rows.iter_rows(named=True)
        )
        yield t("brief.short", count=rows.height, units=units + _rest(rows, t))


def _calls(now: Situation, t: Words) -> Iterator[str]:
    if not now.calls.height:
        yield t("brief.no_call")
        return
    yield t("brief.calls", count=now.calls.height)
    for place, row in enumerate(now.calls.head(_NAMED).iter_rows(named=True), start=1):
        yield t("brief.call", place=place, told=call_told(row, t))


def call_told(row: Row, t: Words) -> str:
    """Why a unit needs a call: what it has, what it needs a day, what it brings a day."""
    return t(
        "brief.call_last" if row["needed_per_day"] is None else "brief.call_told",
        unit=row["display_name"],
        count=t.number(row["initiatives"]),
        quota=t.number(row["quota"]),
        percent=t.percent(row["percent"]),
        needed=amount(row["needed_per_day"], t),
        current=amount(row["current_per_day"], t),
        missing=t.number(row["missing"]),
    )


def capital(sentence: str) -> str:
    """The sentence with a capital letter at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def inside(name: str) -> str:
    """A name as it stands inside a sentence: "giai đoạn 1"."""
    return name[:1].lower() + name[1:]


def _named(units: Iterable[str]) -> str:
    return ", ".join(list(units)[:_NAMED])


def _rest(rows: pl.DataFrame, t: Words) -> str:
    return t("brief.others", count=rows.height - _NAMED) if rows.height > _NAMED else ""
