"""Ears: who waits for something to happen, each in the loop it waits in."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Ears:
    """Those who wait; woken all together, from any thread."""

    def __init__(self) -> None:
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()

    def __len__(self) -> int:
        return len(self._waiting)

    def wake(self) -> None:
        """Wakes everyone; called in whichever thread made it happen."""
        for loop, woken in list(self._waiting):
            if not loop.is_closed():
                loop.call_soon_threadsafe(woken.set)

    @contextmanager
    def listening(self) -> Iterator[asyncio.Event]:
        """An event that is set at every `wake` as long as one listens; the listener clears it."""
        woken = asyncio.Event()
        ear = (asyncio.get_running_loop(), woken)
        self._waiting.add(ear)
        try:
            yield woken
        finally:
            self._waiting.discard(ear)
