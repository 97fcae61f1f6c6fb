"""Which units lead, by which value, and how did they move?"""

from datetime import timedelta

import streamlit as st

from bangvang.draw import figures, leaderboard, style
from bangvang.pacing import pace
from bangvang.screen import chips, frame, headline

look = frame.view()
t = look.words

top = st.container()
choice = chips.board(look)
whole = headline.city(look, choice.period, choice.scope, choice.basis)
with top:
    title = t("leaderboard.title", measure=t.label("measure_name", choice.measure))
    st.html(style.head(title, t.as_of(look.moment), headline.coverage(look, whole)))
    st.html(figures.cards(headline.figures(look, whole)))

ranking = frame.found(look.ask("leaderboard", **choice.board(look)), choice.search)
if not ranking["initiatives"].sum():
    st.html(style.empty(t("leaderboard.empty"), t("leaderboard.empty_hint")))

first, last = pace.full_week(look.as_of)
week = look.ask(
    "unit_days",
    level="upper",
    scope=choice.scope,
    block=choice.block,
    from_day=first + timedelta(days=1),
    as_of=look.as_of,
)
bands = frame.bands(look, whole.plan, choice.scope, choice.basis)
st.html(leaderboard.table(ranking, week, bands, choice.measure, look.as_of, t))
st.html(
    style.note(
        t(
            "leaderboard.note",
            stage=t.label("scope_name", choice.scope),
            basis=t.label("basis_name", choice.basis),
        )
    )
)
