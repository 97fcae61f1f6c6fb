"""The rules about what is personal: who sees names, how long it is kept, where the keys stand."""

import streamlit as st

from bangvang import clock, naming
from bangvang.draw import style
from bangvang.screen import saying
from bangvang.screen.frame import View
from bangvang.store import retention as keeping
from bangvang.store import set_setting, setting
from bangvang.store.keys import keyring

_ROOM = "persons"
_SWITCH = ("staff", "masked")
_MOST_MONTHS = 120


def names(look: View) -> None:
    """Whether those who look on see names, masked; staff always see them."""
    t = look.words
    st.html(style.section(t("privacy.names")))
    now = setting(look.store, naming.SETTING) or _SWITCH[0]
    chosen = st.radio(
        t("privacy.names"),
        _SWITCH,
        index=_SWITCH.index(now) if now in _SWITCH else 0,
        format_func=lambda code: t.label("names_switch", code),
        key="hien-ten",
        label_visibility="collapsed",
    )
    if chosen and chosen != now and st.button(t("privacy.keep"), type="primary", key="luu-ten"):
        say = saying.ready(_ROOM)
        at = clock.real(look.campaign.time_zone)
        set_setting(look.store, {naming.SETTING: chosen}, look.actor, at)
        say(t("privacy.kept"))
        st.rerun()


def retention(look: View) -> None:
    """After how many months files and names go, and what goes next."""
    t = look.words
    st.html(style.section(t("privacy.retention")))
    now = keeping.retention(look.store)
    locked = not look.actor.may("erase")
    with st.container(horizontal=True):
        files, persons = (
            st.number_input(
                t(f"privacy.after_{what}"),
                min_value=0,
                max_value=_MOST_MONTHS,
                value=months or 0,
                key=f"giu-{what}",
                disabled=locked,
                help=t("privacy.months_help"),
            )
            for what, months in (("files", now.files), ("names", now.names))
        )
    wanted = keeping.Retention(int(files) or None, int(persons) or None)
    st.html(style.note(_next(look, wanted)))
    if wanted != now and st.button(t("privacy.keep"), type="primary", key="luu-han"):
        say = saying.ready(_ROOM)
        at = clock.real(look.campaign.time_zone)
        keeping.set_retention(look.store, wanted, look.actor, at)
        say(t("privacy.kept"))
        st.rerun()


def keys(look: View) -> None:
    """Where the key file stands, and whether it holds what the database needs."""
    t, held = look.words, keyring(look.store)
    st.html(style.section(t("privacy.keys")))
    if held.person_key_id in held.keys:
        st.html(style.note(t("privacy.keys_there", path=held.path, count=len(held.keys))))
    else:
        missing = t("key.missing", path=held.path, key_id=held.person_key_id)
        st.error(saying.plain(missing))


def _next(look: View, wanted: keeping.Retention) -> str:
    """What these rules would take out next, and when."""
    t, ends_on = look.words, look.campaign.programme_ends_on
    today = clock.real(look.campaign.time_zone).date()
    day = keeping.next_day(look.store, wanted, ends_on)
    if day is None:
        return t("privacy.nothing_due")
    gone = keeping.due(look.store, wanted, max(day, today), ends_on)
    counts = {key: t.number(getattr(gone, key)) for key in ("originals", "rows", "names")}
    return t("privacy.next_due", day=t.day(max(day, today)), **counts)
