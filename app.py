"""The application: `streamlit run app.py` starts it, at one address."""

import streamlit as st

from bangvang import live, start, trouble

app = st.App(
    "bangvang/shell.py",
    lifespan=start.lifespan,
    routes=live.routes,
    on_script_error=trouble.tell,
)
