"""The inbox: files put into a folder become drafts on the desk within seconds."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bangvang import clock
from bangvang.access import Actor
from bangvang.campaign import campaign
from bangvang.server.repeating import repeated
from bangvang.store import Store
from bangvang.store.drafts import lay_down

TAKEN = "da-nhan"  # the folder inside the inbox where files go once they lie on the desk
_EVERY = 2.0  # seconds
_INBOX = Actor("inbox", "staff")


@contextmanager
def watched(store: Store, folder: Path) -> Iterator[None]:
    """Watches the folder, making it where missing, as long as the server runs."""
    (folder / TAKEN).mkdir(parents=True, exist_ok=True)
    sizes: dict[Path, int] = {}

    def look() -> None:
        nonlocal sizes
        sizes = take_in(store, folder, sizes)

    with repeated(look, _EVERY, "inbox"):
        yield


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
