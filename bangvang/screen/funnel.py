"""The funnel on a page: the whole campaign, then every unit."""

import streamlit as st

from bangvang.draw import funnel as draw
from bangvang.draw import style
from bangvang.pacing.funnel import Funnel, funnels, together
from bangvang.pacing.periods import Plan
from bangvang.screen.chips import Choice
from bangvang.screen.coverage import at_rest
from bangvang.screen.frame import View
from bangvang.screen.picks import pills

ORDERS = ("submitted", "valid", "pending", "rejected", "participation")


def show(look: View, choice: Choice, plan: Plan) -> str:
    """People, what they handed in, what became of it, by unit; gives the finding."""
    t = look.words
    order = pills(look, "funnel_order", ORDERS, "xep-pheu")
    answer = look.ask("funnel", period=choice.period.period_id, as_of=look.as_of)
    parts = funnels(answer, look.ask("members", as_of=look.as_of))
    whole = together(list(parts.values()))
    if not (whole.submitted or plan.begun(look.as_of)):
        return at_rest(look, plan, "funnel.ahead", "ahead")
    if not whole.submitted:
        st.html(style.empty(t("leaderboard.empty"), t("leaderboard.empty_hint")))
        return t("coverage.title_empty")
    st.html(draw.whole(whole, t))
    ids = sorted(parts, key=lambda unit_id: _key(parts[unit_id], order))
    names = dict(answer.select("unit_id", "display_name").iter_rows())
    st.html(draw.table([(unit_id, names[unit_id], parts[unit_id]) for unit_id in ids], t))
    st.html(style.note(t("funnel.note")))
    if whole.members is None:
        st.html(style.note(t("funnel.no_members", page=t("campaign.nav"))))
    if not whole.is_reviewed:
        return t("funnel.title_unmarked", submitted=t.number(whole.submitted))
    return t(
        "funnel.title",
        percent=t.percent(whole.percent(whole.valid)),
        pending=t.number(whole.pending + whole.unmarked),
    )


def _key(part: Funnel, order: str) -> tuple[bool, float]:
    """Where a unit stands in an order: the worst rate first, the largest number first, what is unknown last."""
    value = {
        "submitted": -part.submitted,
        "valid": part.percent(part.valid),
        "pending": -(part.pending + part.unmarked),
        "rejected": None if part.percent(part.rejected) is None else -part.rejected,
        "participation": part.participation,
    }[order]
    return value is None, 0.0 if value is None else float(value)
