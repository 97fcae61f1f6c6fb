"""Naming: who sees the names of persons, and in which form. One rule for every page, file and slide."""

from enum import StrEnum

import polars as pl

from bangvang.access import Actor

SETTING = "names"  #: of the campaign: `staff`, or `masked` for those who look on too
ERASED = "…"  #: in place of the name of somebody who was erased


class Form(StrEnum):
    """How a name is told."""

    FULL = "full"
    MASKED = "masked"
    HIDDEN = "hidden"


def form_for(actor: Actor, switch: str | None) -> Form:
    """The form in which the actor sees names. `switch` is the campaign's setting, off when None."""
    if actor.may("names"):
        return Form.FULL
    return form_on_boards(switch)


def form_on_boards(switch: str | None) -> Form:
    """The form on what the hall may see, whoever opens it: staff show their screens to others."""
    return Form.MASKED if switch == "masked" else Form.HIDDEN


def told(name: str, form: Form) -> str:
    """The name in a form; nothing where it is hidden."""
    if form is Form.HIDDEN:
        return ""
    return name if form is Form.FULL else masked(name)


def masked(name: str) -> str:
    """Nguyễn Văn An -> Nguyễn V. A.; of a single word only its letter remains."""
    if name == ERASED:
        return name
    family, *others = name.split() or [""]
    letters = [f"{word[0]}." for word in others]
    return " ".join([family, *letters]) if letters else f"{family[:1]}."


def told_in(rows: pl.DataFrame, form: Form, *columns: str) -> pl.DataFrame:
    """The rows with the names in these columns told in a form; a comma parts several."""
    if form is Form.FULL:
        return rows

    def all_told(names: str) -> str:
        return ", ".join(filter(None, (told(name, form) for name in names.split(", "))))

    return rows.with_columns(pl.col(columns).map_elements(all_told, return_dtype=pl.String))
