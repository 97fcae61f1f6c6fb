"""Which units need help now, why, and who looks after whom."""

import streamlit as st

from bangvang.draw import style, support
from bangvang.reports.illustrative import explained, stands
from bangvang.screen import chips, frame, helping, links, unit_finder

look = frame.view()
t = look.words
look.actor.must("manage")

top = st.container()
choice = chips.plan(look)
needs = helping.needs(look, choice)
care = helping.supported(look, choice)
with top:
    st.html(style.head(helping.finding(look, needs), t.as_of(look.moment), t("support.about")))
    helping.tell_done()
    helping.to_do(look)

list_side, write_side = st.columns([17, 7])
with list_side:
    helping.listed(look, needs, care)
with write_side, st.container(key=links.SIDE):
    st.html(style.section(t("support.write_head")))
    unit_id = unit_finder.choose(look, needs.rows["unit_id"].to_list(), wide=True)
    if unit_id is not None:
        helping.write(look, unit_id, care)
if care.height:
    st.html(style.section(t("support.care_head", count=care.height)))
    st.html(support.supporters(care, look.as_of, t))
st.html(style.note(explained(t("support.note"), stands(needs.rows), t)))
