"""The headline of the campaign: the figures that stand above every board, from the same questions."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bangvang.draw import pace as told
from bangvang.draw.figures import Figure
from bangvang.pacing.curve import DayCurve, day_curve
from bangvang.pacing.pace import Pace, pace
from bangvang.pacing.periods import Period, Plan, before
from bangvang.pacing.reached import held
from bangvang.reports.finding import finding as found_in
from bangvang.screen.frame import View
from bangvang.store import Parameter

_PACE_WORDS = ("headline.cushion", "headline.gap")


@dataclass(frozen=True)
class City:
    """The whole campaign at one moment, and its pace."""

    initiatives: int
    registrants: int
    benefit_vnd: int | None  #: None when nobody stated any
    quota: int | None
    is_illustrative: bool
    percent: float | None
    units_reporting: int
    units: int
    updated_at: datetime | None
    plan: Plan
    pace: Pace
    curve: DayCurve | None  #: of the period before, where one is over and holds registrations


def city(look: View, period: Period, scope: str, basis: str) -> City:
    """The city's figures in a period; its pace is that of the phase the period belongs to."""
    make = partial(_city, look, period, scope, basis)
    return look.once("city", period, scope, basis, make=make)


def _city(look: View, period: Period, scope: str, basis: str) -> City:
    plan = look.plan(period)
    asked: dict[str, Parameter] = {"scope": scope, "as_of": look.as_of}
    row = look.ask("city", period=period.period_id, basis=basis, block=None, **asked).row(
        0, named=True
    )
    phase = look.ask("city", period=plan.phase.period_id, basis=basis, block=None, **asked)
    daily = look.ask("daily", period=plan.phase.period_id, unit=None, **asked)
    known = curve(look, plan, scope)
    whose = look.campaign.city
    spans = look.ask("quota_spans", period=plan.phase.period_id, unit=whose)
    quotas = held(spans, basis).get(whose, ())
    now = pace(daily, phase["quota"].item(), plan, look.as_of, known, quotas)
    return City(**row, plan=plan, pace=now, curve=known)


def curve(look: View, plan: Plan, scope: str) -> DayCurve | None:
    """How the period before the plan's came to its count, day by day."""
    earlier = before(look.periods(), plan)
    if earlier is None or earlier.ends_on >= look.as_of:
        return None
    daily = look.ask(
        "daily", period=earlier.period_id, unit=None, scope=scope, as_of=earlier.ends_on
    )
    return day_curve(daily, earlier)


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
    """The countdown's headline: how long is left, and ahead or behind; once it is over, over or short."""
    return found_in(whole.pace, whole.plan, look.words)


def span(look: View, plan: Plan) -> str:
    """The plan's name and days."""
    t, named = look.words, plan.drive or plan.phase
    in_one_year = plan.starts_on.year == plan.ends_on.year
    told = t.short_day if in_one_year else t.day
    return t(
        "countdown.subtitle",
        period=named.label(t.language),
        start=told(plan.starts_on),
        end=told(plan.ends_on),
    )


def _initiatives(look: View, whole: City) -> Figure:
    t, now = look.words, whole.pace
    is_over = not now.days_left
    planned = None
    if now.expected is not None and now.quota and not is_over:
        planned = 100 * now.expected / now.quota
    share = t("headline.share_ended", percent=t.percent(_share(whole)))
    if planned is not None:
        share = t("headline.share", percent=t.percent(_share(whole)), planned=t.percent(planned))
    good, bad = ("headline.over", "headline.missing") if is_over else _PACE_WORDS
    gap = now.gap
    return Figure(
        t("headline.initiatives", period=whole.plan.phase.label(t.language)),
        t.number(now.count),
        share,
        beside="" if now.quota is None else f"/ {t.number(now.quota)}",
        good=t(good, count=t.number(gap)) if gap is not None and gap >= 0 else "",
        bad=t(bad, count=t.number(-gap)) if gap is not None and gap < 0 else "",
        share=None if now.quota is None else (_share(whole) or 0.0, planned),
        formula=told.expected_formula(now, whole.plan, t),
    )


def _share(whole: City) -> float | None:
    return 100 * whole.pace.count / whole.pace.quota if whole.pace.quota else None


def _registrants(look: View, whole: City) -> Figure:
    t = look.words
    per_person = whole.initiatives / whole.registrants if whole.registrants else None
    ours = look.ask("national", as_of=look.as_of, compare=look.as_of)
    ours = ours.filter(ours["is_ours"])
    meaning = t("headline.nobody_yet")
    if per_person is not None:
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
    t, now = look.words, whole.pace
    period = (whole.plan.drive or whole.plan.phase).label(t.language)
    if not now.days_left:
        key = "headline.is_over" if whole.plan.ended(look.as_of) else "headline.last_day"
        until = t("headline.until", day=t.day(whole.plan.ends_on))
        return Figure(period, t(key), until)
    meaning = t("headline.week_pace", current=told.amount(now.current_per_day, t))
    if now.needed_per_day:
        needed = told.amount(now.needed_per_day, t)
        meaning = t("headline.needed", needed=needed, meaning=meaning)
    return Figure(
        t("headline.left", period=period),
        t("headline.days_value", count=now.days_left),
        meaning,
        formula=told.needed_formula(now, t),
    )
