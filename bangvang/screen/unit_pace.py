"""The pace of a unit in words: what the plan asks, what it needs, what it brings, where that leads."""

from bangvang.draw import pace as told_of
from bangvang.draw.figures import Figure
from bangvang.pacing.pace import full_week
from bangvang.screen.frame import View
from bangvang.screen.unit import Unit


def paces(look: View, unit: Unit) -> list[Figure]:
    """One figure a line: without a quota only what it brings, nothing needed once it is reached,
    nothing foreseen once the days are over.
    """
    if not unit.pace.quota:
        return [_current(look, unit)]
    parts = [_quota, _expected, _needed, _current, _end, _reach]
    if unit.pace.reached_on:
        parts = [_quota, _reach, _current, _end]
    if not unit.pace.days_left:
        parts = [part for part in parts if part not in (_needed, _end)]
    return [part(look, unit) for part in parts]


def _quota(look: View, unit: Unit) -> Figure:
    t, now = look.words, unit.pace
    missing = (now.quota or 0) - now.count
    return Figure(
        t.label("basis", unit.choice.basis),
        t.number(now.quota) + ("*" if unit.quoted["is_illustrative"] else ""),
        unit.plan.phase.label(t.language),
        good=t("unit.over", count=t.number(-missing)) if missing <= 0 else "",
        bad=t("unit.missing", count=t.number(missing)) if missing > 0 else "",
    )


def _expected(look: View, unit: Unit) -> Figure:
    t, now, gap = look.words, unit.pace, unit.pace.gap or 0
    plan = unit.plan.drive or unit.plan.phase
    return Figure(
        t("unit.expected"),
        t.number(now.expected),
        plan.label(t.language),
        good=t("unit.ahead", count=t.number(gap)) if gap >= 0 else "",
        bad=t("unit.late", count=t.number(-gap)) if gap < 0 else "",
        formula=told_of.expected_formula(now, unit.plan, t),
    )


def _needed(look: View, unit: Unit) -> Figure:
    t, now = look.words, unit.pace
    return Figure(
        t("unit.needed"),
        _per_day(look, now.needed_per_day),
        t("unit.days_left", count=now.days_left),
        formula=told_of.needed_formula(now, t),
    )


def _current(look: View, unit: Unit) -> Figure:
    t, now = look.words, unit.pace
    first, last = full_week(look.as_of)
    ratio = now.effort or 0.0
    return Figure(
        t("unit.current"),
        _per_day(look, now.current_per_day),
        t("unit.days", start=t.short_day(first), end=t.short_day(last)),
        good=t("unit.enough") if 0 < ratio <= 1 else "",
        bad=t("unit.times", ratio=t.number(ratio, 1)) if ratio > 1 else "",
        formula=told_of.current_formula(now, t),
    )


def _end(look: View, unit: Unit) -> Figure:
    t, end = look.words, unit.pace.finish
    low, middle, high = (t.number(part) for part in (end.low, end.middle, end.high))
    return Figure(
        t("unit.end", day=t.short_day(unit.plan.ends_on)),
        t("countdown.range", low=low, high=high) if low != high else middle,
        t("unit.range", middle=middle),
        formula=told_of.range_formula(unit.pace, t),
    )


def _reach(look: View, unit: Unit) -> Figure:
    t, now = look.words, unit.pace
    if now.reached_on:
        return Figure(t("unit.reached"), t.day(now.reached_on), "")
    told = t("unit.reach_beyond") if now.reach_date is None else ""
    return Figure(
        t("unit.reach"), t.day(now.reach_date), told, formula=told_of.reach_formula(now, t)
    )


def _per_day(look: View, value: float | None) -> str:
    t = look.words
    digits = 1 if value and value < 10 else 0
    return t("countdown.per_day", value=t.number(value, digits))
