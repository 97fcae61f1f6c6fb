"""The live channel: a commit moves the data version, and every open screen hears of it."""

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

from bangvang.server import handover
from bangvang.store import current

_KEEP_ALIVE = 15.0  # seconds between signs of life, so that proxies keep the stream open
_listening: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()


def announce(_: int) -> None:
    """Wakes every open stream; called in the thread that committed."""
    for loop, woken in list(_listening):
        if not loop.is_closed():
            loop.call_soon_threadsafe(woken.set)


async def events(_: Request) -> StreamingResponse:
    """The event stream: the data version now, and again whenever it moves."""
    return StreamingResponse(
        _versions(),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _versions() -> AsyncIterator[str]:
    woken = asyncio.Event()
    ear = (asyncio.get_running_loop(), woken)
    _listening.add(ear)
    try:
        while True:
            woken.clear()
            yield f"data: {current().version}\n\n"
            try:
                await asyncio.wait_for(woken.wait(), _KEEP_ALIVE)
            except TimeoutError:
                continue
    finally:
        _listening.discard(ear)


routes = [Route("/events", events), *handover.routes]
