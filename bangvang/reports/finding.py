"""The countdown in one line: the same words on screens, slides and in reports."""

from bangvang.pacing.pace import Pace
from bangvang.pacing.periods import Plan
from bangvang.text import Words


def finding(now: Pace, plan: Plan, t: Words) -> str:
    """How long is left, and ahead of the plan or behind it; once it is over, over the quota or short."""
    days = time_left(now, plan, t)
    if now.as_of < plan.starts_on or now.gap is None or now.quota is None:
        return days
    if now.is_reached:
        return t("headline.reached", days=days, count=t.number(now.count - now.quota))
    if plan.ended(now.as_of):
        return t("headline.short", days=days, count=t.number(now.quota - now.count))
    if not now.days_left:
        return t("headline.still", days=days, count=t.number(now.quota - now.count))
    if now.gap == 0:
        return t("headline.on_pace", days=days)
    key = "headline.ahead" if now.gap > 0 else "headline.late"
    return t(key, days=days, count=t.number(abs(now.gap)))


def time_left(now: Pace, plan: Plan, t: Words) -> str:
    """Days left of the plan, that it is over, or when it begins."""
    period = (plan.drive or plan.phase).label(t.language)
    if plan.ended(now.as_of):
        return t("headline.ended", period=period)
    if now.as_of < plan.starts_on:
        return t("headline.to_begin", period=period, day=t.short_day(plan.starts_on))
    if not now.days_left:
        return t("headline.last_day")
    return t("headline.days", count=now.days_left)
