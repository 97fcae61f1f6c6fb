"""Rehearsal: past files come in again, faster than they did, into a database of their own.

The database stands beside the campaign's and holds the same units, quotas and days; every file is
booked by the real `book`, one by one, and announced to the screens as a real one is. The campaign's
own database is only read.
"""

import logging
import secrets
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from threading import Event, RLock, Thread

from bangvang import sample_loading
from bangvang.access import SYSTEM, Actor
from bangvang.store import Store, book, seed, set_setting, setting
from bangvang.store.replay import CAME_IN, again, arrivals
from bangvang.store.snapshot import snapshot

SLOWEST, FASTEST = 1.0, 60.0
_LEAST, _MOST = 60.0, 600.0  # seconds from one file to the next, at speed 1
_BEAT = 0.05  # seconds
_AT_ONCE = 200  # files booked together before the rehearsal begins
_LOG = logging.getLogger("bangvang")

OWN, SAMPLE = "own", "sample"


class NoRehearsal(LookupError):
    """No rehearsal has been begun, or its database is gone."""


@dataclass
class Rehearsal:
    """One rehearsal. `state`: preparing, running, done, stopped, failed."""

    speed: float
    state: str = "preparing"
    left: int = 0
    store: Store | None = None
    moment: datetime | None = None  #: when the last file came, on the campaign's clock
    stop: Event = field(default_factory=Event)


_standing: dict[Path, Rehearsal] = {}  # database -> its rehearsal
_lock = RLock()


def begin(
    main: Store,
    source: str,
    from_day: date,
    speed: float,
    actor: Actor,
    heard: Callable[[int], None],
) -> Rehearsal:
    """Begins a rehearsal in a thread of its own, in place of the one before. `heard` is told of commits.

    Files booked before `from_day` are there from the start.
    """
    actor.must("present")
    with _lock:
        if (before := _standing.get(main.path.resolve())) is not None:
            before.stop.set()
        rehearsal = Rehearsal(_within(speed))
        _standing[main.path.resolve()] = rehearsal
    Thread(
        target=_run,
        args=(rehearsal, main, source, from_day, heard),
        name="rehearsal",
        daemon=True,
    ).start()
    return rehearsal


def standing(main: Store) -> Rehearsal | None:
    """The rehearsal of a database, running or over; after a restart, over where it was."""
    with _lock:
        key = main.path.resolve()
        if key not in _standing and (place := _newest(main)):
            _standing[key] = Rehearsal(
                SLOWEST, "stopped", store=Store(f"duckdb:///{place}", keeps_before=False)
            )
        return _standing.get(key)


def store_of(main: Store) -> Store:
    """The database of the rehearsal; NoRehearsal without one."""
    found = standing(main)
    if found is None or found.store is None:
        raise NoRehearsal(str(main.path))
    return found.store


def set_speed(main: Store, speed: float, actor: Actor) -> None:
    """How many times faster than they came files come now."""
    actor.must("present")
    if (found := standing(main)) is not None:
        found.speed = _within(speed)


def end(main: Store, actor: Actor) -> None:
    """No more files come; the board stays as it is."""
    actor.must("present")
    if (found := standing(main)) is not None:
        found.stop.set()


def end_all() -> None:
    """The server ends, and every rehearsal with it."""
    with _lock:
        for found in _standing.values():
            found.stop.set()


def _run(
    rehearsal: Rehearsal, main: Store, source: str, from_day: date, heard: Callable[[int], None]
) -> None:
    try:
        origin = _origin(main, source)
        coming = deque(arrivals(origin))
        earlier = [coming.popleft() for _ in range(_before(coming, from_day))]
        store = _prepared(main, origin, earlier)
        store.on_commit(heard)
        rehearsal.store, rehearsal.left, rehearsal.state = store, len(coming), "running"
        rehearsal.moment = earlier[-1][1] if earlier else None
        heard(store.version)
        _replay(rehearsal, store, origin, coming)
        rehearsal.state = "stopped" if rehearsal.stop.is_set() else "done"
    except Exception:
        rehearsal.state = "failed"
        _LOG.exception("the rehearsal ended")


def _replay(
    rehearsal: Rehearsal, store: Store, origin: Store, coming: deque[tuple[str, datetime]]
) -> None:
    waits = deque([_LEAST, *(_wait(one[1], two[1]) for one, two in pairwise(coming))])
    while coming:
        left = waits.popleft()
        while left > 0:
            if rehearsal.stop.wait(_BEAT):
                return
            left -= _BEAT * rehearsal.speed
        batch_id, at = coming.popleft()
        if setting(store, "clock") != at.isoformat():
            set_setting(store, {"clock": at.isoformat()}, SYSTEM, at)
        book(store, [again(origin, batch_id)], SYSTEM, at)
        rehearsal.left, rehearsal.moment = len(coming), at


def _wait(one: datetime, two: datetime) -> float:
    """From one file to the next: as it was, but neither all at once nor with a night between."""
    return min(max((two - one).total_seconds(), _LEAST), _MOST)


def _prepared(main: Store, origin: Store, earlier: list[tuple[str, datetime]]) -> Store:
    place = main.path.resolve().with_name(f"{main.path.name}.rehearsal-{secrets.token_hex(4)}")
    kept = "select name, value from setting where name not in ('person_key', 'person_key_id', 'log_key_id', 'clock')"
    snapshot(origin, place, CAME_IN, {"setting": kept})
    store = Store(f"duckdb:///{place}", keeps_before=False)
    store.passing_key = secrets.token_bytes(32)
    for first in range(0, len(earlier), _AT_ONCE):
        some = earlier[first : first + _AT_ONCE]
        book(
            store, [again(origin, batch_id) for batch_id, _ in some], SYSTEM, [at for _, at in some]
        )
    moment = earlier[-1][1] if earlier else arrivals(origin)[0][1]
    set_setting(store, {"clock": moment.isoformat()}, SYSTEM, moment)
    for left in _places(main):
        if left.name.removesuffix(".wal") != place.name:
            with suppress(PermissionError):  # Windows keeps what a screen still looks at
                left.unlink()
    return store


def _origin(main: Store, source: str) -> Store:
    """The database whose files come again: the campaign's own, or one with the sample in it."""
    if source == OWN or setting(main, "sample") == "1":
        return main
    path = main.path.resolve().with_name(f"{main.path.name}.sample")
    store = Store(f"duckdb:///{path}", keeps_before=False)
    seed(store)
    sample_loading.load_when_empty(store)
    return store


def _before(coming: deque[tuple[str, datetime]], day: date) -> int:
    return sum(at.date() < day for _, at in coming)


def _newest(main: Store) -> Path | None:
    found = [path for path in _places(main) if path.suffix != ".wal"]
    return max(found, key=lambda path: path.stat().st_mtime, default=None)


def _places(main: Store) -> list[Path]:
    return list(main.path.resolve().parent.glob(f"{main.path.name}.rehearsal-*"))


def _within(speed: float) -> float:
    return min(max(speed, SLOWEST), FASTEST)
