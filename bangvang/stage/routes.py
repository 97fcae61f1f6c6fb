"""The routes of the screens: whoever has the code of a show looks at what the hall may see."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

from bangvang.server.visiting import address_of, visitor_of
from bangvang.stage import backstage, direction, looks, paper
from bangvang.stage.guessing import TooManyGuesses, guesses
from bangvang.stage.render import drawn_once
from bangvang.stage.show import Show
from bangvang.stage.shows import NoSuchShow, Shows, ears, shows_of
from bangvang.stage.telling import CLOCKS, STATIC, ahead, slide_key, told, told_in_private
from bangvang.store import current
from bangvang.text import Words

Tell = Callable[[Show, float], dict[str, Any]]

_KEEP_ALIVE = 5.0  # seconds between signs of life: a screen that hears none knows that it is alone
_SERVED = (".js", ".css")


async def _screen(request: Request) -> Response:
    """A screen of the hall; the door where there is no code, or none of a show."""
    if not visitor_of(request).may("look"):
        return paper.closed(request)
    try:
        show = _named(request)
    except NoSuchShow as none:
        return paper.no_show(request, must_wait=isinstance(none, TooManyGuesses))
    may, preview = visitor_of(request).may("present"), request.query_params.get("preview", "")
    if preview and not may:
        return paper.refused(request)
    now = time.time()
    shown = ahead(show, now) if preview == "ahead" else show
    _, body = await drawn_once(shown, looks.hall(shown))
    page = paper.screen(
        show,
        Words(show.language),
        json.loads(body),
        told(show, now),
        may=may,
        preview=preview,
        is_sample=looks.hall(show).is_sample,
    )
    return HTMLResponse(page, headers=paper.HEADERS)


def _named(request: Request) -> Show:
    """The show whose code the address names."""
    code = request.query_params.get("code", "").strip()
    return guesses.opened(shows_of(current()), code, address_of(request))


async def _events(request: Request) -> Response:
    """Where the show stands, now and at every change of it or of the data; 404 without a show."""
    is_console = "console" in request.query_params
    if is_console and not visitor_of(request).may("present"):
        return paper.refused(request)
    shows = shows_of(current())
    try:
        code = _named(request).code
    except NoSuchShow:
        return Response(status_code=404)
    tell, right = (told_in_private, "present") if is_console else (told, "look")
    return StreamingResponse(
        _as_long_as(request, right, states(shows, code, tell)),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _as_long_as(
    request: Request, right: str, events: AsyncIterator[str]
) -> AsyncIterator[str]:
    """The events until the visitor may have them no longer."""
    async for event in events:
        if not visitor_of(request).may(right):
            return
        yield event


async def states(shows: Shows, code: str, tell: Tell) -> AsyncIterator[str]:
    """The events of one screen, one by one; a show whose time is up is turned on the way."""
    heard = None
    with ears.listening() as woken:
        while True:
            woken.clear()
            try:
                show = shows.find(code)
            except NoSuchShow:
                yield 'data: {"gone": true}\n\n'
                return
            now = time.time()
            state = tell(show, now)
            where = {name: state[name] for name in state.keys() - CLOCKS}
            if where != heard:  # behind a freeze not even that something came is heard
                heard = where
                yield f"data: {json.dumps(state)}\n\n"
            left = direction.seconds_left(show, now)
            patience = _KEEP_ALIVE if left is None else min(_KEEP_ALIVE, max(left, 0.05))
            try:
                await asyncio.wait_for(woken.wait(), patience)
            except TimeoutError:
                heard = None
                if direction.due(show, time.time()):
                    await run_in_threadpool(direction.turn, shows, code, time.time())


async def _slide(request: Request) -> Response:
    """The slide of a show as JSON, as the hall may see it; the one ahead for the presenter only."""
    try:
        show = _named(request)
    except NoSuchShow:
        return Response(status_code=404)
    if "ahead" in request.query_params:
        if not visitor_of(request).may("present"):
            return paper.refused(request)
        show = ahead(show, time.time())
    key = slide_key(show)
    _, body = await drawn_once(show, looks.hall(show))
    headers = {"X-Stage-Key": key, "X-Stage-Position": str(show.position)}
    return Response(body, media_type="application/json", headers=paper.HEADERS | headers)


async def _static(request: Request) -> Response:
    """Scripts and styles of the stage, by their names and no other."""
    name = request.path_params["name"]
    known = {path.name: path for path in STATIC.iterdir() if path.suffix in _SERVED}
    if name not in known:
        return Response(status_code=404)
    return FileResponse(known[name], headers={"Cache-Control": "no-cache"})


routes = [
    Route("/stage", _screen),
    Route("/stage/events", _events),
    Route("/stage/slide", _slide),
    Route("/stage/static/{name}", _static),
    *backstage.routes,
]
