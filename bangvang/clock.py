"""The campaign's clock: real, or fixed by the campaign (a sample, a rehearsal)."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bangvang.store import Store, setting


def moment(store: Store, time_zone: str) -> datetime:
    """The local time at which the campaign stands, without a zone: its fixed clock, or now."""
    fixed = setting(store, "clock")
    if fixed:
        return datetime.fromisoformat(fixed)
    return real(time_zone).replace(microsecond=0)


def real(time_zone: str) -> datetime:
    """The local time now, without a zone, whatever clock the campaign runs on: for sign-ins."""
    return datetime.now(ZoneInfo(time_zone)).replace(tzinfo=None)


def end_of(day: date) -> datetime:
    """The last moment of a day that has ended."""
    return datetime.combine(day, time.max)
