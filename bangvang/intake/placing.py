"""Placing: to which upper union, and which grassroots union of it, each row belongs."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType

import polars as pl

from bangvang.fold import fold
from bangvang.intake.units import (
    NOTHING,
    NOTHING_CHOSEN,
    Directory,
    Meaning,
    union_without_leader,
)
from bangvang.roster import Roster
from bangvang.told_apart import each_once


@dataclass(frozen=True)
class Said:
    """What a row says of its unit, in the words of the file."""

    upper: str | None = None
    unit: str | None = None
    grassroots: str | None = None
    section_upper: str | None = None
    section_grassroots: str | None = None
    section_open: str | None = None  #: what stands above, and nobody knows what it is
    blank_unit: str | None = None  #: the column that is blank, and may mean what stands above
    sheet_upper: str | None = None  #: the unit its sheet's name or letterhead tells, once confirmed


NO_UNIONS: Mapping[tuple[str | None, str], str] = MappingProxyType({})
SAID = tuple(one.name for one in fields(Said))


@dataclass(frozen=True)
class Place:
    """Where a row belongs, or why that cannot be said."""

    upper_id: str | None = None
    grassroots: str | None = None
    reason: str | None = None
    about: str | None = None  #: the field the reason is about


def placed(
    rows: pl.DataFrame,
    roster: Roster,
    unit_id: str | None,
    chosen: Mapping[str, str] = NOTHING_CHOSEN,
    unions: Mapping[tuple[str | None, str], str] = NO_UNIONS,
    likely_id: str | None = None,
) -> pl.DataFrame:
    """The rows with `upper_id`, `unit_name` (grassroots), `unit_reason` and `unit_about`.

    `chosen`: folded text -> the unit it was said to mean. `unions`: upper union and folded name of
    a grassroots union -> the name it is booked under. `likely_id`: the upper union that the file
    itself names; it tells which of several unions of one name is meant, and no more.
    """
    columns = [name for name in SAID if rows[name].null_count() < rows.height] or [SAID[0]]
    said, place = each_once(rows.select(columns))
    texts = {text for row in said.iter_rows() for text in row if text}
    directory = Directory(roster, texts, chosen)
    file = _of_the_file(directory, roster, unit_id)
    places = [
        Placing(directory, file, Said(**row), likely_id).place()
        for row in said.iter_rows(named=True)
    ]
    without_leader = {
        name: union_without_leader(name) for one in places if (name := one.grassroots)
    }
    names = [without_leader.get(one.grassroots or "") for one in places]
    if unions:
        named = zip(places, names, strict=True)
        names = [unions.get((one.upper_id, fold(name or "")), name) for one, name in named]
    answers = (
        ("upper_id", [one.upper_id for one in places]),
        ("unit_name", names),
        ("unit_reason", [one.reason for one in places]),
        ("unit_about", [one.about for one in places]),
    )
    return rows.with_columns(
        pl.Series(name, answer, dtype=pl.String).gather(place) for name, answer in answers
    )


def _of_the_file(directory: Directory, roster: Roster, unit_id: str | None) -> Place:
    """The unit named for the whole file; a grassroots union stands under its upper one."""
    upper = directory.upper_of(unit_id)
    if unit_id is None or upper is None or upper == unit_id:
        return Place(upper)
    named = roster.units.filter(pl.col("unit_id") == unit_id)["name"]
    return Place(upper, named.item())


class Placing:
    """One row on its way to its place: the most telling column first, the file's own unit last."""

    def __init__(
        self, directory: Directory, file: Place, said: Said, likely_id: str | None = None
    ) -> None:
        self._directory = directory
        self._file = Place(directory.upper_of(said.sheet_upper)) if said.sheet_upper else file
        self._likely = likely_id
        # "LĐLĐ thành phố Hà Nội" says no more than that the file is from Hanoi.
        self._upper = self._unless_city(said.upper)
        self._unit = self._unless_city(said.unit)
        self._grassroots = said.grassroots
        self._below = said.grassroots or said.section_grassroots
        self._section = self._meaning(said.section_upper)
        self._known = self._section.upper_id or self._file.upper_id
        self._is_section_unknown = bool(said.section_upper) and self._section.kind == "nothing"
        is_among = self._known in self._section.candidates
        if self._is_section_unknown or (self._section.kind == "ambiguous" and not is_among):
            self._known = None  # the rows below "LĐLĐ Từ Liêm" are of one of them, not the sender's
        self._section_open = said.section_open
        self._blank_unit = said.blank_unit

    def place(self) -> Place:
        for step in (self._by_upper, self._by_unit, self._by_grassroots, self._by_section_or_file):
            if found := step():
                return self._unless_open(self._with_own_checked(found))
        return Place(reason="unit_missing", about="unit")

    def _by_upper(self) -> Place | None:
        if self._upper is None:
            return None
        return self._settled(self._upper, "upper", self._below or self._unit)

    def _by_unit(self) -> Place | None:
        """ "Đơn vị" names an upper union, else a grassroots union of the one already known."""
        if self._unit is None:
            return None
        meaning = self._meaning(self._unit)
        is_chosen = meaning.name is not None
        if self._is_open and meaning.kind != "upper" and not is_chosen:
            return None
        if self._known and meaning.kind == "grassroots" and is_chosen:
            return self._settled(self._unit, "unit", self._grassroots)
        if self._known and meaning.kind not in {"upper", "ambiguous"}:
            return Place(self._known, self._grassroots or self._unit)
        is_below = meaning.kind in {"nothing", "shared"}
        if is_below and self._meaning(self._grassroots).upper_id:
            return None
        return self._settled(self._unit, "unit", self._below)

    def _by_grassroots(self) -> Place | None:
        """A union's name tells its upper only where nothing else does: others may have its name."""
        meaning = self._meaning(self._grassroots)
        if self._is_open and meaning.kind != "upper" and not meaning.name:
            return None
        is_telling = meaning.kind == "upper" or meaning.name or not self._known
        if meaning.upper_id and is_telling:
            return Place(meaning.upper_id, meaning.name or self._grassroots)
        if meaning.kind in {"ambiguous", "shared"} and not self._known:
            return self._one_of(meaning, self._grassroots, "grassroots")
        return None

    def _by_section_or_file(self) -> Place | None:
        if self._is_open:
            reason = "unit_unknown" if self._is_section_unknown else "unit_ambiguous"
            return Place(reason=reason, about="section_upper")
        return Place(self._known, self._below) if self._known else None

    @property
    def _is_open(self) -> bool:
        """Whether the row stands in a section of which nobody knows whose it is."""
        is_open = self._section.kind == "ambiguous" or self._is_section_unknown
        return is_open and self._known is None

    def _settled(self, text: str, field: str, below: str | None) -> Place:
        meaning = self._meaning(text)
        if meaning.kind == "nothing":
            return Place(reason="unit_unknown", about=field)
        if meaning.kind == "shared":
            return self._one_of(meaning, below or text, field)
        if meaning.kind == "ambiguous":
            if self._known in meaning.candidates:
                return Place(self._known, below)
            return Place(reason="unit_ambiguous", about=field)
        own = (meaning.name or text) if meaning.kind == "grassroots" else None
        return Place(meaning.upper_id, below or own)

    def _one_of(self, meaning: Meaning, grassroots: str | None, field: str) -> Place:
        """Of unions of one name the one under the known upper, else under the one the file names."""
        upper = self._known
        if upper is None and meaning.kind == "shared" and self._likely in meaning.candidates:
            upper = self._likely
        return Place(upper, grassroots) if upper else Place(reason="unit_ambiguous", about=field)

    def _with_own_checked(self, found: Place) -> Place:
        """An upper union's own name is no grassroots union."""
        own = self._meaning(found.grassroots)
        is_upper = own.kind == "upper" and own.upper_id == found.upper_id
        return replace(found, grassroots=None) if is_upper else found

    def _unless_open(self, found: Place) -> Place:
        """Where the row names no union, one above may be its own, else the file's stands in."""
        if self._blank_unit and found.reason is None:
            return Place(reason="unit_blank", about=self._blank_unit)
        if found.grassroots or found.reason:
            return found
        if self._section_open:
            return Place(reason="section_unclear", about="section_open")
        is_of_the_file = found.upper_id == self._file.upper_id
        return replace(found, grassroots=self._file.grassroots if is_of_the_file else None)

    def _meaning(self, text: str | None) -> Meaning:
        return self._directory.meaning(text) if text else NOTHING

    def _unless_city(self, text: str | None) -> str | None:
        return None if self._meaning(text).kind == "city" else text
