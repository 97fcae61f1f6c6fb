"""Where do we stand in the nation, on both measures, and how did we come there?"""

from functools import partial

import streamlit as st

from bangvang.charts import national as chart
from bangvang.draw import figures, national, style
from bangvang.reports.illustrative import explained
from bangvang.screen import charted, frame, nation, nation_desk

look = frame.view()
t = look.words

top = st.container()
days = nation.days(look)
if days:
    choice = nation.choose(look, days)
    table = look.ask("national", as_of=choice.day, compare=choice.compare)
    ranks = look.ask("national_ranks", measure=choice.measure, as_of=choice.day)
    ours = next(iter(table.filter(table["is_ours"]).rows(named=True)), None)
    with top:
        title = nation.finding(look, ours, choice.measure)
        told = t("national.units", owner=nation.owner(look), count=table.height)
        st.html(style.head(title, t("national.table_of", day=t.day(choice.day)), told))
        st.html(figures.cards(nation.figures(look, table, ours)))
    table_side, chart_side = st.columns([7, 5])
    with table_side:
        st.html(national.table(table, choice.measure, t))
        is_starred = (table["status"] == "illustrative").any()
        st.html(style.note(explained(t("national.note"), is_starred, t, "national.illustrative")))
    with chart_side:
        if ranks.height:
            st.html(style.section(t("national.course")))
            charted.chart(look, "bump", choice, make=partial(chart.bump, ranks, t))
else:
    with top:
        st.html(style.head(t("national.empty"), t.as_of(look.moment), ""))
    st.html(style.empty(t("national.begin"), t("national.empty_hint")))

if look.actor.may("manage"):
    nation_desk.edit(look, choice.day if days else look.as_of)
