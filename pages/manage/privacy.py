"""What is held on persons, who sees it, how long it stays, and the way to take it out."""

import streamlit as st

from bangvang.draw import style
from bangvang.screen import frame, guarding, persons

look = frame.view()
t = look.words
look.actor.must("names")

st.html(style.head(t("privacy.title"), t.as_of(look.now), t("privacy.never_kept")))
persons.tell_done()
persons_side, rules_side = st.columns([7, 5], gap="large")
with persons_side:
    person = persons.find(look)
    if person is not None:
        persons.held(look, person)
with rules_side:
    guarding.names(look)
    guarding.retention(look)
    guarding.keys(look)
