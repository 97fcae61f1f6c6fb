"""Files are read beside the pages: a dropped file is on its way while the screen goes on.

A reading is kept for whoever asks next, as long as neither the file, the decisions on it, nor what
is known of units has changed.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import TypeVar

Result = TypeVar("Result")

_KEPT = 24  # readings; each may hold a large file
_AT_ONCE = 2
_pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="reading")
_readings: "OrderedDict[Hashable, Future[object]]" = OrderedDict()
_lock = Lock()


def begun(key: Hashable, work: Callable[[], Result]) -> "Future[Result]":
    """The reading of this key: begun now, on its way, or done."""
    with _lock:
        reading = _readings.get(key)
        if reading is None or reading.cancelled():
            reading = _pool.submit(work)
            _readings[key] = reading
        _readings.move_to_end(key)
        while len(_readings) > _KEPT:
            _, oldest = _readings.popitem(last=False)
            oldest.cancel()
    return reading  # type: ignore[return-value]  # a key always stands for the same work


def done(reading: "Future[Result]", seconds: float) -> bool:
    """Whether the reading is done, waiting at most so long for it."""
    try:
        reading.exception(timeout=seconds)
    except TimeoutError:
        return False
    return True
