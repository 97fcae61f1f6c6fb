"""The plan of the sample: how many initiatives and registrants each sender has on which day."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise
from random import Random

from bangvang.sample.words import FOLDER, SEED

STARTS_ON = date(2022, 1, 8)
ENDS_ON = date(2022, 5, 31)
MIDDLE = date(2022, 5, 19)  #: the day on which the sample's clock stands at first
STANLEY = "G-STANLEY"
STANLEY_UPPER = "D-GIA-LAM"

_TET = (date(2022, 1, 29), date(2022, 2, 6))
_HOLIDAYS = {date(2022, 4, 11), *(date(2022, 4, 30) + timedelta(days) for days in range(4))}
_BY_WEEKDAY = (1.0, 1.08, 1.05, 1.0, 1.12, 0.45, 0.25)


@dataclass(frozen=True)
class Sender:
    """Who sends files: an upper union, or the one enterprise that sends its own list."""

    code: str
    form: str  #: the table it sends, a name of `forms.toml`
    milestones: tuple[tuple[date, int], ...]  #: day -> initiatives up to and with that day
    registrants_middle: int
    registrants_end: int

    @property
    def unit_id(self) -> str:
        """The upper union its files belong to."""
        return STANLEY_UPPER if self.code == STANLEY else self.code

    @property
    def initiatives_middle(self) -> int:
        return dict(self.milestones)[MIDDLE]

    @property
    def initiatives_end(self) -> int:
        return self.milestones[-1][1]

    def registrants_after(self, initiatives: int) -> int:
        """Distinct people behind the first so many initiatives, in order of their days."""
        middle = self.initiatives_middle
        if initiatives <= middle:
            return -(-initiatives * self.registrants_middle // middle)
        more = self.registrants_end - self.registrants_middle
        left = self.initiatives_end - middle
        return self.registrants_middle + -(-(initiatives - middle) * more // left)


def senders() -> list[Sender]:
    """The senders of `plan.csv`, in its order."""
    with (FOLDER / "plan.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return [_sender(row) for row in rows]


def _sender(row: dict[str, str]) -> Sender:
    days = [heading for heading in row if heading.startswith("2022-")]
    return Sender(
        row["unit"],
        row["form"],
        tuple((date.fromisoformat(day), int(row[day])) for day in days),
        int(row[f"registrants {MIDDLE}"]),
        int(row[f"registrants {ENDS_ON}"]),
    )


def daily(sender: Sender) -> list[tuple[date, int]]:
    """Initiatives of each day of the phase that has some; they add up to the milestones."""
    rng = Random(f"{SEED} days {sender.code}")  # noqa: S311
    counts: list[tuple[date, int]] = []
    stretches = pairwise([(STARTS_ON - timedelta(1), 0), *sender.milestones])
    for (before, had), (last, has) in stretches:
        days = [before + timedelta(n) for n in range(1, (last - before).days + 1)]
        shares = list(accumulate(_liveliness(day) * rng.uniform(0.55, 1.45) for day in days))
        ends = [had + round((has - had) * share / shares[-1]) for share in shares]
        counts += [
            (day, end - start)
            for day, (start, end) in zip(days, pairwise([had, *ends]), strict=True)
        ]
    return [(day, count) for day, count in counts if count]


def _liveliness(day: date) -> float:
    """How much is sent on a day, against other days of the same stretch."""
    if _TET[0] <= day <= _TET[1]:
        return 0.02
    usual = 0.25 if day in _HOLIDAYS else _BY_WEEKDAY[day.weekday()]
    if day < date(2022, 3, 24):  # a slow start
        return usual * (0.05 + ((day - STARTS_ON).days / 74) ** 2)
    if day > MIDDLE:  # the rush of the last days
        return usual * (0.6 + ((day - MIDDLE).days / 12) ** 3 * 1.5)
    return usual


def initiatives_by_day() -> dict[date, int]:
    """Day -> initiatives of the city up to and with that day, for every day of the phase."""
    return _running(daily(sender) for sender in senders())


def registrants_by_day() -> dict[date, int]:
    """Day -> registrants of the city up to and with that day, for every day of the phase."""
    return _running(_new_registrants(sender) for sender in senders())


def _new_registrants(sender: Sender) -> Iterator[tuple[date, int]]:
    known = initiatives = 0
    for day, count in daily(sender):
        initiatives += count
        people = sender.registrants_after(initiatives)
        yield day, people - known
        known = people


def _running(parts: Iterable[Iterable[tuple[date, int]]]) -> dict[date, int]:
    by_day = {STARTS_ON + timedelta(n): 0 for n in range((ENDS_ON - STARTS_ON).days + 1)}
    for part in parts:
        for day, count in part:
            by_day[day] += count
    return dict(zip(by_day, accumulate(by_day.values()), strict=True))
