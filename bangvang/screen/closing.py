"""A draft leaves the desk: it is booked, handed back or put away."""

from dataclasses import replace
from functools import partial

import streamlit as st

from bangvang.deciding import Decisions, told_columns
from bangvang.draw import file_rows, style
from bangvang.exports import EXCEL, returned
from bangvang.fold import fold
from bangvang.intake import Batch
from bangvang.intake.units import BELOW
from bangvang.naming import told_in
from bangvang.screen import answers, saying
from bangvang.screen.frame import View
from bangvang.store import Effect, book
from bangvang.store.drafts import put_away
from bangvang.store.spellings import learn_layout, learn_spelling, learn_union
from bangvang.waiting import Draft, let_go, workbook


def buttons(look: View, draft: Draft, batch: Batch) -> None:
    """Put the file away, take the refused rows to send back, book."""
    away, back, booking = st.columns([1, 1.4, 2.2], vertical_alignment="center")
    with away:
        discard(look, draft)
    with back:
        _hand_back(look, draft, batch)
    with booking:
        commit(look, draft, batch)


def repeats(look: View, found: Effect) -> None:
    """The rule of what counts once, and the rows of the file that had been registered before."""
    t, told = look.words, told_in(found.repeats, look.names, "persons")
    st.html(style.note(t("upload.duplicate_rule")))
    if told.height:
        with st.expander(t("upload.repeats_head", count=t.number(told["total"][0]))):
            st.html(file_rows.repeats(told, t))


def rows(look: View, batch: Batch) -> None:
    """The rows handed back with their causes, the first booked ones, and those set aside."""
    t = look.words
    if batch.refused.height:
        st.html(style.section(t("upload.refused_head", count=t.number(batch.refused.height))))
        st.html(file_rows.causes(batch, t) + file_rows.refused(batch, t))
    if batch.accepted:
        names = dict(look.ask("upper_unions").select("unit_id", "display_name").iter_rows())
        st.html(style.section(t("upload.booked_head")))
        lines = told_in(batch.booked, look.names, "person")
        is_short = bool(batch.refused.height)
        st.html(file_rows.booked(lines, names, t, is_short=is_short))
    if batch.aside:
        with st.expander(t("upload.aside_head", count=t.number(batch.aside))):
            st.html(file_rows.aside(batch, t))


def commit(look: View, draft: Draft, batch: Batch) -> None:
    """The one button that books; what was decided is remembered for the next file."""
    t = look.words
    if not batch.accepted:
        st.warning(t("upload.nothing"))
        return
    key = "upload.commit" if batch.refused.height else "upload.commit_clean"
    label = t(key, accepted=t.number(batch.accepted), refused=t.number(batch.refused.height))
    if st.button(label, type="primary", key=f"ghi-{draft.draft_id}", width="stretch"):
        say = saying.ready("desk")
        with st.spinner(t("upload.booking", rows=t.number(batch.accepted))):
            if done := _booked(look, draft, batch):
                say(done)
        st.rerun()


def _booked(look: View, draft: Draft, batch: Batch) -> str:
    """Books the draft, remembers what was decided, puts it away; gives what was done in words.

    Nothing where a colleague has just moved the batch of the same bytes: the page shows how.
    """
    t = look.words
    _remember(look, draft, batch)
    receipt = book(
        look.store,
        [replace(batch, letter_total=answers.stated_total(draft, batch))],
        look.actor,
        look.now,
        instead_of=draft.decisions.instead_of or None,
        again=draft.decisions.again,
    )[0]
    if receipt.status != "committed":
        return ""
    _remember_unions(look, draft)
    put_away(look.store, draft.draft_id, "booked", look.actor, look.now)
    let_go(draft)
    return t(
        "upload.done",
        accepted=t.number(receipt.accepted),
        file=receipt.file_name,
        fresh=t.number(receipt.accepted - receipt.duplicates),
        duplicates=t.number(receipt.duplicates),
        refused=t.number(receipt.refused),
    )


def discard(look: View, draft: Draft) -> None:
    if st.button(look.words("upload.discard"), key=f"bo-{draft.draft_id}"):
        put_away(look.store, draft.draft_id, "discarded", look.actor, look.now)
        let_go(draft)
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
    decided, sender = draft.decisions, draft.unit_id
    if not sender:
        return
    for written, unit_id in decided.choices.units:
        if unit_id and not unit_id.endswith(BELOW):
            learn_spelling(look.store, written, unit_id, sender, look.actor, look.now)
    columns = told_columns(batch.tables) | dict(decided.choices.columns)
    choices = replace(decided.choices, columns=tuple(sorted(columns.items())))
    if columns or choices.header_rows or decided.letters or decided.letters_of:
        kept = Decisions(
            letters=decided.letters,
            letters_of=decided.letters_of,
            choices=replace(
                choices,
                units=(),
                sections=(),
                unions=(),
                blank_units=None,
                sheet_units=None,
                day_first=None,
                hidden=None,
                bad_days=False,
            ),
        )
        learn_layout(look.store, sender, decided.headings, kept.to_json(), look.actor, look.now)


def _remember_unions(look: View, draft: Draft) -> None:
    """Names said to be a union's, in files of this sender; the union is known once it is booked."""
    if not draft.unit_id:
        return
    choices = draft.decisions.choices
    said = [told for told in choices.unions if fold(told[1]) != fold(told[2])]
    said += [
        (unit_id.removesuffix(BELOW), name, name)
        for name, unit_id in choices.units
        if unit_id.endswith(BELOW)
    ]
    for upper_id, written, name in said:
        told = (look.store, written, upper_id, name, draft.unit_id, look.actor, look.now)
        learn_union(*told)
