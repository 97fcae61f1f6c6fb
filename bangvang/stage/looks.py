"""Whose eyes a show is looked at with: the hall's, which a freeze holds, or the presenter's."""

from datetime import datetime

from bangvang import clock
from bangvang.access import Actor
from bangvang.campaign import campaign
from bangvang.screen.frame import View
from bangvang.stage import rehearsal
from bangvang.stage.show import REHEARSAL, Show
from bangvang.store import Store, current, setting
from bangvang.store.frozen import seen_by
from bangvang.text import Words

#: what stands on the hall's wall is for everybody, whoever's machine shows it
HALL = Actor("hall", "viewer")
_STAGE = Actor("stage", "presenter")


def store_of(show: Show) -> Store:
    """The live database the show is about: the campaign's, or the rehearsal's."""
    if show.source == REHEARSAL:
        return rehearsal.store_of(current())
    return current()


def hall(show: Show) -> View:
    """What the hall may see: the frozen board while a freeze is in force."""
    return _look(show, seen_by(store_of(show), HALL), HALL)


def private(show: Show, actor: Actor) -> View:
    """What the presenter sees: always the live board."""
    actor.must("present")
    return _look(show, store_of(show), actor)


def unmasked(show: Show) -> View:
    """The live board for drawing in the hall what has been opened to it: never handed to a screen whole."""
    return _look(show, store_of(show), _STAGE)


def _look(show: Show, store: Store, actor: Actor) -> View:
    words = campaign()
    fixed = setting(store, "clock")
    now = datetime.fromisoformat(fixed) if fixed else clock.real(words.time_zone)
    return View(
        store=store,
        campaign=words,
        words=Words(show.language),
        actor=actor,
        moment=datetime.fromisoformat(show.moment) if show.moment else now,
        now=now,
        is_sample=setting(store, "sample") == "1",
    )
