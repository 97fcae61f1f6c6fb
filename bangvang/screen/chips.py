"""The choices on a board: chips whose state stands in the address, so that a link reopens the same board."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import streamlit as st

from bangvang.fold import fold
from bangvang.pacing.periods import Period
from bangvang.screen.address import recall, recall_day, remember, remember_day
from bangvang.screen.frame import View
from bangvang.store import Parameter

KINDS = ("all", "district", "sector", "zone", "corporation")
MEASURES = ("initiatives", "registrants", "percent", "benefit")
BLOCKS = ("all", "enterprise", "administrative")
SCOPES = ("all", "valid")
BASES = ("assigned", "pledged")
CLUSTERS = ("all", *(str(number) for number in range(1, 9)))


@dataclass(frozen=True)
class Choice:
    """What a board is asked for. None stands for all."""

    period: Period
    kind: str | None = None
    block: str | None = None
    cluster: str | None = None
    measure: str = "initiatives"
    scope: str = "all"
    basis: str = "assigned"
    compare: date | None = None
    search: str = ""

    def board(self, look: View) -> dict[str, Parameter]:
        """The parameters of the question `leaderboard`."""
        return look.board(
            self.period,
            kind=self.kind,
            cluster=self.cluster,
            block=self.block,
            scope=self.scope,
            measure=self.measure,
            basis=self.basis,
            compare=self.compare,
        )


def board(look: View) -> Choice:
    """The chips of the leaderboard, on one line; the rarer ones behind "Lọc"."""
    t = look.words
    with st.container(horizontal=True, vertical_alignment="center"):
        kind = _pills(look, "kind", KINDS, "loai")
        measure = _pills(look, "measure", MEASURES, "theo")
        compare = _compare(look)
        with st.popover(t("chips.more"), width="content"):
            period = _period(look, "visible")
            scope = _pills(look, "scope", SCOPES, "trang-thai")
            basis = _pills(look, "basis", BASES, "can-cu")
            block = _pills(look, "block", BLOCKS, "khoi")
            cluster = _cluster(look)
        search = st.text_input(
            t("chips.search"),
            key="tim",
            bind="query-params",
            placeholder=t("chips.search"),
            label_visibility="collapsed",
            width=150,
        )
    return Choice(
        period, _one(kind), _one(block), _one(cluster), measure, scope, basis, compare, fold(search)
    )


def plan(look: View) -> Choice:
    """The chips of the pages that judge by a plan: phase, basis and stage."""
    with st.container(horizontal=True, vertical_alignment="center"):
        basis = _pills(look, "basis", BASES, "can-cu")
        scope = _pills(look, "scope", SCOPES, "trang-thai")
        period = _period(look)
    return Choice(period, scope=scope, basis=basis)


def _pills(look: View, table: str, codes: tuple[str, ...], key: str) -> str:
    t = look.words
    recall(key, codes)
    chosen = st.pills(
        t(f"chips.{table}"),
        codes,
        required=True,
        format_func=lambda code: t(f"{table}.{code}"),
        key=key,
        label_visibility="collapsed",
    )
    return remember(key, chosen or codes[0], codes)


def _cluster(look: View) -> str:
    t, key = look.words, "cum"
    recall(key, CLUSTERS)
    chosen = st.selectbox(
        t("chips.cluster"),
        CLUSTERS,
        format_func=lambda code: t("chips.all") if code == "all" else code,
        key=key,
    )
    return remember(key, chosen, CLUSTERS)


def _period(look: View, label: Literal["visible", "collapsed"] = "collapsed") -> Period:
    t, key = look.words, "giai-doan"
    known = {period.period_id: period for period in look.periods()}
    running = look.phase().period_id
    codes = [running, *(code for code in known if code != running)]
    recall(key, codes)
    chosen = st.selectbox(
        t("chips.period"),
        codes,
        format_func=lambda code: known[code].label(t.language),
        key=key,
        label_visibility=label,
        width=190,
    )
    return known[remember(key, chosen, codes)]


def _compare(look: View) -> date:
    t, key, usual = look.words, "so-voi", look.as_of - timedelta(days=7)
    recall_day(key, usual)
    chosen = st.date_input(
        t("chips.compare"),
        format="DD/MM/YYYY",
        key=key,
        label_visibility="collapsed",
        width=130,
        help=t("chips.compare"),
    )
    return remember_day(key, chosen if isinstance(chosen, date) else usual, usual)


def _one(code: str) -> str | None:
    return None if code == "all" else code
