"""Initiatives that may be one: both side by side, to keep or to count once."""

import streamlit as st

from bangvang.draw import style
from bangvang.screen import frame, review

look = frame.view()
t = look.words
look.actor.must("manage")

review.catch_up(look)
waiting = review.total(review.pairs(look, review.Choice()))
title = t("duplicates.title", count=t.number(waiting)) if waiting else t("duplicates.title_none")
st.html(style.head(title, t.as_of(look.moment), ""))
review.tell_done()
choice = review.choose(look)
review.show(look, choice)
st.html(style.note(t("duplicates.rule")))
