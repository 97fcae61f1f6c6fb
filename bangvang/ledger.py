"""The list of batches, and what can be done with one."""

from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from bangvang.draw import style
from bangvang.exports import refused as refused_export
from bangvang.frame import View
from bangvang.store import restore, withdraw

_DONE = "ledger_done"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Row = dict[str, object]

STATES = ("committed", "withdrawn", "superseded")
#: column -> its width in pixels; all of them fit a laptop's screen
_WIDTHS = {
    "batch_no": 46,
    "file_name": 220,
    "unit_name": 168,
    "received_on": 86,
    "committed_at": 88,
    "committed_by": 80,
    "rows_read": 58,
    "fresh": 58,
    "duplicates": 58,
    "refused": 58,
    "set_aside": 58,
    "state": 78,
}


def choose(look: View, batches: pl.DataFrame) -> Row | None:
    """The batches as a table; gives the one picked."""
    t = look.words
    shown = batches.select(
        "batch_no",
        "file_name",
        "unit_name",
        pl.col("received_on").dt.strftime("%d/%m/%Y"),
        pl.col("committed_at").dt.strftime("%H:%M %d/%m"),
        "committed_by",
        "rows_read",
        "fresh",
        "duplicates",
        "refused",
        "set_aside",
        pl.col("state").replace_strict({code: t.label("state", code) for code in STATES}),
    )
    picked = st.dataframe(
        shown,
        hide_index=True,
        height=420,
        key="cac-lan-nap",
        on_select="rerun",
        selection_mode="single-row",
        column_config={name: _column(look, name, width) for name, width in _WIDTHS.items()},
    )
    rows = picked["selection"]["rows"]
    return batches.row(rows[0], named=True) if rows and rows[0] < batches.height else None


def refused(look: View, batch: Row) -> None:
    """The rows of a batch that were handed back, and the files to download."""
    t = look.words
    rows = look.ask("refusals", batch_id=str(batch["batch_id"]))
    st.html(style.section(str(batch["file_name"])))
    left, right = st.columns(2)
    name = str(batch["file_name"])
    if rows.height:
        left.download_button(
            t("upload.download"),
            refused_export.workbook(rows, t),
            file_name=f"tra-lai-{name.rsplit('.', 1)[0]}.xlsx",
            mime=_EXCEL,
        )
    right.download_button(
        t("batches.original"),
        partial(_original, look, str(batch["batch_id"])),
        file_name=name,
        mime="application/octet-stream",
    )


def decide(look: View, batch: Row) -> None:
    """Withdraw a batch, or put a withdrawn one back."""
    t, batch_id = look.words, str(batch["batch_id"])
    why = st.text_input(t("batches.why"), key=f"why-{batch_id}")
    is_withdrawn = batch["state"] == "withdrawn"
    key, move = ("batches.restore", restore) if is_withdrawn else ("batches.withdraw", withdraw)
    if st.button(t(key), type="primary", key="chuyen"):
        move(look.store, batch_id, look.actor, look.moment, why)
        done = "batches.restored_done" if is_withdrawn else "batches.withdrawn_done"
        st.session_state[_DONE] = t(done, file=batch["file_name"])
        st.rerun()


def tell_done() -> None:
    """What the last withdrawal or restoring did."""
    said = st.session_state.pop(_DONE, None)
    if said:
        st.success(said)


def _original(look: View, batch_id: str) -> bytes:
    content: bytes = look.ask("original", batch_id=batch_id)["content"].item()
    return content


def _column(look: View, name: str, width: int) -> Any:
    label = look.words(f"batches.{name}")
    if name in ("batch_no", "rows_read", "fresh", "duplicates", "refused", "set_aside"):
        return st.column_config.NumberColumn(label, width=width, format="localized")
    return st.column_config.TextColumn(label, width=width)
