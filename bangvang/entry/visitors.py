"""Who stands behind a cookie: asked anew at every page, every route and every write."""

from collections.abc import Mapping
from contextlib import suppress
from functools import partial

from bangvang import clock
from bangvang.access import Actor
from bangvang.campaign import campaign
from bangvang.entry.key import signed, unsigned
from bangvang.store import NotWritten, Store
from bangvang.store.accounts import boards_are_open
from bangvang.store.sessions import LONGEST, Standing, seen, standing

COOKIE = "bangvang"
_SESSION = "session"  # the purpose of the signature


def visitor(store: Store, cookies: Mapping[str, str], place: str, *, looks: bool = False) -> Actor:
    """The actor behind a request: the owner of its session, else whoever the boards are open to.

    `store` is the live one. `looks`: a person opens a page, which keeps the session going.
    """
    token = token_of(store, cookies)
    at = clock.real(campaign().time_zone)
    known = standing(store, token, at) if token else None
    anew = partial(visitor, store, cookies, place)
    if known is None or token is None:
        role = "viewer" if boards_are_open(store) else "stranger"
        return Actor(role, role, place, anew)
    if looks:
        with suppress(NotWritten):  # a full disk ends nobody's session
            seen(store, token, known, at)
    return Actor(known.name, known.role, place, anew, signed_in=True)


def token_of(store: Store, cookies: Mapping[str, str]) -> str | None:
    """What the session is known by, where the cookie bears our signature."""
    given = cookies.get(COOKIE, "")
    token = unsigned(store.path, _SESSION, given, LONGEST.total_seconds()) if given else None
    return token if isinstance(token, str) else None


def cookie_for(store: Store, token: str) -> str:
    """The value of the cookie by which a session is known."""
    return signed(store.path, _SESSION, token)


def whose(store: Store, cookies: Mapping[str, str]) -> Standing | None:
    """The session behind the cookies, where it stands."""
    token = token_of(store, cookies)
    return standing(store, token, clock.real(campaign().time_zone)) if token else None
