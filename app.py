"""The application: `streamlit run app.py` starts it, at one address."""

import streamlit as st

from bangvang.screen import trouble
from bangvang.server import live, proxy, start
from bangvang.stage import routes as stage

proxy.listen_to_the_believed()
app = st.App(
    "bangvang/screen/shell.py",
    lifespan=start.lifespan,
    routes=[*live.routes, *stage.routes],
    on_script_error=trouble.tell,
)
