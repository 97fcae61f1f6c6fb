"""The desk where files wait: what was understood of one, what only a person can decide, one button."""

from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from bangvang import reading, saying
from bangvang.deciding import Decisions, answered, from_json, headings_of
from bangvang.draw import style, upload
from bangvang.exports import returned
from bangvang.fold import fold
from bangvang.frame import View
from bangvang.intake import Batch, FileRefused
from bangvang.store import Effect, book
from bangvang.store import effect as effect_of
from bangvang.store.drafts import Decided, decide, lay_down, put_away
from bangvang.store.spellings import learn_layout, learn_spelling
from bangvang.waiting import Draft, drafts, prepared, workbook

LETTERS = ("", "unicode", "tcvn3", "vni")
_CHOSEN = "desk_chosen"  # the draft looked at
_EMPTIED = "desk_emptied"  # how often the uploader was emptied: its files lie on the desk then
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_GLANCE = 0.15  # seconds it waits for each of the others
_PATIENCE = 1.2  # seconds a page waits for the file it shows before it says "đang đọc"


def receive(look: View) -> None:
    """The uploader: every file dropped on it is laid on the desk, where a colleague finds it too."""
    t = look.words
    turn = st.session_state.setdefault(_EMPTIED, 0)
    dropped = st.file_uploader(t("upload.drop"), accept_multiple_files=True, key=f"tep-{turn}")
    if dropped:
        saying.hush("desk")
        st.session_state.pop(_CHOSEN, None)
        for file in dropped:
            lay_down(look.store, file.getvalue(), file.name, look.as_of, look.actor, look.moment)
        st.session_state[_EMPTIED] = turn + 1
        st.rerun()


def waiting(look: View) -> list[Draft]:
    """The files on the desk, each being read already."""
    lying = list(drafts(look.ask("drafts")))
    for draft in lying:
        prepared(look.store, draft)
    return lying


def choose(look: View, lying: list[Draft]) -> Draft:
    """The list of waiting files with the state of each; gives the one looked at."""
    t = look.words
    by_id = {draft.draft_id: draft for draft in lying}
    st.html(style.section(t("upload.files", count=len(lying))))
    if st.session_state.get(_CHOSEN) not in by_id:
        sound = (draft for draft in lying if _is_sound(look, draft))
        st.session_state[_CHOSEN] = next(sound, lying[0]).draft_id
    chosen = st.radio(
        t("upload.nav"),
        list(by_id),
        key=_CHOSEN,
        format_func=lambda draft_id: by_id[draft_id].file_name,
        captions=[_state(look, draft) for draft in lying],
        label_visibility="collapsed",
    )
    return by_id.get(chosen or "", lying[0])


def settle(look: View, draft: Draft) -> Batch | None:
    """What was understood of the draft; None, and the reason said, when it cannot be booked."""
    t = look.words
    on_its_way = prepared(look.store, draft)
    if not reading.done(on_its_way, _PATIENCE):
        st.html(style.empty(t("upload.reading", file=draft.file_name), t("upload.reading_hint")))
        _look_again(on_its_way)
        return None
    known = look.ask("booked_file", file_hash=draft.file_hash)
    try:
        batch = on_its_way.result()
    except FileRefused as refused:
        st.error(refusal(look, draft, refused))
        if refused.code == "no_header_found":
            reread(look, draft, None)
        _discard(look, draft)
        return None
    if known.height:
        _tell_booked(look, draft, known.row(0, named=True))
        _discard(look, draft)
        return None
    _first_look(look, draft, batch)
    return batch


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
        key=f"unit-{draft.draft_id}",
    )
    received_on = day.date_input(
        t("upload.received"), draft.received_on, format="DD/MM/YYYY", key=f"day-{draft.draft_id}"
    )
    stated = total.number_input(
        t("upload.letter_total"),
        min_value=0,
        value=draft.letter_total if draft.letter_total is not None else batch.letter_total,
        key=f"total-{draft.draft_id}",
        placeholder="–",
    )
    if batch.proposed_unit_id and unit_id == batch.proposed_unit_id:
        place = t.label("place", batch.proposed_from or "file_name")
        st.html(style.note(t("upload.proposed", unit=names[unit_id], place=place)))
    _keep(
        look,
        draft,
        unit_id=unit_id,
        received_on=received_on if isinstance(received_on, date) else draft.received_on,
        letter_total=int(stated) if stated is not None else None,
    )


