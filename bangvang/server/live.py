"""The live channel: a commit moves the data version, and every open screen hears of it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from functools import partial
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from bangvang.access import Actor
from bangvang.server import handover
from bangvang.server.ears import Ears
from bangvang.server.visiting import visitor_of
from bangvang.store import current
from bangvang.store.frozen import seen_by

_KEEP_ALIVE = 15.0  # seconds between signs of life, so that proxies keep the stream open
_ears = Ears()


def announce(_: int) -> None:
    """Wakes every open stream; called in the thread that committed."""
    _ears.wake()


async def events(request: Request) -> Response:
    """The event stream: the data version this visitor sees, now and again whenever it moves.

    403 for whoever may not look; the stream ends for whoever may no longer.
    """
    if not visitor_of(request).may("look"):
        return Response(status_code=HTTPStatus.FORBIDDEN)
    return StreamingResponse(
        versions(partial(visitor_of, request)),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def versions(who: Callable[[], Actor]) -> AsyncIterator[str]:
    """The events of one visitor, one by one, as long as he may look: `who` is asked each time."""
    told = None
    with _ears.listening() as woken:
        while (actor := who()).may("look"):
            woken.clear()
            version = seen_by(current(), actor).version
            if version != told:  # behind a freeze not even that something came is heard
                told = version
                yield f"data: {version}\n\n"
            try:
                await asyncio.wait_for(woken.wait(), _KEEP_ALIVE)
            except TimeoutError:
                told = None


routes = [Route("/events", events), *handover.routes]
