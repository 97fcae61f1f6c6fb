"""Which units lead, by which value, and how did they move?"""

import streamlit as st

from bangvang.screen import boards, chips, frame, fresh, restating, taking_out

look = frame.view()

top = st.container()
choice = chips.board(look)
with top:
    boards.head(look, choice)
boards.rows(look, choice)
taking_out.board(look, choice)
fresh.html(look, restating.line, choice)  # below: the board never moves when it comes
boards.note(look, choice)