def reread(look: View, draft: Draft, batch: Batch | None) -> None:
    """How the file is read, to be corrected: letters, heading rows, and which column is what."""
    t, kept = look.words, draft.decisions
    with st.popover(t("upload.reread")):
        letters = st.selectbox(
            t("upload.letters"),
            LETTERS,
            index=LETTERS.index(kept.letters),
            format_func=lambda code: t.label("letters", code or "detected"),
            key=f"chu-{draft.draft_id}",
        )
        try:
            sheets = [sheet for sheet in workbook(look.store, draft).sheets if sheet.visible][:4]
        except FileRefused:
            sheets = []
        found = {table.sheet: table.header_row for table in batch.tables} if batch else {}
        rows = dict(kept.choices.header_rows)
        for sheet in sheets:
            row = st.number_input(
                t("upload.header_row", sheet=sheet.name or draft.file_name),
                min_value=1,
                value=rows.get(sheet.name, found.get(sheet.name)),
                placeholder="–",
                key=f"dong-{draft.draft_id}-{sheet.name}",
            )
            if row is not None and row != found.get(sheet.name):
                rows[sheet.name] = int(row)
            st.html(upload.first_rows(sheet, t))
        columns = dict(kept.choices.columns)
        if batch:
            columns |= _rematched(look, draft, batch)
        choices = replace(
            kept.choices, header_rows=tuple(rows.items()), columns=tuple(sorted(columns.items()))
        )
        _keep(look, draft, decisions=replace(kept, letters=letters, choices=choices))


def _rematched(look: View, draft: Draft, batch: Batch) -> dict[str, str]:
    """Folded heading -> field, of every column whose field was chosen otherwise than found."""
    t = look.words
    st.html(style.section(t("upload.columns")))
    changed = {}
    for heading, field in upload.headings(batch).items():
        codes = ["", *upload.FIELDS]
        chosen = st.selectbox(
            heading,
            codes,
            index=codes.index(field) if field in codes else 0,
            format_func=lambda code: t.label("column", code) if code else t("upload.column_unused"),
            key=f"cot-{draft.draft_id}-{heading}",
        )
        if chosen != (field if field in codes else ""):
            changed[fold(heading)] = chosen
    return changed


def questions(look: View, draft: Draft, batch: Batch) -> None:
    """What only a person can decide; every answer is kept with the draft."""
    t = look.words
    if not batch.questions:
        return
    st.html(style.section(t("upload.questions", count=len(batch.questions))))
    read = tuple(dict.fromkeys(table.sheet for table in batch.tables))
    names = dict(look.ask("upper_unions").select("unit_id", "display_name").iter_rows())
    for place, question in enumerate(batch.questions):
        said, options = st.columns([2, 3], vertical_alignment="center")
        means = {code: names.get(code, meaning) for code, meaning in question.options}
        said.html(upload.question(question, next(iter(means.values()), ""), t))
        if question.kind in ("unit_ambiguous", "unit_near"):
            means[""] = t("upload.hand_back", rows=t.number(question.rows))
        answer = options.pills(
            question.subject,
            list(means),
            format_func=means.__getitem__,
            key=f"hoi-{draft.draft_id}-{place}-{question.kind}-{question.subject}",
            label_visibility="collapsed",
            wrap=True,
        )
        if answer is not None:
            choices = answered(draft.decisions.choices, question, answer, read)
            _keep(look, draft, decisions=replace(draft.decisions, choices=choices))


def new_version(look: View, draft: Draft, found: Effect) -> None:
    """Whether the file takes the place of one booked before, when it resembles one."""
    t = look.words
    like = next((each for each in found.likenesses if each.share >= 50), None)
    if like is None and not draft.decisions.instead_of:
        return
    if like is not None:
        st.html(upload.likeness(like, t))
    instead = st.checkbox(
        t("upload.supersede"),
        value=bool(draft.decisions.instead_of),
        key=f"thay-{draft.draft_id}",
    )
    batch_id = draft.decisions.instead_of or (like.batch_id if like else "")
    _keep(look, draft, decisions=replace(draft.decisions, instead_of=batch_id if instead else ""))


def effect(look: View, draft: Draft, batch: Batch) -> Effect:
    """What booking the draft would change on the board of this moment."""
    key = ("effect", look.store.url, look.store.version, look.as_of, draft)
    board = look.board(look.phase())
    return reading.begun(
        key,
        lambda: effect_of(
            look.store,
            batch,
            look.actor,
            look.moment,
            board,
            instead_of=draft.decisions.instead_of or None,
        ),
    ).result()


def understood(look: View, draft: Draft, batch: Batch) -> None:
    """Where the table stands and what its columns were taken for, and the way to correct it."""
    said, way = st.columns([5, 1])
    said.html(upload.understood(batch, look.words))
    with way:
        reread(look, draft, batch)


