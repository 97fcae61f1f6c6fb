"""The desk where files wait: dropped, read beside the page, listed, and looked at one by one."""

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from time import monotonic

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from bangvang import reading
from bangvang.draw import lettering, style, upload
from bangvang.intake import Batch, FileRefused
from bangvang.intake.readings import readings
from bangvang.screen import answers, before, closing, saying, trouble
from bangvang.screen.frame import View
from bangvang.screen.named_apart import named_apart
from bangvang.store import BatchGone
from bangvang.store.drafts import DraftUnknown, lay_down
from bangvang.waiting import Draft, drafts, prepared, rows_checked, workbook

_CHOSEN = "desk_chosen"  # the draft looked at
_OWN = "desk_own"  # the drafts dropped last on this page: looked at before a colleague's
_EMPTIED = "desk_emptied"  # how often the uploader was emptied: its files lie on the desk then
_GLANCE = 0.15  # seconds it waits for the others
_PATIENCE = 0.7  # seconds a page waits for the file it shows before it says "đang đọc"


@contextmanager
def as_it_lies() -> Iterator[None]:
    """The page runs again when somebody else has just booked, put away or decided on a file it shows."""
    try:
        yield
    except (DraftUnknown, BatchGone, CancelledError):  # given up for what holds now
        st.rerun()


def receive(look: View) -> None:
    """The uploader: every file dropped on it is laid on the desk, where a colleague finds it too."""
    t = look.words
    emptied: list[None] = st.session_state.setdefault(_EMPTIED, [])  # grows; see saying.ready
    key = f"tep-{len(emptied)}"
    dropped = st.file_uploader(t("upload.drop"), accept_multiple_files=True, key=key)
    if dropped:
        saying.hush("desk")
        st.session_state.pop(_CHOSEN, None)
        say = saying.ready("desk")
        laid = [
            (
                file.name,
                lay_down(look.store, file.getvalue(), file.name, look.as_of, look.actor, look.now),
            )
            for file in dropped
        ]
        st.session_state[_OWN] = [draft_id for _, draft_id in laid]
        known = dict(look.ask("drafts").select("draft_id", "file_name").iter_rows())
        twins = [(name, known[draft_id]) for name, draft_id in laid if known[draft_id] != name]
        if twins:
            say(" ".join(t("upload.same_bytes", file=file, other=other) for file, other in twins))
        _let_go(dropped)
        emptied.append(None)
        st.rerun()


def _let_go(dropped: "list[UploadedFile]") -> None:
    """The bytes lie on the desk now; Streamlit would hold them too until the browser goes."""
    context = get_script_run_ctx()
    if context and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        for file in dropped:
            context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)


def ready() -> Callable[[str], None]:
    """What will open the desk with a draft, to be fetched BEFORE the write that lays it down.

    See saying.ready.
    """
    st.session_state.pop(_CHOSEN, None)
    own: list[str] = st.session_state.setdefault(_OWN, [])

    def open_with(draft_id: str) -> None:
        own[:] = [draft_id]

    return open_with


def waiting(look: View) -> list[Draft]:
    """The files on the desk, each being read already, with what is settled before anybody looks."""
    return [_settled(look, draft) for draft in drafts(look.ask("drafts"))]


def _settled(look: View, draft: Draft) -> Draft:
    """The draft as its first reader would find it, once it is read."""
    on_its_way = prepared(look.store, draft)
    if not reading.done(on_its_way, 0) or not _can_be_booked(look, draft, on_its_way):
        return draft
    wanted = answers.settle_unseen(look, draft, on_its_way.result())
    return draft if wanted == draft else _settled(look, wanted)


