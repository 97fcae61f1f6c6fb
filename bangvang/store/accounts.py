"""Accounts: who has one, with which role; made, changed, shut and reset by those who keep them."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import chain, count

import duckdb

from bangvang import phrases
from bangvang.access import ROLES, SYSTEM, Actor
from bangvang.store.database import Store
from bangvang.store.journal import note
from bangvang.store.seed import put_settings, setting

BOARDS = "boards"  # the setting: all, or signed_in
FIRST = "admin"  #: the name of the account that a new database begins with
_LONGEST_NAME = 100
_ALL = """
select account_id, name, role, phrase_hash, phrase_is_once, disabled, made_at, made_by
from account
order by name asc
"""
_ADD = """
insert into account by name
select
    $account as account_id,
    $name as name,
    $role as role,
    $hash as phrase_hash,
    $once as phrase_is_once,
    false as disabled,
    $at as made_at,
    $by as made_by
"""


class AccountUnknown(LookupError):
    """No account has this name."""


class AccountTrouble(ValueError):
    """It cannot be done. `code`: name_unfit, name_taken, role_unknown, last_admin, phrase_…"""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Account:
    """One account. Without `phrase_hash` its owner comes in by the provider of identities only."""

    account_id: str
    name: str
    role: str
    phrase_hash: str | None
    phrase_is_once: bool  #: it was given by somebody else: to be changed at the first sign-in
    disabled: bool
    made_at: datetime
    made_by: str


def accounts(store: Store) -> list[Account]:
    """All accounts, by name."""
    return [Account(*row) for row in store.select(_ALL, {}).iter_rows()]


def account_named(store: Store, name: str) -> Account:
    """The account with this name, however it is capitalised. Raises AccountUnknown."""
    for account in accounts(store):
        if account.name == plain_name(name):
            return account
    raise AccountUnknown(name)


def plain_name(name: str) -> str:
    """A name as accounts keep it."""
    return " ".join(name.lower().split())


def make_first(store: Store, at: datetime) -> tuple[str, str] | None:
    """Makes an admin's account where no admin has one; gives its name and pass phrase, once."""
    known = accounts(store)
    if any(account.role == "admin" for account in known):
        return None
    taken = {account.name for account in known}
    free = (
        name for name in chain([FIRST], (f"{FIRST}-{n}" for n in count(2))) if name not in taken
    )
    name = next(free)
    phrase = phrases.generated()
    with store.transaction(quiet=True) as cursor:
        _add(cursor, name, "admin", phrases.hashed(phrase), SYSTEM, at, once=False)
    return name, phrase


def add_account(
    store: Store, name: str, role: str, actor: Actor, at: datetime, *, by_provider: bool = False
) -> str | None:
    """Makes an account; gives the pass phrase for its first sign-in, None with `by_provider`.

    Raises AccountTrouble.
    """
    actor.must("accounts")
    kept = plain_name(name)
    if not kept or len(kept) > _LONGEST_NAME or not kept.isprintable():
        raise AccountTrouble("name_unfit")
    if role not in ROLES:
        raise AccountTrouble("role_unknown")
    phrase = None if by_provider else phrases.generated()
    hashed = None if phrase is None else phrases.hashed(phrase)
    with store.transaction(quiet=True) as cursor:
        if any(account.name == kept for account in accounts(store)):
            raise AccountTrouble("name_taken")
        _add(cursor, kept, role, hashed, actor, at, once=phrase is not None)
    return phrase


def set_role(store: Store, name: str, role: str, actor: Actor, at: datetime) -> None:
    """Gives an account another role, which holds at its owner's next press."""
    actor.must("accounts")
    if role not in ROLES:
        raise AccountTrouble("role_unknown")
    with store.transaction(quiet=True) as cursor:
        account = account_named(store, name)
        if role != "admin":
            _keep_an_admin(store, account)
        cursor.execute(
            "update account set role = $role where account_id = $account",
            {"role": role, "account": account.account_id},
        )
        note(
            cursor, at, actor, "role_changed", account.name, {"before": account.role, "after": role}
        )


