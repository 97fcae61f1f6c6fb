"""`account`: who may come in, kept by whoever owns the database's file."""

from dataclasses import replace

from bangvang import clock
from bangvang.campaign import campaign
from bangvang.commands.actor import actor
from bangvang.commands.answer import VIETNAMESE, Answer, WrongUsage, both
from bangvang.commands.asked import KeepAccounts
from bangvang.commands.table import aligned
from bangvang.store import Store
from bangvang.store.accounts import (
    AccountTrouble,
    AccountUnknown,
    accounts,
    add_account,
    plain_name,
    reset_phrase,
    set_disabled,
    set_role,
)


def keep_accounts(store: Store, asked: KeepAccounts) -> Answer:
    """Does what was asked; a pass phrase that was made is told this once."""
    if asked.what == "list":
        return Answer(0, f"{_listed(store)}\n")
    try:
        phrase = _done(store, replace(asked, name=plain_name(asked.name)))
    except AccountUnknown:
        raise WrongUsage(both("cli.account_unknown", name=asked.name)) from None
    except AccountTrouble as trouble:
        return Answer(1, errors=f"{both(f'account_trouble.{trouble.code}')}\n")
    if phrase:
        return Answer(0, f"{both('cli.account_phrase', name=asked.name, phrase=phrase)}\n")
    return Answer(0, f"{both('cli.account_done', name=asked.name)}\n")


def _done(store: Store, asked: KeepAccounts) -> str | None:
    """The pass phrase that was made, if one was."""
    # The owner of the file may do all with it: the rights of accounts guard the pages, not the disk.
    keeper, at = replace(actor(), role="admin"), clock.real(campaign().time_zone)
    match asked.what:
        case "add":
            return add_account(
                store, asked.name, asked.role, keeper, at, by_provider=asked.by_provider
            )
        case "reset":
            return reset_phrase(store, asked.name, keeper, at)
        case "role":
            set_role(store, asked.name, asked.role, keeper, at)
        case _:
            set_disabled(store, asked.name, keeper, at, disabled=asked.what == "disable")
    return None


def _listed(store: Store) -> str:
    rows = [
        [
            account.name,
            VIETNAMESE.label("role", account.role),
            account.role,
            VIETNAMESE("cli.account_disabled") if account.disabled else "",
        ]
        for account in accounts(store)
    ]
    return aligned(rows, left=range(4))
