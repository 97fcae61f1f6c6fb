"""How long is left, and what does it take?"""

import streamlit as st

from bangvang.draw import style
from bangvang.screen import chips, countdown, frame, headline, unit_paces, what_if
from bangvang.screen.picks import pills

VIEWS = {"city": countdown.show, "what_if": what_if.show, "units": unit_paces.show}

look = frame.view()
t = look.words

top = st.container()
with st.container(horizontal=True, vertical_alignment="center"):
    view = pills(look, "countdown_view", tuple(VIEWS), "xem")
    choice = chips.plan(look)
whole = headline.city(look, choice.period, choice.scope, choice.basis)
finding = VIEWS[view](look, choice, whole)
with top:
    st.html(style.head(finding, t.as_of(look.moment), headline.span(look, whole.plan)))
