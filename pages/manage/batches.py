"""What came in, when, with what result; withdraw a batch and put it back."""

import streamlit as st

from bangvang.draw import style
from bangvang.screen import frame, ledger

look = frame.view()
t = look.words
look.actor.must("withdraw")

batches = look.ask("batches", as_of=look.as_of)
accepted = batches.filter(batches["state"] == "committed")["accepted"].sum()
title = t("batches.title", count=t.number(batches.height), accepted=t.number(accepted))
st.html(style.head(title, t.as_of(look.moment), ""))
if not batches.height:
    st.html(style.empty(t("batches.empty"), t("batches.empty_hint")))
    raise frame.NothingMore

ledger.tell_done()
chosen = ledger.choose(look, batches)
if chosen is None:
    raise frame.NothingMore
file_side, effect_side = st.columns([8, 3])
with effect_side:
    ledger.decide(look, chosen)
with file_side:
    ledger.reconcile(look, chosen)
ledger.refused(look, chosen)
ledger.repeats(look, chosen)
