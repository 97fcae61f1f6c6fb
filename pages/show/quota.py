"""How far is each unit to its quota, by district and by sector?"""

import streamlit as st

from bangvang.draw import quota, style
from bangvang.screen import chips, frame, headline

look = frame.view()
t = look.words

top = st.container()
choice = chips.plan(look)
whole = headline.city(look, choice.period, choice.scope, choice.basis)
judged = frame.paced(look, whole.plan, choice.scope, choice.basis)
with top:
    reached = judged.filter(judged["band"] == "reached").height
    title = t("quota.title", reached=reached, units=judged.height)
    st.html(style.head(title, t.as_of(look.moment), headline.coverage(look, whole)))
    st.html(quota.counts(judged, t))

st.html(quota.groups(judged, t))
st.html(
    style.note(
        t(
            "quota.note",
            basis=t.label("basis", choice.basis),
            start=t.short_day(whole.plan.starts_on),
            end=t.short_day(whole.plan.ends_on),
        )
    )
)
