"""The application: `streamlit run app.py` starts it, at one address."""

import streamlit as st

from bangvang import live, start

app = st.App("bangvang/shell.py", lifespan=start.lifespan, routes=live.routes)
