"""The campaign's quotas, members and facts: shown, changed from a day on, and their history."""

import streamlit as st

from bangvang.draw import campaign, style
from bangvang.screen import (
    cell_editor,
    frame,
    member_grid,
    quota_asked,
    quota_file,
    quota_grid,
    quota_headline,
    quota_record,
    saying,
)

look = frame.view()
t = look.words
look.actor.must("manage")

top = st.container()
part = quota_asked.part(look)
saying.tell("campaign")
finding = quota_headline.finding(look, look.phase(), look.as_of)
if part == "history":
    quota_record.show(look)
elif part == "facts":
    st.html(campaign.facts(look.campaign, look.periods(), quota_headline.clusters(look), t))
    st.html(style.note(t("campaign.facts_note")))
else:
    asked = quota_asked.choose(look)
    finding = quota_headline.finding(look, asked.period, asked.from_day)
    edit = {"quotas": quota_grid.edit, "file": quota_file.exchange, "members": member_grid.edit}
    edit[part](look, asked)
with top:
    st.html(style.head(finding, t.as_of(look.moment), quota_headline.campaign_name(look)))
cell_editor.fetch()
