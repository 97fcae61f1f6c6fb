"""Every address of ours beside Streamlit's pages, and what every request passes on its way in."""

from starlette.middleware import Middleware

from bangvang.screen import fresh
from bangvang.server import door, health, live, side_door
from bangvang.server.addresses import bounded
from bangvang.server.headers import Guarded
from bangvang.server.limits import Limited
from bangvang.server.numbered import Numbered
from bangvang.server.owning import Owned
from bangvang.stage import routes as stage

routes = bounded(
    [
        *door.routes,
        *side_door.routes,
        *live.routes,
        *fresh.routes,
        *stage.routes,
        *health.routes,
    ]
)
#: the outermost first
middleware = [Middleware(Guarded), Middleware(Numbered), Middleware(Limited), Middleware(Owned)]
