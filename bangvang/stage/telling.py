"""What the screens of a show are told at every change: where it stands, not what is on it."""

from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from bangvang.stage import direction, looks, rehearsal, show
from bangvang.stage.boards import with_boards
from bangvang.stage.race import DAYS_A_SECOND
from bangvang.stage.render import key_of
from bangvang.stage.show import REHEARSAL, Show
from bangvang.store import current
from bangvang.store.frozen import frozen
from bangvang.text import Words

STATIC = Path(__file__).with_name("static")
#: what of a state moves with the time alone
CLOCKS = frozenset({"turns_in", "stood", "running_for", "race"})


def told(now_showing: Show, now: float) -> dict[str, Any]:
    """The state of a show for its screens."""
    race = now_showing.race
    return {
        "revision": now_showing.revision,
        "build": build(),
        "key": slide_key(now_showing),
        "ahead": slide_key(ahead(now_showing, now)),
        "position": now_showing.position,
        "count": len(now_showing.slides),
        "step": now_showing.step,
        "steps": now_showing.steps,
        "kind": now_showing.slide.kind,
        "playing": now_showing.playing,
        "rushing": now_showing.rush_to is not None,
        "black": now_showing.black,
        "theme": now_showing.theme,
        "language": now_showing.language,
        "turns_in": direction.seconds_left(now_showing, now),
        "stood": now - now_showing.turned_at,
        "running_for": now - now_showing.started_at,
        "race": race
        and {
            "day": race.day_at(now),
            "last": race.last,
            "runs": race.runs,
            "speed": race.speed,
            "days_a_second": DAYS_A_SECOND,
        },
    }


def told_in_private(now_showing: Show, now: float) -> dict[str, Any]:
    """The same for the console, with what the hall need not know."""
    store = looks.store_of(now_showing)
    return told(now_showing, now) | {
        "live": store.version,
        "frozen": frozen(store) is not None,
        "rehearsal": _rehearsal(now_showing),
    }


def _rehearsal(now_showing: Show) -> dict[str, Any] | None:
    found = rehearsal.standing(current()) if now_showing.source == REHEARSAL else None
    if found is None:
        return None
    return {"speed": found.speed, "told": rehearsal_told(found, Words(now_showing.language))}


def rehearsal_told(found: rehearsal.Rehearsal, t: Words) -> str:
    """Where a rehearsal stands, as a sentence."""
    at = f"{found.moment:%H:%M %d/%m}" if found.moment else ""
    return t(f"stage.rehearsing.{found.state}", left=t.number(found.left), at=at)


def slide_key(now_showing: Show) -> str:
    """Changes exactly when the slide on the screen does."""
    key = (now_showing.position, *key_of(now_showing, looks.hall(now_showing)))
    return sha256(repr(key).encode()).hexdigest()[:16]


def ahead(now_showing: Show, now: float) -> Show:
    """The show one press further."""
    return with_boards(show.forth(replace(now_showing, playing=False, rush_to=None), now))


@cache
def build() -> str:
    """Changes when the files of the screens do: they load themselves anew then."""
    files = sorted(STATIC.iterdir())
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]
