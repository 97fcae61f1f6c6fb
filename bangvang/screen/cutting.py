"""Cuts on their page: which one is opened, and, for staff, making one and the daily hour."""

from datetime import date, datetime, time

import streamlit as st

from bangvang.draw import links
from bangvang.screen import frame, moments, saying
from bangvang.screen.address import recall, remember
from bangvang.screen.frame import View
from bangvang.standings import Cut
from bangvang.store.cuts import USUAL_HOUR, daily_hour, make_cut, set_daily_hour

_ROOM = "cuts"
_OPENED, _MADE = links.CUT, "cuts-made"
_NAME, _DAY, _TIME = "ten-moc", "ngay-moc", "gio-moc"
_WIDE = 300  # pixels
_DAILY, _HOUR = "tu-chot", "gio-chot"


def pick(look: View, known: list[Cut]) -> Cut:
    """The list of cuts, the latest moment first; gives the one opened."""
    t = look.words
    every = {cut.cut_id: cut for cut in known}
    fresh = st.session_state.get(_MADE, {}).pop("id", None)
    if fresh in every:
        st.session_state[_OPENED] = fresh
    recall(_OPENED, list(every))
    with st.container(key="cac-moc"):
        chosen = st.radio(
            t("cuts.list", count=len(every)),
            list(every),
            format_func=lambda cut_id: saying.plain(moments.called(look, every[cut_id])),
            captions=[saying.plain(_caption(look, cut)) for cut in known],
            key=_OPENED,
        )
    return every[remember(_OPENED, chosen or known[0].cut_id, list(every))]


def what_one_is(look: View) -> str:
    """What stands where there is no cut yet: what a cut is, and how there will be one."""
    hour = None if look.is_sample else daily_hour(look.store)
    if hour is None:
        return look.words("cuts.empty_hint")
    return look.words("cuts.empty_hint_daily", time=f"{hour:%H:%M}")


def desk(look: View) -> None:
    """Making a cut by hand, and the hour of the daily one; nothing for those who only look."""
    if not look.actor.may("manage"):
        return
    t = look.words
    saying.tell(_ROOM)
    with st.popover(t("cuts.make"), width="stretch", type="primary"), st.container(width=_WIDE):
        st.caption(t("cuts.explained"))
        st.text_input(t("cuts.name"), key=_NAME, placeholder=t("cuts.name_example"))
        st.date_input(
            t("cuts.day"),
            look.as_of,
            max_value=look.now.date(),
            format="DD/MM/YYYY",
            key=_DAY,
        )
        st.time_input(t("cuts.time"), look.now.replace(second=0).time(), step=60, key=_TIME)
        st.button(t("cuts.make"), type="primary", key="chot", width="stretch", on_click=_make)
    if look.is_sample:
        return
    hour = daily_hour(look.store)
    label = t("cuts.daily_off") if hour is None else t("cuts.daily_at", time=f"{hour:%H:%M}")
    with st.popover(label, width="stretch"), st.container(width=_WIDE):
        st.toggle(t("cuts.daily_switch"), hour is not None, key=_DAILY)
        st.time_input(t("cuts.time"), hour or USUAL_HOUR, step=900, key=_HOUR)
        st.button(t("cuts.daily_save"), key="luu-gio", width="stretch", on_click=_set_daily)


def _caption(look: View, cut: Cut) -> str:
    t = look.words
    return t("cuts.caption", count=t.number(cut.initiatives), percent=t.percent(cut.percent, 1))


def _make() -> None:
    """Cuts the board as it stands; the sentence and the opened cut survive the run this wakes."""
    look = frame.view()
    t = look.words
    day, hour = st.session_state[_DAY], st.session_state[_TIME]
    name = str(st.session_state.get(_NAME, "")).strip()
    say, made = saying.ready(_ROOM), st.session_state.setdefault(_MADE, {})
    if not isinstance(day, date) or not isinstance(hour, time):
        return
    moment = datetime.combine(day, hour)
    if moment > look.now:
        say(t("cuts.ahead", time=f"{look.now:%H:%M}", day=t.day(look.now.date())))
        return
    st.session_state[_NAME] = ""
    made["id"] = make_cut(look.store, name or moments.plain(moment), moment, look.actor, look.now)
    say(t("cuts.made", time=f"{moment:%H:%M}", day=t.day(day)))


def _set_daily() -> None:
    look = frame.view()
    hour = st.session_state[_HOUR] if st.session_state[_DAILY] else None
    say = saying.ready(_ROOM)
    set_daily_hour(look.store, hour, look.actor, look.now)
    say(look.words("cuts.daily_saved"))
