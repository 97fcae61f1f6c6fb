"""Accounts on the screen: the list, what can be done with one, a new one, and who sees the boards."""

from collections.abc import Callable
from datetime import datetime

import polars as pl
import streamlit as st

from bangvang import clock
from bangvang.access import ROLES
from bangvang.draw import style
from bangvang.screen import picking, saying
from bangvang.screen.frame import View
from bangvang.store.accounts import (
    Account,
    AccountTrouble,
    accounts,
    add_account,
    boards_are_open,
    reset_phrase,
    set_boards,
    set_disabled,
    set_role,
)

_ROOM = "accounts"
_PHRASE = "mat-khau-moi"  # the account and the phrase just made, until the admin has noted it
_WIDTHS = {"name": 150, "role": 118, "way": 122, "state": 80, "made": 220}


def tell_done() -> None:
    """What was done last."""
    saying.tell(_ROOM)


def phrase(look: View) -> None:
    """A pass phrase that was made: to be handed on, and shown until it is noted."""
    t, made = look.words, st.session_state.get(_PHRASE)
    if made is None:
        return
    name, words = made
    st.html(style.banner(t("accounts.phrase", name=name)))
    st.code(words, language=None)
    st.button(t("accounts.noted"), key="da-ghi", on_click=_forget, type="primary")


def listed(look: View) -> None:
    """Everybody, and what can be done with the one picked."""
    t, known = look.words, accounts(look.store)
    st.html(style.section(t("accounts.listed", count=len(known))))
    shown = pl.DataFrame(
        [_row(look, account) for account in known], schema=dict.fromkeys(_WIDTHS, pl.String)
    )
    columns = {
        name: st.column_config.TextColumn(t.label("accounts.column", name), width=width)
        for name, width in _WIDTHS.items()
    }
    ids = [account.account_id for account in known]
    at = picking.one_of(shown, ids, columns, "tai-khoan", 300)
    if at is None:
        st.html(style.note(t("accounts.pick")))
    else:
        _changes(look, known[at])


def new(look: View) -> None:
    """The form of a new account."""
    t = look.words
    st.html(style.section(t("accounts.new")))
    with st.form("tai-khoan-moi", clear_on_submit=True):
        name = st.text_input(t("accounts.name"), key="ten-moi")
        role = st.selectbox(t("accounts.role"), ROLES, format_func=_label(look), key="vai-tro-moi")
        by_provider = st.checkbox(t("accounts.by_provider"), key="co-quan")
        pressed = st.form_submit_button(t("accounts.make"), key="tao", type="primary")
    if pressed:

        def make() -> str | None:
            actor, at = look.actor, _now(look)
            return add_account(look.store, name, role, actor, at, by_provider=by_provider)

        _do(look, name, t("accounts.made", name=name), make)


def boards(look: View) -> None:
    """Whether everybody may look at the boards."""
    t, is_open = look.words, boards_are_open(look.store)
    st.html(style.section(t("accounts.boards")))
    st.html(style.note(t("accounts.boards_open" if is_open else "accounts.boards_closed")))
    label = t("accounts.close_boards" if is_open else "accounts.open_boards")
    if st.button(label, key="mo-bang"):
        say = saying.ready(_ROOM)
        set_boards(look.store, open_to_all=not is_open, actor=look.actor, at=_now(look))
        say(t("accounts.boards_changed"))
        st.rerun()


def _changes(look: View, account: Account) -> None:
    t, name = look.words, account.name
    with st.container(horizontal=True, vertical_alignment="bottom"):
        role = st.selectbox(
            t("accounts.role"),
            ROLES,
            ROLES.index(account.role),
            _label(look),
            key=f"vai-tro-{account.account_id}",
            width=180,
        )
        if st.button(t("accounts.set_role"), key="doi-vai-tro", disabled=role == account.role):
            _do(
                look,
                name,
                t("accounts.changed", name=name),
                lambda: set_role(look.store, name, role, look.actor, _now(look)),
            )
        if st.button(t("accounts.reset"), key="dat-lai"):
            _do(
                look,
                name,
                t("accounts.changed", name=name),
                lambda: reset_phrase(look.store, name, look.actor, _now(look)),
            )
        label = t("accounts.enable" if account.disabled else "accounts.disable")
        if st.button(label, key="khoa"):
            _do(
                look,
                name,
                t("accounts.changed", name=name),
                lambda: set_disabled(
                    look.store, name, look.actor, _now(look), disabled=not account.disabled
                ),
            )


def _do(look: View, name: str, done: str, change: Callable[[], str | None]) -> None:
    """Changes an account; says what was done, or why not, and keeps the phrase that was made."""
    try:
        made = change()
    except AccountTrouble as trouble:
        st.error(look.words.label("account_trouble", trouble.code))
        return
    if made:
        st.session_state[_PHRASE] = (name, made)
    saying.ready(_ROOM)(done)
    st.rerun()


def _forget() -> None:
    st.session_state.pop(_PHRASE, None)


def _row(look: View, account: Account) -> dict[str, str]:
    t = look.words
    if account.phrase_hash is None:
        way = "provider"
    else:
        way = "once" if account.phrase_is_once else "phrase"
    return {
        "name": account.name,
        "role": t.label("role", account.role),
        "way": t.label("accounts.way", way),
        "state": t("accounts.disabled") if account.disabled else "",
        "made": f"{account.made_at:%H:%M %d/%m/%Y} · {account.made_by}",
    }


def _label(look: View) -> Callable[[str], str]:
    return lambda role: look.words.label("role", role)


def _now(look: View) -> datetime:
    return clock.real(look.campaign.time_zone)
