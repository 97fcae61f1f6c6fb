"""The daily backup: every night after one, or at the next start when the server stood still."""

from contextlib import AbstractContextManager
from datetime import datetime

from bangvang import clock
from bangvang.access import SYSTEM
from bangvang.campaign import campaign
from bangvang.server.repeating import repeated
from bangvang.store import Store, setting
from bangvang.store.backup import Backup, back_up, backups

FROM_HOUR = 1
_EVERY = 300.0  # seconds


def kept(store: Store) -> AbstractContextManager[None]:
    """Makes the daily backups as long as the server runs."""
    zone = campaign().time_zone
    return repeated(lambda: make_due(store, clock.real(zone)), _EVERY, "daily backup")


def make_due(store: Store, now: datetime) -> Backup | None:
    """Makes the backup of the day where there is none yet; the sample needs none."""
    if now.hour < FROM_HOUR or setting(store, "sample") == "1":
        return None
    if not store.select("select count(*) as batches from batch", {})["batches"].item():
        return None
    if any(one.kind == "daily" and one.made_at.date() == now.date() for one in backups(store)):
        return None
    return back_up(store, "daily", SYSTEM, now)
