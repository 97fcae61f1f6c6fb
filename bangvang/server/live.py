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
#: seconds of the server's time for a screen's run: it makes about a hundred a second. Nobody is told more often
#: than all can be served, and not all in one moment: what comes meanwhile is told in one go
_A_SCREEN = 0.01
_ears = Ears()


def announce(_: int) -> None:
    """Wakes every open stream; called in the thread that committed."""
    _ears.wake()


async def events(request: Request) -> Response:
    """The event stream: the boards' version this visitor sees, now and again whenever it moves.

    With `?desk`, for those who book, the data version, which moves with the desk's files too.
    403 for whoever may not look; the stream ends for whoever may no longer.
    """
    if not visitor_of(request).may("look"):
        return Response(status_code=HTTPStatus.FORBIDDEN)
    return StreamingResponse(
        versions(partial(visitor_of, request), desk="desk" in request.query_params),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def versions(who: Callable[[], Actor], *, desk: bool = False) -> AsyncIterator[str]:
    """The events of one visitor, one by one, as long as he may look: `who` is asked each time."""
    told, rested_at = None, 0.0
    with _ears.listening() as woken:
        while (actor := who()).may("look"):
            woken.clear()
            seen = seen_by(current(), actor)
            version = seen.version if desk and actor.may("book") else seen.board_version
            if version != told:  # behind a freeze not even that something came is heard
                told = version
                yield f"data: {version}\n\n"
                rested_at = time.monotonic() + _A_SCREEN * len(_ears)
            try:
                await asyncio.wait_for(woken.wait(), _KEEP_ALIVE)
            except TimeoutError:
                told = None
                continue
            rest = rested_at - time.monotonic()
            spread = random.uniform(0, _A_SCREEN * len(_ears))  # noqa: S311  (no secret)
            await asyncio.sleep(rest if rest > 0 else spread)


routes = [Route("/events", events), *handover.routes]
