"""Is everything kept, sound and on record? Backups, the check, and the log."""

import streamlit as st

from bangvang.draw import style
from bangvang.screen import caretaking, frame

look = frame.view()
t = look.words
look.actor.must("restore")

st.html(style.head(t("system.title"), t.as_of(look.now), ""))
caretaking.tell_done()
copies_side, check_side = st.columns([7, 5])
with copies_side:
    caretaking.copies(look)
with check_side:
    caretaking.soundness(look)
caretaking.log(look)
