"""Who may come in, as what, and who may see the boards?"""

import streamlit as st

from bangvang.draw import style
from bangvang.screen import accounts, frame

look = frame.view()
t = look.words
look.actor.must("accounts")

st.html(style.head(t("accounts.title"), t.as_of(look.now), ""))
accounts.tell_done()
accounts.phrase(look)
list_side, new_side = st.columns([7, 4])
with list_side:
    accounts.listed(look)
with new_side:
    accounts.new(look)
    accounts.boards(look)
