"""What people decide on a waiting file: its sender, how it is read, what only they can know.

Every answer is kept with the draft, and the page runs again with it. The key of every box tells
what was kept: else the box of one page holds what it showed before against what a colleague chose
on another, and each puts its own back as long as both are open.
"""

from dataclasses import replace
from datetime import date

import streamlit as st

from bangvang.deciding import Decisions, column_key, headings_of, remembered
from bangvang.draw import style, upload, version_lines
from bangvang.intake import Batch, FileRefused
from bangvang.naming import told_in
from bangvang.screen import lettering, saying
from bangvang.screen.frame import View
from bangvang.store import Effect
from bangvang.store.drafts import Decided, DecidedOtherwise, decide
from bangvang.waiting import Draft, workbook


def first_look(look: View, draft: Draft, batch: Batch) -> None:
    """Settles once what the file itself and the memory of its sender tell; people overrule both."""
    wanted = settled(look, draft, batch)
    keep(look, draft, unit_id=wanted.unit_id, decisions=wanted.decisions)


def settled(look: View, draft: Draft, batch: Batch) -> Draft:
    """The draft with what the file itself and the memory of its sender tell, once for each."""
    kept, unit_id = draft.decisions, draft.unit_id
    if not kept.has_sender:
        unit_id = unit_id or batch.proposed_unit_id
        return replace(draft, unit_id=unit_id, decisions=replace(kept, has_sender=True))
    if kept.headings:
        return draft
    headings = headings_of(batch.tables)
    learned = remembered(look.ask("layouts"), unit_id or "", headings) or kept
    return replace(draft, decisions=_read_as(learned, replace(kept, headings=headings)))


def settle_unseen(look: View, draft: Draft, batch: Batch) -> Draft:
    """The same for a file that nobody has opened; what a colleague decides meanwhile stands."""
    wanted = settled(look, draft, batch)
    if wanted == draft:
        return draft
    told = (look.store, draft.draft_id, _decided(wanted), look.actor, look.now)
    try:
        decide(*told, instead_of=_decided(draft))
    except DecidedOtherwise:
        return draft
    return wanted


def decisions(look: View, draft: Draft, batch: Batch) -> None:
    """The sender, the day of receipt and the letter's number; kept with the draft when changed."""
    t = look.words
    names = dict(look.ask("upper_unions").select("unit_id", "display_name").iter_rows())
    codes = [None, *names]
    sender, day, total = st.columns([3, 1.2, 1.2])
    unit_id = sender.selectbox(
        t("upload.unit"),
        codes,
        index=codes.index(draft.unit_id) if draft.unit_id in names else 0,
        format_func=lambda code: names.get(code or "", t("upload.unit_from_rows")),
        key=f"unit-{draft.draft_id}-{draft.unit_id}",
    )
    received_on = day.date_input(
        t("upload.received"),
        draft.received_on,
        format="DD/MM/YYYY",
        key=f"day-{draft.draft_id}-{draft.received_on}",
    )
    known = stated_total(draft, batch)
    box = f"total-{draft.draft_id}-{known}"
    st.session_state.setdefault(box, known)  # as its default it could not be cleared
    stated = total.number_input(
        t("upload.letter_total"), min_value=0, value=None, key=box, placeholder="–"
    )
    if batch.proposed_unit_id and unit_id == batch.proposed_unit_id:
        place = t.label("place", batch.proposed_from or "file_name")
        st.html(style.note(t("upload.proposed", unit=names[unit_id], place=place)))
    keep(
        look,
        draft,
        unit_id=unit_id,
        received_on=received_on if isinstance(received_on, date) else draft.received_on,
        letter_total=int(stated) if stated is not None else None,
        decisions=replace(
            _as_sent_by(look, draft, unit_id),
            no_letter=stated is None and batch.letter_total is not None,
        ),
    )


def stated_total(draft: Draft, batch: Batch) -> int | None:
    """The number of the sender's letter: as typed, else as the file states it, unless that was cleared."""
    if draft.letter_total is not None or draft.decisions.no_letter:
        return draft.letter_total
    return batch.letter_total


def reread(look: View, draft: Draft, batch: Batch | None) -> None:
    """How the file is read, to be corrected: letters, heading rows, and which column is what."""
    t, kept = look.words, draft.decisions
    with st.popover(t("upload.reread")):
        letters, letters_of = lettering.of_file(look, draft), lettering.of_columns(look, draft)
        try:
            sheets = [sheet for sheet in workbook(look.store, draft).sheets if sheet.visible][:4]
        except FileRefused:
            sheets = []
        found = {table.sheet: table.header_row for table in batch.tables} if batch else {}
        rows = dict(kept.choices.header_rows)
        for sheet in sheets:
            shown = rows.get(sheet.name, found.get(sheet.name)) or None
            row = st.number_input(
                t("upload.header_row", sheet=sheet.name or draft.file_name),
                min_value=1,
                value=shown,
                placeholder="–",
                key=f"dong-{draft.box}-{shown}-{sheet.name}",
            )
            if row is None:
                rows.pop(sheet.name, None)
            elif row != found.get(sheet.name):
                rows[sheet.name] = int(row)
                st.html(style.note(t("upload.no_heading_there", row=t.number(int(row)))))
            # the box cannot be cleared: with a default it takes that again, and without one it
            # stands empty in a popover that is opened after the page ran twice
            as_found = f"tu-tim-{draft.box}-{sheet.name}"
            if sheet.name in rows and st.button(t("upload.heading_as_found"), key=as_found):
                rows.pop(sheet.name)
            st.html(upload.first_rows(sheet, t))
        columns = dict(kept.choices.columns)
        if batch:
            columns |= _rematched(look, draft, batch)
        choices = replace(
            kept.choices, header_rows=tuple(rows.items()), columns=tuple(sorted(columns.items()))
        )
        wanted = replace(kept, letters=letters, letters_of=letters_of, choices=choices)
        keep(look, draft, decisions=wanted)


