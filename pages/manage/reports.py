"""What goes out of the house: the brief of the morning, the press sentence, files, data."""

import streamlit as st

from bangvang.draw import style
from bangvang.screen import frame, reporting

look = frame.view()
t = look.words
look.actor.must("manage")

top = st.container()
now = reporting.choose(look)
with top:
    moment = t.as_of(now.moment)
    st.html(style.head(reporting.finding(look, now), moment, now.phase.label(t.language)))

words_side, files_side = st.columns([7, 4])
with words_side:
    reporting.words(look, now)
with files_side:
    reporting.files(look, now)
    reporting.data(look, now)
