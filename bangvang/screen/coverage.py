"""Coverage on a page: three windows of days, the last fourteen days of every unit, the silent ones."""

import polars as pl
import streamlit as st

from bangvang.draw import coverage as draw
from bangvang.draw import style
from bangvang.pacing.coverage import Coverage, coverage, window, window_start
from bangvang.pacing.periods import Plan
from bangvang.reports.illustrative import explained, stands
from bangvang.reports.situation import idle_at
from bangvang.screen import headline
from bangvang.screen.chips import Choice
from bangvang.screen.frame import View
from bangvang.screen.picks import pills

SIGNS = ("registered", "files")
WINDOWS = {"three": 3, "week": 7, "day": 1}  #: days, in the order of the chips
_STRIP = 14


def show(look: View, choice: Choice, plan: Plan) -> str:
    """Who has reported in the chosen window, by the chosen sign; gives the finding."""
    t, idle = look.words, idle_at(plan, look.as_of)
    answers = {code: _answer(look, choice, plan, days) for code, days in WINDOWS.items()}
    any_window = next(iter(answers.values()))
    is_empty = not any_window["initiatives"].sum() and not any_window["last_file_on"].count()
    if idle == "ahead" or (idle and not is_empty):
        return at_rest(look, plan, f"coverage.idle.{idle}", idle)
    with st.container(horizontal=True, vertical_alignment="center"):
        sign = pills(look, "coverage_sign", SIGNS, "theo-dau")
        chosen = pills(look, f"coverage_window.{sign}", tuple(WINDOWS), "cua-so")
    if is_empty:
        st.html(style.empty(t("leaderboard.empty"), t("leaderboard.empty_hint")))
        return t("coverage.title_empty")
    found = {
        each: {code: coverage(answers[code], each, look.as_of) for code in WINDOWS}
        for each in SIGNS
    }
    in_order = sorted(WINDOWS, key=lambda code: WINDOWS[code])
    now = found[sign][chosen]
    st.html(draw.windows(found, in_order, sign, chosen, t))
    days = _days(look, choice, sign)
    st.html(draw.board(answers[chosen], days, now, sign, look.as_of, _STRIP, t))
    st.html(style.note(explained(t(f"coverage.note.{sign}"), stands(now.silent), t)))
    return _finding(look, now, WINDOWS[chosen], sign)


def at_rest(look: View, plan: Plan, finding: str, idle: str) -> str:
    """A period in which nothing is due, because it is over or ahead; gives the finding, in its words."""
    t, named = look.words, plan.drive or plan.phase
    hint = t(f"coverage.idle_hint.{idle}", day=t.day(plan.starts_on))
    st.html(style.empty(headline.span(look, plan), hint))
    return t(finding, period=named.label(t.language))


def _answer(look: View, choice: Choice, plan: Plan, days: int) -> pl.DataFrame:
    return look.ask(
        "coverage",
        period=plan.phase.period_id,
        scope=choice.scope,
        basis=choice.basis,
        from_day=window(look.as_of, days),
        from_moment=window_start(look.moment, days),
        as_of=look.as_of,
    )


def _days(look: View, choice: Choice, sign: str) -> pl.DataFrame:
    """What each unit brought on each of the last days: unit_id, day, count."""
    first = window(look.as_of, _STRIP)
    if sign == "files":
        files = look.ask("file_days", from_day=first, as_of=look.as_of)
        return files.rename({"files": "count"})
    days = look.ask(
        "unit_days",
        level="upper",
        scope=choice.scope,
        block=None,
        from_day=first,
        as_of=look.as_of,
    )
    return days.rename({"initiatives": "count"})


def _finding(look: View, now: Coverage, days: int, sign: str) -> str:
    t = look.words
    since = t(f"coverage.in_day.{sign}") if days == 1 else t("coverage.in_days", days=days)
    if not now.silent.height:
        return t(f"coverage.all.{sign}", units=now.units, since=since)
    title = t(f"coverage.silent.{sign}", units=now.silent.height, since=since)
    if now.silent_percent is None:
        return title
    held = t.percent(now.silent_percent, 1 if now.silent_percent < 1 else 0)
    return t("coverage.holding", title=title, percent=held)
