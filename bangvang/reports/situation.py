"""The whole campaign at one moment and on the day before: what every report tells of."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import polars as pl

from bangvang import support
from bangvang.pacing import pace
from bangvang.pacing.pace import Pace, full_week
from bangvang.pacing.periods import Period, Plan, periods, plan_of, running_phase
from bangvang.standings import Ask, Moment, ranking
from bangvang.store import Parameter


@dataclass(frozen=True)
class Situation:
    """Counts of a phase, all upper unions together and one by one. Frames keep their questions' columns."""

    moment: datetime
    plan: Plan
    scope: str
    basis: str
    city: dict[str, Any]  #: the row of the question `city`
    city_before: dict[str, Any]  #: the same on the day before
    pace: Pace
    daily: pl.DataFrame
    ranking: pl.DataFrame  #: by initiatives, with movement since the day before
    judged: pl.DataFrame  #: every unit against its quota and the plan: `pace.paced`
    judged_before: pl.DataFrame  #: the same on the day before
    calls: pl.DataFrame  #: who needs a call, the most to close first: `support.needing`
    nation: dict[str, Any] | None  #: our row of the question `national`; None without one

    def bands(self) -> dict[str, str | None]:
        """The band of each upper union: reached, on_pace, behind, silent."""
        return dict(self.judged.select("unit_id", "band").iter_rows())

    @property
    def as_of(self) -> date:
        return self.moment.date()

    @property
    def phase(self) -> Period:
        return self.plan.phase

    @property
    def idle(self) -> str | None:
        """Why nobody is to be called: over, ahead, empty; None while it runs."""
        return idle(self.judged, self.plan, self.as_of)

    @property
    def percent(self) -> float | None:
        """100 × count ÷ the city's quota of that day."""
        percent: float | None = self.city["percent"]
        return percent


def situation(
    ask: Ask,
    moment: datetime,
    period: str | None = None,
    scope: str = "all",
    basis: str = "assigned",
) -> Situation:
    """The phase that runs at a moment, or the one named (a drive stands for its phase)."""
    known = periods(ask("periods"))
    as_of = moment.date()
    chosen = next((each for each in known if each.period_id == period), None)
    plan = plan_of(known, chosen or running_phase(known, as_of), as_of)
    before = as_of - timedelta(days=1)
    board = board_of(plan.phase.period_id, scope=scope, basis=basis)
    told: dict[str, Parameter] = {"period": plan.phase.period_id, "scope": scope}
    city = {day: _city(ask, day, told, basis) for day in (as_of, before)}
    daily = ask("daily", unit=None, as_of=as_of, **told)
    now = judged(ask, plan, scope, basis, as_of)
    return Situation(
        moment,
        plan,
        scope,
        basis,
        city[as_of],
        city[before],
        pace.pace(daily, city[as_of]["quota"], plan, as_of),
        daily,
        ranking(ask, board, Moment(as_of), Moment(before)),
        now,
        judged(ask, plan_of(known, plan.phase, before), scope, basis, before),
        in_need(ask, now, plan, scope, as_of),
        _nation(ask, as_of),
    )


def board_of(period: str, **changed: Parameter) -> dict[str, Parameter]:
    """The parameters of the question `leaderboard` in its plainest form, with some changed."""
    plain: dict[str, Parameter] = {
        "level": "upper",
        "kind": None,
        "cluster": None,
        "block": None,
        "period": period,
        "scope": "all",
        "measure": "initiatives",
        "basis": "assigned",
        "as_of": None,
        "compare": None,
    }
    return plain | changed


def judged(ask: Ask, plan: Plan, scope: str, basis: str, as_of: date) -> pl.DataFrame:
    """Every upper union against its quota, with what the plan expects of it and its band."""
    week_from, week_to = full_week(as_of)
    achievement = ask(
        "quota",
        period=plan.phase.period_id,
        scope=scope,
        basis=basis,
        as_of=as_of,
        plan_from=plan.starts_on,
        week_from=week_from,
        week_to=week_to,
    )
    return pace.paced(achievement, plan, as_of)


def _city(ask: Ask, day: date, told: dict[str, Parameter], basis: str) -> dict[str, Any]:
    return ask("city", basis=basis, block=None, as_of=day, **told).row(0, named=True)


def idle(against: pl.DataFrame, plan: Plan, as_of: date) -> str | None:
    """Why nobody is to be called, whatever the counts are: over, ahead (not begun), empty; else None.

    `against` are the rows of `judged`.
    """
    return idle_at(plan, as_of) or (None if against["initiatives"].sum() else "empty")


def idle_at(plan: Plan, as_of: date) -> str | None:
    """Why nothing is due on a day, whatever the counts are: over, ahead (not begun); else None."""
    if plan.ended(as_of):
        return "over"
    return None if plan.begun(as_of) else "ahead"


def in_need(ask: Ask, against: pl.DataFrame, plan: Plan, scope: str, as_of: date) -> pl.DataFrame:
    """The upper unions that need help, those with most to close first: `support.needing`.

    `against` are the rows of `judged`. Nobody while it is `idle`.
    """
    files = ask(
        "support",
        period=plan.phase.period_id,
        scope=scope,
        lately_from=as_of - timedelta(days=support.LATELY - 1),
        as_of=as_of,
    )
    needing = support.needing(against, files, plan.left(as_of), as_of)
    return needing.clear() if idle(against, plan, as_of) else needing


def _nation(ask: Ask, as_of: date) -> dict[str, Any] | None:
    days = [day for day in ask("national_days")["as_of"].to_list() if day <= as_of]
    if not days:
        return None
    table = ask("national", as_of=as_of, compare=days[0])
    return next(iter(table.filter(pl.col("is_ours")).rows(named=True)), None)
