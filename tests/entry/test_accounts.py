"""Accounts: who may keep them, what is refused, and how a new house begins."""

from datetime import datetime, timedelta

import pytest

from bangvang.access import MAY, ROLES, SYSTEM, Actor, NotAllowed
from bangvang.entry.visitors import COOKIE, visitor
from bangvang.server import first_entry
from bangvang.store import Store
from bangvang.store.accounts import (
    AccountTrouble,
    AccountUnknown,
    account_named,
    accounts,
    add_account,
    make_first,
    reset_phrase,
    set_boards,
    set_disabled,
    set_role,
)
from bangvang.store.backup import back_up, restore_backup
from bangvang.store.sessions import IDLE, LONGEST, open_session, seen, standing
from tests.admitted import cookie_of
from tests.known import Known

NOON = datetime(2026, 5, 19, 12)


def test_a_new_house_has_one_admin_whose_phrase_is_told_once(
    known: Known, capsys: pytest.CaptureFixture[str]
) -> None:
    first_entry.tell(known.store)
    told = capsys.readouterr().out
    phrase = told.split("mật khẩu:")[1].split()[0]
    assert "pass phrase" in told
    assert [(each.name, each.role) for each in accounts(known.store)] == [("admin", "admin")]
    assert phrase not in str(known.store.select("select * from account", {}).rows())
    first_entry.tell(known.store)
    assert capsys.readouterr().out == ""


def test_who_made_accounts_before_the_first_start_gets_an_admin_all_the_same(known: Known) -> None:
    add_account(known.store, "admin", "staff", SYSTEM, NOON)
    made = make_first(known.store, NOON)
    assert made
    assert made[0] == "admin-2"
    assert make_first(known.store, NOON) is None


@pytest.mark.parametrize(
    ("name", "role", "code"),
    [
        ("", "staff", "name_unfit"),
        ("   ", "staff", "name_unfit"),
        ("x" * 101, "staff", "name_unfit"),
        ("a\x00b", "staff", "name_unfit"),
        ("lan", "root", "role_unknown"),
        ("lan", "stranger", "role_unknown"),
        ("LAN ", "viewer", "name_taken"),
    ],
)
def test_what_makes_no_account_is_refused_by_its_reason(
    known: Known, name: str, role: str, code: str
) -> None:
    add_account(known.store, "lan", "staff", SYSTEM, NOON, by_provider=True)
    with pytest.raises(AccountTrouble) as refused:
        add_account(known.store, name, role, SYSTEM, NOON)
    assert refused.value.code == code
    assert len(accounts(known.store)) == 1


def test_the_last_admin_is_neither_shut_nor_lowered(known: Known) -> None:
    make_first(known.store, NOON)
    for change in (
        lambda: set_role(known.store, "admin", "viewer", SYSTEM, NOON),
        lambda: set_disabled(known.store, "admin", SYSTEM, NOON, disabled=True),
    ):
        with pytest.raises(AccountTrouble, match="last_admin"):
            change()
    add_account(known.store, "lan", "admin", SYSTEM, NOON, by_provider=True)
    set_role(known.store, "admin", "viewer", SYSTEM, NOON)


def test_an_account_that_is_not_there_is_told_so(known: Known) -> None:
    with pytest.raises(AccountUnknown):
        reset_phrase(known.store, "lan", SYSTEM, NOON)


@pytest.mark.parametrize("role", ROLES)
def test_only_those_who_keep_accounts_change_them(known: Known, role: str) -> None:
    actor, store = Actor("ai đó", role), known.store
    add_account(store, "lan", "staff", SYSTEM, NOON, by_provider=True)
    before = store.select("select * from account", {}).rows()
    changes = (
        lambda: add_account(store, "hoa", "admin", actor, NOON, by_provider=True),
        lambda: set_role(store, "lan", "admin", actor, NOON),
        lambda: set_disabled(store, "lan", actor, NOON, disabled=True),
        lambda: reset_phrase(store, "lan", actor, NOON),
        lambda: set_boards(store, open_to_all=False, actor=actor, at=NOON),
    )
    for change in changes:
        if "accounts" in MAY[role]:
            change()
        else:
            with pytest.raises(NotAllowed):
                change()
    changed = store.select("select * from account", {}).rows() != before
    assert changed is ("accounts" in MAY[role])


def test_a_session_ends_after_its_idle_hours_and_after_a_week(known: Known) -> None:
    add_account(known.store, "lan", "staff", SYSTEM, NOON, by_provider=True)
    token = open_session(known.store, account_named(known.store, "lan"), "", NOON, "test")
    moment = timedelta(seconds=1)
    assert standing(known.store, token, NOON + IDLE - moment)
    assert standing(known.store, token, NOON + IDLE) is None
    at = NOON
    while at < NOON + LONGEST - IDLE:
        at += IDLE / 2
        now = standing(known.store, token, at)
        assert now
        seen(known.store, token, now, at)
    assert standing(known.store, token, NOON + LONGEST - moment)
    assert standing(known.store, token, NOON + LONGEST) is None


def test_a_backup_gives_nobody_back_what_was_taken(known: Known) -> None:
    store: Store = known.store
    make_first(store, NOON)
    cookie = {COOKIE: cookie_of(store, "staff", "lan")}
    cookie_of(store, "viewer", "hoa")
    copy = back_up(store, "hand", SYSTEM, NOON)
    set_disabled(store, "lan", SYSTEM, NOON, disabled=True)
    set_role(store, "hoa", "presenter", SYSTEM, NOON)
    restore_backup(store, copy.path.name, SYSTEM, NOON + timedelta(minutes=1))
    assert not visitor(store, cookie, "").signed_in
    assert [(each.name, each.role, each.disabled) for each in accounts(store)] == [
        ("admin", "admin", False),
        ("hoa", "presenter", False),
        ("lan", "staff", True),
    ]


def test_a_new_machine_gets_the_accounts_of_a_backup(known: Known) -> None:
    add_account(known.store, "lan", "staff", SYSTEM, NOON, by_provider=True)
    copy = back_up(known.store, "hand", SYSTEM, NOON)
    with known.store.transaction(quiet=True) as cursor:
        cursor.execute("delete from account")
    make_first(known.store, NOON)
    restore_backup(known.store, copy.path.name, SYSTEM, NOON + timedelta(minutes=1))
    assert [each.name for each in accounts(known.store)] == ["admin", "lan"]


def test_where_the_boards_are_closed_whoever_is_not_signed_in_may_nothing(known: Known) -> None:
    assert visitor(known.store, {}, "").may("look")
    set_boards(known.store, open_to_all=False, actor=SYSTEM, at=NOON)
    stranger = visitor(known.store, {}, "")
    assert not any(stranger.may(action) for action in MAY["admin"])
    assert visitor(known.store, {COOKIE: cookie_of(known.store, "viewer")}, "").may("look")
    set_boards(known.store, open_to_all=True, actor=SYSTEM, at=NOON)
    assert visitor(known.store, {}, "").may("look")
