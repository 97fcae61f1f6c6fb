"""The stage: compose what a meeting shows, begin the show, open its screens and its console."""

import streamlit as st

from bangvang.draw import style
from bangvang.screen import frame, onstage, ordering, rehearsing

look = frame.view()
t = look.words
look.actor.must("present")

title = t("stage.page_title", shows=len(onstage.running(look)))
st.html(style.head(title, t.as_of(look.moment), ""))
onstage.tell_done()

order_side, show_side = st.columns([6, 5], gap="large")
with order_side:
    order = ordering.choose(look)
    ordering.compose(look, order)
    ordering.keep(look, order)
    rehearsing.manage(look)
with show_side:
    onstage.begin(look, order)
    onstage.shows(look)
