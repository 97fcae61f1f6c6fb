"""Every address of ours beside Streamlit's pages."""

from bangvang.screen import fresh
from bangvang.server import door, health, live, side_door
from bangvang.server.addresses import bounded
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
