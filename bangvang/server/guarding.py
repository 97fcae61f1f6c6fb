"""Guarding what is personal beside the pages: what is kept is sealed, what has served is let go."""

from contextlib import AbstractContextManager
from datetime import datetime

from bangvang import clock
from bangvang.access import SYSTEM
from bangvang.campaign import campaign
from bangvang.server.repeating import repeated
from bangvang.store import Store
from bangvang.store.keys import keyring
from bangvang.store.originals import seal_all
from bangvang.store.retention import Due, due, let_go, retention

FROM_HOUR = 2  # after the daily backup
_EVERY = 1800.0  # seconds


def kept(store: Store) -> AbstractContextManager[None]:
    """Seals and lets go, at the start and every half hour, as long as the server runs."""
    zone = campaign().time_zone
    return repeated(lambda: guard(store, clock.real(zone)), _EVERY, "guarding of personal data")


def guard(store: Store, now: datetime) -> Due:
    """Seals what is not yet sealed; at night lets go what is due. Tells what went."""
    seal_all(store, keyring(store))
    if now.hour < FROM_HOUR:
        return Due()
    gone = due(store, retention(store), now.date(), campaign().programme_ends_on)
    if gone:
        let_go(store, gone, SYSTEM, now)
    return gone
