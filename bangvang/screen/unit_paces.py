"""The pace of every unit: who needs how many times what it brings now, and where each ends."""

from functools import partial

import polars as pl
import streamlit as st

from bangvang.draw import style
from bangvang.draw import unit_paces as draw
from bangvang.pacing.pace import Pace
from bangvang.pacing.reached import held
from bangvang.pacing.units import paces, table
from bangvang.reports.illustrative import explained, stands
from bangvang.screen import headline
from bangvang.screen.chips import Choice
from bangvang.screen.frame import View
from bangvang.screen.headline import City
from bangvang.screen.picks import pills

LEVELS = ("upper", "grassroots")
_ABOUT = ("unit_id", "display_name", "kind", "cluster", "quota", "is_illustrative", "percent")
#: code of an order -> the column it goes by, and whether its largest value comes first
ORDERS = {
    "effort": ("effort", True),
    "gap": ("gap", False),
    "percent": ("percent", False),
    "finish": ("finish_percent", False),
    "silent": ("silent_days", True),
}
_ORDERS_AFTER = ("gap", "percent")  # once no day is left


def show(look: View, choice: Choice, whole: City) -> str:
    """The table in the chosen order; gives its finding."""
    t = look.words
    with st.container(horizontal=True, vertical_alignment="center"):
        level = pills(look, "pace_level", LEVELS, "cap")
        orders = tuple(ORDERS) if whole.pace.days_left else _ORDERS_AFTER
        order = pills(look, "pace_order", orders, "sap-xep")
    units, found = of_level(look, choice, whole, level)
    if not units.height:
        st.html(style.empty(t("pace_table.no_quota"), t("pace_table.no_quota_hint")))
        return t("pace_table.title_none")
    if not whole.pace.count:
        st.html(style.empty(t("leaderboard.empty"), t("leaderboard.empty_hint")))
        return headline.finding(look, whole)
    table = partial(_table, look, units, found, whole, order)
    st.html(look.once("pace_table", choice, level, order, make=table))
    st.html(style.note(explained(t("pace_table.note"), stands(units), t)))
    pressed = units.filter(pl.col("effort") >= 2).height
    still = units.filter(pl.col("needed_per_day") > 0).height
    if not whole.pace.days_left:
        reached = units.filter(pl.col("band") == "reached").height
        return t("pace_table.title_over", reached=reached, units=units.height)
    return t("pace_table.title", pressed=pressed, still=still)


def _table(look: View, units: pl.DataFrame, found: dict[str, Pace], whole: City, order: str) -> str:
    return draw.table(_ordered(units, order), found, whole.plan, look.words)


def of_level(
    look: View, choice: Choice, whole: City, level: str
) -> tuple[pl.DataFrame, dict[str, Pace]]:
    """The units of a level, those below the upper unions only with a quota: their table, and their paces."""
    make = partial(_of_level, look, choice, whole, level)
    return look.once("unit_paces", choice, level, make=make)


def _of_level(
    look: View, choice: Choice, whole: City, level: str
) -> tuple[pl.DataFrame, dict[str, Pace]]:
    plan = whole.plan
    ranking = look.ask(
        "leaderboard",
        **look.board(plan.phase, level=level, scope=choice.scope, basis=choice.basis),
    )
    with_quota = pl.lit(level == LEVELS[0]) | pl.col("quota").is_not_null()
    units = ranking.filter(with_quota).select(_ABOUT)
    days = look.ask(
        "unit_days",
        level=level,
        scope=choice.scope,
        block=None,
        from_day=plan.phase.starts_on,
        as_of=min(look.as_of, plan.phase.ends_on),
    )
    spans = look.ask("quota_spans", period=plan.phase.period_id, unit=None)
    quotas = held(spans, choice.basis)
    found = paces(units, days, plan, look.as_of, whole.curve, quotas)
    return table(units, found), found


def _ordered(units: pl.DataFrame, order: str) -> pl.DataFrame:
    """What nobody can tell stands last: a unit at a standstill asks for infinitely much, so it stands first."""
    column, largest_first = ORDERS[order]
    stands_still = (pl.col("needed_per_day") > 0) & (pl.col("current_per_day") == 0)
    never = pl.col("silent_days").is_null() & (pl.col("count") == 0)
    keyed = units.with_columns(
        effort=pl.when(stands_still).then(float("inf")).otherwise(pl.col("effort")),
        finish_percent=100 * pl.col("middle") / pl.col("quota"),
        silent_days=pl.when(never).then(10_000).otherwise(pl.col("silent_days")),
    )
    order_of = keyed.with_row_index("place").sort(
        column, descending=largest_first, nulls_last=True, maintain_order=True
    )["place"]
    return units[order_of.to_list()]
