"""The pace in words: what each figure means, and its formula with the figures in it."""

from datetime import timedelta

from bangvang.pacing.curve import DayCurve
from bangvang.pacing.pace import Pace, full_week
from bangvang.pacing.periods import Plan
from bangvang.pacing.projection import RECORD, WEEK, current_pace, spread
from bangvang.text import Words

_AS_IT_IS = (0.95, 1.05)  # between these a pace is the one that is needed


def per_day(value: float | None, words: Words) -> str:
    """594 → "594/ngày"; below ten with one decimal; "–" for nothing."""
    return words("pace.per_day", value=amount(value, words)) if value is not None else "–"


def amount(value: float | None, words: Words) -> str:
    """A pace without its unit."""
    return words.number(value, 1 if value is not None and 0 < value < 10 else 0)


def ending(now: Pace, words: Words) -> str:
    """The projected range in round figures, never below what there is already: "50.000 – 59.700"."""
    low, high = (max(_round(value), now.count) for value in (now.finish.low, now.finish.high))
    return words("countdown.range", low=words.number(low), high=words.number(high))


def _round(value: int) -> int:
    return round(value, -2 if value >= 10_000 else -1 if value >= 1_000 else 0)


def times(value: float, words: Words) -> str:
    """2.4 → "2,4"; large ones without decimals, small ones with two."""
    return words.number(value, 0 if value >= 10 else 1 if value >= 0.1 else 2)


def effort(now: Pace, words: Words) -> str:
    """Needed against current: "cần gấp 2,4 lần nhịp hiện tại". Empty where nothing is needed or can be."""
    if not now.needed_per_day:
        return words("pace.effort_reached") if now.is_reached else ""
    if now.effort is None:
        return words("pace.effort_none")
    least, most = _AS_IT_IS
    if least < now.effort < most:
        return words("pace.effort_same")
    key = "pace.effort_times" if now.effort >= most else "pace.effort_enough"
    return words(key, times=times(now.effort, words))


def needed_formula(now: Pace, words: Words) -> str:
    if now.needed_per_day is None:
        return ""
    return words(
        "pace.needed_formula",
        quota=words.number(now.quota),
        count=words.number(now.count),
        days=now.days_left,
        needed=amount(now.needed_per_day, words),
    )


def current_formula(now: Pace, words: Words) -> str:
    """The mean of the last full days; fewer than seven at the very beginning."""
    first, last = full_week(now.as_of)
    week = now.full_days[-WEEK:]
    return words(
        "pace.current_formula",
        total=words.number(sum(week)),
        days=len(week) or WEEK,
        start=words.short_day(last - timedelta(days=len(week) - 1) if week else first),
        end=words.short_day(last),
        current=amount(now.current_per_day, words),
    )


def effort_formula(now: Pace, words: Words) -> str:
    if now.effort is None:
        return ""
    return words(
        "pace.effort_formula",
        needed=amount(now.needed_per_day, words),
        current=amount(now.current_per_day, words),
        times=times(now.effort, words),
    )


def expected_formula(now: Pace, plan: Plan, words: Words) -> str:
    """The plan's straight line."""
    if now.expected is None:
        return ""
    return words(
        "pace.expected_formula" if now.eve < (now.quota or 0) else "pace.expected_past",
        eve=words.number(now.eve),
        start=words.short_day(plan.starts_on),
        quota=words.number(now.quota),
        gone=plan.elapsed(now.as_of),
        days=plan.days,
        expected=words.number(now.expected),
    )


def curve_formula(now: Pace, plan: Plan, curve: DayCurve | None, words: Words) -> str:
    """The day-curve of the period before, or that there is none."""
    if curve is None:
        return words("pace.no_curve")
    if now.expected_by_curve is None:
        return ""
    due = words(
        "pace.curve_formula",
        period=curve.period.label(words.language),
        share=words.percent(100 * curve.share(plan.part(now.as_of)), 1),
        expected=words.number(now.expected_by_curve),
    )
    if now.finish_by_curve is None:
        return due
    return words("pace.curve_finish", due=due, finish=words.number(now.finish_by_curve))


def finish_formula(now: Pace, words: Words) -> str:
    """How the projected range is made."""
    if not now.days_ahead:
        return ""
    width = spread(now.full_days, now.days_ahead)
    if width is None:
        return words("pace.finish_drawn")
    return words(
        "pace.finish_formula",
        count=words.number(now.count),
        current=amount(current_pace(now.full_days), words),
        days=now.days_ahead,
        middle=words.number(now.finish.middle),
        record=RECORD,
        times=words.number(width, 2),
    )


def range_formula(now: Pace, words: Words) -> str:
    """How the projected range is made, and how it did on earlier days."""
    return "\n".join(filter(None, (finish_formula(now, words), tried_formula(now, words))))


def tried(now: Pace, words: Words) -> str:
    """On how many earlier days the same range held what came. Empty when none can be tried."""
    test = now.tried
    if test is None:
        return ""
    return words("pace.tried", ahead=test.ahead, held=test.held, tries=test.tries)


def tried_formula(now: Pace, words: Words) -> str:
    test = now.tried
    if test is None:
        return ""
    return words(
        "pace.tried_formula",
        tries=test.tries,
        ahead=test.ahead,
        held=test.held,
        below=test.below,
        above=test.above,
        bias="–"
        if test.bias is None
        else f"{'+' if test.bias > 0 else ''}{words.number(test.bias)}%",
    )


def reach_formula(now: Pace, words: Words) -> str:
    if now.reach_date is None:
        return ""
    return words(
        "pace.reach_formula",
        quota=words.number(now.quota),
        count=words.number(now.count),
        current=amount(now.current_per_day, words),
        days=(now.reach_date - now.as_of).days,
    )
