"""Signing in by what a provider of identities says: the e-mail tells whose account it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bangvang.entry.key import fingerprint
from bangvang.store import Store
from bangvang.store.accounts import Account, AccountUnknown, account_named
from bangvang.store.attempts import Subject, counted, failed
from bangvang.store.sessions import open_session

_FREE = 20  # refusals of one address before it waits


class Unwelcome(Exception):
    """Nobody is signed in. `code`: failed, unverified or unknown."""

    def __init__(self, code: str, email: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.email = email  #: the address that the provider told, where it told one


@dataclass(frozen=True)
class Identity:
    """Whom a provider vouches for. `is_verified`: the address is that person's own."""

    email: str
    is_verified: bool


def identity(claims: Mapping[str, object], *, vouches: bool) -> Identity | None:
    """Who stands in the claims; None where they tell no address that an account can have.

    `vouches`: the provider gives out its addresses itself, and so says nothing of their being
    verified. What it says to be unverified stays so.
    """
    email, told = claims.get("email"), claims.get("email_verified")
    if not isinstance(email, str) or not _is_address(email):
        return None
    return Identity(email, told is True or (told is None and vouches))


def sign_in_as(store: Store, known: Identity | None, place: str, at: datetime) -> str:
    """Opens a session; gives what its cookie is to hold. Raises Unwelcome, which is on record."""
    if known is None:
        raise _refused(store, Unwelcome("failed"), None, place, at)
    account = _account(store, known.email)
    if not known.is_verified:
        raise _refused(store, Unwelcome("unverified", known.email), account, place, at)
    if account is None or account.disabled:
        raise _refused(store, Unwelcome("unknown", known.email), account, place, at)
    return open_session(store, account, place, at, "provider")


def _is_address(email: str) -> bool:
    """Letters beyond ASCII look like others, and some turn into them in small letters."""
    before, at, behind = email.rpartition("@")
    plain = email.isascii() and email.isprintable() and " " not in email
    return plain and bool(before and at and behind)


def _account(store: Store, email: str) -> Account | None:
    try:
        return account_named(store, email)
    except AccountUnknown:
        return None


def _refused(
    store: Store, why: Unwelcome, account: Account | None, place: str, at: datetime
) -> Unwelcome:
    """Puts it on record, unless one address asks again and again: then once in a while."""
    by_address = Subject(fingerprint(store.path, f"provider {place}"), _FREE)
    name = account.name if account else None
    if not counted(store, (by_address,), name, place, at):
        failed(store, name, place, at)
    return why
