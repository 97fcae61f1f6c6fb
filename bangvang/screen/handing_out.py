"""The registration template, handed out where files come in: for one unit, before it has sent any."""

from functools import partial

import streamlit as st

from bangvang.exports import EXCEL
from bangvang.screen.frame import View
from bangvang.screen.roll import template_of


def template(look: View) -> None:
    """A unit is chosen, and its own template downloaded."""
    t = look.words
    names = dict(look.ask("upper_unions").select("unit_id", "display_name").iter_rows())
    with st.popover(t("upload.template")):
        unit_id = st.selectbox(
            t("upload.template_for"),
            list(names),
            index=None,
            format_func=lambda code: names.get(code, code),
            placeholder=t("upload.pick_upper"),
            key="mau-cua",
        )
        if unit_id is None:
            return
        st.download_button(
            t("units.template"),
            partial(_template, look, unit_id, names[unit_id]),
            file_name=f"mau-dang-ky-{unit_id}.xlsx",
            mime=EXCEL,
            type="primary",
        )


def _template(look: View, unit_id: str, name: str) -> bytes:
    phase = look.phase()
    below = look.ask(
        "grassroots_unions", upper_id=unit_id, period=phase.period_id, as_of=look.as_of
    )
    return template_of(look, name, below["display_name"].to_list())
