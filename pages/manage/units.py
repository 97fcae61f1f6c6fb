"""The units: who stands under whom, what their files are known by, what can be taught and forgotten."""

import streamlit as st

from bangvang.draw import style
from bangvang.screen import frame, learned, merging, roll

look = frame.view()
t = look.words
look.actor.must("manage")

units = look.ask("units", as_of=look.as_of)
total = t.number(int(units["unions"].sum()))
title = t("units.title", uppers=t.number(units.height), unions=total)
st.html(style.head(title, t.as_of(look.moment), roll.members(look, units)))
learned.tell_done()

list_side, unit_side = st.columns([6, 5])
with list_side:
    chosen = roll.choose(look, units)
with unit_side:
    below = units.clear()
    if chosen is not None:
        below = roll.unions(look, chosen)
        merging.unions_of(look, chosen, below)
        learned.spellings_of(look, chosen, below)

all_side, teach_side = st.columns([6, 5])
with all_side:
    learned.spellings_of_all(look)
with teach_side:
    learned.teach(look, units, below, chosen)
