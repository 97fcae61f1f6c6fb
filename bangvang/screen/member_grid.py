"""The numbers of members, edited on the page."""

import polars as pl
import streamlit as st

from bangvang.draw import quota_change as draw
from bangvang.draw import style
from bangvang.quotas.present import members_stated_in
from bangvang.quotas.statement import STATED_QUOTAS
from bangvang.screen import quota_change, quota_grid
from bangvang.screen.frame import View
from bangvang.screen.quota_asked import Asked


def edit(look: View, asked: Asked) -> None:
    """The table on the left, what its edits would change on the right."""
    t = look.words
    shown = quota_grid.table(look, asked)
    if not shown.height:
        st.html(style.empty(t("campaign.no_units"), t("campaign.no_units_hint")))
        return
    table_side, effect_side = st.columns([7, 4])
    with table_side:
        edited = quota_grid.editor(look, shown, asked, ("members",), "doan-vien")
    stated = members_stated_in(shown, edited, asked.from_day)
    with effect_side:
        st.html(style.section(t("campaign.members_known")))
        st.html(draw.members_known(shown, t))
        st.html(style.note(t("campaign.members_hint")))
        if stated.height:
            none = pl.DataFrame(schema=STATED_QUOTAS)
            change = quota_change.planned(look, none, stated, asked)
            quota_change.preview(look, change, asked)
            quota_change.save(look, change, "ghi-doan-vien")
