"""What the campaign page is asked for: which part, and whose quotas of which period from which day."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from bangvang.pacing.periods import Period
from bangvang.screen.address import recall, recall_day, remember, remember_day
from bangvang.screen.frame import View
from bangvang.screen.picks import period, pills

PARTS = ("quotas", "file", "history", "members", "facts")
STATUSES = ("published", "inferred", "illustrative")
UPPER, WITH_QUOTA = "upper", "with-quota"


@dataclass(frozen=True)
class Asked:
    """The units of a table, the period their quotas are of, and the day from which a change holds."""

    period: Period  #: a phase, or the programme: a drive has no quota of its own
    level: str  #: upper (with the city) or grassroots
    upper_id: str | None  #: whose grassroots unions; None for all that have a quota
    from_day: date
    status: str  #: published, inferred or illustrative: how sure what is stated now is


def part(look: View) -> str:
    """Which part of the page is looked at."""
    return pills(look, "campaign_part", PARTS, "muc")


def choose(look: View) -> Asked:
    """The choices above a table of quotas, on one line."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        phase = look.plan(period(look, "visible")).phase
        chosen = _units(look)
        from_day = _from_day(look)
        status = _status(look)
    level = "upper" if chosen == UPPER else "grassroots"
    return Asked(phase, level, None if chosen in (UPPER, WITH_QUOTA) else chosen, from_day, status)


def _units(look: View) -> str:
    t, key = look.words, "bang"
    names = dict(look.ask("upper_unions").select("unit_id", "display_name").iter_rows())
    codes = [UPPER, WITH_QUOTA, *names]
    recall(key, codes)
    fixed = {UPPER: t("campaign.uppers"), WITH_QUOTA: t("campaign.with_quota")}
    chosen = st.selectbox(
        t("campaign.units"),
        codes,
        format_func=lambda code: fixed.get(code) or t("campaign.below", unit=names[code]),
        key=key,
        width=330,
    )
    return remember(key, chosen, codes)


def _from_day(look: View) -> date:
    t, key, usual = look.words, "tu-ngay", look.as_of
    first, last = look.campaign.programme
    usual = min(max(usual, first), last)
    recall_day(key, usual, first, last)
    chosen = st.date_input(
        t("campaign.from_day"),
        min_value=first,
        max_value=last,
        format="DD/MM/YYYY",
        key=key,
        width=150,
    )
    return remember_day(key, chosen if isinstance(chosen, date) else usual, usual)


def _status(look: View) -> str:
    t, key = look.words, "nguon"
    recall(key, STATUSES)
    chosen = st.selectbox(
        t("campaign.status"),
        STATUSES,
        format_func=lambda code: t.label("quota_status", code),
        key=key,
        width=170,
    )
    return remember(key, chosen, STATUSES)
