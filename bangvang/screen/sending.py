"""The address of what is on screen, to be copied and sent to whom it concerns."""

import streamlit as st

from bangvang.draw.links import UNIT, UNIT_PAGE
from bangvang.screen.frame import View

# a page served without https may not use the clipboard: then the marked text is copied the old way
_copier = st.components.v2.component(
    "bangvang_copier",
    html="<div class='line'><input readonly /><button></button></div>",
    css="""
    .line { display: flex; gap: 8px; }
    input { flex: 1; min-width: 0; font: inherit; font-size: 13px; padding: 7px 10px;
      border: 1px solid #dad4c6; border-radius: 8px; color: #14213d; background: #fff; }
    button { font: inherit; font-size: 13px; font-weight: 600; padding: 7px 14px; border: 0;
      border-radius: 8px; color: #fff; background: #14213d; cursor: pointer; white-space: nowrap; }
    """,
    js="""
    export default function ({ data, parentElement }) {
      const field = parentElement.querySelector("input");
      const button = parentElement.querySelector("button");
      field.value = new URL(data.address, window.location.href).href;
      field.setAttribute("aria-label", data.name);
      button.textContent = data.copy;
      button.onclick = async () => {
        field.select();
        if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
        else document.execCommand("copy");
        button.textContent = data.copied;
      };
    }
    """,
)


def unit_link(look: View, unit_id: str) -> None:
    """A button that shows the address of the unit's page, ready to be copied."""
    t = look.words
    with st.popover(t("unit.send"), width="content"):
        st.write(t("unit.send_hint"))
        _copier(
            data={
                "address": f"{UNIT_PAGE}?{UNIT}={unit_id.replace('/', '%2F')}",
                "name": t("unit.send"),
                "copy": t("unit.copy"),
                "copied": t("unit.copied"),
            },
            key=f"gui-{unit_id}",
        )
