"""Names: which unit, upper or grassroots union, the words of a row mean. What is not certain is not taken."""

from collections.abc import Iterable

import polars as pl

from bangvang.fold import fold
from bangvang.intake.near_units import near_units
from bangvang.intake.units import variants
from bangvang.roster import Roster


class Names:
    """The part of the roster that some texts could name, ready to be asked text by text."""

    def __init__(self, roster: Roster, texts: Iterable[str]) -> None:
        self._roster = roster
        self._level = dict(roster.units.select("unit_id", "level").iter_rows())
        self._parent = dict(roster.units.select("unit_id", "parent_id").iter_rows())
        self._name = dict(roster.units.select("unit_id", "name").iter_rows())
        self._code = {fold(unit_id): unit_id for unit_id in self._level}
        keys = {key for text in texts for key in variants(text) if key}
        known = roster.spellings.filter(pl.col("spelling").is_in(list(keys)))
        self._meant: dict[str, set[str]] = {}
        self._doubtful: set[str] = set()
        for spelling, unit_id, ambiguous in known.select(
            "spelling", "unit_id", "ambiguous"
        ).iter_rows():
            if self._level.get(unit_id) == "team":
                continue
            self._meant.setdefault(spelling, set()).add(unit_id)
            if ambiguous:
                self._doubtful.add(spelling)

    def of_code(self, code: str) -> str | None:
        """The unit of a code such as D-BA-DINH."""
        return self._code.get(fold(code))

    def meant(self, text: str, upper_id: str | None = None) -> list[str]:
        """The units a text may mean, one when it is certain; of one upper union where it is known."""
        if of_code := self.of_code(text):
            return [of_code]
        for key in variants(text):
            found = self._meant.get(key, set())
            if upper_id and key not in self._doubtful:
                under = {one for one in found if self._parent.get(one) == upper_id}
                found = under or found
            if found:
                return sorted(self._highest(found) if key not in self._doubtful else found)
        return []

    def is_city(self, unit_id: str) -> bool:
        """Whether the unit is the whole, which a total of units does not hold."""
        return bool(self._level[unit_id] == "city")

    def near(self, text: str) -> tuple[str, ...]:
        """Names of units that an unknown text may be a slip of, the likeliest first."""
        alike = near_units([text], self._roster).get(text, [])
        return tuple(self._name[unit_id] for unit_id, _ in alike)

    def names_of(self, unit_ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._name[unit_id] for unit_id in unit_ids)

    def _highest(self, found: set[str]) -> set[str]:
        """The upper union, where all others of the name stand under it."""
        uppers = {one for one in found if self._level[one] in ("upper", "city")}
        if len(uppers) == 1 and all(self._parent.get(one) in uppers for one in found - uppers):
            return uppers
        return found