def choose(look: View, lying: list[Draft]) -> Draft:
    """The list of waiting files with the state of each; gives the one looked at."""
    t = look.words
    by_id = {draft.draft_id: draft for draft in lying}
    names = named_apart({draft.draft_id: draft.file_name for draft in lying})
    st.html(style.section(t("upload.files", count=len(lying))))
    if st.session_state.get(_CHOSEN) not in by_id:
        until = monotonic() + _PATIENCE
        own = st.session_state.get(_OWN, [])
        nearest = [draft for draft in lying if draft.draft_id in own] or lying
        sound = (draft for draft in nearest if _is_sound(look, draft, until - monotonic()))
        st.session_state[_CHOSEN] = next(sound, nearest[0]).draft_id
    chosen = st.radio(
        t("upload.nav"),
        list(by_id),
        key=_CHOSEN,
        format_func=lambda draft_id: saying.plain(names[draft_id]),
        captions=_states(look, lying),
        label_visibility="collapsed",
    )
    return by_id.get(chosen or "", lying[0])


def settle(look: View, draft: Draft) -> Batch | None:
    """What was understood of the draft; None, and the reason said, when it cannot be booked."""
    on_its_way = prepared(look.store, draft)
    if not reading.done(on_its_way, _PATIENCE):
        _tell_progress(look, draft, on_its_way)
        closing.discard(look, draft)
        return None
    closed = trouble.of_files(on_its_way.exception())
    if closed:
        st.error(saying.plain(closed))
        closing.discard(look, draft)
        return None
    try:
        batch = on_its_way.result()
    except FileRefused as refused:
        st.error(refusal(look, draft, refused))
        if refused.code == "no_header_found":
            st.html(style.note(look.words("upload.point_at_headings")))
        if refused.code == "no_header_found" or refused.found.get("stage") == "checking":
            answers.reread(look, draft, None)
        closing.discard(look, draft)
        return None
    if not before.lets_pass(look, draft):
        return None
    answers.first_look(look, draft, batch)
    return batch


def understood(look: View, draft: Draft, batch: Batch) -> None:
    """Where the table stands and what its columns were taken for, and the way to correct it."""
    said, way = st.columns([5, 1])
    book = workbook(look.store, draft)
    letters = lettering.letters(readings(book), look.words)
    said.html(upload.understood(batch, book.sheets, look.words) + letters)
    with way:
        answers.reread(look, draft, batch)


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


def _is_sound(look: View, draft: Draft, seconds: float) -> bool:
    """Whether the draft can be booked, as far as is known within so many seconds."""
    on_its_way = prepared(look.store, draft)
    return reading.done(on_its_way, max(seconds, 0)) and _can_be_booked(look, draft, on_its_way)


def _can_be_booked(look: View, draft: Draft, read: "Future[Batch]") -> bool:
    """Whether a draft that has been read is a list that was not booked before, or is to be again."""
    return read.exception() is None and not before.state(look, draft)


def _states(look: View, lying: list[Draft]) -> list[str]:
    until = monotonic() + _GLANCE
    return [_state(look, draft, max(until - monotonic(), 0)) for draft in lying]


def _state(look: View, draft: Draft, seconds: float) -> str:
    t = look.words
    on_its_way = prepared(look.store, draft)
    if not reading.done(on_its_way, seconds):
        return t("upload.file_reading")
    failed = on_its_way.exception()
    if isinstance(failed, FileRefused):
        return t.label("file_error_short", failed.code)
    if trouble.of_files(failed):
        return t("key.closed")
    if came_before := before.state(look, draft):
        return came_before
    batch = on_its_way.result()
    if answers.settled(look, draft, batch) != draft:  # what it asks is not known before
        return t("upload.file_reading")
    rows = t.number(batch.rows_read)
    asked = len(batch.questions)
    return (
        t("upload.file_asks", rows=rows, count=asked)
        if asked
        else t("upload.file_ready", rows=rows)
    )


@st.fragment(run_every=0.7)
def _tell_progress(look: View, draft: Draft, on_its_way: "Future[Batch]") -> None:
    """How far the reading is; the page looks again when it is done."""
    t, rows = look.words, rows_checked(draft)
    if on_its_way.done():
        st.rerun()
    said = (
        t("upload.reading", file=draft.file_name)
        if rows is None
        else t("upload.checking", file=draft.file_name, rows=t.number(rows))
    )
    st.html(style.empty(said, t("upload.reading_hint")))
