"""A change of quotas on its way: what it would do is shown first, then it is written by one press."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import polars as pl
import streamlit as st

from bangvang.draw import quota_change as draw
from bangvang.draw import style
from bangvang.quotas.changing import differing, member_rows, quota_rows, with_day
from bangvang.screen import saying
from bangvang.screen.frame import View
from bangvang.screen.quota_asked import Asked
from bangvang.store import Parameter, QuotaEffect, effect_of_quotas, set_quotas

ROOM = "campaign"


@dataclass(frozen=True)
class Change:
    """Rows to be written, and what they would do."""

    quotas: pl.DataFrame  #: QUOTA
    members: pl.DataFrame  #: MEMBERS
    effect: QuotaEffect

    @property
    def count(self) -> int:
        return self.quotas.height + self.members.height

    @property
    def days(self) -> list[date]:
        """The days from which the rows hold: a file may name others than the page."""
        return sorted({*self.quotas["from_day"], *self.members["from_day"]})


def planned(look: View, stated: pl.DataFrame, members: pl.DataFrame, asked: Asked) -> Change:
    """What has to be written so that all that was stated holds from its day.

    A number may be stated beside its parts: what others of the statement would undo is stated again.
    """
    stated = with_day(stated, asked.from_day)
    new = differing(stated, look.ask("quota_spans", period=None, unit=None))
    effect = _effect(look, new, asked)
    undone = differing(stated, effect.spans[1])
    if undone.height:
        new = pl.concat([new, undone]).unique(maintain_order=True)
        effect = _effect(look, new, asked)
    known = look.ask("members", as_of=asked.from_day)
    told = member_rows(with_day(members, asked.from_day), known, asked.status)
    return Change(quota_rows(new, asked.status), told, effect)


def _effect(look: View, stated: pl.DataFrame, asked: Asked) -> QuotaEffect:
    rows = quota_rows(stated, asked.status)
    boards: dict[str, dict[str, Parameter]] = {
        basis: look.board(asked.period, level=asked.level, measure="percent", basis=basis)
        for basis in sorted(set(rows["basis"]))
    }
    sums: dict[str, Parameter] = {"period": asked.period.period_id, "day": asked.from_day}
    return effect_of_quotas(look.store, rows, sums, boards, look.actor)


def preview(look: View, change: Change, asked: Asked) -> None:
    """Before → after of every quota and number of members, with percent and rank."""
    t = look.words
    st.html(style.section(t("campaign.changes", count=t.number(change.count))))
    names = unit_names(look)
    periods = {each.period_id: each.label(t.language) for each in look.periods()}
    shown = asked.period.period_id
    for sentence in draw.mismatches(change.quotas, change.effect.spans[1], names, t):
        st.warning(saying.plain(sentence))
    st.html(draw.changes(change.quotas, change.effect, shown, names, periods, t))
    if change.members.height:
        known = look.ask("members", as_of=asked.from_day)
        st.html(draw.members(change.members, known, names, t))


def save(look: View, change: Change, key: str, done: Callable[[], None] | None = None) -> None:
    """The sums as they would be, and the one button that writes; `done` empties what was changed."""
    t = look.words
    if change.quotas.height:
        st.html(style.section(t("campaign.sums_after")))
        st.html(draw.sums(change.effect.sums[1], t))
    told = {"count": t.number(change.count), "day": ", ".join(map(t.day, change.days))}
    if st.button(t("campaign.save", **told), type="primary", key=key, width="stretch"):
        say = saying.ready(ROOM)
        if done:
            done()
        set_quotas(look.store, change.quotas, look.actor, look.now, change.members)
        say(t("campaign.saved", **told))
        st.rerun()


def unit_names(look: View) -> dict[str, str]:
    """Unit -> its name as boards print it; the city among them."""
    named = look.ask("unit_names").select("unit_id", "display_name")
    t = look.words
    owner = look.campaign.owner if t.language == "vi" else look.campaign.owner_en
    return dict(named.iter_rows()) | {look.campaign.city: owner}
