"""The system on the screen: backups, the check, and the log."""

from datetime import datetime

import polars as pl
import streamlit as st

from bangvang import clock
from bangvang.draw import log_line, style
from bangvang.screen import picking, saying
from bangvang.screen.frame import View
from bangvang.store.backup import (
    Backup,
    BackupUnsound,
    back_up,
    backups,
    rehearse,
    restore_backup,
)
from bangvang.store.check import Finding, check

_LINES = 13  # of the log, before one scrolls
_WIDTHS = {"made_at": 130, "kind": 190, "megabytes": 70, "rehearsal": 260}
_LOG_WIDTHS = {
    "line_no": 60,
    "happened_at": 160,
    "actor": 110,
    "place": 110,
    "action": 170,
    "subject": 220,
    "details": 420,
}


def tell_done() -> None:
    """What was backed up or restored last."""
    saying.tell("system")


def copies(look: View) -> None:
    """The backups; make one now, or put one in place of everything."""
    t, known = look.words, backups(look.store)
    shown = pl.DataFrame(
        {
            "made_at": [f"{one.made_at:%H:%M %d/%m/%Y}" for one in known],
            "kind": [t.label("backup_kind", one.kind) for one in known],
            "megabytes": [t.number(one.size / 1e6, 1) for one in known],
            "rehearsal": [_rehearsal(look, one) for one in known],
        },
        schema=dict.fromkeys(_WIDTHS, pl.String),
    )
    columns = {
        name: st.column_config.TextColumn(t(f"system.{name}"), width=width)
        for name, width in _WIDTHS.items()
    }
    good = [one.rehearsal.at for one in known if one.rehearsal and one.rehearsal.is_good]
    rehearsed = f"{max(good):%H:%M %d/%m/%Y}" if good else t("system.never")
    st.html(style.section(t("system.backups", count=len(known), time=rehearsed)))
    if known and not (known[0].rehearsal and known[0].rehearsal.is_good):
        st.error(t("system.latest_not_good", time=shown["made_at"][0]))
    names = [one.path.name for one in known]
    at = picking.one_of(shown, names, columns, "ban-sao", 6) if known else None
    with st.container(horizontal=True):
        if st.button(t("system.back_up"), type="primary"):
            _back_up(look)
        if at is not None:
            if st.button(t("system.rehearse")):
                _rehearse(look, known[at])
            with st.popover(t("system.restore")):
                st.write(t("system.restore_explained", time=shown["made_at"][at]))
                if st.button(t("system.restore_confirm"), type="primary"):
                    _restore(look, known[at].path.name)


def soundness(look: View) -> None:
    """The check of everything, on demand."""
    t = look.words
    st.html(style.section(t("system.check")))
    if st.button(t("system.check_now")):
        found = check(look.store)
        if found:
            told = "; ".join(_said(look, one) for one in found)
            st.error(saying.plain(t("system.unsound", findings=told)))
        else:
            st.success(t("system.sound"))
    else:
        st.html(style.note(t("system.check_explained")))


def log(look: View) -> None:
    """The log, searched."""
    t, names = look.words, look.ask("log_names")
    st.html(style.section(t("system.log")))
    first = min(names["first_day"].to_list(), default=look.now.date())
    last = max(names["last_day"].to_list(), default=look.now.date())
    with st.container(horizontal=True):
        actor = st.selectbox(
            t("system.actor"),
            [None, *names["actor"].unique().sort()],
            format_func=lambda name: name or t("chips.all"),
            width=180,
        )
        action = st.selectbox(
            t("system.action"),
            [None, *names["action"].unique().sort()],
            format_func=lambda code: t("chips.all") if code is None else _action(look, code),
            width=220,
        )
        words = st.text_input(t("system.words"), width=220)
        days = st.date_input(t("system.days"), (first, last), format="DD/MM/YYYY", width=240)
    if len(days) != 2:
        return
    lines = look.ask(
        "log",
        actor=actor,
        action=action,
        words=words.strip().lower(),
        from_day=days[0],
        to_day=days[1],
    )
    shown = lines.with_columns(
        pl.col("happened_at").dt.strftime("%H:%M:%S %d/%m/%Y"),
        pl.col("subject").fill_null(""),
        pl.Series("action", [_action(look, code) for code in lines["action"]], dtype=pl.String),
        pl.Series(
            "details", [log_line.told(text, t) for text in lines["details"]], dtype=pl.String
        ),
    )
    st.dataframe(
        shown,
        hide_index=True,
        height=picking.height_of(min(_LINES, shown.height)),
        column_config={
            name: st.column_config.Column(t(f"system.column.{name}"), width=width)
            for name, width in _LOG_WIDTHS.items()
        },
    )


def _back_up(look: View) -> None:
    t, say = look.words, saying.ready("system")
    try:
        made = back_up(look.store, "hand", look.actor, _now(look))
    except BackupUnsound as unsound:
        st.error(saying.plain(t("system.unsound", findings=_all(look, unsound))))
        return
    say(t("system.backed_up", file=made.path.name))
    st.rerun()


def _rehearse(look: View, backup: Backup) -> None:
    t, say = look.words, saying.ready("system")
    try:
        rehearse(look.store, backup, look.actor, _now(look))
    except BackupUnsound as unsound:
        st.error(t("system.unsound", findings=_all(look, unsound)))
        return
    say(t("system.rehearsed", file=backup.path.name))
    st.rerun()


def _rehearsal(look: View, backup: Backup) -> str:
    t, known = look.words, backup.rehearsal
    if known is None:
        return t("system.not_rehearsed")
    word = "system.rehearsal_good" if known.is_good else "system.rehearsal_bad"
    return t(word, time=f"{known.at:%H:%M %d/%m/%Y}")


def _restore(look: View, name: str) -> None:
    t, say = look.words, saying.ready("system")
    try:
        restore_backup(look.store, name, look.actor, _now(look))
    except BackupUnsound as unsound:
        st.error(saying.plain(t("system.unsound", findings=_all(look, unsound))))
        return
    say(t("system.restored", file=name))
    st.rerun()


def _all(look: View, unsound: BackupUnsound) -> str:
    return "; ".join(_said(look, one) for one in unsound.findings)


def _said(look: View, finding: Finding) -> str:
    return f"{look.words.label('finding', finding.what)} ({finding.about})"


def _action(look: View, code: str) -> str:
    """The word for what was done; the code itself where a later version wrote it."""
    try:
        return look.words.label("action", code)
    except KeyError:
        return code


def _now(look: View) -> datetime:
    return clock.real(look.campaign.time_zone)
