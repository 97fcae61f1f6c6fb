"""How many points of emulation has each unit, and what for?"""

import streamlit as st

from bangvang.draw import score, style
from bangvang.screen import frame, links, scoring

look = frame.view()
t = look.words

top = st.container()
units, asked = scoring.choose(look)
with top:
    st.html(style.head(scoring.finding(look, units), t.as_of(look.moment), asked))
    if scoring.is_example(look):
        st.html(style.banner(t("score.example")))
    scoring.tell_done()
board_side, why_side = st.columns([17, 7])
with board_side:
    if units:
        st.html(score.board(units, t))
    else:
        st.html(style.empty(t("score.empty"), t("score.empty_hint")))
with why_side, st.container(key=links.SIDE):
    if units:
        scoring.explain(look, units)
    scoring.table(look)
st.html(style.note(t("score.note")))
