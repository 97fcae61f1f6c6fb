"""Single choices on a board, each kept in the address by its code."""

from typing import Literal

import streamlit as st

from bangvang.pacing.periods import Period
from bangvang.screen.address import recall, remember
from bangvang.screen.frame import View

CLUSTERS = ("all", *(str(number) for number in range(1, 9)))
PERIOD, CLUSTER = "giai-doan", "cum"

Shown = Literal["visible", "collapsed"]


def pills(
    look: View, table: str, codes: tuple[str, ...], key: str, label: Shown = "collapsed"
) -> str:
    """One of a few codes; `table` holds their words, and its first part names the choice."""
    t = look.words
    recall(key, codes)
    chosen = st.pills(
        t(f"chips.{table.partition('.')[0]}"),
        codes,
        required=True,
        format_func=lambda code: t(f"{table}.{code}"),
        key=key,
        label_visibility=label,
    )
    return remember(key, chosen or codes[0], codes)


def cluster(look: View) -> str:
    """An emulation cluster by its number, or all."""
    t = look.words
    recall(CLUSTER, CLUSTERS)
    chosen = st.selectbox(
        t("chips.cluster"),
        CLUSTERS,
        format_func=lambda code: t("chips.all") if code == "all" else code,
        key=CLUSTER,
    )
    return remember(CLUSTER, chosen, CLUSTERS)


def period(look: View, label: Shown = "collapsed") -> Period:
    """A period; the running phase unless another is chosen."""
    t = look.words
    known = {each.period_id: each for each in look.periods()}
    running = look.phase().period_id
    codes = [running, *(code for code in known if code != running)]
    recall(PERIOD, codes)
    chosen = st.selectbox(
        t("chips.period"),
        codes,
        format_func=lambda code: known[code].label(t.language),
        key=PERIOD,
        label_visibility=label,
        width=190,
    )
    return known[remember(PERIOD, chosen, codes)]
