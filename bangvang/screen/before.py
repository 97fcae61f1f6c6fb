"""The same file came before: it is booked, or it was and is gone; then nothing is booked by it unasked."""

from dataclasses import replace
from typing import Any

import polars as pl
import streamlit as st

from bangvang import gone
from bangvang.draw import batches
from bangvang.screen import answers, closing, saying
from bangvang.screen.frame import View
from bangvang.waiting import Draft


def state(look: View, draft: Draft) -> str:
    """What became of a file that came before, in short; "" for one that can be booked."""
    t = look.words
    if _booked(look, draft).height:
        return t("upload.file_known")
    old = answers.old_batch(look, draft)
    if old and old["state"] != "committed":
        return t("upload.file_old_gone")
    found = None if draft.decisions.again else _gone(look, draft)
    return t(f"upload.file_{found['state']}") if found else ""


def lets_pass(look: View, draft: Draft) -> bool:
    """Whether the draft may be booked; says what became of the same bytes, or of what it replaces."""
    known, old = _booked(look, draft), answers.old_batch(look, draft)
    found = _gone(look, draft)
    if known.height:
        _tell_booked(look, draft, known.row(0, named=True))
    elif old and old["state"] != "committed":
        _tell_old_gone(look, draft, old)
    elif found is None or _asks_again(look, draft, found):
        return True
    closing.discard(look, draft)
    return False


def _booked(look: View, draft: Draft) -> pl.DataFrame:
    """The batch in which the same bytes are booked, unless the draft is to take its place."""
    besides = draft.decisions.instead_of
    return look.ask("booked_file", file_hash=draft.file_hash, besides=besides)


def _gone(look: View, draft: Draft) -> dict[str, Any] | None:
    """What became of the same bytes where they were booked and count no more.

    A draft that is to take a place is booked for it, whatever became of its bytes before.
    """
    if draft.decisions.instead_of:
        return None
    return next(look.ask("gone_file", file_hash=draft.file_hash).iter_rows(named=True), None)


def _asks_again(look: View, draft: Draft, found: dict[str, Any]) -> bool:
    """Says what became of the same file before; whether it is to be booked again all the same."""
    t, decided = look.words, draft.decisions
    told = gone.told(draft.file_name, found, t)
    st.warning(saying.plain(told if decided.again else f"{told} {t('gone.hint')}"))
    key = f"ghi-lai-{draft.draft_id}-{decided.again}"
    again = st.checkbox(t("gone.again"), value=decided.again, key=key)
    answers.keep(look, draft, decisions=replace(decided, again=again))
    return again


def _tell_old_gone(look: View, draft: Draft, old: dict[str, object]) -> None:
    """The batch whose place the draft was to take stands no more; what it takes is decided anew."""
    t = look.words
    if old["file_hash"] == draft.file_hash:
        st.info(t("upload.own_gone"))
        return
    moves = look.ask("batch_moves", batch_id=str(old["batch_id"]))
    told = batches.told(moves.row(0, named=True), t)
    st.warning(saying.plain(t("upload.old_gone", file=old["file_name"], told=told)))
    if st.button(t("upload.look_anew"), key=f"xem-lai-{draft.draft_id}", type="primary"):
        answers.keep(look, draft, decisions=replace(draft.decisions, instead_of=""))


def _tell_booked(look: View, draft: Draft, batch: dict[str, object]) -> None:
    t = look.words
    numbers = {key: t.number(int(str(batch[key]))) for key in ("accepted", "duplicates", "refused")}
    at = batch["committed_at"]
    st.info(
        t(
            "upload.unchanged",
            file=saying.plain(draft.file_name),
            time=f"{at:%H:%M}",
            day=f"{at:%d/%m/%Y}",
            **numbers,
        )
    )
