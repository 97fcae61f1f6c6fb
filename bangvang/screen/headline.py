"""The headline of the campaign: the figures that stand above every board, from the same questions."""

from dataclasses import dataclass
from datetime import datetime

import polars as pl

from bangvang.draw.figures import Figure
from bangvang.pacing.pace import Pace, full_week, pace
from bangvang.pacing.periods import Period, Plan
from bangvang.screen.frame import View
from bangvang.store import Parameter


@dataclass(frozen=True)
class City:
    """The whole campaign at one moment, and its pace."""

    initiatives: int
    registrants: int
    benefit_vnd: int
    quota: int | None
    is_illustrative: bool
    percent: float | None
    units_reporting: int
    units: int
    updated_at: datetime | None
    plan: Plan
    pace: Pace


def city(look: View, period: Period, scope: str, basis: str) -> City:
    """The city's figures in a period; its pace is that of the phase the period belongs to."""
    plan = look.plan(period)
    asked: dict[str, Parameter] = {"scope": scope, "as_of": look.as_of}
    row = look.ask("city", period=period.period_id, basis=basis, block=None, **asked).row(
        0, named=True
    )
    phase = look.ask("city", period=plan.phase.period_id, basis=basis, block=None, **asked)
    daily = look.ask("daily", period=plan.phase.period_id, unit=None, **asked)
    return City(**row, plan=plan, pace=pace(daily, phase["quota"].item(), plan, look.as_of))


def coverage(look: View, whole: City) -> str:
    """How many units have reported today, and when the last file came."""
    t = look.words
    reported = t("headline.reported", count=whole.units_reporting, units=whole.units)
    if whole.updated_at is None:
        return reported
    return t("headline.updated", reported=reported, time=f"{whole.updated_at:%H:%M %d/%m}")


def figures(look: View, whole: City) -> list[Figure]:
    """Initiatives against quota, registrants, national rank, days left."""
    return [
        _initiatives(look, whole),
        _registrants(look, whole),
        *_national(look),
        _days(look, whole),
    ]


def finding(look: View, whole: City) -> str:
    """The countdown's headline: days left, ahead or behind the plan."""
    t, gap = look.words, whole.pace.gap
    days = t("headline.days", count=whole.pace.days_left)
    if look.as_of > whole.plan.ends_on:
        named = whole.plan.drive or whole.plan.phase
        days = t("headline.ended", period=named.label(t.language))
    if whole.pace.quota and whole.pace.count >= whole.pace.quota:
        over = whole.pace.count - whole.pace.quota
        return t("headline.reached", days=days, count=t.number(over))
    if gap is None:
        return days
    key = "headline.ahead" if gap >= 0 else "headline.late"
    return t(key, days=days, count=t.number(abs(gap)))


def span(look: View, plan: Plan) -> str:
    """The plan's name and days."""
    t, named = look.words, plan.drive or plan.phase
    return t(
        "countdown.subtitle",
        period=named.label(t.language),
        start=t.short_day(plan.starts_on),
        end=t.short_day(plan.ends_on),
    )


def countdown(look: View, whole: City, judged: pl.DataFrame) -> list[Figure]:
    """Needed and current pace, the day of 100 %, where it ends, who needs support."""
    t, now = look.words, whole.pace
    first, last = full_week(look.as_of)
    ratio = now.current_per_day / now.needed_per_day if now.needed_per_day else None
    week = t("countdown.current", start=t.short_day(first), end=t.short_day(last))
    needing = judged.filter(judged["band"].is_in(["behind", "silent"])).height
    return [
        Figure(
            t("countdown.needed"),
            t("countdown.per_day", value=t.number(now.needed_per_day)),
            "",
            formula=t("headline.needed_formula"),
        ),
        Figure(
            week,
            t("countdown.per_day", value=t.number(now.current_per_day)),
            "",
            beside="" if ratio is None else t("countdown.ratio", value=t.number(ratio, 2)),
        ),
        _reach(look, now),
        _range(look, now),
        Figure(t("countdown.support_meaning"), t("countdown.support", count=needing), ""),
    ]


