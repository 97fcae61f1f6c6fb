"""The live channel: a commit moves the data version, and every open screen hears of it."""

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import StreamingResponse
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


async def events(request: Request) -> StreamingResponse:
    """The event stream: the data version this visitor sees, now and again whenever it moves."""
    return StreamingResponse(
        versions(visitor_of(request)),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def versions(actor: Actor) -> AsyncIterator[str]:
    """The events of one visitor, one by one."""
    told = None
    with _ears.listening() as woken:
        while True:
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
