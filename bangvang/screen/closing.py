"""A draft leaves the desk: it is booked, handed back or put away."""

from dataclasses import replace
from functools import partial

import streamlit as st

from bangvang.deciding import Decisions
from bangvang.exports import EXCEL, returned
from bangvang.intake import Batch
from bangvang.screen import saying
from bangvang.screen.frame import View
from bangvang.store import book
from bangvang.store.drafts import put_away
from bangvang.store.spellings import learn_layout, learn_spelling
from bangvang.waiting import Draft, workbook


def buttons(look: View, draft: Draft, batch: Batch) -> None:
    """Put the file away, take the refused rows to send back, book."""
    away, back, booking = st.columns([1, 1.4, 2.2], vertical_alignment="center")
    with away:
        discard(look, draft)
    with back:
        _hand_back(look, draft, batch)
    with booking:
        commit(look, draft, batch)


def commit(look: View, draft: Draft, batch: Batch) -> None:
    """The one button that books; what was decided is remembered for the next file."""
    t = look.words
    if not batch.accepted:
        st.warning(t("upload.nothing"))
        return
    key = "upload.commit" if batch.refused.height else "upload.commit_clean"
    label = t(key, accepted=t.number(batch.accepted), refused=t.number(batch.refused.height))
    if st.button(label, type="primary", key="ghi", width="stretch"):
        say = saying.ready("desk")
        _remember(look, draft, batch)
        receipt = book(
            look.store,
            [replace(batch, letter_total=draft.letter_total or batch.letter_total)],
            look.actor,
            look.now,
            instead_of=draft.decisions.instead_of or None,
        )[0]
        put_away(look.store, draft.draft_id, "booked", look.actor, look.now)
        said = t(
            "upload.done",
            accepted=t.number(receipt.accepted),
            file=receipt.file_name,
            fresh=t.number(receipt.accepted - receipt.duplicates),
            duplicates=t.number(receipt.duplicates),
            refused=t.number(receipt.refused),
        )
        say(said)
        st.rerun()


def discard(look: View, draft: Draft) -> None:
    if st.button(look.words("upload.discard"), key=f"bo-{draft.draft_id}"):
        put_away(look.store, draft.draft_id, "discarded", look.actor, look.now)
        saying.hush("desk")
        st.rerun()


def _hand_back(look: View, draft: Draft, batch: Batch) -> None:
    t = look.words
    if batch.refused.height:
        st.download_button(
            t("upload.download"),
            partial(_returned, look, draft, batch),
            file_name=f"tra-lai-{draft.file_name.rsplit('.', 1)[0]}.xlsx",
            mime=EXCEL,
            width="stretch",
        )


def _returned(look: View, draft: Draft, batch: Batch) -> bytes:
    names = dict(look.ask("upper_unions").select("unit_id", "display_name").iter_rows())
    return returned.workbook(
        workbook(look.store, draft),
        batch.refused,
        look.words,
        tables=batch.tables,
        booked=batch.accepted,
        sender=names.get(draft.unit_id or "", look.words("upload.unit_from_rows")),
        received_on=draft.received_on,
    )


def _remember(look: View, draft: Draft, batch: Batch) -> None:
    """The sender's habits. Without a sender nothing is learned: what one means, others may not."""
    choices = draft.decisions.choices
    for written, unit_id in choices.units:
        if unit_id and draft.unit_id:
            learn_spelling(look.store, written, unit_id, draft.unit_id, look.actor, look.now)
    if draft.unit_id and (choices.columns or choices.header_rows or draft.decisions.letters):
        kept = Decisions(
            letters=draft.decisions.letters,
            choices=replace(choices, units=(), unions=(), day_first=None, hidden=None),
        )
        headings = draft.decisions.headings
        learn_layout(look.store, draft.unit_id, headings, kept.to_json(), look.actor, look.now)
