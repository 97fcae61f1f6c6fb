"""Drop files, see what was understood, book what is sound, hand back what is not."""

from time import monotonic

import streamlit as st

from bangvang.draw import changes, style, upload
from bangvang.screen import answers, asking, closing, desk, foreseen, frame, handing_out

look = frame.view()
t = look.words
look.actor.must("book")

top = st.container()
desk.receive(look)
handing_out.template(look)
desk.tell_done()
lying = desk.waiting(look)
title = t("upload.title_ready", count=len(lying)) if lying else t("upload.title")
top.html(style.head(title, t.as_of(look.moment), t("upload.limits")))
if not lying:
    st.html(style.empty(t("upload.nothing_yet"), t("upload.nothing_hint")))
    raise frame.NothingMore

list_side, file_side = st.columns([3, 8])
with list_side:
    draft = desk.choose(look, lying)
    side = st.container()
with file_side:
    batch = desk.settle(look, draft)
    if batch is None:
        raise frame.NothingMore
    found, is_old = foreseen.foreseen(look, draft, batch)
    duplicates = found.receipts[0].duplicates
    desk.understood(look, draft, batch)
    answers.decisions(look, draft, batch)
    st.html(upload.reckoning(batch, duplicates, t))
    if duplicates:
        closing.repeats(look, found)
    if draft.letter_total is not None:
        st.html(upload.reconciled(batch, duplicates, draft.letter_total, t))
    asking.questions(look, draft, batch)
    answers.new_version(look, draft, found)
    for sentence in upload.warnings(batch, upload.later_rows(batch, look.as_of), t):
        st.html(style.note(sentence))
    answers.bad_days(look, draft, batch)
    closing.buttons(look, draft, batch)
    closing.rows(look, batch)
with side:
    st.html(style.section(t("upload.effect")))
    st.html(changes.changes(found.changes, t))
    if is_old:
        foreseen.found_anew(look, monotonic())
