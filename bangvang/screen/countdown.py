"""The countdown of the whole campaign: where it stands, what it needs, where that leads."""

from functools import partial

import polars as pl
import streamlit as st

from bangvang.charts import countdown as charts
from bangvang.draw import figures, style
from bangvang.draw import pace as told
from bangvang.draw.figures import Figure
from bangvang.pacing.pace import Pace, full_week
from bangvang.screen import charted, frame, headline
from bangvang.screen.chips import Choice
from bangvang.screen.frame import View
from bangvang.screen.headline import City


def show(look: View, choice: Choice, whole: City) -> str:
    """The course, the figures under it, and what came day by day; gives the finding."""
    t, now, plan = look.words, whole.pace, whole.plan
    judged = frame.paced(look, plan, choice.scope, choice.basis)
    daily = days(look, choice, whole)
    if not now.count:
        st.html(figures.strip(_running(look, whole, judged) if now.days_left else []))
        st.html(style.empty(t("leaderboard.empty"), t("leaderboard.empty_hint")))
        return headline.finding(look, whole)
    fan_told = "" if not now.days_left else t("countdown.projected", range=told.ending(now, t))
    with st.container(key="duong-den-dich"):  # its height is the style sheet's
        course = partial(charts.course, daily, now, plan, t, whole.curve, fan_told)
        charted.chart(look, "course", choice, make=course, height="stretch")
    is_over = not now.days_left
    strip = _over(look, whole, judged, daily) if is_over else _running(look, whole, judged)
    st.html(figures.strip(strip))
    by_day = partial(charts.days, daily, now, plan, look.as_of, t)
    charted.chart(look, "days", choice, make=by_day)
    st.html(style.note(_due(look, whole)))
    return headline.finding(look, whole)


def days(look: View, choice: Choice, whole: City) -> pl.DataFrame:
    """What each day of the phase brought, up to the day looked at."""
    return look.ask(
        "daily",
        period=whole.plan.phase.period_id,
        unit=None,
        scope=choice.scope,
        as_of=look.as_of,
    )


def _running(look: View, whole: City, judged: pl.DataFrame) -> list[Figure]:
    """Needed and current pace, the day of 100 %, where it ends, who needs support."""
    t, now = look.words, whole.pace
    first, last = full_week(look.as_of)
    needing = judged.filter(judged["band"].is_in(["behind", "silent"])).height
    words = told.effort(now, t)
    return [
        Figure(
            _joined(t("countdown.needed"), words),
            told.per_day(now.needed_per_day, t),
            "",
            formula=_lines(told.needed_formula(now, t), told.effort_formula(now, t)),
        ),
        Figure(
            t("countdown.current", start=t.short_day(first), end=t.short_day(last)),
            told.per_day(now.current_per_day, t),
            "",
            formula=told.current_formula(now, t),
        ),
        _reach(look, now),
        Figure(
            _joined(
                t("countdown.ends_at", day=t.short_day(whole.plan.ends_on)), told.tried(now, t)
            ),
            told.ending(now, t),
            "",
            formula=told.range_formula(now, t),
        ),
        Figure(t("countdown.support_meaning"), t("countdown.support", count=needing), ""),
    ]


def _over(look: View, whole: City, judged: pl.DataFrame, daily: pl.DataFrame) -> list[Figure]:
    """Once no day is left: how much of the quota, over or short, when, the best day, who reached."""
    t, now = look.words, whole.pace
    quota = now.quota or 0
    over = now.count - quota
    best = daily.sort("initiatives", descending=True, maintain_order=True).head(1)
    reached = judged.filter(judged["band"] == "reached").height
    return [
        Figure(
            t("countdown.of_quota", quota=t.number(now.quota)),
            t.percent(100 * now.count / quota if quota else None, 1),
            "",
        ),
        Figure(
            t("countdown.over" if over >= 0 else "countdown.missing"),
            t.number(abs(over)) if quota else t.number(None),
            "",
        ),
        _reach(look, now),
        Figure(
            t("countdown.best_day", day=t.short_day(best["day"].item() if best.height else None)),
            t.number(best["initiatives"].item() if best.height else None),
            "",
        ),
        Figure(
            t("countdown.units_reached"),
            t("countdown.units_of", reached=reached, units=judged.height),
            "",
        ),
    ]


def _reach(look: View, now: Pace) -> Figure:
    t = look.words
    if now.reached_on:
        return Figure(t("countdown.reached"), t.short_day(now.reached_on), "")
    if not now.days_left:
        return Figure(t("countdown.not_reached"), t.short_day(None), "")
    label = t("countdown.reach") if now.reach_date else t("countdown.reach_beyond")
    return Figure(label, t.short_day(now.reach_date), "", formula=told.reach_formula(now, t))


def _due(look: View, whole: City) -> str:
    """What is due by now: on the straight line, and on the day-curve of the period before."""
    t, now, plan = look.words, whole.pace, whole.plan
    return _joined(
        told.expected_formula(now, plan, t), told.curve_formula(now, plan, whole.curve, t)
    )


def _lines(*sentences: str) -> str:
    return "\n".join(filter(None, sentences))


def _joined(*sentences: str) -> str:
    return " · ".join(filter(None, sentences))
