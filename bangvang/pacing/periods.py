"""Periods: which one runs at a day, and by which days a plan is measured."""

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl


@dataclass(frozen=True)
class Period:
    """A phase, a drive or the whole programme."""

    period_id: str
    name: str
    name_en: str
    kind: str
    phase_id: str | None
    starts_on: date
    ends_on: date  #: the last day, counted
    has_registrations: bool

    def label(self, language: str) -> str:
        return self.name if language == "vi" else self.name_en


@dataclass(frozen=True)
class Plan:
    """The straight way to a phase's quota: over the running drive, else over the phase."""

    phase: Period
    drive: Period | None

    @property
    def starts_on(self) -> date:
        return (self.drive or self.phase).starts_on

    @property
    def ends_on(self) -> date:
        return (self.drive or self.phase).ends_on

    @property
    def days(self) -> int:
        """Days of the plan, both ends counted."""
        return (self.ends_on - self.starts_on).days + 1

    def elapsed(self, as_of: date) -> int:
        """Days of the plan up to and with `as_of`."""
        return min(max((as_of - self.starts_on).days + 1, 0), self.days)

    def part(self, as_of: date) -> float:
        """The part of the plan that is over, 0 to 1."""
        return self.elapsed(as_of) / self.days

    def ended(self, as_of: date) -> bool:
        """Whether its last day lies before `as_of`: nothing more will come."""
        return as_of > self.ends_on

    def begun(self, as_of: date) -> bool:
        """Whether its first day has come."""
        return as_of >= self.starts_on

    def left(self, as_of: date) -> int:
        """Calendar days after `as_of`, the last day counted."""
        return max((self.ends_on - max(as_of, self.starts_on - timedelta(days=1))).days, 0)


def periods(answer: pl.DataFrame) -> list[Period]:
    """The periods of the question `periods`."""
    return [Period(**row) for row in answer.iter_rows(named=True)]


def running_phase(known: list[Period], as_of: date) -> Period:
    """The phase that runs on a day; when none does, the last one begun that holds registrations.

    Without any such phase it is the last one begun, and before the first begins, the first.
    """
    phases = [period for period in known if period.kind == "phase"]
    begun = [phase for phase in phases if phase.starts_on <= as_of]
    running = [phase for phase in begun if as_of <= phase.ends_on]
    filled = [phase for phase in begun if phase.has_registrations]
    return (running or filled or begun or phases[:1])[-1]


def plan_of(known: list[Period], period: Period, as_of: date) -> Plan:
    """The plan behind a period: a drive works towards its phase; a phase follows its running drive."""
    by_id = {each.period_id: each for each in known}
    if period.kind == "drive":
        return Plan(by_id[period.phase_id or ""], period)
    drives = [
        each
        for each in known
        if each.phase_id == period.period_id and each.starts_on <= as_of <= each.ends_on
    ]
    return Plan(period, drives[-1] if drives else None)


def before(known: list[Period], plan: Plan) -> Period | None:
    """The latest period of the plan's own kind that was over before it began and holds registrations."""
    now = plan.drive or plan.phase
    over = [
        each
        for each in known
        if each.kind == now.kind and each.ends_on < now.starts_on and each.has_registrations
    ]
    return over[-1] if over else None
