"""The list of batches, and what can be done with one."""

import polars as pl
import streamlit as st

from bangvang.draw import style
from bangvang.exports import refused as refused_export
from bangvang.frame import View
from bangvang.store import restore, withdraw

_DONE = "ledger_done"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Row = dict[str, object]


def choose(look: View, batches: pl.DataFrame) -> Row | None:
    """The batches as a table; gives the one picked."""
    t = look.words
    shown = batches.select(
        pl.col("batch_no").alias(t("batches.number")),
        pl.col("file_name").alias(t("batches.file")),
        pl.col("unit_name").alias(t("batches.unit")),
        pl.col("received_on").dt.strftime("%d/%m/%Y").alias(t("batches.received")),
        pl.col("committed_at").dt.strftime("%H:%M %d/%m/%Y").alias(t("batches.committed")),
        pl.col("committed_by").alias(t("batches.by")),
        pl.col("rows_read").alias(t("batches.read")),
        pl.col("fresh").alias(t("batches.fresh")),
        pl.col("duplicates").alias(t("batches.duplicates")),
        pl.col("refused").alias(t("batches.refused")),
        pl.col("set_aside").alias(t("batches.aside")),
        pl.col("state").replace_strict(
            {code: t.label("state", code) for code in ("committed", "withdrawn", "superseded")}
        ).alias(t("batches.state")),
    )
    picked = st.dataframe(
        shown,
        hide_index=True,
        height=420,
        key="cac-lan-nap",
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            name: st.column_config.NumberColumn(format="localized", width="small")
            for name in shown.columns
            if shown[name].dtype.is_integer()
        },
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
        lambda: look.ask("original", batch_id=str(batch["batch_id"]))["content"].item(),
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
