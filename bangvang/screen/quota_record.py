"""The history of quotas: which held when, and who stated what in place of what."""

import json
from typing import Any

import streamlit as st

from bangvang.draw import quota_record as draw
from bangvang.draw import style
from bangvang.reports.illustrative import explained, stands
from bangvang.screen import quota_change
from bangvang.screen.address import recall, remember
from bangvang.screen.frame import View
from bangvang.screen.named_apart import named_apart

ALL = "all"


def show(look: View) -> None:
    """One unit's quotas as spans of days, and what was written; of all units the latest writes."""
    t = look.words
    names = quota_change.unit_names(look)
    known = set(look.ask("quota_spans", period=None, unit=None)["unit_id"])
    told = [row for row in written(look) if row["unit_id"] in names]
    known |= {row["unit_id"] for row in told}
    unit_id = _unit(look, {code: name for code, name in names.items() if code in known})
    periods = {each.period_id: each.label(t.language) for each in look.periods()}
    if unit_id != ALL:
        told = [row for row in told if row["unit_id"] == unit_id]
    if told:
        st.html(style.section(t("campaign.writes", count=t.number(len(told)))))
        st.html(draw.writes(told, names, periods, t, unit_id != ALL))
    else:
        st.html(style.empty(t("campaign.no_writes"), t("campaign.no_writes_hint")))
    if unit_id != ALL:
        spans = look.ask("quota_spans", period=None, unit=unit_id)
        st.html(style.section(t("campaign.spans")))
        st.html(draw.spans(spans, periods, t))
        if meant := explained("", stands(spans, "amount"), t):
            st.html(style.note(meant))


def written(look: View) -> list[dict[str, Any]]:
    """One row per quota or number of members ever stated by somebody, the newest first."""
    return [
        {"happened_at": at, "actor": actor, "action": action, **row}
        for at, actor, action, details in look.ask("quota_history").iter_rows()
        for row in json.loads(details)["rows"]
    ]


def _unit(look: View, names: dict[str, str]) -> str:
    t, key = look.words, "cua"
    codes, names = [ALL, *names], named_apart(names)
    recall(key, codes)
    chosen = st.selectbox(
        t("campaign.history_of"),
        codes,
        format_func=lambda code: names.get(code, t("campaign.all_units")),
        key=key,
        width=380,
    )
    return remember(key, chosen, codes)
