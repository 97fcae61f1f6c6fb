"""The presenter's hand: what a press does to a show, and the show that turns by itself."""

import logging
from collections.abc import Callable
from dataclasses import replace

from bangvang.access import Actor
from bangvang.server import live
from bangvang.stage import looks, rehearsal, show
from bangvang.stage.boards import with_boards
from bangvang.stage.race import SPEEDS, Race
from bangvang.stage.render import drawn
from bangvang.stage.show import THEMES, Show
from bangvang.stage.shows import Shows
from bangvang.stage.slides import Slide
from bangvang.store import current
from bangvang.store.frozen import freeze, unfreeze
from bangvang.text import LANGUAGES

_LOG = logging.getLogger("bangvang")
Value = int | float | str | None


class ActionUnknown(ValueError):
    """No press of ours, or none with this value."""


#: presses that need no value
_PLAIN: dict[str, Callable[[Show, float], Show]] = {
    "next": show.forth,
    "back": show.back,
    "first": lambda now_showing, now: show.go(now_showing, 0, now),
    "last": lambda now_showing, now: show.go(now_showing, len(now_showing.slides) - 1, now),
    "play": show.play,
    "rush": show.rush,
    "rewind": show.rewind,
    "black": lambda now_showing, _: show.black(now_showing),
}


def begin(  # everything a show is begun with
    shows: Shows,
    name: str,
    slides: tuple[Slide, ...],
    now: float,
    actor: Actor,
    *,
    language: str,
    theme: str,
    board_url: str,
    moment: str | None = None,
    source: str = show.LIVE,
) -> Show:
    """Begins a show at its first slide."""
    actor.must("present")
    new = Show(
        shows.free_code(), name, slides, language, theme, board_url, source, moment, now, now
    )
    return shows.begin(fitted(show.go(new, 0, now)))


def press(
    shows: Shows, code: str, action: str, value: Value, actor: Actor, now: float
) -> Show | None:
    """Moves the show of a code, None when it was its end; ActionUnknown for what is no press of ours."""
    actor.must("present")
    if action == "end":
        shows.end(code)
        return None
    if action in ("freeze", "unfreeze"):
        at_hand = shows.find(code)
        change = freeze if action == "freeze" else unfreeze
        change(looks.store_of(at_hand), actor, looks.private(at_hand, actor).now)
        live.announce(0)  # pages of those who only look, too, have another board now
    if action == "rehearsal_speed" and isinstance(value, int | float):
        rehearsal.set_speed(current(), float(value), actor)
        return shows.change(code, replace)
    return shows.change(code, lambda before: fitted(_pressed(before, action, value, now)))


def turn(shows: Shows, code: str, now: float) -> None:
    """Moves the show on where its step has stood its time; of many who call, the first one does."""
    shows.change(
        code, lambda before: fitted(show.forth(before, now)) if due(before, now) else before
    )


def due(now_showing: Show, now: float) -> bool:
    """Whether the step has stood its time."""
    left = seconds_left(now_showing, now)
    return left is not None and left <= 0


def seconds_left(now_showing: Show, now: float) -> float | None:
    """Until the show turns by itself; None when it does not."""
    stands = now_showing.seconds
    return None if stands is None else now_showing.turned_at + stands - now


def fitted(now_showing: Show) -> Show:
    """The show with what only the drawn slide knows: its steps, the days of its race.

    A slide that cannot be drawn holds up nobody: the hall keeps the last good one, the next press
    goes on.
    """
    now_showing = with_boards(now_showing)
    try:
        picture, _ = drawn(now_showing, looks.hall(now_showing))
    except Exception:
        _LOG.exception("slide %s cannot be drawn", now_showing.slide)
        return replace(now_showing, steps=1, step=0)
    race = now_showing.race
    if race and picture.data:
        race = replace(race, last=float(len(picture.data["days"]) - 1))
    step = min(now_showing.step, picture.steps - 1)
    return replace(now_showing, steps=picture.steps, step=step, race=race)


def _pressed(before: Show, action: str, value: Value, now: float) -> Show:
    if action in ("freeze", "unfreeze"):
        return replace(before)  # the same slide, drawn from another board
    if action in _PLAIN:
        return _PLAIN[action](before, now)
    if action == "go" and isinstance(value, int):
        return show.go(before, value - 1, now)
    if action == "theme" and value in THEMES:
        return replace(before, theme=str(value))
    if action == "language" and value in LANGUAGES:
        return replace(before, language=str(value))
    if before.race and isinstance(value, int | float):
        return replace(before, race=_raced(before.race, action, float(value), now))
    raise ActionUnknown(f"{action!r} with {value!r}")


def _raced(race: Race, action: str, value: float, now: float) -> Race:
    if action == "race_day":
        return race.moved(value, now)
    if action == "race_speed" and value in SPEEDS:
        return race.sped(value, now)
    raise ActionUnknown(f"{action!r} with {value!r}")
