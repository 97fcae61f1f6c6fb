"""Who leads each emulation cluster, and is the leader over its own quota?"""

from dataclasses import replace

import streamlit as st

from bangvang.screen import chips, cluster_board, frame, fresh
from bangvang.screen.picks import pills

look = frame.view()

top = st.container()
with st.container(horizontal=True, vertical_alignment="center", key="chip-cum"):
    measure = pills(look, "measure", chips.MEASURES, "theo")
    choice = replace(chips.plan(look), measure=measure)
with top:
    fresh.html(look, cluster_board.title, choice)
fresh.html(look, cluster_board.cards, choice)
fresh.html(look, cluster_board.rule, choice)
