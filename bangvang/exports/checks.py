"""Checks: what a template's columns take, and what the spreadsheet says while they are filled in."""

from collections.abc import Mapping
from datetime import date

from bangvang.text import Words

#: column -> keys of the title, the hint and the objection, and how hard the objection is
_TOLD = {
    "field": ("pick_title", "pick_field", "wrong_field", "warning"),
    "stage": ("pick_title", "pick_stage", "wrong_stage", "stop"),
    "grassroots": ("pick_title", "pick_union", "new_union", "information"),
    # a warning only: under an English Windows "31/05/2022" is text, which intake reads too
    "registered_on": ("day_title", "day_hint", "wrong_day", "warning"),
    "birth_year": ("year_title", "year_hint", "wrong_year", "warning"),
    "benefit": ("money_title", "money_hint", "wrong_money", "warning"),
}
_OLDEST = 1930
_MOST_MONEY = 10**15  # đồng; what is more is a typing error


def checks(
    t: Words, programme: tuple[date, date], sources: Mapping[str, str]
) -> dict[str, dict[str, object]]:
    """Column -> its check as xlsxwriter takes it. `sources`: column -> the cells to choose from."""
    start, end = programme
    lists = {column: _list(source) for column, source in sources.items()}
    wanted = lists | {
        "registered_on": _between("date", start, end),
        "birth_year": _between("integer", _OLDEST, end.year),
        "benefit": _between("decimal", 0, _MOST_MONEY),
    }
    return {column: check | _words(column, t, start, end) for column, check in wanted.items()}


def _list(source: str) -> dict[str, object]:
    return {"validate": "list", "source": source}


def _between(kind: str, least: date | int, most: date | int) -> dict[str, object]:
    return {"validate": kind, "criteria": "between", "minimum": least, "maximum": most}


def _words(column: str, t: Words, start: date, end: date) -> dict[str, object]:
    title, hint, wrong, how = _TOLD[column]
    gaps = {"start": t.day(start), "end": t.day(end)} if column == "registered_on" else {}
    return {
        "input_title": t(f"template.{title}"),
        "input_message": t(f"template.{hint}"),
        "error_title": t(f"template.{title}"),
        "error_message": t(f"template.{wrong}", **gaps),
        "error_type": how,
    }
