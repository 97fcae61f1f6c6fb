"""The freeze: what others see stands still in a file of its own, while files keep being booked.

Whoever may not present is answered from that file alone: what is newer is not in it, so that no
page, total, export or route can tell it. A marker beside the database names the file; it is
written last and removed first, and a server that starts again finds it.
"""

import json
import secrets
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import RLock

from bangvang.access import Actor
from bangvang.store.database import Store
from bangvang.store.journal import note
from bangvang.store.snapshot import snapshot

#: what no board is made of: files, names of persons, keys, the desk's own papers
WITHHELD = frozenset(
    {
        *("draft", "layout", "log", "original", "refusal", "registrant", "set_aside"),
        *("near_pair", "compared", "verdict", "support_note", "running_order"),
        *("account", "session", "attempt"),
    }
)
_SETTINGS = """
select name, value
from setting
where name not in ('person_key', 'person_key_id', 'log_key_id', 'clock')
"""

_standing: dict[Path, Store | None] = {}  # database -> its freeze; None: looked for, there is none
_lock = RLock()


def freeze(store: Store, actor: Actor, at: datetime) -> Store:
    """Lets others see the board as it stands now, until `unfreeze`; a freeze in force stays as it is."""
    actor.must("present")
    with _lock:
        standing = frozen(store)
        if standing:
            return standing
        place = _marker(store).with_name(f"{store.path.name}.frozen-{secrets.token_hex(4)}")
        snapshot(
            store,
            place,
            WITHHELD,
            {"setting": f"{_SETTINGS} union all select 'clock', '{at.isoformat()}'"},
        )
        draft = _marker(store).with_suffix(".draft")
        draft.write_text(json.dumps({"file": place.name, "at": at.isoformat()}), encoding="utf-8")
        draft.replace(_marker(store))
        with store.transaction(quiet=True) as cursor:
            note(cursor, at, actor, "frozen")
        _standing[_resolved(store.path)] = made = Store(f"duckdb:///{place}", keeps_before=False)
        return made


def unfreeze(store: Store, actor: Actor, at: datetime) -> None:
    """Lets everybody see the live board again, and throws the frozen one away."""
    actor.must("present")
    with _lock:
        if not _marker(store).exists():
            return
        _marker(store).unlink()
        _standing[_resolved(store.path)] = None
        _sweep(store)
        with store.transaction(quiet=True) as cursor:
            note(cursor, at, actor, "unfrozen")


def frozen(store: Store) -> Store | None:
    """What others see while a freeze is in force; None without one."""
    key = _resolved(store.path)
    with _lock:
        if key not in _standing:
            _standing[key] = _found(store)
        return _standing[key]


def seen_by(store: Store, actor: Actor) -> Store:
    """The store that answers an actor: the live one for those who present, else the frozen one."""
    if actor.may("present"):
        return store
    return frozen(store) or store


def _found(store: Store) -> Store | None:
    marker = _marker(store)
    if not marker.exists():
        _sweep(store)
        return None
    place = marker.with_name(json.loads(marker.read_text(encoding="utf-8"))["file"])
    if not place.exists():  # an error for those who watch is better than a leak
        raise FileNotFoundError(
            f"{marker} names {place.name}, which is gone: unfreeze, or put it back"
        )
    return Store(f"duckdb:///{place}", keeps_before=False)


def _sweep(store: Store) -> None:
    for left in _resolved(store.path).parent.glob(f"{store.path.name}.frozen-*"):
        with suppress(PermissionError):  # Windows keeps what is open; the next start sweeps it
            left.unlink()


@cache
def _resolved(path: Path) -> Path:
    """Every question of every page asks whether there is a freeze: the disk is asked once."""
    return path.resolve()


def _marker(store: Store) -> Path:
    path = _resolved(store.path)
    return path.with_name(f"{path.name}.frozen.json")
