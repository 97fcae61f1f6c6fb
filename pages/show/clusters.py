"""Who leads each emulation cluster, and is the leader over its own quota?"""

import streamlit as st

from bangvang.draw import clusters, style
from bangvang.screen import chips, frame, headline
from bangvang.screen.picks import pills

look = frame.view()
t = look.words

top = st.container()
with st.container(horizontal=True, vertical_alignment="center", key="chip-cum"):
    measure = pills(look, "measure", chips.MEASURES, "theo")
    choice = chips.plan(look)
whole = headline.city(look, choice.period, choice.scope, choice.basis)
standing = look.ask(
    "clusters",
    period=whole.plan.phase.period_id,
    scope=choice.scope,
    measure=measure,
    basis=choice.basis,
    as_of=look.as_of,
)
with top:
    met, known = clusters.honoured(standing)
    title = t("clusters.title", met=met, clusters=known)
    st.html(style.head(title, t.as_of(look.moment), headline.coverage(look, whole)))

st.html(clusters.boards(standing, measure, t))
rule = t(
    "clusters.rule",
    measure=t.label("measure_name", measure),
    basis=t.label("basis_name", choice.basis),
    period=whole.plan.phase.label(t.language),
)
st.html(style.note(rule))
