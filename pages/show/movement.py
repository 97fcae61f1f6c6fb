"""Who climbed, who fell, and who is the most improved?"""

import streamlit as st

from bangvang.draw import style
from bangvang.screen import chips, frame, moments, movements

look = frame.view()
t = look.words

top = st.container()
choice = chips.board(look, levels=False)
whole = choice.ranking(look)
if not whole["rank"].count():
    with top:
        st.html(style.head(t("leaderboard.empty"), moments.stated(look, choice.cut), ""))
    st.html(style.empty(t("movement.empty"), t("leaderboard.empty_hint")))
else:
    moved = frame.found(whole, choice.search)
    with top:
        told = t("leaderboard.ranked_by", measure=t.label("measure_name", choice.measure))
        title = movements.finding(look, choice, moved)
        st.html(style.head(title, moments.stated(look, choice.cut), told))
    chart, lists = st.columns([9, 5])
    with chart:
        movements.lines(look, choice)
    with lists:
        movements.lists(look, choice, moved)
    st.html(style.note(t("movement.note", stage=t.label("scope_name", choice.scope))))
