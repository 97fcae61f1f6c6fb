"""Who has reported lately, who is silent, and how much of what was handed in is recognised?"""

import streamlit as st

from bangvang.draw import style
from bangvang.screen import chips, coverage, frame, funnel, headline
from bangvang.screen.picks import period, pills

VIEWS = {"coverage": coverage.show, "funnel": funnel.show}

look = frame.view()
t = look.words

top = st.container()
with st.container(horizontal=True, vertical_alignment="center"):
    view = pills(look, "coverage_view", tuple(VIEWS), "xem")
    choice = chips.plan(look) if view == "coverage" else chips.Choice(period(look))
plan = look.plan(choice.period)
finding = VIEWS[view](look, choice, plan)
with top:
    st.html(style.head(finding, t.as_of(look.moment), headline.span(look, plan)))
