"""Work done again and again beside the pages, as long as the server runs."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

_LOG = logging.getLogger("bangvang")


@contextmanager
def repeated(work: Callable[[], object], every: float, name: str) -> Iterator[None]:
    """Does the work every so many seconds in a thread of its own.

    Work that fails is told in the log and tried again: the server goes on. What fails again in the
    same way, as on a full disk, is told once until it succeeds or fails otherwise.
    """
    stop = Event()
    failed = ""

    def go_on() -> None:
        nonlocal failed
        while not stop.is_set():
            try:
                work()
                failed = ""
            except Exception as error:
                if type(error).__name__ != failed:
                    _LOG.exception("%s failed; it is tried again every %s seconds", name, every)
                failed = type(error).__name__
            stop.wait(every)

    thread = Thread(target=go_on, name=name, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=10)
