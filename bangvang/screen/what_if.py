"""What it takes: sliders over what the units might bring, and where the campaign would end."""

from functools import partial

import polars as pl
import streamlit as st

from bangvang.charts import what_if as charts
from bangvang.draw import figures, style
from bangvang.draw import pace as told
from bangvang.draw import what_if as draw
from bangvang.draw.figures import Figure
from bangvang.pacing.nation import rank_at
from bangvang.pacing.scenario import Outcome, Wish, median_share, outcome
from bangvang.screen import charted, countdown, headline, unit_paces
from bangvang.screen.address import recall_count, remember_count
from bangvang.screen.chips import Choice
from bangvang.screen.frame import View
from bangvang.screen.headline import City

_USUAL = Wish(weakest=10, kept=100, woken=0)
_ON_ITS_OWN = Wish()


def show(look: View, choice: Choice, whole: City) -> str:
    """The sliders, the outcome beside what happens by itself, who is asked for more; gives the finding."""
    t, now = look.words, whole.pace
    if not now.count:
        st.html(style.empty(t("leaderboard.empty"), t("leaderboard.empty_hint")))
        return headline.finding(look, whole)
    if not now.days_left:
        st.html(style.empty(t("what_if.over"), t("what_if.over_hint")))
        return t("what_if.title_over")
    units, _ = unit_paces.of_level(look, choice, whole, "upper")
    wish = _wish(look, units.height)
    asked, alone = (
        outcome(units, each, now.count, now.quota, look.as_of, now.days_ahead)
        for each in (wish, _ON_ITS_OWN)
    )
    daily = countdown.days(look, choice, whole)
    st.html(figures.cards(_figures(look, whole, asked, alone, daily)))
    chart, risen = st.columns([3, 2])
    with chart:
        paths = partial(charts.paths, daily, asked, alone, whole.plan, now, t)
        charted.chart(look, "what-if", choice, wish, make=paths)
    with risen:
        st.html(draw.lifted(asked.lifted, t))
    st.html(style.note(t("what_if.note", share=t.percent(100 * median_share(units), 2))))
    percent = (
        "" if asked.percent is None else t("what_if.of_quota", percent=t.percent(asked.percent))
    )
    finish = t.number(asked.finish)
    if wish == Wish(weakest=wish.weakest) and wish.weakest:
        return t("what_if.title_weakest", units=wish.weakest, finish=finish, percent=percent)
    return t("what_if.title", finish=finish, percent=percent)


def _wish(look: View, units: int) -> Wish:
    first, second, third = st.columns(3)
    with first:
        weakest = _slider(look, "weakest", "yeu", _USUAL.weakest, units)
    with second:
        kept = _slider(look, "kept", "giu", _USUAL.kept, 200, 5)
    with third:
        woken = _slider(look, "woken", "thuc", _USUAL.woken, 50)
    return Wish(weakest, kept, woken)


def _slider(look: View, name: str, key: str, usual: int, last: int, step: int = 1) -> int:
    usual = min(usual, last)
    recall_count(key, usual, 0, last)
    chosen = st.slider(look.words(f"what_if.{name}"), 0, max(last, 1), step=step, key=key)
    return remember_count(key, chosen, usual)


def _figures(
    look: View, whole: City, asked: Outcome, alone: Outcome, daily: pl.DataFrame
) -> list[Figure]:
    t, now = look.words, whole.pace
    more = asked.finish - alone.finish
    shown = [
        Figure(
            t("what_if.finish", day=t.short_day(whole.plan.ends_on)),
            t.number(asked.finish),
            t("what_if.alone", value=t.number(alone.finish)),
            beside="" if now.quota is None else f"/ {t.number(now.quota)}",
            good=t("what_if.more", count=t.number(more)) if more > 0 else "",
            bad=t("what_if.less", count=t.number(-more)) if more < 0 else "",
            formula=t(
                "what_if.finish_formula",
                count=t.number(now.count),
                per_day=told.amount(asked.per_day, t),
                days=now.days_ahead,
                finish=t.number(asked.finish),
            ),
        ),
        Figure(
            t("what_if.percent"),
            t.percent(asked.percent),
            t("what_if.alone", value=t.percent(alone.percent)),
        ),
        _reach(look, whole, asked, alone),
    ]
    return [*shown, *_rank(look, whole, asked, alone, daily)]


def _reach(look: View, whole: City, asked: Outcome, alone: Outcome) -> Figure:
    t, now = look.words, whole.pace
    label = t("what_if.reach")
    if now.is_reached:
        return Figure(label, t.short_day(now.reached_on), t("what_if.reached"))
    late = asked.reach_date is not None and asked.reach_date > whole.plan.ends_on
    return Figure(
        label,
        t.short_day(asked.reach_date),
        t("what_if.alone", value=t.short_day(alone.reach_date)),
        bad=t("what_if.late") if late else "",
    )


def _rank(
    look: View, whole: City, asked: Outcome, alone: Outcome, daily: pl.DataFrame
) -> list[Figure]:
    """Our place in the nation; nothing while its table is not known."""
    t = look.words
    standings = look.ask("national_ranks", measure="initiatives", as_of=look.as_of)
    places = [rank_at(standings, daily, each.finish, whole.plan.ends_on) for each in (asked, alone)]
    if places[0] is None:
        return []
    return [
        Figure(
            t("what_if.rank"),
            t.number(places[0]),
            t("what_if.alone", value=t.number(places[1])),
            formula=t("what_if.rank_formula", day=t.day(standings["as_of"][-1])),
        )
    ]
