"""How long is left, and what does it take?"""

import streamlit as st

from bangvang.charts import countdown
from bangvang.draw import figures, style
from bangvang.screen import chips, frame, headline

look = frame.view()
t = look.words

top = st.container()
choice = chips.plan(look)
whole = headline.city(look, choice.period, choice.scope, choice.basis)
judged = frame.paced(look, whole.plan, choice.scope, choice.basis)
daily = look.ask(
    "daily", period=whole.plan.phase.period_id, unit=None, scope=choice.scope, as_of=look.as_of
)
with top:
    finding, span = headline.finding(look, whole), headline.span(look, whole.plan)
    st.html(style.head(finding, t.as_of(look.moment), span))

st.altair_chart(countdown.course(daily, whole.pace, whole.plan, t), key="course")
st.html(figures.strip(headline.countdown(look, whole, judged)))
st.altair_chart(countdown.days(daily, whole.pace, whole.plan, look.as_of, t), key="days")
st.html(style.note(t("countdown.formula", days=14)))
