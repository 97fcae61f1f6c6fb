"""Attempts to come in: who guesses waits, longer every time, and a restart changes nothing of it.

Counted for every name that is typed, whether an account has it or not, and for every address. The
database holds keyed hashes of both: people type their pass phrase where the name belongs.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bangvang.access import Actor
from bangvang.store.database import Store
from bangvang.store.journal import note

_FORGOTTEN = timedelta(hours=24)  # so long after the last failure the count begins anew
_FIRST_WAIT = timedelta(seconds=15)
_LONGEST_WAIT = timedelta(minutes=15)
_DOUBLINGS = 6  # from the first wait to past the longest


@dataclass(frozen=True)
class Subject:
    """What is counted: a name or an address, hashed, and how many failures cost no wait."""

    key: str
    free: int


def counted(
    store: Store, subjects: tuple[Subject, ...], known: str | None, place: str, at: datetime
) -> timedelta:
    """Counts one more failure before anything is tried, so that guesses in parallel gain nothing.

    Gives how long to wait still: then nothing was counted and nothing may be tried. `known` names
    the account for the log, where there is one.
    """
    with store.transaction(quiet=True) as cursor:
        rows = cursor.execute("select subject, failures, last_at, shut_until from attempt")
        found = {row[0]: row[1:] for row in rows.fetchall()}
        had = [(each, *found.get(each.key, (0, at, None))) for each in subjects]
        waits: list[timedelta] = [
            shut_until - at for *_, shut_until in had if shut_until and shut_until > at
        ]
        if waits:
            return max(waits)
        for subject, before, last_at, _ in had:
            failures = 1 if at - last_at > _FORGOTTEN else before + 1
            wait = _wait(failures - subject.free)
            cursor.execute("delete from attempt where subject = $key", {"key": subject.key})
            cursor.execute(
                "insert into attempt by name select $key as subject, $failures as failures, "
                "$at as last_at, $until as shut_until",
                {
                    "key": subject.key,
                    "failures": failures,
                    "at": at,
                    "until": at + wait if wait else None,
                },
            )
            if wait:
                told = {"failures": failures, "seconds": int(wait.total_seconds())}
                note(cursor, at, Actor("viewer", "viewer", place), "sign_in_shut", known, told)
    return timedelta()


def failed(store: Store, known: str | None, place: str, at: datetime) -> None:
    """Puts a failure on record."""
    with store.transaction(quiet=True) as cursor:
        note(cursor, at, Actor("viewer", "viewer", place), "sign_in_failed", known)


def forgiven(store: Store, by_name: Subject, by_address: Subject) -> None:
    """The right phrase was told: the name's failures are forgotten; of the address's, this one.

    Else whoever has an account could guess at others without end, signing in between.
    """
    with store.transaction(quiet=True) as cursor:
        cursor.execute("delete from attempt where subject = $key", {"key": by_name.key})
        cursor.execute(
            "update attempt set failures = failures - 1, shut_until = null where subject = $key",
            {"key": by_address.key},
        )


def _wait(beyond: int) -> timedelta:
    """How long to wait after so many failures beyond the free ones."""
    if beyond < 0:
        return timedelta()
    doubled: int = 2 ** min(beyond, _DOUBLINGS)
    return min(_FIRST_WAIT * doubled, _LONGEST_WAIT)
