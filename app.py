"""The application: `streamlit run app.py` starts it, at one address."""

import streamlit as st
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from bangvang.screen import trouble
from bangvang.server import door, health, live, proxy, side_door, start
from bangvang.server.addresses import bounded
from bangvang.server.headers import Guarded
from bangvang.server.limits import Limited
from bangvang.server.numbered import Numbered, wordless
from bangvang.server.owning import Owned
from bangvang.stage import routes as stage

proxy.listen_to_the_believed()
routes = bounded([*door.routes, *side_door.routes, *live.routes, *stage.routes, *health.routes])
app = st.App(
    "bangvang/screen/shell.py",
    lifespan=start.lifespan,
    routes=routes,
    middleware=[*map(Middleware, (Guarded, Numbered, Limited, Owned))],
    exception_handlers={HTTPException: wordless},
    on_script_error=trouble.tell,
)
