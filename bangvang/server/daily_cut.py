"""The daily cut: at its hour the board is frozen; what a standstill missed is made up at the next start."""

from contextlib import AbstractContextManager
from datetime import datetime

from bangvang import clock
from bangvang.access import SYSTEM
from bangvang.campaign import campaign
from bangvang.server.repeating import repeated
from bangvang.store import Store
from bangvang.store.cuts import daily_due, make_daily_cut

_EVERY = 20.0  # seconds


def kept(store: Store) -> AbstractContextManager[None]:
    """Makes the daily cuts as long as the server runs."""
    zone = campaign().time_zone
    return repeated(lambda: make_due(store, clock.moment(store, zone)), _EVERY, "daily cut")


def make_due(store: Store, now: datetime) -> list[str]:
    """Makes every daily cut that is due by now; gives their ids."""
    made = (
        make_daily_cut(store, f"{moment:%H:%M %d/%m/%Y}", moment, SYSTEM, now)
        for moment in daily_due(store, now)
    )
    return [cut_id for cut_id in made if cut_id]
