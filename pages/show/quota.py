"""How far is each unit to both its quotas, by kind or by cluster?"""

import streamlit as st

from bangvang.screen import chips, frame, fresh, quota_board, taking_out

look = frame.view()

top = st.container()
with st.container(horizontal=True, vertical_alignment="center", key="chip-chi-tieu"):
    grouping = quota_board.grouping(look)
    choice = chips.plan(look)
with top:
    fresh.html(look, quota_board.title, choice)
    fresh.html(look, quota_board.top, choice)
fresh.html(look, quota_board.groups, choice, grouping)
taking_out.quotas(look, choice)
fresh.html(look, quota_board.note, choice)
