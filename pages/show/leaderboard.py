"""Which units lead, by which value, and how did they move?"""

import streamlit as st

from bangvang.draw import style
from bangvang.screen import boards, chips, frame, restating, taking_out

look = frame.view()
t = look.words

top = st.container()
choice = chips.board(look)
with top:
    boards.head(look, choice)
boards.rows(look, choice)
restating.line(look, choice)  # below: the board never moves when it comes
taking_out.board(look, choice)
stage, basis = t.label("scope_name", choice.scope), t.label("basis_name", choice.basis)
st.html(style.note(t("leaderboard.note", stage=stage, basis=basis)))
