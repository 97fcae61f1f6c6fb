"""Placing: to which upper union, and which grassroots union of it, each row belongs."""

from dataclasses import dataclass

import polars as pl

from bangvang.fold import fold
from bangvang.intake.units import Directory, Meaning
from bangvang.roster import Roster

#: What a row can say of its unit, in the words of the file.
SAID = ("upper", "unit", "grassroots", "section_upper", "section_grassroots")
PLACES = pl.Schema(
    {
        **dict.fromkeys(SAID, pl.String),
        "upper_id": pl.String,
        "grassroots": pl.String,
        "unit_reason": pl.String,  # unit_missing, unit_unknown, unit_ambiguous or null
        "unit_about": pl.String,  # the field the reason is about
    }
)


@dataclass(frozen=True)
class Place:
    """Where a row belongs, or why that cannot be said."""

    upper_id: str | None = None
    grassroots: str | None = None
    reason: str | None = None
    about: str | None = None  #: the field the reason is about


def placed(rows: pl.DataFrame, roster: Roster, unit_id: str | None) -> pl.DataFrame:
    """The rows with `upper_id`, `unit_name` (grassroots), `unit_reason` and `unit_about`."""
    said = rows.select(SAID).unique(maintain_order=True)
    texts = {text for row in said.iter_rows() for text in row if text}
    directory = Directory(roster, texts)
    file = _of_the_file(directory, roster, unit_id)
    places = [place(directory, file, *row) for row in said.iter_rows()]
    answers = said.with_columns(
        pl.Series("upper_id", [one.upper_id for one in places], dtype=pl.String),
        pl.Series("unit_name", [one.grassroots for one in places], dtype=pl.String),
        pl.Series("unit_reason", [one.reason for one in places], dtype=pl.String),
        pl.Series("unit_about", [one.about for one in places], dtype=pl.String),
    )
    return rows.join(answers, on=SAID, how="left", nulls_equal=True, maintain_order="left")


def _of_the_file(directory: Directory, roster: Roster, unit_id: str | None) -> Place:
    """The unit named for the whole file; a grassroots union stands under its upper one."""
    upper = directory.upper_of(unit_id)
    if unit_id is None or upper is None or upper == unit_id:
        return Place(upper)
    named = roster.units.filter(pl.col("unit_id") == unit_id)["name"]
    return Place(upper, named.item())


def place(
    directory: Directory,
    file: Place,
    upper: str | None,
    unit: str | None,
    grassroots: str | None,
    section_upper: str | None,
    section_grassroots: str | None,
) -> Place:
    """The place one row's words name: the most telling column first, the file's own unit last."""
    meanings = {text: directory.meaning(text) for text in (upper, unit, grassroots) if text}
    section = directory.meaning(section_upper) if section_upper else Meaning("nothing")
    around = {section.upper_id, file.upper_id} - {None}
    known = section.upper_id or file.upper_id
    # "LĐLĐ thành phố Hà Nội" says no more than that the file is from Hanoi.
    upper, unit = (
        None if text is None or meanings[text].kind == "city" else text for text in (upper, unit)
    )
    name = grassroots or section_grassroots

    def settled(text: str, field: str, below: str | None) -> Place:
        meaning = meanings[text]
        if meaning.kind == "ambiguous":
            meant = meaning.candidates & around
            if len(meant) != 1:
                return Place(reason="unit_ambiguous", about=field)
            return Place(*meant, below)
        return Place(meaning.upper_id, below or (text if meaning.kind == "grassroots" else None))

    def named(found: Place) -> Place:
        if found.grassroots is None:
            below = file.grassroots if found.upper_id == file.upper_id else None
            return Place(found.upper_id, below, found.reason, found.about)
        own = directory.meaning(found.grassroots)
        is_upper = own.kind == "upper" and own.upper_id == found.upper_id
        return Place(found.upper_id, None) if is_upper else found

    if upper:
        if meanings[upper].kind == "nothing":
            return Place(reason="unit_unknown", about="upper")
        return named(settled(upper, "upper", name or unit))
    if unit:
        if meanings[unit].kind in {"upper", "ambiguous"}:
            return named(settled(unit, "unit", name))
        if known:
            return named(Place(known, grassroots or unit))
        if meanings[unit].kind == "grassroots":
            return named(settled(unit, "unit", name))
        if grassroots is None or meanings[grassroots].kind not in {"grassroots", "upper"}:
            return Place(reason="unit_unknown", about="unit")
    if grassroots and meanings[grassroots].kind in {"grassroots", "upper"}:
        return named(Place(meanings[grassroots].upper_id, grassroots))
    if grassroots and meanings[grassroots].kind == "ambiguous":
        meant = meanings[grassroots].candidates & around
        if len(meant) == 1:
            return named(Place(*meant, grassroots))
        if not known:
            return Place(reason="unit_ambiguous", about="grassroots")
    if section.kind == "ambiguous":
        return named(settled_section(section, file, name))
    if known:
        return named(Place(known, name))
    return Place(reason="unit_missing", about="unit")


def settled_section(section: Meaning, file: Place, name: str | None) -> Place:
    """The place under a section heading that may mean several units."""
    if file.upper_id in section.candidates:
        return Place(file.upper_id, name)
    return Place(reason="unit_ambiguous", about="section_upper")


def is_same_name(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and fold(one) == fold(other)
