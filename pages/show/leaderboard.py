"""Which units lead, by which value, and how did they move?"""

import streamlit as st

from bangvang.screen import boards, chips, frame, restating, taking_out

look = frame.view()

top = st.container()
choice = chips.board(look)
with top:
    boards.head(look, choice, restating.line)
boards.rows(look, choice)
taking_out.board(look, choice)
boards.note(look, choice)
