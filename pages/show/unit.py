"""One unit: where it stands, how it got there, what stands under it."""

import streamlit as st

from bangvang.draw import style
from bangvang.draw import unit as draw
from bangvang.screen import chips, frame, sending, unit_cards, unit_finder, unit_pace, unit_parts
from bangvang.screen.unit import look_at

look = frame.view()
t = look.words

top = st.container()
bar = st.container(horizontal=True, vertical_alignment="center")
with bar:
    unit_id = unit_finder.choose(look)
if unit_id is None:
    st.html(style.empty(t("unit.unknown"), t("unit.unknown_hint")))
    raise frame.NothingMore
choice = chips.plan(look)
unit = look_at(look, unit_id, choice)
if unit is None:
    st.html(style.empty(t("unit.absent"), t("unit.absent_hint")))
    raise frame.NothingMore
with bar:
    unit_finder.neighbours(look, unit)
    sending.unit_link(look, unit_id)
with top:
    st.html(style.head(unit_cards.finding(look, unit), t.as_of(look.moment), unit.span(t)))
    st.html(draw.place(*unit_cards.place(look, unit), t))
st.html(draw.standings(unit_cards.cards(look, unit)))

course, pace = st.columns([8, 4])
with course:
    unit_parts.course(look, unit)
with pace:
    st.html(style.section(t("unit.pace")))
    st.html(draw.facts(unit_pace.paces(look, unit)))
    unit_parts.kinds(look, unit)
unit_parts.under(look, unit)
left, right = st.columns([7, 5])
with left:
    unit_parts.files(look, unit)
with right:
    unit_parts.support(look, unit)
unit_parts.initiatives(look, unit)
st.html(style.note(unit_cards.note(look, unit)))
