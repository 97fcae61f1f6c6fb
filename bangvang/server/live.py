"""The live channel: a commit moves the data version, and every open screen hears of it."""

import asyncio
import random
import time
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
#: seconds of the server's time that one of many waiting screens may take. Nobody runs more often than
#: all can be served, and not all in one moment: what comes meanwhile is told in one go
_A_RUN = 0.01
_A_RUN_OF_THE_DESK = 0.03  # reads every waiting file anew, and hears of each write
_A_RUN_OF_A_FRESH_PAGE = 0.5  # its board follows all the same; the choices beside it can wait
_AN_ANSWER = 0.002  # of what is made already, to a page that asks for it
_ears = Ears()


def announce(_: int) -> None:
    """Wakes every open stream; called in the thread that committed."""
    _ears.wake()


async def events(request: Request) -> Response:
    """The event stream: the boards' version this visitor sees, now and again whenever it moves.

    With `?desk`, for those who book, the data version, which moves with the desk's files too. An event
    `run` says when the page's script may run for it; with `?fresh`, seldom.
    403 for whoever may not look; the stream ends for whoever may no longer.
    """
    if not visitor_of(request).may("look"):
        return Response(status_code=HTTPStatus.FORBIDDEN)
    return StreamingResponse(
        versions(
            partial(visitor_of, request),
            desk="desk" in request.query_params,
            fresh="fresh" in request.query_params,
        ),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def versions(
    who: Callable[[], Actor], *, desk: bool = False, fresh: bool = False
) -> AsyncIterator[str]:
    """The events of one visitor, one by one, as long as he may look: `who` is asked each time."""
    pace = _A_RUN_OF_A_FRESH_PAGE if fresh else _A_RUN_OF_THE_DESK if desk else _A_RUN
    told = ran = None
    run_at = 0.0
    with _ears.listening() as woken:
        while (actor := who()).may("look"):
            woken.clear()
            seen = seen_by(current(), actor)
            version = seen.version if desk and actor.may("book") else seen.board_version
            now = time.monotonic()
            if version != told:  # behind a freeze not even that something came is heard
                told = version
                yield f"data: {version}\n\n"
            if version != ran and now >= run_at:
                ran, run_at = version, now + pace * len(_ears)
                yield f"event: run\ndata: {version}\n\n"
            rest = run_at - now if version != ran else _KEEP_ALIVE
            try:
                await asyncio.wait_for(woken.wait(), rest)
            except TimeoutError:
                told = None if version == ran else told
                continue
            if version == ran:  # what waits already keeps its turn
                run_at = max(run_at, time.monotonic() + _share(pace))
            await asyncio.sleep(_share(_AN_ANSWER))


def _share(seconds: float) -> float:
    """A moment in the time that all who listen take, at random."""
    return random.uniform(0, seconds * len(_ears))  # noqa: S311  (no secret)


routes = [Route("/events", events), *handover.routes]
