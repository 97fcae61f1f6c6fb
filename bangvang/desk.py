"""The desk where dropped files wait: read once, prepared for one unit and day, booked by one button."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Protocol

import polars as pl
import streamlit as st

from bangvang.draw import style, upload
from bangvang.exports import refused as refused_export
from bangvang.frame import View
from bangvang.intake import Batch, FileRefused, Workbook, prepare, read
from bangvang.store import Effect, book, roster
from bangvang.store import effect as effect_of

_DONE = "desk_done"  # what the last booking said, shown once after the page has run again
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Dropped(Protocol):
    """A file as the uploader hands it over."""

    name: str

    def getvalue(self) -> bytes: ...


@dataclass(frozen=True)
class Waiting:
    """A dropped file: read, or refused as a whole."""

    file_name: str
    file_hash: str
    read: Workbook | FileRefused

    @property
    def refused(self) -> FileRefused | None:
        return self.read if isinstance(self.read, FileRefused) else None


def choose(look: View, files: Sequence[Dropped]) -> Waiting:
    """The list of dropped files with the state of each; gives the one looked at."""
    t = look.words
    read_files = {
        f"{place}": _waiting(file.getvalue(), file.name) for place, file in enumerate(files)
    }
    waiting = [place for place, file in read_files.items() if _is_waiting(look, file)]
    st.html(style.section(t("upload.files", count=len(files))))
    chosen = st.radio(
        t("upload.files", count=len(files)),
        list(read_files),
        index=int(waiting[0]) if waiting else 0,
        format_func=lambda place: read_files[place].file_name,
        captions=[_state(look, file) for file in read_files.values()],
        label_visibility="collapsed",
    )
    return read_files[chosen or "0"]


def settle(look: View, file: Waiting) -> Batch | None:
    """The file prepared for the unit and day chosen; None, and the reason said, when it cannot be."""
    t = look.words
    if file.refused:
        st.error(refusal(look, file, file.refused))
        return None
    known = look.ask("booked_file", file_hash=file.file_hash)
    if known.height:
        _tell_booked(look, file, known.row(0, named=True))
        return None
    units = look.ask("upper_unions")
    names = dict(units.select("unit_id", "display_name").iter_rows())
    try:
        first = _prepared(look, file, look.as_of, None)
        st.html(upload.understood(first, t))
        left, right = st.columns([3, 1])
        codes = [None, *names]
        unit_id = left.selectbox(
            t("upload.unit"),
            codes,
            index=codes.index(first.proposed_unit_id) if first.proposed_unit_id in names else 0,
            format_func=lambda code: names.get(code or "", t("upload.unit_from_rows")),
            key=f"unit-{file.file_hash}",
        )
        received_on = right.date_input(
            t("upload.received"), look.as_of, format="DD/MM/YYYY", key=f"day-{file.file_hash}"
        )
        if first.proposed_unit_id and unit_id == first.proposed_unit_id:
            place = t.label("place", first.proposed_from or "file_name")
            st.html(style.note(t("upload.proposed", unit=names[unit_id], place=place)))
        day = received_on if isinstance(received_on, date) else look.as_of
        return _prepared(look, file, day, unit_id)
    except FileRefused as refused:
        st.error(refusal(look, file, refused))
        return None


def effect(look: View, batch: Batch) -> Effect:
    """What booking the batch would change on the board of this moment."""
    return _effect(look.store.version, look.as_of, _key(batch), look, batch)


def decide(look: View, batch: Batch) -> None:
    """The one button that books, and the refused rows to send back."""
    t = look.words
    left, right = st.columns([1, 1], vertical_alignment="center")
    if batch.refused.height:
        left.download_button(
            t("upload.download"),
            refused_export.workbook(_as_answered(batch), t),
            file_name=f"tra-lai-{batch.file_name.rsplit('.', 1)[0]}.xlsx",
            mime=_EXCEL,
        )
    if not batch.accepted:
        right.warning(t("upload.nothing"))
        return
    key = "upload.commit" if batch.refused.height else "upload.commit_clean"
    label = t(key, accepted=t.number(batch.accepted), refused=t.number(batch.refused.height))
    if right.button(label, type="primary", key="ghi", width="stretch"):
        receipt = book(look.store, [batch], look.actor, look.moment)[0]
        st.session_state[_DONE] = t(
            "upload.done",
            accepted=t.number(receipt.accepted),
            file=receipt.file_name,
            fresh=t.number(receipt.accepted - receipt.duplicates),
            duplicates=t.number(receipt.duplicates),
            refused=t.number(receipt.refused),
        )
        st.rerun()


def tell_done(look: View) -> None:
    """What the last booking did, and the way to the board."""
    said = st.session_state.pop(_DONE, None)
    if said:
        st.success(_plain(said))


def refusal(look: View, file: Waiting, refused: FileRefused) -> str:
    """Why a file cannot be read: what was found, where, what to do."""
    found = {key: str(value) for key, value in refused.found.items()}
    code = refused.code
    if code == "file_too_large" and "cell" in found:
        code = "stray_cell"
    gaps = {"sheet": "?", "cell": "?", "found": "–"} | found
    return f"**{_plain(file.file_name)}** — {_plain(look.words(f'file_error.{code}', **gaps))}"


def waiting_count(look: View, files: Sequence[Dropped]) -> int:
    """How many of the dropped files can be booked still."""
    read_files = [_waiting(file.getvalue(), file.name) for file in files]
    return sum(_is_waiting(look, file) for file in read_files)


def _is_waiting(look: View, file: Waiting) -> bool:
    booked = look.ask("booked_file", file_hash=file.file_hash).height
    return not booked and _trouble(look, file) is None


def _trouble(look: View, file: Waiting) -> FileRefused | None:
    """Why the file as a whole cannot be booked, or None."""
    try:
        _prepared(look, file, look.as_of, None)
    except FileRefused as refused:
        return refused
    return None


def _tell_booked(look: View, file: Waiting, batch: dict[str, object]) -> None:
    t = look.words
    numbers = {key: t.number(int(str(batch[key]))) for key in ("accepted", "duplicates", "refused")}
    at = batch["committed_at"]
    st.info(
        t(
            "upload.unchanged",
            file=_plain(file.file_name),
            time=f"{at:%H:%M}",
            day=f"{at:%d/%m/%Y}",
            **numbers,
        )
    )


def _state(look: View, file: Waiting) -> str:
    t = look.words
    trouble = _trouble(look, file)
    if trouble:
        return t.label("file_error_short", trouble.code)
    booked = look.ask("booked_file", file_hash=file.file_hash).height
    return t("upload.file_known") if booked else t("upload.file_ready")


def _waiting(content: bytes, file_name: str) -> Waiting:
    return _read(sha256(content).hexdigest(), file_name, content)


@st.cache_data(max_entries=64, show_spinner=False, scope="session")
def _read(file_hash: str, file_name: str, _content: bytes) -> Waiting:
    try:
        return Waiting(file_name, file_hash, read(_content, file_name))
    except FileRefused as refused:
        return Waiting(file_name, file_hash, refused)


def _prepared(look: View, file: Waiting, received_on: date, unit_id: str | None) -> Batch:
    if isinstance(file.read, FileRefused):
        raise file.read
    return _prepare(look.store.version, file.file_hash, received_on, unit_id, look, file.read)


@st.cache_data(max_entries=32, show_spinner=False, scope="session")
def _prepare(
    _version: int,
    file_hash: str,
    received_on: date,
    unit_id: str | None,
    _look: View,
    _workbook: Workbook,
) -> Batch:
    return prepare(_workbook, roster(_look.store), received_on, _look.campaign.programme, unit_id)


@st.cache_data(max_entries=32, show_spinner=False, scope="session")
def _effect(version: int, as_of: date, key: str, _look: View, _batch: Batch) -> Effect:
    board = _look.board(_look.phase())
    return effect_of(_look.store, _batch, _look.actor, _look.moment, board)


def _key(batch: Batch) -> str:
    return f"{sha256(batch.content).hexdigest()}|{batch.unit_id}|{batch.received_on}"


def _as_answered(batch: Batch) -> pl.DataFrame:
    """The refused rows as the question `refusals` gives them."""
    cells = [json.dumps(list(row), ensure_ascii=False) for row in batch.refused["cells"]]
    return batch.refused.rename({"column": "column_name"}).with_columns(
        cells=pl.Series(cells, dtype=pl.String)
    )


def _plain(text: str) -> str:
    """The text with everything that Markdown would read as a sign set apart."""
    return "".join(
        f"\\{letter}" if letter in r"\`*_{}[]<>()#+-.!|~$:" else letter for letter in text
    )
