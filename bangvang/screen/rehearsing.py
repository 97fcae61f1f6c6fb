"""The rehearsal on the page: begun, watched, stopped."""

from datetime import date
from functools import partial

import streamlit as st

from bangvang.draw import style
from bangvang.screen.frame import View
from bangvang.stage import rehearsal
from bangvang.stage.shows import announce
from bangvang.stage.telling import rehearsal_told
from bangvang.store import Store

_LOOK_AGAIN = 2.0  # seconds


def rehearsed(look: View) -> Store | None:
    """The database of a rehearsal; None before the first one is ready."""
    found = rehearsal.standing(look.store)
    return found.store if found else None


def manage(look: View) -> None:
    """What may be rehearsed, from which day, how fast; and where the running one stands."""
    t = look.words
    found = rehearsal.standing(look.store)
    with st.expander(t("stage.rehearse"), expanded=found is not None):
        st.html(style.note(t("stage.rehearse_about")))
        sources = [rehearsal.OWN] if look.is_sample else [rehearsal.SAMPLE, rehearsal.OWN]
        source = st.selectbox(
            t("stage.rehearse_what"),
            sources,
            format_func=lambda code: t.label("stage.rehearse_source", code),
        )
        first = look.plan(look.phase()).starts_on
        day = st.date_input(t("stage.rehearse_from"), first, format="DD/MM/YYYY", key="tap-tu-ngay")
        speed = st.slider(t("stage.rehearsal_speed"), 1, int(rehearsal.FASTEST), 30, format="%d×")
        with st.container(horizontal=True):
            st.button(
                t("stage.rehearse_begin"),
                key="tap-duot",
                on_click=partial(_begin, look, source, day, speed),
            )
            st.button(
                t("stage.rehearse_end"),
                key="dung-tap",
                on_click=partial(rehearsal.end, look.store, look.actor),
            )
        if found:
            moves = found.state in ("preparing", "running")
            st.fragment(run_every=_LOOK_AGAIN if moves else None)(_where)(look, found.state)


def _begin(look: View, source: str, day: date, speed: float) -> None:
    rehearsal.begin(look.store, source, day, speed, look.actor, announce)


def _where(look: View, state: str) -> None:
    """Where the rehearsal stands, again and again; the page follows when it gets to another state."""
    found = rehearsal.standing(look.store)
    if found and found.state != state:
        st.rerun()
    st.write(rehearsal_told(found, look.words) if found else "")
