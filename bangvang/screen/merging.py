"""Two names that became two grassroots unions: chosen, the effect seen, merged, and split again."""

from dataclasses import replace
from typing import Any

import polars as pl
import streamlit as st

from bangvang import reading
from bangvang.draw import changes, merging, style
from bangvang.intake.likeness import near
from bangvang.naming import told_in
from bangvang.screen import frame, saying
from bangvang.screen.frame import View
from bangvang.store.merging import MergeEffect, effect_of_merge, merge, split

Row = dict[str, Any]

_PROPOSED = 6  # pairs of names nearly the same


def unions_of(look: View, unit: Row, below: pl.DataFrame) -> None:
    """Merges two of the unions below an upper union, and splits what was merged."""
    t, upper_id = look.words, unit["unit_id"]
    merged = look.ask("merged_unions", upper_id=upper_id)
    if below.height < 2 and merged.is_empty():
        return
    st.html(style.section(t("merging.title")))
    _merged(look, merged)
    if below.height < 2:
        return
    names = dict(below.select("unit_id", "display_name").iter_rows())
    gone_key, kept_key = f"gop-{upper_id}", f"gop-vao-{upper_id}"
    with st.container(horizontal=True, vertical_alignment="center"):
        for pair in _alike(names):
            st.button(
                saying.plain(merging.pair(names[pair[0]], names[pair[1]], t)),
                key=f"gop-giong-{pair[0]}-{pair[1]}",
                on_click=_take,
                args=(pair, (gone_key, kept_key)),
            )
    gone_side, kept_side = st.columns(2)
    gone_id, kept_id = (
        side.selectbox(
            t(f"merging.{role}"),
            list(names),
            index=None,
            format_func=lambda code: names.get(code, code),
            placeholder=t("units.pick_unit"),
            key=key,
        )
        for side, role, key in (
            (gone_side, "gone", gone_key),
            (kept_side, "kept", kept_key),
        )
    )
    chosen = {gone_id, kept_id} - {None}
    if gone_id is None or kept_id is None or len(chosen) < 2 or not chosen <= names.keys():
        return
    found = _effect(look, gone_id, kept_id)
    told = replace(found, repeated=told_in(found.repeated, look.names, "person"))
    st.html(merging.effect(told, names[gone_id], names[kept_id], t))
    st.html(changes.changes(found.changes, t))
    st.button(
        saying.plain(t("merging.merge", gone=names[gone_id], kept=names[kept_id])),
        type="primary",
        key="gop-lai",
        on_click=_merge,
        args=(gone_id, kept_id, names[gone_id], names[kept_id], (gone_key, kept_key)),
    )


def _effect(look: View, gone_id: str, kept_id: str) -> MergeEffect:
    """Found once for a version of the data, whatever else is pressed on the page."""
    key = ("merging", look.store.url, look.store.version, look.as_of, gone_id, kept_id)
    board = look.board(look.phase())
    return reading.begun(
        key, lambda: effect_of_merge(look.store, gone_id, kept_id, look.actor, board)
    ).result()


def _merged(look: View, merged: pl.DataFrame) -> None:
    t = look.words
    for row in merged.iter_rows(named=True):
        said, way = st.columns([4, 1], vertical_alignment="center")
        said.html(merging.merged(row, t))
        way.button(
            t("merging.split"),
            key=f"tach-{row['unit_id']}",
            on_click=_split,
            args=(row["unit_id"], row["display_name"], row["kept_name"]),
        )


def _alike(names: dict[str, str]) -> list[tuple[str, str]]:
    """Pairs of unions whose names are nearly the same, the likest first: the shorter, the longer."""
    ids = {name: unit_id for unit_id, name in names.items()}
    pairs: dict[tuple[str, str], int] = {}
    for name, others in near(list(ids), list(ids)).items():
        for other, points in others:
            shorter, longer = sorted((name, other), key=lambda one: (len(one), one))
            pairs[ids[shorter], ids[longer]] = points
    return sorted(pairs, key=lambda pair: -pairs[pair])[:_PROPOSED]


def _take(pair: tuple[str, str], keys: tuple[str, str]) -> None:
    for key, unit_id in zip(keys, pair, strict=True):
        st.session_state[key] = unit_id


def _merge(gone_id: str, kept_id: str, gone: str, kept: str, keys: tuple[str, str]) -> None:
    look = frame.view()
    for key in keys:
        st.session_state[key] = None
    say = saying.ready("learned")
    merge(look.store, gone_id, kept_id, look.actor, look.now)
    say(look.words("merging.done", gone=gone, kept=kept))


def _split(gone_id: str, gone: str, kept: str) -> None:
    look = frame.view()
    say = saying.ready("learned")
    split(look.store, gone_id, look.actor, look.now)
    say(look.words("merging.undone", gone=gone, kept=kept))
