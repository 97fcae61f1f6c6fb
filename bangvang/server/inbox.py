"""The inbox: files put into a folder become drafts on the desk within seconds."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from bangvang import clock
from bangvang.access import Actor
from bangvang.campaign import campaign
from bangvang.store import Store
from bangvang.store.drafts import lay_down

TAKEN = "da-nhan"  # the folder inside the inbox where files go once they lie on the desk
_EVERY = 2.0  # seconds
_INBOX = Actor("inbox", "staff")
_LOG = logging.getLogger("bangvang")


@contextmanager
def watched(store: Store, folder: Path) -> Iterator[None]:
    """Watches the folder, making it where missing, as long as the server runs."""
    (folder / TAKEN).mkdir(parents=True, exist_ok=True)
    stop = Event()
    watcher = Thread(target=_watch, args=(store, folder, stop), name="inbox", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        stop.set()
        watcher.join(timeout=10)


def _watch(store: Store, folder: Path, stop: Event) -> None:
    sizes: dict[Path, int] = {}
    while not stop.wait(_EVERY):
        try:
            sizes = take_in(store, folder, sizes)
        except OSError:  # a folder that is gone or locked today may be back in a moment
            _LOG.exception("inbox %s cannot be read", folder)


def take_in(store: Store, folder: Path, sizes: dict[Path, int]) -> dict[Path, int]:
    """Lays down every file whose size has not changed since `sizes`; gives the sizes now.

    A file still being copied grows between two looks and is left for the next one.
    """
    found = {
        path: path.stat().st_size
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.name.startswith((".", "~$"))
    }
    for path, size in found.items():
        if sizes.get(path) == size:
            at = clock.moment(store, campaign().time_zone)
            lay_down(store, path.read_bytes(), path.name, at.date(), _INBOX, at)
            path.replace(_free(folder / TAKEN / path.name))
    return {path: size for path, size in found.items() if path.exists()}


def _free(path: Path) -> Path:
    """The path, numbered when a file of that name was taken in before."""
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem} ({number})")
    return free
