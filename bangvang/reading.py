"""Files are read beside the pages: a dropped file is on its way while the screen goes on.

A reading is kept for whoever asks next, as long as neither the file, the decisions on it, nor what
is known of units has changed.
"""

import ctypes
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import TypeVar

from bangvang.store.keys import KeyMissing

Result = TypeVar("Result")

_KEPT = 24  # readings; each may hold a large file
_AT_ONCE = 2
_pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="reading")
_lock = Lock()


@dataclass(frozen=True)
class _Reading:
    key: Hashable
    future: "Future[object]"


_readings: "OrderedDict[Hashable, _Reading]" = OrderedDict()


def begun(
    key: Hashable, work: Callable[[], Result], about: Hashable | None = None
) -> "Future[Result]":
    """The reading of this key: begun now, on its way, or done.

    `about` is what is read under several keys, one after the other: a file under other decisions.
    The last reading of it alone is kept.
    """
    about = key if about is None else about
    with _lock:
        reading = _readings.get(about)
        if reading is None or reading.key != key or not _is_good(reading.future):
            if reading is not None:
                reading.future.cancel()
            reading = _Reading(key, _pool.submit(work))
            _readings[about] = reading
        _readings.move_to_end(about)
        _forget_the_oldest()
    return reading.future  # type: ignore[return-value]  # a key always stands for the same work


def _forget_the_oldest() -> None:
    """Of those that are done: somebody waits for the others."""
    done = [about for about, reading in _readings.items() if reading.future.done()]
    for about in done[: max(len(_readings) - _KEPT, 0)]:
        del _readings[about]


def _is_good(future: "Future[object]") -> bool:
    """Whether it stands: a file whose key was missing is opened again, it may have been put back."""
    if future.cancelled():
        return False
    return not (future.done() and isinstance(future.exception(), KeyMissing))


def done(reading: "Future[Result]", seconds: float) -> bool:
    """Whether the reading is done, waiting at most so long for it."""
    try:
        reading.exception(timeout=seconds)
    except TimeoutError:
        return False
    return True


def is_wanted(about: Hashable) -> bool:
    """Whether anybody still asks for it."""
    with _lock:
        return about in _readings


def let_go(about: Hashable) -> None:
    """Nobody asks for it any more: it is not begun, or forgotten, and its memory goes back."""
    with _lock:
        reading = _readings.pop(about, None)
    if reading is not None:
        reading.future.cancel()
    del reading
    with suppress(OSError, AttributeError):  # the C library of Linux keeps what was freed
        ctypes.CDLL("libc.so.6").malloc_trim(0)
