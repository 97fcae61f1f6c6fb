"""The campaign's clock: real, or fixed by the campaign (a sample, a rehearsal)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bangvang.store import Store, setting


def moment(store: Store, time_zone: str) -> datetime:
    """The local time at which the campaign stands, without a zone: its fixed clock, or now."""
    fixed = setting(store, "clock")
    if fixed:
        return datetime.fromisoformat(fixed)
    return datetime.now(ZoneInfo(time_zone)).replace(tzinfo=None, microsecond=0)
