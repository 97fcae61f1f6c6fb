"""Signing in with a name and a pass phrase."""

from datetime import datetime, timedelta

from bangvang import phrases
from bangvang.entry.key import fingerprint, signed, unsigned
from bangvang.store import Store
from bangvang.store.accounts import (
    Account,
    AccountUnknown,
    account_named,
    accounts,
    choose_phrase,
    plain_name,
)
from bangvang.store.attempts import Subject, counted, failed, forgiven
from bangvang.store.sessions import open_session

_FREE_BY_NAME, _FREE_BY_ADDRESS = 5, 20  # failures before one waits
_CHANGE = "change"  # the purpose of the signature
_SECONDS_TO_CHANGE = 600


class Refused(Exception):
    """No entry, for whatever reason: it is the same for a wrong name and for a wrong phrase."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__()
        self.wait = wait  #: how long nothing will be tried


class MustChange(Exception):
    """The phrase was right, and is good for changing it only. `ticket` is the right to do so."""

    def __init__(self, ticket: str) -> None:
        super().__init__()
        self.ticket = ticket


def sign_in(store: Store, name: str, phrase: str, place: str, at: datetime) -> str:
    """Opens a session; gives what its cookie is to hold. Raises Refused or MustChange."""
    account = proven(store, name, phrase, place, at)
    if account.phrase_is_once:
        raise MustChange(ticket_for(store, account))
    return open_session(store, account, place, at, "phrase")


def ticket_for(store: Store, account: Account) -> str:
    """The right to choose a new phrase, for ten minutes and for one time."""
    return signed(store.path, _CHANGE, _right(store, account))


def holder(store: Store, ticket: str) -> Account | None:
    """Whose ticket it is, as long as it is good."""
    told = unsigned(store.path, _CHANGE, ticket, _SECONDS_TO_CHANGE)
    found = [each for each in accounts(store) if not each.disabled and _right(store, each) == told]
    return found[0] if found else None


def change(store: Store, account: Account, phrase: str, place: str, at: datetime) -> str:
    """A new phrase for a proven owner, who is signed in with it, and nowhere else any more.

    Raises AccountTrouble.
    """
    choose_phrase(store, account, phrase, place, at)
    return open_session(store, account, place, at, "phrase")


def proven(store: Store, name: str, phrase: str, place: str, at: datetime) -> Account:
    """The account whose phrase this is, be it for one time only. Raises Refused."""
    by_name = Subject(fingerprint(store.path, f"name {plain_name(name)}"), _FREE_BY_NAME)
    by_address = Subject(fingerprint(store.path, f"address {place}"), _FREE_BY_ADDRESS)
    account = _account(store, name)
    known = account.name if account else None
    wait = counted(store, (by_name, by_address), known, place, at)
    if wait:
        raise Refused(wait)
    is_good = phrases.fits(account.phrase_hash if account else None, phrase)
    if account is None or account.disabled or not is_good:
        failed(store, known, place, at)
        raise Refused(timedelta())
    forgiven(store, by_name, by_address)
    return account


def _right(store: Store, account: Account) -> str:
    """Good as long as the phrase is the one that was proven; it tells nothing of the phrase."""
    return fingerprint(store.path, f"change {account.account_id} {account.phrase_hash}")


def _account(store: Store, name: str) -> Account | None:
    try:
        return account_named(store, name)
    except AccountUnknown:
        return None
