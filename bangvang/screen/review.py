"""The pairs of near-duplicates on screen: which to look at, and what can be decided about each."""

from dataclasses import dataclass
from math import ceil
from typing import Any

import polars as pl
import streamlit as st

from bangvang.draw import duplicates, style
from bangvang.naming import told_in
from bangvang.screen import saying
from bangvang.screen.address import recall, remember
from bangvang.screen.frame import View
from bangvang.store.verdicts import DIFFERENT, SAME, compare, decide, undo

_PAGE = "trang"
_A_PAGE = 20  # pairs, as the question gives them

LISTS = ("waiting", "decided")
KINDS = ("all", "within", "across")


@dataclass(frozen=True)
class Choice:
    """Which pairs are looked at. None stands for all."""

    is_decided: bool = False
    across: bool | None = None
    upper_id: str | None = None


def catch_up(look: View) -> None:
    """Compares what was booked since somebody last looked."""
    with st.spinner(look.words("duplicates.comparing")):
        compare(look.store, look.actor, look.now)


def pairs(look: View, choice: Choice, skip: int = 0) -> pl.DataFrame:
    """Twenty pairs of a choice; their `total` counts all of them."""
    found = look.ask(
        "near_duplicates",
        decided=choice.is_decided,
        across=choice.across,
        upper=choice.upper_id,
        as_of=look.as_of,
        skip=skip,
    )
    return told_in(found, look.names, "first_persons", "second_persons")


def total(found: pl.DataFrame) -> int:
    """How many pairs there are in all, of which these are some."""
    return int(found["total"][0]) if found.height else 0


def choose(look: View) -> Choice:
    """Waiting or decided, in one union or between two, and of which upper union."""
    t = look.words
    names = dict(look.ask("upper_unions").select("unit_id", "display_name").iter_rows())
    with st.container(horizontal=True, vertical_alignment="center"):
        listed = _pills(look, "pair_list", LISTS, "xem")
        kind = _pills(look, "pair_kind", KINDS, "cap")
        codes = ["all", *names]
        recall("don-vi", codes)
        upper_id = st.selectbox(
            t("duplicates.upper"),
            codes,
            format_func=lambda code: names.get(code, t("duplicates.any_upper")),
            key="don-vi",
            label_visibility="collapsed",
            width=260,
        )
        remember("don-vi", upper_id, codes)
    return Choice(
        listed == "decided",
        None if kind == "all" else kind == "across",
        None if upper_id == "all" else upper_id,
    )


def show(look: View, choice: Choice) -> None:
    """The chosen pairs, twenty a page, each with its buttons."""
    t, count = look.words, total(pairs(look, choice))
    if not count:
        st.html(style.empty(t("duplicates.none"), t("duplicates.none_hint")))
        return
    for row in pairs(look, choice, _A_PAGE * (_page(look, count) - 1)).iter_rows(named=True):
        st.html(duplicates.pair(row, t))
        with st.container(horizontal=True, key=f"nut-{row['first_id']}-{row['second_id']}"):
            _buttons(look, row)


def tell_done() -> None:
    """What the last decision did."""
    saying.tell("review")


def _page(look: View, count: int) -> int:
    pages = ceil(count / _A_PAGE)
    if pages == 1:
        return 1
    # a decision may have emptied the last page
    st.session_state[_PAGE] = min(st.session_state.get(_PAGE, 1), pages)
    return st.selectbox(
        look.words("duplicates.page"),
        range(1, pages + 1),
        format_func=lambda page: look.words("duplicates.page_of", page=page, pages=pages),
        key=_PAGE,
        label_visibility="collapsed",
        width=150,
    )


def _buttons(look: View, row: dict[str, Any]) -> None:
    t, state = look.words, row["state"]
    pair = f"{row['first_id']}-{row['second_id']}"
    if state in ("waiting", "twin"):
        label = t("duplicates.keep") if state == "waiting" else t("duplicates.part")
        if st.button(label, key=f"giu-{pair}"):
            _decide(look, row, DIFFERENT)
    if state == "waiting" and st.button(t("duplicates.join"), key=f"mot-{pair}"):
        _decide(look, row, SAME)
    if state in (SAME, DIFFERENT) and st.button(t("duplicates.undo"), key=f"lai-{pair}"):
        say = saying.ready("review")
        undo(look.store, row["first_id"], row["second_id"], look.actor, look.now)
        say(t("duplicates.undone"))
        st.rerun()


def _decide(look: View, row: dict[str, Any], verdict: str) -> None:
    say = saying.ready("review")
    decide(look.store, row["first_id"], row["second_id"], verdict, look.actor, look.now)
    done = "duplicates.joined" if verdict == SAME else "duplicates.kept"
    say(look.words(done))
    st.rerun()


def _pills(look: View, table: str, codes: tuple[str, ...], key: str) -> str:
    t = look.words
    recall(key, codes)
    chosen = st.pills(
        t("duplicates.nav"),
        codes,
        required=True,
        format_func=lambda code: t(f"{table}.{code}"),
        key=key,
        label_visibility="collapsed",
    )
    return remember(key, chosen or codes[0], codes)
