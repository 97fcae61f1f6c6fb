"""The desk of reports: the words ready to be pasted, and the files."""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from bangvang import clock
from bangvang.draw import style
from bangvang.exports import making, tables
from bangvang.reports import brief
from bangvang.reports.board import Board
from bangvang.reports.names import file_name
from bangvang.reports.situation import Situation, board_of, situation
from bangvang.screen import picks
from bangvang.screen.address import recall_day, remember_day
from bangvang.screen.frame import View
from bangvang.standings import Moment, ranking, week_before
from bangvang.store import Parameter

_DAY, _DIGITS = "den-ngay", "so-le"
_BASES, _SCOPES = ("assigned", "pledged"), ("all", "valid")
_MOST_DIGITS = 2


def choose(look: View) -> Situation:
    """The chips of the page: quota, stage, and the day up to which everything is told."""
    t = look.words
    with st.container(horizontal=True, vertical_alignment="center"):
        basis = picks.pills(look, "basis", _BASES, "can-cu")
        scope = picks.pills(look, "scope", _SCOPES, "trang-thai")
        first = look.campaign.programme_starts_on
        recall_day(_DAY, look.as_of, first, look.as_of)
        chosen = st.date_input(
            t("reports.until"),
            min_value=first,
            max_value=look.as_of,
            format="DD/MM/YYYY",
            key=_DAY,
            label_visibility="collapsed",
            width=140,
            help=t("reports.until"),
        )
    day = remember_day(_DAY, chosen if isinstance(chosen, date) else look.as_of, look.as_of)
    moment = look.moment if day == look.as_of else clock.end_of(day)
    return situation(look.ask, moment, None, scope, basis)


def finding(look: View, now: Situation) -> str:
    """The headline: the press sentence's figures in short."""
    t = look.words
    count = t.number(now.city["initiatives"])
    if not now.city["initiatives"]:
        return t("reports.title_empty", period=now.phase.label(t.language))
    return t("reports.title", count=count, percent=t.percent(now.percent, 1))


def words(look: View, now: Situation) -> None:
    """The morning brief and the press sentence, each with a sign that copies it."""
    t = look.words
    st.html(style.section(t("reports.brief")))
    st.code(brief.brief(now, look.campaign, t), language=None, wrap_lines=True)
    st.html(style.note(t("reports.brief_hint")))
    st.html(style.section(t("reports.press")))
    digits = st.segmented_control(
        t("reports.digits"), range(_MOST_DIGITS + 1), default=0, required=True, key=_DIGITS
    )
    st.code(brief.press(now, look.campaign, t, digits or 0), language=None, wrap_lines=True)
    st.html(style.note(t("reports.digits_hint")))


def files(look: View, now: Situation) -> None:
    """The files of the moment, each made when it is asked for."""
    t, campaign = look.words, look.campaign
    st.html(style.section(t("reports.files")))
    shown = board(look, now)
    for form in ("png", "pdf", "workbook"):
        make = partial(making.of_a_board, form, shown, look.ask, campaign, t)
        name = making.name_of_board(form, shown, campaign, t)
        _file(look, form, make, name, making.OF_A_BOARD[form].mime)
    for form, kind in making.OF_ALL.items():
        make = partial(making.of_all, form, now, campaign, t)
        _file(look, form, make, making.name_of_all(form, now, campaign, t), kind.mime)
    st.html(style.note(t("reports.files_hint")))


def data(look: View, now: Situation) -> None:
    """The booked initiatives without personal columns, for staff."""
    look.actor.must("manage")
    t = look.words
    st.html(style.section(t("reports.data")))
    asked: dict[str, Parameter] = {"period": now.phase.period_id, "as_of": now.as_of}
    for form in tables.FORMS:
        kind = making.DATA[f"registrations_{form}"]
        make = partial(tables.registrations, look.ask, look.actor, form, **asked)
        what = t("reports.registrations_name")
        name = file_name(look.campaign.name, what, now.moment, kind.ending)
        _file(look, f"registrations_{form}", make, name, kind.mime)
    st.html(style.note(t("reports.data_hint")))


def _file(look: View, form: str, make: Callable[[], bytes], name: str, mime: str) -> None:
    """One line: what the file is, what it is good for, and the button that makes it."""
    t = look.words
    with st.container(horizontal=True, vertical_alignment="center", key=f"tep-{form}"):
        hint = t.label("reports", f"{form}_hint")
        st.html(style.item(t.label("reports", form), hint), width="stretch")
        st.download_button(
            t("reports.take"), make, name, mime, key=f"tai-{form}", on_click="ignore"
        )


def board(look: View, now: Situation) -> Board:
    """The plain board of the moment, with its movement since a week before."""
    asked = board_of(now.phase.period_id, scope=now.scope, basis=now.basis)
    since = week_before(now.as_of)
    rows = ranking(look.ask, asked, Moment(now.as_of), since)
    told = look.words.short_day(since.day)
    return Board(rows, asked, now.phase, now.moment, now.bands(), since=told)
