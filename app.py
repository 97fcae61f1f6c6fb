"""The application: `streamlit run app.py` starts it, at one address."""

import streamlit as st
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from bangvang.routes import routes
from bangvang.screen import trouble
from bangvang.server import proxy, start
from bangvang.server.headers import Guarded
from bangvang.server.limits import Limited
from bangvang.server.numbered import Numbered, wordless
from bangvang.server.owning import Owned

proxy.listen_to_the_believed()
app = st.App(
    "bangvang/screen/shell.py",
    lifespan=start.lifespan,
    routes=routes,
    middleware=[*map(Middleware, (Guarded, Numbered, Limited, Owned))],
    exception_handlers={HTTPException: wordless},
    on_script_error=trouble.tell,
)
