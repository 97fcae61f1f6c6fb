"""What did the board say at a stated moment, and what has been restated since?"""

import streamlit as st

from bangvang.draw import style
from bangvang.screen import boards, chips, cut_head, cutting, frame, moments, printing, restating

look = frame.view()
t = look.words

known = moments.known_cuts(look)
if not known:
    st.html(style.head(t("cuts.none"), t.as_of(look.moment), ""))
    cutting.desk(look)
    st.html(style.empty(t("cuts.empty"), cutting.what_one_is(look)))
    raise frame.NothingMore

top = st.container()
side, main = st.columns([23, 92])
with side:
    cutting.desk(look)
    opened = cutting.pick(look, known)
    printing.button(look)
with main:
    since = st.container()
    choice = chips.board(look, opened, search=False)
    with since:
        restating.whole(look, choice, opened)
    boards.rows(look, choice)
    boards.note(look, choice)
with top:
    cut_head.letterhead(look)
    boards.head(look, choice)