def set_disabled(store: Store, name: str, actor: Actor, at: datetime, *, disabled: bool) -> None:
    """Shuts an account and ends its sessions, or opens it again."""
    actor.must("accounts")
    with store.transaction(quiet=True) as cursor:
        account = account_named(store, name)
        if disabled:
            _keep_an_admin(store, account)
            end_sessions(cursor, account.account_id)
        cursor.execute(
            "update account set disabled = $disabled where account_id = $account",
            {"disabled": disabled, "account": account.account_id},
        )
        note(cursor, at, actor, "account_shut" if disabled else "account_opened", account.name)


def reset_phrase(store: Store, name: str, actor: Actor, at: datetime) -> str:
    """Gives an account a new pass phrase for one sign-in, and ends its sessions."""
    actor.must("accounts")
    phrase = phrases.generated()
    hashed = phrases.hashed(phrase)
    with store.transaction(quiet=True) as cursor:
        account = account_named(store, name)
        _keep_phrase(cursor, account, hashed, once=True)
        end_sessions(cursor, account.account_id)
        note(cursor, at, actor, "phrase_reset", account.name)
    return phrase


def choose_phrase(store: Store, account: Account, phrase: str, place: str, at: datetime) -> None:
    """The owner's own new pass phrase in place of the known one; ends all sessions.

    Raises AccountTrouble for one that is too weak, or where somebody else changed it meanwhile.
    """
    weak = phrases.weakness(phrase, account.name)
    if weak:
        raise AccountTrouble(f"phrase_{weak}")
    hashed = phrases.hashed(phrase)
    with store.transaction(quiet=True) as cursor:
        now = account_named(store, account.name)
        if now.phrase_hash != account.phrase_hash or now.disabled:
            raise AccountTrouble("phrase_changed")
        _keep_phrase(cursor, account, hashed, once=False)
        end_sessions(cursor, account.account_id)
        note(cursor, at, Actor(account.name, account.role, place), "phrase_chosen", account.name)


def set_boards(store: Store, *, open_to_all: bool, actor: Actor, at: datetime) -> None:
    """Lets everybody look at the boards, or only those who are signed in."""
    actor.must("accounts")
    value = "all" if open_to_all else "signed_in"
    with store.transaction() as cursor:
        told = {"before": setting(store, BOARDS) or "all", "after": value}
        put_settings(cursor, {BOARDS: value})
        note(cursor, at, actor, "boards_set", None, told)


def boards_are_open(store: Store) -> bool:
    """Whether everybody may look at the boards."""
    return _open_at(store, store.version)


@lru_cache(maxsize=8)
def _open_at(store: Store, version: int) -> bool:
    """Hundreds of screens ask in one moment; changing the setting moves the version."""
    return setting(store, BOARDS) != "signed_in"


def end_sessions(cursor: duckdb.DuckDBPyConnection, account_id: str) -> None:
    """Signs an account out everywhere, in the transaction of whatever asks for it."""
    cursor.execute("delete from session where account_id = $account", {"account": account_id})


def _add(
    cursor: duckdb.DuckDBPyConnection,
    name: str,
    role: str,
    hashed: str | None,
    actor: Actor,
    at: datetime,
    *,
    once: bool,
) -> None:
    facts = {"account": uuid.uuid4().hex, "name": name, "role": role, "hash": hashed}
    cursor.execute(_ADD, {**facts, "once": once, "at": at, "by": actor.name})
    note(cursor, at, actor, "account_made", name, {"role": role})


def _keep_phrase(
    cursor: duckdb.DuckDBPyConnection, account: Account, hashed: str, *, once: bool
) -> None:
    cursor.execute(
        "update account set phrase_hash = $hash, phrase_is_once = $once "
        "where account_id = $account",
        {"hash": hashed, "once": once, "account": account.account_id},
    )


def _keep_an_admin(store: Store, account: Account) -> None:
    """Nobody may shut the last door behind them."""
    others = [
        each
        for each in accounts(store)
        if each.role == "admin" and not each.disabled and each.account_id != account.account_id
    ]
    if account.role == "admin" and not account.disabled and not others:
        raise AccountTrouble("last_admin")
