"""One unit at one moment: where it stands on every measure, its pace, what stands under it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from bangvang.pacing.pace import Pace, pace
from bangvang.pacing.periods import Plan
from bangvang.pacing.reached import held
from bangvang.screen.chips import Choice
from bangvang.screen.frame import View
from bangvang.standings import week_before
from bangvang.store import Parameter
from bangvang.text import Words

Row = dict[str, Any]

#: the cards of the page: a measure of the leaderboard, and the quota behind percent
MEASURES = (
    ("initiatives", "assigned"),
    ("registrants", "assigned"),
    ("percent", "assigned"),
    ("percent", "pledged"),
    ("benefit", "assigned"),
)


@dataclass(frozen=True)
class Standing:
    """A unit's row of the leaderboard by one measure, among so many units."""

    measure: str
    basis: str
    row: Row
    units: int


@dataclass(frozen=True)
class Unit:
    """A unit and what it is judged by."""

    unit_id: str
    row: Row  #: the question `unit`
    choice: Choice
    plan: Plan
    compare: date  #: the day movement is told from
    standings: tuple[Standing, ...]  #: in the order of MEASURES
    place: tuple[int | None, int]  #: rank and units nearby: in the cluster, or under the same union
    above: Row | None  #: the unit above it on the board by initiatives
    under: Row | None  #: the one below
    pace: Pace  #: against the phase's quota of the chosen basis
    history: pl.DataFrame  #: the question `unit_history`

    @property
    def name(self) -> str:
        """Short for an upper union, whole for what stands under one."""
        return str(self.row["short_name" if self.row["level"] == "upper" else "display_name"])

    @property
    def has_days(self) -> bool:
        """Whether any day of the period brought something."""
        return bool(self.history["initiatives"].sum())

    @property
    def quoted(self) -> Row:
        """Its row of the board by initiatives, with the quota of the chosen basis."""
        at = MEASURES.index(("percent", self.choice.basis))
        return self.standings[at].row

    def span(self, words: Words) -> str:
        """The chosen period and its days."""
        period = self.choice.period
        return words(
            "countdown.subtitle",
            period=period.label(words.language),
            start=words.short_day(period.starts_on),
            end=words.short_day(period.ends_on),
        )


def look_at(look: View, unit_id: str, choice: Choice) -> Unit | None:
    """All that is known of a unit in the chosen period; None when it did not exist then."""
    row = look.ask("unit", unit=unit_id, as_of=look.as_of).row(0, named=True)
    compare = week_before(look.as_of).day
    boards = [
        _board(look, row, choice, compare, measure=measure, basis=basis)
        for measure, basis in MEASURES
    ]
    places = [board.with_row_index().filter(pl.col("unit_id") == unit_id) for board in boards]
    if not places[0].height:
        return None
    first, at = boards[0], int(places[0]["index"][0])
    plan = look.plan(choice.period)
    asked: dict[str, Parameter] = {
        "unit": unit_id,
        "scope": choice.scope,
        "as_of": look.as_of,
    }
    phase = plan.phase.period_id
    daily = look.ask("daily", period=phase, **asked)
    quotas = held(look.ask("quota_spans", period=phase, unit=unit_id), choice.basis)
    return Unit(
        unit_id,
        row,
        choice,
        plan,
        compare,
        tuple(
            Standing(measure, basis, place.row(0, named=True), board.height)
            for (measure, basis), place, board in zip(MEASURES, places, boards, strict=True)
        ),
        _nearby(look, row, choice, compare),
        first.row(at - 1, named=True) if at else None,
        first.row(at + 1, named=True) if at + 1 < first.height else None,
        pace(
            daily,
            _quota(look, row, choice, phase),
            plan,
            look.as_of,
            quotas=quotas.get(unit_id, ()),
        ),
        look.ask("unit_history", level=row["level"], period=choice.period.period_id, **asked),
    )


def _board(
    look: View, row: Row, choice: Choice, compare: date, **other: str | None
) -> pl.DataFrame:
    board = look.board(choice.period, level=row["level"], scope=choice.scope, compare=compare)
    return look.ask("leaderboard", **(board | other))


def _nearby(look: View, row: Row, choice: Choice, compare: date) -> tuple[int | None, int]:
    if row["level"] == "upper" and row["cluster"] is None:
        return None, 0
    if row["level"] == "upper":
        near = _board(look, row, choice, compare, cluster=row["cluster"])
    else:
        near = look.ask(
            "unit_below",
            unit=row["grassroots_id"] if row["level"] == "team" else row["upper_id"],
            period=choice.period.period_id,
            scope=choice.scope,
            basis=choice.basis,
            as_of=look.as_of,
        )
    own = near.filter(pl.col("unit_id") == row["unit_id"])
    return own["rank"][0] if own.height else None, near.height


def _quota(look: View, row: Row, choice: Choice, phase: str) -> int | None:
    board = look.board(choice.period, level=row["level"], scope=choice.scope, basis=choice.basis)
    ranking = look.ask("leaderboard", **(board | {"period": phase}))
    quota: int | None = ranking.filter(pl.col("unit_id") == row["unit_id"])["quota"][0]
    return quota