def bad_days(look: View, draft: Draft, batch: Batch) -> None:
    """Whether rows whose day cannot be read are booked all the same, on the day of receipt."""
    t, choices = look.words, draft.decisions.choices
    refused = batch.refused.filter(batch.refused["reason"] == "date_unreadable").height
    is_asked = any(question.kind == "day_order" for question in batch.questions)
    if not choices.bad_days and (not refused or is_asked):
        return
    taken = batch.warnings.filter(batch.warnings["warning"] == "day_replaced").height
    takes = st.checkbox(
        t(
            "upload.bad_days",
            count=t.number(refused or taken),
            day=t.day(draft.received_on),
        ),
        value=choices.bad_days,
        key=f"ngay-hong-{draft.draft_id}-{choices.bad_days}",
    )
    keep(
        look,
        draft,
        decisions=replace(draft.decisions, choices=replace(choices, bad_days=takes)),
    )


def new_version(look: View, draft: Draft, found: Effect) -> None:
    """Whether the file takes the place of one booked before, when it resembles one."""
    t, own = look.words, own_batch(look, draft)
    like = next((each for each in found.likenesses[:1] if each.is_version or own), None)
    if like is None and not draft.decisions.instead_of:
        return
    if own:
        st.html(style.note(t("upload.own_place")))
    if like is not None:
        st.html(upload.likeness(like, t))
    if found.differences.height:
        lines = told_in(found.differences, look.names, "person")
        with st.expander(t("upload.differences")):
            st.html(version_lines.differences(lines, t))
    if own:  # beside it the same file could not be booked
        return
    instead = st.checkbox(
        t("upload.supersede"),
        value=bool(draft.decisions.instead_of),
        key=f"thay-{draft.draft_id}-{draft.decisions.instead_of}",
    )
    batch_id = draft.decisions.instead_of or (like.batch_id if like else "")
    keep(look, draft, decisions=replace(draft.decisions, instead_of=batch_id if instead else ""))


def own_batch(look: View, draft: Draft) -> dict[str, object] | None:
    """The batch whose own file the draft is, taken up to work on the rows handed back."""
    batch = old_batch(look, draft)
    return batch if batch and batch["file_hash"] == draft.file_hash else None


def old_batch(look: View, draft: Draft) -> dict[str, object] | None:
    """The batch whose place the draft is to take."""
    if not draft.decisions.instead_of:
        return None
    return look.ask("batch", batch_id=draft.decisions.instead_of).row(0, named=True)


def keep(look: View, draft: Draft, **changed: object) -> None:
    """Keeps what changed with the draft, and runs the page again when something did."""
    wanted = replace(draft, **changed)  # type: ignore[arg-type]
    if wanted == draft:
        return
    decide(look.store, draft.draft_id, _decided(wanted), look.actor, look.now)
    st.rerun()


def _decided(draft: Draft) -> Decided:
    """As the store keeps it: of a file just laid down nothing is decided."""
    kept = draft.decisions
    choices = "{}" if kept == Decisions() else kept.to_json()
    return Decided(draft.unit_id, draft.received_on, draft.letter_total, choices)


def _as_sent_by(look: View, draft: Draft, unit_id: str | None) -> Decisions:
    """What is decided; where all of it was the memory of the sender before, the memory of this one."""
    kept = draft.decisions
    if unit_id == draft.unit_id:
        return kept
    layouts = look.ask("layouts")
    before, now = (
        _read_as(remembered(layouts, sender or "", kept.headings) or Decisions(), kept)
        for sender in (draft.unit_id, unit_id)
    )
    return now if kept == before else kept


def _read_as(learned: Decisions, kept: Decisions) -> Decisions:
    """What is decided, with the way of reading that was learned."""
    return replace(
        kept, letters=learned.letters, letters_of=learned.letters_of, choices=learned.choices
    )


def _rematched(look: View, draft: Draft, batch: Batch) -> dict[str, str]:
    """Folded heading -> field, of every column whose field was chosen otherwise than found."""
    t = look.words
    st.html(style.section(t("upload.columns")))
    changed = {}
    for heading, field in upload.headings(batch).items():
        codes = ["", *upload.FIELDS]
        chosen = st.selectbox(
            saying.plain(upload.column(heading, t)),
            codes,
            index=codes.index(field) if field in codes else 0,
            format_func=lambda code: t.label("column", code) if code else t("upload.column_unused"),
            key=f"cot-{draft.box}-{field}-{heading}",
        )
        if chosen != (field if field in codes else ""):
            changed[column_key(heading)] = chosen
    return changed
