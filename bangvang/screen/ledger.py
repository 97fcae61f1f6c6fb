"""The list of batches, and what can be done with one."""

import json
from contextlib import suppress
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from bangvang import clock
from bangvang.draw import batches as draw
from bangvang.draw import changes, file_rows, style
from bangvang.exports import EXCEL, returned
from bangvang.intake import Table, read
from bangvang.naming import told_in
from bangvang.screen import desk, frame, picking, saying
from bangvang.screen.frame import View
from bangvang.store import BatchMoved, Change, effect_of_move, restore, withdraw
from bangvang.store.keys import keyring
from bangvang.store.originals import erase_originals
from bangvang.store.sealing import is_open, key_id_of, opened
from bangvang.store.taking_up import NothingToTakeUp, take_up

Row = dict[str, Any]

STATES = ("committed", "withdrawn", "superseded")
_COUNTS = ("batch_no", "rows_read", "fresh", "duplicates", "refused", "set_aside")
#: column -> its width in pixels; all of them fit a laptop's screen
_WIDTHS = {
    "batch_no": 46,
    "file_name": 198,
    "unit_name": 190,
    "received_on": 86,
    "committed_at": 88,
    "committed_by": 80,  # more for longer names: `_widths`
    "rows_read": 58,
    "fresh": 58,
    "duplicates": 58,
    "refused": 58,
    "set_aside": 58,
    "state": 78,
}
#: letters of an account's name in the table; the whole stands beside the batch picked
_NAME_SHOWN = 20
_LETTER, _MARGINS = 7, 18  # pixels