def _reach(look: View, now: Pace) -> Figure:
    t = look.words
    if now.reached_on:
        return Figure(t("countdown.reached"), t.short_day(now.reached_on), "")
    label = t("countdown.reach") if now.reach_date else t("countdown.reach_beyond")
    return Figure(label, t.short_day(now.reach_date), "")


def _range(look: View, now: Pace) -> Figure:
    t = look.words
    end = now.fan.row(-1, named=True)
    return Figure(
        t("countdown.range_meaning", middle=t.number(end["middle"])),
        t("countdown.range", low=t.number(end["low"]), high=t.number(end["high"])),
        "",
    )


def _initiatives(look: View, whole: City) -> Figure:
    t, gap = look.words, whole.pace.gap
    planned = None
    if whole.pace.expected is not None and whole.pace.quota:
        planned = 100 * whole.pace.expected / whole.pace.quota
    return Figure(
        t("headline.initiatives", period=whole.plan.phase.label(t.language)),
        t.number(whole.pace.count),
        t("headline.share", percent=t.percent(_share(whole)), planned=t.percent(planned)),
        beside="" if whole.pace.quota is None else f"/ {t.number(whole.pace.quota)}",
        good=t("headline.cushion", count=t.number(gap)) if gap is not None and gap >= 0 else "",
        bad=t("headline.gap", count=t.number(-gap)) if gap is not None and gap < 0 else "",
        share=None if whole.pace.quota is None else (_share(whole) or 0.0, planned),
        formula=t(
            "headline.plan_formula",
            start=t.short_day(whole.plan.starts_on),
            end=t.short_day(whole.plan.ends_on),
        ),
    )


def _share(whole: City) -> float | None:
    return 100 * whole.pace.count / whole.pace.quota if whole.pace.quota else None


def _registrants(look: View, whole: City) -> Figure:
    t = look.words
    per_person = whole.initiatives / whole.registrants if whole.registrants else None
    ours = look.ask("national", as_of=look.as_of, compare=look.as_of)
    ours = ours.filter(ours["is_ours"])
    meaning = t("headline.per_person", value=t.number(per_person, 1))
    if ours.height and ours["registrants"].item() is not None:
        rank = ours["rank_registrants"].item()
        meaning = t("headline.people_rank", rank=rank, meaning=meaning)
    return Figure(t("headline.registrants"), t.number(whole.registrants), meaning)


def _national(look: View) -> list[Figure]:
    t = look.words
    first = look.ask("national_days")["as_of"].to_list()
    if not first or first[0] > look.as_of:
        return []
    table = look.ask("national", as_of=look.as_of, compare=first[0])
    ours = table.filter(table["is_ours"])
    if not ours.height:
        return []
    row = ours.row(0, named=True)
    meaning = t("headline.national_first")
    if row["gap"] is not None:
        meaning = t("headline.national_gap", gap=t.number(row["gap"]), rank=row["rank_above"])
    return [
        Figure(
            t("headline.national", day=t.short_day(row["as_of"])),
            t.number(row["rank_initiatives"]),
            meaning,
            moved=row["movement"],
            moved_since=t("headline.since", day=t.short_day(row["before_day"])),
        )
    ]


def _days(look: View, whole: City) -> Figure:
    t = look.words
    ends = whole.plan.drive or whole.plan.phase
    meaning = t("headline.week_pace", current=t.number(whole.pace.current_per_day))
    if whole.pace.needed_per_day:
        meaning = t("headline.needed", needed=t.number(whole.pace.needed_per_day), meaning=meaning)
    return Figure(
        t("headline.left", period=ends.label(t.language)),
        t("headline.days_value", count=whole.pace.days_left),
        meaning,
        formula=t("headline.needed_formula"),
    )
