"""The application: `streamlit run app.py` starts it, at one address."""

import streamlit as st
from starlette.exceptions import HTTPException

from bangvang.routes import middleware, routes
from bangvang.screen import trouble
from bangvang.server import proxy, start
from bangvang.server.numbered import wordless

proxy.listen_to_the_believed()
app = st.App(
    "bangvang/screen/shell.py",
    lifespan=start.lifespan,
    routes=routes,
    middleware=middleware,
    exception_handlers={HTTPException: wordless},
    on_script_error=trouble.tell,
)