def choose(look: View, batches: pl.DataFrame) -> Row | None:
    """The batches as a table; gives all that is known of the one picked."""
    t = look.words
    st.html(style.note(t("batches.choose")))
    widths = _widths(batches)
    shown = batches.select(
        "batch_no",
        _shortened("file_name", (widths["file_name"] - _MARGINS) // _LETTER),
        "unit_name",
        pl.col("received_on").dt.strftime("%d/%m/%Y"),
        pl.col("committed_at").dt.strftime("%H:%M %d/%m"),
        _shortened("committed_by", _NAME_SHOWN),
        "rows_read",
        "fresh",
        "duplicates",
        "refused",
        "set_aside",
        pl.col("state").replace_strict({code: t.label("state", code) for code in STATES}),
    )
    columns = {name: _column(look, name, width) for name, width in widths.items()}
    ids = batches["batch_id"].to_list()
    at = picking.one_of(shown, ids, columns, "cac-lan-nap", 10)
    return None if at is None else look.ask("batch", batch_id=ids[at]).row(0, named=True)


def reconcile(look: View, batch: Row) -> None:
    """The rows of a batch reckoned up, what happened to it, and its files to download."""
    t, name = look.words, batch["file_name"]
    st.html(draw.history(batch, look.ask("batch_moves", batch_id=batch["batch_id"]), t))
    st.html(draw.reckoning(batch, t))
    if not batch["bytes_kept"]:
        st.html(style.note(t("batches.original_erased")))
        return
    keys = keyring(look.store)
    if not is_open(batch["seal"], keys):
        st.error(saying.plain(t("key.missing", path=keys.path, key_id=key_id_of(batch["seal"]))))
        return
    files = st.container(horizontal=True)
    if batch["refused"] and batch["state"] == "committed" and look.actor.may("book"):
        files.button(
            t("batches.take_up"),
            key="xu-ly",
            on_click=_take_up,
            args=(batch["batch_id"], batch["file_name"]),
        )
    if batch["refused"]:
        files.download_button(
            t("batches.returned"),
            partial(to_send_back, look, batch),
            file_name=f"tra-lai-{name.rsplit('.', 1)[0]}.xlsx",
            mime=EXCEL,
        )
    if look.actor.may("erase"):
        with files.popover(t("batches.erase_original")):
            st.html(style.note(t("batches.erase_original_what")))
            st.button(
                t("batches.erase_original_confirm"),
                type="primary",
                key="xoa-tep-goc",
                on_click=_erase_original,
                args=(batch["batch_id"], name),
            )
    files.download_button(
        t("batches.original"),
        partial(original, look, batch["batch_id"]),
        file_name=name,
        mime="application/octet-stream",
    )


def refused(look: View, batch: Row) -> None:
    """The rows of a batch that were handed back."""
    if batch["refused"]:
        st.html(style.section(look.words("upload.refused_head", count=batch["refused"])))
        st.html(draw.refused(look.ask("refusals", batch_id=batch["batch_id"]), look.words))


def repeats(look: View, batch: Row) -> None:
    """The initiatives of a batch that count elsewhere, while it is committed."""
    t, again = look.words, look.ask("batch_repeats", batch_id=batch["batch_id"])
    if again.height:
        st.html(style.section(t("upload.repeats_head", count=t.number(again["total"][0]))))
        st.html(file_rows.repeats(told_in(again, look.names, "persons"), t))


def decide(look: View, batch: Row) -> None:
    """What withdrawing a batch, or putting it back, does to the board; then the button for it."""
    t, batch_id = look.words, batch["batch_id"]
    move = "withdraw" if batch["state"] == "committed" else "restore"
    st.html(style.section(t(f"batches.effect_{move}")))
    st.html(changes.changes(_effect(look.store.version, look.as_of, batch_id, move, look), t))
    moves = look.ask("batch_moves", batch_id=batch_id).height
    key = f"why-{batch_id}-{moves}"  # the next move has a field, and a reason, of its own
    st.text_input(t("batches.why"), key=key)
    st.button(
        t(f"batches.{move}"),
        type="primary",
        key="chuyen",
        width="stretch",
        on_click=_move,
        args=(move, batch_id, batch["file_name"], key),
    )


def original(look: View, batch_id: str) -> bytes:
    """The file as it came. Raises KeyMissing or FileDamaged."""
    look.actor.must("names")
    kept = look.ask("original", batch_id=batch_id).row(0, named=True)
    return opened(kept["content"], kept["file_hash"], keyring(look.store))


def to_send_back(look: View, batch: Row) -> bytes:
    """The error workbook, made of the file as it came; made only when somebody asks for it."""
    t = look.words
    return returned.workbook(
        read(original(look, batch["batch_id"]), batch["file_name"]),
        look.ask("refusals", batch_id=batch["batch_id"]),
        t,
        tables=[Table(**table) for table in json.loads(batch["tables"])],
        booked=batch["accepted"],
        sender=batch["unit_name"] or t("batches.sender_unnamed"),
        received_on=batch["received_on"],
    )


def tell_done() -> None:
    """What the last withdrawal or restoring did."""
    saying.tell("ledger")


def _take_up(batch_id: str, file_name: str) -> None:
    """Lays the file of the batch that stood beside the button on the desk again."""
    look = frame.view()
    say, open_with = saying.ready("ledger"), desk.ready()
    with suppress(NothingToTakeUp):  # a colleague has just moved it: the page shows how
        open_with(take_up(look.store, batch_id, look.actor, look.now))
        say(look.words("batches.taken_up", file=file_name))


def _move(move: str, batch_id: str, file_name: str, why_key: str) -> None:
    """Moves the batch that stood beside the button, whatever the list holds by now."""
    look = frame.view()
    why = st.session_state.get(why_key, "")
    write = withdraw if move == "withdraw" else restore
    say = saying.ready("ledger")
    try:
        write(look.store, batch_id, look.actor, look.now, why)
    except BatchMoved:
        last = look.ask("batch_moves", batch_id=batch_id).row(0, named=True)
        told = draw.told(last, look.words)
        say(look.words("batches.moved_before", file=file_name, told=told), is_done=False)
    else:
        say(look.words(f"batches.done_{move}", file=file_name))


def _erase_original(batch_id: str, file_name: str) -> None:
    look = frame.view()
    say = saying.ready("ledger")
    at = clock.real(look.campaign.time_zone)
    erase_originals(look.store, [batch_id], look.actor, at, "hand")
    say(look.words("batches.original_gone", file=file_name))


@st.cache_data(max_entries=32, show_spinner=False, scope="session")
def _effect(
    version: int, as_of: object, batch_id: str, move: str, _look: View
) -> tuple[Change, ...]:
    state = "withdrawn" if move == "withdraw" else "committed"
    board = _look.board(_look.phase())
    return effect_of_move(_look.store, batch_id, state, _look.actor, board)


def _shortened(column: str, most: int) -> pl.Expr:
    """A text with so many letters at most, an ellipsis at its end where more stood."""
    text = pl.col(column)
    cut = pl.concat_str(text.str.head(most - 1).str.strip_chars_end(), pl.lit("…"))
    return pl.when(text.str.len_chars() > most).then(cut).otherwise(text).alias(column)


def _widths(batches: pl.DataFrame) -> dict[str, int]:
    """The widths, with room for the longest name of an account; the files' names give it."""
    longest = min(max(map(len, batches["committed_by"]), default=0), _NAME_SHOWN)
    more = max(_LETTER * longest + _MARGINS - _WIDTHS["committed_by"], 0)
    return _WIDTHS | {
        "file_name": _WIDTHS["file_name"] - more,
        "committed_by": _WIDTHS["committed_by"] + more,
    }


def _column(look: View, name: str, width: int) -> Any:
    label = look.words(f"batches.{name}")
    if name in _COUNTS:
        return st.column_config.NumberColumn(label, width=width, format="localized")
    return st.column_config.TextColumn(label, width=width)