def buttons(look: View, draft: Draft, batch: Batch) -> None:
    """Put the file away, take the refused rows to send back, book."""
    away, back, booking = st.columns([1, 1.4, 2.2], vertical_alignment="center")
    with away:
        _discard(look, draft)
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
        _remember(look, draft, batch)
        receipt = book(
            look.store,
            [replace(batch, letter_total=draft.letter_total or batch.letter_total)],
            look.actor,
            look.moment,
            instead_of=draft.decisions.instead_of or None,
        )[0]
        put_away(look.store, draft.draft_id, "booked", look.actor, look.moment)
        said = t(
            "upload.done",
            accepted=t.number(receipt.accepted),
            file=receipt.file_name,
            fresh=t.number(receipt.accepted - receipt.duplicates),
            duplicates=t.number(receipt.duplicates),
            refused=t.number(receipt.refused),
        )
        saying.say("desk", said)
        st.rerun()


def tell_done() -> None:
    """What the last booking did; it stands there for a while."""
    saying.tell("desk")


def refusal(look: View, draft: Draft, refused: FileRefused) -> str:
    """Why a file cannot be read: what was found, where, what to do."""
    found = {key: str(value) for key, value in refused.found.items()}
    code = refused.code
    if code == "file_too_large" and "cell" in found:
        code = "stray_cell"
    gaps = {"sheet": "?", "cell": "?", "found": "–"} | found
    return f"**{saying.plain(draft.file_name)}** — {saying.plain(look.words(f'file_error.{code}', **gaps))}"


def _hand_back(look: View, draft: Draft, batch: Batch) -> None:
    t = look.words
    if batch.refused.height:
        st.download_button(
            t("upload.download"),
            partial(_returned, look, draft, batch),
            file_name=f"tra-lai-{draft.file_name.rsplit('.', 1)[0]}.xlsx",
            mime=_EXCEL,
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


def _discard(look: View, draft: Draft) -> None:
    if st.button(look.words("upload.discard"), key=f"bo-{draft.draft_id}"):
        put_away(look.store, draft.draft_id, "discarded", look.actor, look.moment)
        saying.hush("desk")
        st.rerun()


def _first_look(look: View, draft: Draft, batch: Batch) -> None:
    """Settles once what the file itself and the memory of its sender tell; people overrule both."""
    kept = draft.decisions
    if not kept.has_sender:
        unit_id = draft.unit_id or batch.proposed_unit_id
        _keep(look, draft, unit_id=unit_id, decisions=replace(kept, has_sender=True))
    if not kept.headings:
        headings = headings_of(batch.tables)
        known = look.ask("layouts").filter(sender=draft.unit_id or "", headings=headings)
        learned = from_json(known["choices"][0]) if known.height else kept
        wanted = replace(kept, headings=headings, letters=learned.letters, choices=learned.choices)
        _keep(look, draft, decisions=wanted)


def _keep(look: View, draft: Draft, **changed: object) -> None:
    """Keeps what changed with the draft, and runs the page again when something did."""
    wanted = replace(draft, **changed)  # type: ignore[arg-type]
    if wanted == draft:
        return
    kept = Decided(
        wanted.unit_id, wanted.received_on, wanted.letter_total, wanted.decisions.to_json()
    )
    decide(look.store, draft.draft_id, kept, look.actor)
    st.rerun()


def _remember(look: View, draft: Draft, batch: Batch) -> None:
    """The sender's habits. Without a sender nothing is learned: what one means, others may not."""
    choices = draft.decisions.choices
    for written, unit_id in choices.units:
        if unit_id and draft.unit_id:
            learn_spelling(look.store, written, unit_id, draft.unit_id, look.actor, look.moment)
    if draft.unit_id and (choices.columns or choices.header_rows or draft.decisions.letters):
        kept = Decisions(
            letters=draft.decisions.letters,
            choices=replace(choices, units=(), unions=(), day_first=None, hidden=None),
        )
        headings = draft.decisions.headings
        learn_layout(look.store, draft.unit_id, headings, kept.to_json(), look.actor, look.moment)


def _is_sound(look: View, draft: Draft) -> bool:
    """Whether the draft can be booked as far as is known by now."""
    on_its_way = prepared(look.store, draft)
    return (
        reading.done(on_its_way, _PATIENCE)
        and on_its_way.exception() is None
        and look.ask("booked_file", file_hash=draft.file_hash).is_empty()
    )


def _state(look: View, draft: Draft) -> str:
    t = look.words
    on_its_way = prepared(look.store, draft)
    if not reading.done(on_its_way, _GLANCE):
        return t("upload.file_reading")
    trouble = on_its_way.exception()
    if isinstance(trouble, FileRefused):
        return t.label("file_error_short", trouble.code)
    if look.ask("booked_file", file_hash=draft.file_hash).height:
        return t("upload.file_known")
    batch = on_its_way.result()
    rows = t.number(batch.rows_read)
    if batch.questions:
        return t("upload.file_asks", rows=rows, count=len(batch.questions))
    return t("upload.file_ready", rows=rows)


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


@st.fragment(run_every=0.7)
def _look_again(on_its_way: "Future[Batch]") -> None:
    if on_its_way.done():
        st.rerun()
