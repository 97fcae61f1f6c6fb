"""Sessions: who is signed in, by what a cookie holds. Kept as hashes: a stolen file opens nothing."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from bangvang.access import Actor
from bangvang.store.accounts import Account, end_sessions
from bangvang.store.database import Store
from bangvang.store.journal import note

IDLE = timedelta(hours=12)  #: a session ends so long after its last page
LONGEST = timedelta(days=7)  #: and so long after its sign-in, however busy it is
_SEEN_EVERY = timedelta(minutes=5)  # so often at most its last page is written down
_STANDING = """
select account.account_id, account.name, account.role, session.seen_at
from session
join account on account.account_id = session.account_id
where session.session_id = $session
    and not account.disabled
    and session.opened_at > $opened_after
    and session.seen_at > $seen_after
"""
_OPEN = """
insert into session by name
select $session as session_id, $account as account_id, $at as opened_at, $at as seen_at,
    $place as place
"""


@dataclass(frozen=True)
class Standing:
    """Whose session it is, and which role the account has now."""

    account_id: str
    name: str
    role: str
    seen_at: datetime


def open_session(store: Store, account: Account, place: str, at: datetime, way: str) -> str:
    """Signs an account in; gives what its cookie is to hold. Sessions that have ended are swept."""
    token = secrets.token_urlsafe(32)
    with store.transaction(quiet=True) as cursor:
        cursor.execute(
            "delete from session where opened_at <= $opened_before or seen_at <= $seen_before",
            {"opened_before": at - LONGEST, "seen_before": at - IDLE},
        )
        cursor.execute(
            _OPEN,
            {"session": _kept(token), "account": account.account_id, "at": at, "place": place},
        )
        actor = Actor(account.name, account.role, place)
        note(cursor, at, actor, "signed_in", account.name, {"by": way})
    return token


def standing(store: Store, token: str, at: datetime) -> Standing | None:
    """Whose session this is now; None for one that has ended, or whose account is shut."""
    rows = store.select(
        _STANDING,
        {"session": _kept(token), "opened_after": at - LONGEST, "seen_after": at - IDLE},
    )
    return Standing(*rows.row(0)) if rows.height else None


def seen(store: Store, token: str, known: Standing, at: datetime) -> None:
    """Its owner has opened a page: the session goes on."""
    if at - known.seen_at < _SEEN_EVERY:
        return
    with store.transaction(quiet=True) as cursor:
        cursor.execute(
            "update session set seen_at = $at where session_id = $session",
            {"at": at, "session": _kept(token)},
        )


def end_session(
    store: Store, token: str, place: str, at: datetime, *, everywhere: bool = False
) -> None:
    """Signs out: this session, or all of its account. One that has ended already stays ended."""
    known = standing(store, token, at)
    if known is None:
        return
    with store.transaction(quiet=True) as cursor:
        if everywhere:
            end_sessions(cursor, known.account_id)
        else:
            cursor.execute(
                "delete from session where session_id = $session", {"session": _kept(token)}
            )
        actor = Actor(known.name, known.role, place)
        note(cursor, at, actor, "signed_out_everywhere" if everywhere else "signed_out", known.name)


def _kept(token: str) -> str:
    return sha256(token.encode()).hexdigest()
