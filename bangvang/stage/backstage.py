"""The routes behind the stage: the console, and every press. For those who may present, and no other."""

import json
import time

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from bangvang.access import Actor
from bangvang.server.visiting import is_from_here, visitor_of
from bangvang.stage import direction, looks, paper, private
from bangvang.stage.show import Show
from bangvang.stage.shows import NoSuchShow, shows_of
from bangvang.stage.telling import told_in_private
from bangvang.store import current
from bangvang.text import Words


async def _console(request: Request) -> Response:
    """The presenter's own page."""
    if not visitor_of(request).may("present"):
        return paper.refused(request)
    try:
        show = shows_of(current()).find(request.query_params.get("code", ""))
    except NoSuchShow:
        return paper.no_show(request)
    page = paper.console(show, Words(show.language), told_in_private(show, time.time()))
    return HTMLResponse(page, headers=paper.HEADERS)


async def _told(request: Request) -> Response:
    """What only the presenter sees, as JSON: from the live board, whatever is frozen."""
    actor = visitor_of(request)
    if not actor.may("present"):
        return paper.refused(request)
    try:
        show = shows_of(current()).find(request.query_params.get("code", ""))
    except NoSuchShow:
        return Response(status_code=404)
    lines = await run_in_threadpool(private.told, show, looks.private(show, actor))
    return JSONResponse(lines, headers=paper.HEADERS)


async def _act(request: Request) -> Response:
    """A press: 403 for those who may not present and for other sites, 400 for what is no press."""
    actor = visitor_of(request)
    if not actor.may("present") or not is_from_here(request):
        return paper.refused(request)
    try:
        asked = json.loads(await request.body())
        code, action, value = str(asked["code"]), str(asked["action"]), asked.get("value")
    except (ValueError, TypeError, KeyError):
        return Response(status_code=400)
    try:
        show = await run_in_threadpool(_pressed, code, action, value, actor)
    except NoSuchShow:
        return Response(status_code=404)
    except direction.ActionUnknown:
        return Response(status_code=400)
    state = told_in_private(show, time.time()) if show else {"gone": True}
    return JSONResponse(state, headers=paper.HEADERS)


def _pressed(code: str, action: str, value: direction.Value, actor: Actor) -> Show | None:
    return direction.press(shows_of(current()), code, action, value, actor, time.time())


routes = [
    Route("/stage/console", _console),
    Route("/stage/console/told", _told),
    Route("/stage/act", _act, methods=["POST"]),
]
