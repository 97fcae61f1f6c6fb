"""What was learned of the senders' files: shown, taught and forgotten."""

from typing import Any

import polars as pl
import streamlit as st

from bangvang.draw import style
from bangvang.fold import fold
from bangvang.screen import frame, picking, saying
from bangvang.screen.frame import View
from bangvang.screen.named_apart import named_apart
from bangvang.store.spellings import learn_spelling, unlearn_layout, unlearn_spelling

Row = dict[str, Any]

#: column -> its width in pixels
_WIDTHS = {
    "spelling": 104,
    "means": 150,
    "for_whom": 106,
    "headings": 312,
    "learned_at": 86,
    "learned_by": 64,
}
_ROWS = 7  # at once


def spellings_of(look: View, unit: Row, below: pl.DataFrame) -> None:
    """What was learned of this sender's files: spellings, and how its headings are read."""
    t = look.words
    own = {unit["unit_id"], *below["unit_id"]}
    learned = look.ask("spellings_learned").filter(
        pl.col("sender").eq(unit["unit_id"]) | pl.col("unit_id").is_in(own)
    )
    st.html(style.section(t("units.learned", count=learned.height)))
    _spellings(look, learned, "cach-viet")
    layouts = look.ask("layouts").filter(pl.col("sender") == unit["unit_id"])
    st.html(style.section(t("units.layouts", count=layouts.height)))
    _layouts(look, layouts)


def spellings_of_all(look: View) -> None:
    """The spellings learned for everybody's files."""
    learned = look.ask("spellings_learned").filter(pl.col("sender").is_null())
    st.html(style.section(look.words("units.learned_for_all", count=learned.height)))
    _spellings(look, learned, "cach-viet-chung")


def teach(look: View, units: pl.DataFrame, below: pl.DataFrame, unit: Row | None) -> None:
    """A small form: this text means that unit, in the files of one sender or of all."""
    t = look.words
    uppers = dict(units.select("unit_id", "display_name").iter_rows())
    names = named_apart(uppers | dict(below.select("unit_id", "display_name").iter_rows()))
    picked = unit["unit_id"] if unit else None
    senders = [None, *uppers]
    st.html(style.section(t("units.teach")))
    with st.form(f"day-{picked}", clear_on_submit=True):
        written = st.text_input(t("units.written"), placeholder=t("units.written_example"))
        means = st.selectbox(
            t("units.means"),
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder=t("units.pick_unit"),
        )
        sender = st.selectbox(
            t("units.for_whom"),
            senders,
            index=senders.index(picked),
            format_func=lambda code: uppers.get(code or "", t("units.everybody")),
        )
        if not st.form_submit_button(t("units.teach_button"), type="primary"):
            return
    if not fold(written) or means is None:
        st.error(t("units.teach_nothing"))
        return
    say = saying.ready("learned")
    learn_spelling(look.store, written, means, sender, look.actor, look.now)
    say(t("units.taught", written=written, unit=names[means]))
    st.rerun()


def tell_done() -> None:
    """What was learned or forgotten last."""
    saying.tell("learned")


def _spellings(look: View, learned: pl.DataFrame, key: str) -> None:
    t = look.words
    if not learned.height:
        st.html(style.note(t("units.none_learned")))
        return
    shown = learned.select(
        "spelling",
        pl.col("unit_name").alias("means"),
        pl.when(pl.col("sender").is_null())
        .then(pl.lit(t("units.everybody")))
        .otherwise("sender_name")
        .alias("for_whom"),
        pl.col("learned_at").dt.strftime("%d/%m/%Y"),
        "learned_by",
    )
    ids = [f"{sender}|{spelling}" for sender, spelling in learned["sender", "spelling"].iter_rows()]
    at = picking.one_of(shown, ids, _columns(look, shown), key, _ROWS)
    spelling, sender = learned["spelling", "sender"].row(at) if at is not None else ("", None)
    st.button(
        t("units.forget_spelling"),
        key=f"quen-{key}",
        disabled=at is None,
        on_click=_forget_spelling,
        args=(spelling, sender),
    )


def _layouts(look: View, layouts: pl.DataFrame) -> None:
    t = look.words
    if not layouts.height:
        st.html(style.note(t("units.none_learned")))
        return
    shown = layouts.select(
        pl.col("headings").str.replace_all("|", " · ", literal=True),
        pl.col("learned_at").dt.strftime("%d/%m/%Y"),
        "learned_by",
    )
    ids = layouts["headings"].to_list()
    at = picking.one_of(shown, ids, _columns(look, shown), "cach-doc", _ROWS)
    sender, headings = layouts["sender", "headings"].row(at) if at is not None else ("", "")
    st.button(
        t("units.forget_layout"),
        key="quen-cach-doc",
        disabled=at is None,
        on_click=_forget_layout,
        args=(sender, headings),
    )


def _forget_spelling(spelling: str, sender: str | None) -> None:
    look = frame.view()
    say = saying.ready("learned")
    unlearn_spelling(look.store, spelling, sender, look.actor, look.now)
    say(look.words("units.forgotten", written=spelling))


def _forget_layout(sender: str, headings: str) -> None:
    look = frame.view()
    say = saying.ready("learned")
    unlearn_layout(look.store, sender, headings, look.actor, look.now)
    say(look.words("units.forgotten_layout"))


def _columns(look: View, shown: pl.DataFrame) -> dict[str, Any]:
    return {
        name: st.column_config.TextColumn(look.words(f"units.column.{name}"), width=_WIDTHS[name])
        for name in shown.columns
    }
