"""The shows of a database: kept in a small file beside it, so that a crash costs no slide."""

import json
import os
import secrets
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import RLock

from bangvang.server.ears import Ears
from bangvang.stage.show import Show, plain, revived
from bangvang.stage.slides import OrderUnreadable
from bangvang.store import Store

_MOST = 12  # shows kept; the oldest goes first

#: those who watch a show, or its console
ears = Ears()


def announce(_: int) -> None:
    """Wakes everybody who watches; called in the thread that committed."""
    ears.wake()


class NoSuchShow(LookupError):
    """No show has this code."""


class Shows:
    """All shows of one database. Every change is on the disk before anybody hears of it."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._lock = RLock()
        self._shows = _stored(place)

    def begin(self, show: Show) -> Show:
        """Keeps a new show."""
        with self._lock:
            oldest_first = sorted(self._shows.values(), key=lambda each: each.started_at)
            kept = [*oldest_first, show][-_MOST:]
            self._keep({each.code: each for each in kept})
        return show

    def free_code(self) -> str:
        """Six digits that no show has."""
        with self._lock:
            while (code := f"{secrets.randbelow(1_000_000):06}") in self._shows:
                pass
        return code

    def find(self, code: str) -> Show:
        """The show of a code; NoSuchShow without one."""
        try:
            return self._shows[code]
        except KeyError:
            raise NoSuchShow(code) from None

    def all(self) -> list[Show]:
        """Every show, the latest first."""
        return sorted(self._shows.values(), key=lambda each: each.started_at, reverse=True)

    def change(self, code: str, move: Callable[[Show], Show]) -> Show:
        """Moves a show on; everybody who watches hears of it."""
        with self._lock:
            before = self.find(code)
            after = move(before)
            if after is before:
                return before
            after = replace(after, revision=before.revision + 1)
            self._keep(self._shows | {code: after})
        ears.wake()
        return after

    def end(self, code: str) -> None:
        """Forgets a show."""
        with self._lock:
            self.find(code)
            self._keep({key: show for key, show in self._shows.items() if key != code})
        ears.wake()

    def _keep(self, shows: dict[str, Show]) -> None:
        number, name = tempfile.mkstemp(dir=self._place.parent, prefix=self._place.name)
        with os.fdopen(number, "w", encoding="utf-8") as file:
            json.dump([plain(show) for show in shows.values()], file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(self._place)
        self._shows = shows


def _stored(place: Path) -> dict[str, Show]:
    """The shows in the file; none where there is no file, or one of another version of ours."""
    try:
        rows = json.loads(place.read_text(encoding="utf-8"))
        shows = [revived(row) for row in rows]
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, KeyError, OrderUnreadable):
        place.replace(place.with_suffix(".unreadable"))
        return {}
    return {show.code: show for show in shows}


def shows_of(store: Store) -> Shows:
    """The shows of a database."""
    return _beside(store.path.resolve())


@cache
def _beside(database: Path) -> Shows:
    return Shows(database.with_name(f"{database.name}.shows.json"))
