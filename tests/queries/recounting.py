"""The rules of design.md §3 in plain Python: what any board must say, counted from the rows told."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from bangvang.fold import fold
from tests.known import line

PERIODS = {
    "phase-1": (date(2022, 1, 8), date(2022, 5, 31)),
    "phase-2": (date(2022, 6, 1), date(2023, 9, 1)),
    "drive-35": (date(2022, 4, 25), date(2022, 5, 31)),
    "programme": (date(2021, 9, 1), date(2023, 9, 1)),
}
#: upper union -> its kind, cluster and block
UPPERS = {
    "D-BA-DINH": ("district", "1", None),
    "D-GIA-LAM": ("district", "3", None),
    "S-GIAO-DUC": ("sector", "6", "administrative"),
}
#: of two rows of one author and title the better tells where it stands
_WORTH = {"rejected": 0, "submitted": 1, "pending": 2, "valid": 3}
_UNION_BLOCKS = {"Công ty": "enterprise", "Trường": "administrative"}


@dataclass(frozen=True)
class Told:
    """One initiative as a file tells it; its union's name is told with the upper union's."""

    title: str
    authors: tuple[str, ...]
    upper: str
    union: str | None
    team: str | None
    day: date
    stage: str
    benefit_vnd: int | None
    field: str | None = None

    @property
    def union_name(self) -> str | None:
        """No two upper unions know a union of one name: such rows would count once."""
        return self.union and f"{self.union} {self.upper}"

    @property
    def places(self) -> dict[str, tuple[str, ...] | None]:
        """Level -> the unit it counts for on that level, None where it names none."""
        union = (self.upper, self.union) if self.union else None
        team = (*union, self.team) if union and self.team else None
        return {"upper": (self.upper,), "grassroots": union, "team": team}

    @property
    def block(self) -> str | None:
        return _UNION_BLOCKS[self.union] if self.union else UPPERS[self.upper][2]

    def rows(self) -> list[dict[str, object]]:
        first, *others = self.authors
        return line(
            self.title,
            first,
            self.upper,
            self.day.isoformat(),
            grassroots=self.union_name,
            team=self.team if self.union else None,
            with_others=tuple(others),
            stage=self.stage,
            benefit_vnd=self.benefit_vnd,
            field=self.field,
        )


@dataclass
class Campaign:
    """What stands booked, in the order of booking, and the quotas: owner -> day -> amount."""

    history: list[Told] = field(default_factory=list)
    quotas: dict[tuple[str, str], dict[date, int]] = field(default_factory=dict)

    def values(
        self, level: str, block: str | None, period: str, scope: str, measure: str, basis: str,
        as_of: date,
    ) -> dict[tuple[str, ...], Fraction]:  # fmt: skip
        """Unit -> its value on a day; units with nothing are left out."""
        counted = {
            "initiatives": lambda: self._initiatives(level, block, period, scope, as_of),
            "registrants": lambda: self._registrants(level, block, period, scope, as_of),
            "benefit": lambda: self._benefit(level, block, period, scope, as_of),
            "percent": lambda: self._percent(level, block, period, scope, basis, as_of),
        }[measure]()
        return {unit: Fraction(value) for unit, value in counted.items() if value}

    def fields(self, upper: str, period: str, scope: str, as_of: date) -> dict[str | None, int]:
        """Field -> how many initiatives of an upper union that count are of it."""
        counted: dict[str | None, int] = {}
        for each in self._counting(scope)[0]:
            if each.upper == upper and _falls(each, None, period, as_of):
                counted[each.field] = counted.get(each.field, 0) + 1
        return counted

    def funnel(self, upper: str, period: str, as_of: date) -> dict[str, int]:
        """What an upper union handed in, and how much of it is valid, waits, was rejected."""
        counting, valid = (
            self._initiatives("upper", None, period, scope, as_of).get((upper,), 0)
            for scope in ("all", "valid")
        )
        best: dict[tuple[str | None, str, str], int] = {}
        marked: dict[tuple[str | None, str, str], int] = {}
        for each in self.history:
            if each.upper != upper or each.day > as_of:
                continue
            worth = _WORTH[each.stage]
            for place, author in enumerate(each.authors):
                key = (each.union, fold(author), fold(each.title))
                best[key] = max(worth, best.get(key, 0))
                is_marked = place == 0 and each.stage in ("pending", "rejected")
                if is_marked and _falls(each, None, period, as_of):
                    marked[key] = max(worth, marked.get(key, 0))
        left = [worth for key, worth in marked.items() if worth == best[key]]
        rejected, pending = left.count(_WORTH["rejected"]), left.count(_WORTH["pending"])
        return {
            "submitted": counting + rejected,
            "valid": valid,
            "pending": min(pending, counting - valid),
            "rejected": rejected,
        }

    def _initiatives(
        self, level: str, block: str | None, period: str, scope: str, as_of: date
    ) -> dict[tuple[str, ...], int]:
        counted: dict[tuple[str, ...], int] = {}
        for each in self._counting(scope)[0]:
            unit = each.places[level]
            if unit and _falls(each, block, period, as_of):
                counted[unit] = counted.get(unit, 0) + 1
        return counted

    def _benefit(
        self, level: str, block: str | None, period: str, scope: str, as_of: date
    ) -> dict[tuple[str, ...], int]:
        counted: dict[tuple[str, ...], int] = {}
        for each in self._counting(scope)[0]:
            unit = each.places[level]
            if unit and _falls(each, block, period, as_of):
                counted[unit] = counted.get(unit, 0) + (each.benefit_vnd or 0)
        return counted

    def _registrants(
        self, level: str, block: str | None, period: str, scope: str, as_of: date
    ) -> dict[tuple[str, ...], int]:
        """Each person counts once, on the first day of the period, where they registered then."""
        first: dict[tuple[str, str | None, str], Told] = {}
        starts_on, ends_on = PERIODS[period]
        for each, author in self._counting(scope)[1]:
            person = (each.upper, each.union, fold(author))
            if starts_on <= each.day <= ends_on and (
                person not in first or each.day < first[person].day
            ):
                first[person] = each
        counted: dict[tuple[str, ...], int] = {}
        for each in first.values():
            unit = each.places[level]
            if unit and _falls(each, block, period, as_of):
                counted[unit] = counted.get(unit, 0) + 1
        return counted

    def _percent(
        self, level: str, block: str | None, period: str, scope: str, basis: str, as_of: date
    ) -> dict[tuple[str, ...], Fraction]:
        counted = self._initiatives(level, block, period, scope, as_of)
        quotas = {unit: self._quota(unit, block, period, basis, as_of) for unit in counted}
        return {
            unit: Fraction(100 * count, quotas[unit])
            for unit, count in counted.items()
            if quotas[unit]
        }

    def _quota(
        self, unit: tuple[str, ...], block: str | None, period: str, basis: str, as_of: date
    ) -> int:
        """The quota of the day, 0 for none: only whole quotas of upper unions for phase 1 are told."""
        if len(unit) > 1 or block or period != "phase-1":
            return 0
        told = self.quotas.get((unit[0], basis), {})
        days = [day for day in told if day <= as_of]
        return told[max(days)] if days else 0

    def _counting(self, scope: str) -> tuple[list[Told], list[tuple[Told, str]]]:
        """The initiatives that count, and the author lines that make a registrant (rule 1)."""
        known: set[tuple[str, str | None, str, str]] = set()
        initiatives: list[Told] = []
        lines: list[tuple[Told, str]] = []
        for each in self.history:
            if each.stage == "rejected" or (scope == "valid" and each.stage != "valid"):
                continue
            keys = {
                author: (each.upper, each.union, fold(author), fold(each.title))
                for author in each.authors
            }
            if not known & set(keys.values()):
                initiatives.append(each)
            lines += [(each, author) for author, key in keys.items() if key not in known]
            known |= set(keys.values())
        return initiatives, lines


def _falls(each: Told, block: str | None, period: str, as_of: date) -> bool:
    starts_on, ends_on = PERIODS[period]
    return starts_on <= each.day <= min(ends_on, as_of) and block in (None, each.block)


def ranks(values: dict[tuple[str, ...], Fraction]) -> dict[tuple[str, ...], int]:
    """Standard competition: 1, 2, 2, 4."""
    return {
        unit: 1 + sum(other > mine for other in values.values()) for unit, mine in values.items()
    }
