"""Drop files, see what was understood, book what is sound, hand back what is not."""

import streamlit as st

from bangvang import desk, frame
from bangvang.draw import style, upload

look = frame.view()
t = look.words
look.actor.must("book")

top = st.container()
files = st.file_uploader(t("upload.drop"), accept_multiple_files=True, key="tep")
desk.tell_done(look)
if not files:
    top.html(style.head(t("upload.title"), t.as_of(look.moment), t("upload.limits")))
    st.html(style.empty(t("upload.nothing_yet"), t("upload.nothing_hint")))
    st.stop()

list_side, file_side = st.columns([3, 8])
with list_side:
    chosen = desk.choose(look, files)
    side = st.container()
with file_side:
    batch = desk.settle(look, chosen)
if batch is not None:
    found = desk.effect(look, batch)
    with file_side:
        st.html(upload.reckoning(batch, found.receipts[0].duplicates, t))
        for sentence in upload.warnings(batch, upload.later_rows(batch, look.as_of), t):
            st.html(style.note(sentence))
        desk.decide(look, batch)
        if batch.refused.height:
            st.html(style.section(t("upload.refused_head", count=batch.refused.height)))
            st.html(upload.refused(batch, t))
        if batch.accepted:
            st.html(style.section(t("upload.booked_head")))
            st.html(upload.booked(batch, t))
    with side:
        st.html(style.section(t("upload.effect")))
        st.html(upload.effect(found, t))
waiting = desk.waiting_count(look, files)
title = t("upload.title_ready", count=waiting) if waiting else t("upload.title_booked")
top.html(style.head(title, t.as_of(look.moment), t("upload.limits")))
