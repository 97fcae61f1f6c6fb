"""How far is each unit to both its quotas, by kind or by cluster?"""

import streamlit as st

from bangvang.draw import quota, style
from bangvang.screen import chips, frame, headline, quota_board, taking_out

look = frame.view()
t = look.words

top = st.container()
with st.container(horizontal=True, vertical_alignment="center", key="chip-chi-tieu"):
    grouping = quota_board.grouping(look)
    choice = chips.plan(look)
whole = headline.city(look, choice.period, choice.scope, choice.basis)
judged = frame.paced(look, whole.plan, choice.scope, choice.basis)
parts = quota_board.parts(look, whole.plan.phase, choice.scope)
with top:
    reached = judged.filter(judged["band"] == "reached").height
    title = t("quota.title", reached=reached, units=judged.height)
    st.html(style.head(title, t.as_of(look.moment), headline.coverage(look, whole)))
    st.html(quota.top(parts, choice.basis, judged, t))

st.html(quota.groups(judged, grouping, choice.basis, t))
taking_out.quotas(look, choice)
rule = t(
    "quota.note",
    basis=t.label("basis", choice.basis),
    start=t.short_day(whole.plan.starts_on),
    end=t.short_day(whole.plan.ends_on),
)
st.html(style.note(f"{rule} {quota_board.notes(look, parts)}"))
