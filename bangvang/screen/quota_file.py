"""Quotas and members as a file: taken out with what holds now, changed, and brought back."""

import hashlib
from functools import partial

import streamlit as st

from bangvang import reading
from bangvang.draw import quota_file as draw
from bangvang.draw import style
from bangvang.exports import EXCEL, quota_template
from bangvang.intake import FileRefused, Workbook, read
from bangvang.quotas import Statement, stated
from bangvang.quotas.headings import Periods
from bangvang.quotas.rows import Usual
from bangvang.screen import quota_change, quota_grid, quota_headline, saying
from bangvang.screen.frame import View
from bangvang.screen.quota_asked import Asked
from bangvang.store import roster

_EMPTIED = "quota-files"  # how often the uploader was emptied; grows, see saying.ready


def exchange(look: View, asked: Asked) -> None:
    """The template and the uploader side by side, then what the file says and would change."""
    t = look.words
    emptied: list[None] = st.session_state.setdefault(_EMPTIED, [])
    drop_side, template_side = st.columns([8, 3], vertical_alignment="center")
    with drop_side:
        file = st.file_uploader(t("quota_file.drop"), key=f"tep-chi-tieu-{len(emptied)}")
    with template_side:
        st.download_button(
            t("quota_file.template"),
            partial(template, look, asked),
            file_name=f"chi-tieu-{asked.period.period_id}.xlsx",
            mime=EXCEL,
            width="stretch",
        )
        st.html(style.note(t("quota_file.template_hint")))
    if file is None:
        st.html(style.empty(t("quota_file.nothing"), t("quota_file.nothing_hint")))
        return
    try:
        workbook = _workbook(file.getvalue(), file.name)
    except FileRefused as refused:
        code = "stray_cell" if "cell" in refused.found else refused.code
        st.error(saying.plain(t.label("file_error", code).format_map(_Gaps(refused.found))))
        return
    _understood(look, asked, workbook, partial(emptied.append, None))


def template(look: View, asked: Asked) -> bytes:
    """The table as it stands, to be changed; made only when somebody asks for it."""
    t = look.words
    return quota_template.workbook(
        quota_grid.table(look, asked),
        t,
        campaign=quota_headline.campaign_name(look),
        period=asked.period.label(t.language),
    )


def statement(look: View, asked: Asked, workbook: Workbook) -> Statement:
    """What the file says; what it leaves open is as the page asks for."""
    usual = Usual(
        asked.period.period_id,
        "assigned",
        look.now.date(),
        look.campaign.programme,
        asked.upper_id,
    )
    return stated(workbook, roster(look.store), Periods.of(look.ask("periods")), usual)


def _understood(look: View, asked: Asked, workbook: Workbook, done: partial[None]) -> None:
    t = look.words
    found = statement(look, asked, workbook)
    periods = {each.period_id: each.label(t.language) for each in look.periods()}
    st.html(draw.understood(workbook.file_name, found, periods, t))
    if found.troubles:
        st.error(t("quota_file.troubles", count=t.number(len(found.troubles))))
        st.html(draw.troubles(found.troubles, t))
        return
    for total in found.totals:
        st.warning(saying.plain(draw.total(total, t)))
    change = quota_change.planned(look, found.quotas, found.members, asked)
    if not change.count:
        st.html(style.empty(t("quota_file.same"), t("quota_file.same_hint")))
        return
    change_side, save_side = st.columns([8, 4])
    with change_side:
        quota_change.preview(look, change, asked)
    with save_side:
        quota_change.save(look, change, "ghi-tep-chi-tieu", done)


def _workbook(content: bytes, file_name: str) -> Workbook:
    """The file read, once for all runs of the page."""
    known_by = hashlib.sha256(content).hexdigest()
    return reading.begun(("quota file", known_by), lambda: read(content, file_name)).result()


class _Gaps(dict[str, str | int]):
    """What is known of a refusal; a dash where its sentence asks for more."""

    def __missing__(self, gap: str) -> str:
        return "–"
