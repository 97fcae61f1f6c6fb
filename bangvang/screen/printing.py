"""A button that opens the browser's own printing: the style sheet says what stands on the paper."""

import streamlit as st

from bangvang.screen.frame import View

_printer = st.components.v2.component(
    "bangvang_printer",
    html='<button type="button" class="bv-print"></button>',
    css="""
    .bv-print {
      font: 600 13px "Be Vietnam Pro", sans-serif; color: #14213d; background: #fff;
      border: 1px solid #dad4c6; border-radius: 10px; padding: 7px 16px; cursor: pointer;
    }
    .bv-print:hover { border-color: #14213d; }
    """,
    js="""
    export default function ({ data, parentElement }) {
      const button = parentElement.querySelector("button");
      button.textContent = data.label;
      button.onclick = () => window.print();
    }
    """,
)


def button(look: View) -> None:
    """Prints what stands on the page."""
    with st.container(key="in"):
        _printer(data={"label": look.words("cuts.print")}, key="print", height=40)
