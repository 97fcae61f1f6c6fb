"""Asking: what only a person can decide about a file, gathered once it has been gone through."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from bangvang.fold import fold
from bangvang.intake.batch import MAY_BE_NONE, Choices, Question
from bangvang.intake.near_units import near_units
from bangvang.intake.parts import Part
from bangvang.intake.sections import ANSWERS
from bangvang.intake.units import BELOW, Directory
from bangvang.roster import Roster

_UNIT_TEXT = ("upper", "unit", "grassroots", "section_upper")
_ORDERS = (("month", ""), ("day", ""))
_SHEET_UNITS = (("own", ""), ("leave", ""))
_HIDDEN = (("leave", ""), ("read", ""))
_MOST_UNKNOWN = 40  # names asked about one by one; where more are unknown the sender is what lacks


def asked_once(questions: Sequence[Question]) -> tuple[Question, ...]:
    """The questions, those that several tables ask in the same words as one: one answer is for all."""
    asked: dict[tuple[str, str, str | None], Question] = {}
    for one in questions:
        same = asked.setdefault((one.kind, one.subject, one.within), one)
        if same is not one:
            options = tuple(dict.fromkeys((*same.options, *one.options)))
            asked[one.kind, one.subject, one.within] = replace(
                same, rows=same.rows + one.rows, options=options
            )
    return tuple(asked.values())


def about_columns(parts: Sequence[Part], rows: pl.DataFrame) -> list[Question]:
    """Columns that may be for a field, and columns read though they are hidden."""
    if not any(part.found.doubts for part in parts if part.found):
        return []
    counts = dict(rows.filter(pl.col("why").is_null()).group_by("table").len().iter_rows())
    return [
        Question(
            "column",
            doubt.column,
            counts.get(number, 0) if doubt.is_waiting else 0,
            ((doubt.field, ""), ("", "")),
        )
        for number, part in enumerate(parts)
        if part.found
        for doubt in part.found.doubts
    ]


def about_hidden_rows(
    parts: Sequence[Part], rows: pl.DataFrame, choices: Choices
) -> list[Question]:
    """Registrations on rows that the sheet does not show, or that a filter hides, sheet by sheet."""
    if choices.hidden is not None or not rows["is_hidden"].any():
        return []
    hidden = rows.filter(pl.col("is_hidden") & pl.col("why").is_null())
    filtered = {part.sheet.name for part in parts if part.sheet.filtered}
    return [
        Question("filtered_rows" if sheet in filtered else "hidden_rows", sheet, count, _HIDDEN)
        for sheet, count in hidden.group_by("sheet", maintain_order=True).len().iter_rows()
    ]


def about_day_order(
    parts: Sequence[Part], waiting: Mapping[tuple[int, str], int]
) -> list[Question]:
    """Date columns that prove that the month comes first."""
    questions = []
    for (number, field), count in waiting.items():
        found = parts[number].found
        if found:
            questions.append(Question("day_order", found.table.columns[field], count, _ORDERS))
    return questions


def about_sheet_units(
    rows: pl.DataFrame,
    parts: Sequence[Part],
    of_sheets: Mapping[int, str],
    roster: Roster,
    choices: Choices,
) -> list[Question]:
    """Sheets that name different upper unions, for rows that name none of their own."""
    if not of_sheets or choices.sheet_units is not None:
        return []
    told = pl.col("table").replace_strict(of_sheets, default=None, return_dtype=pl.String)
    says_no_upper = pl.col("upper").is_null() & pl.col("section_upper").is_null()
    waiting = rows.with_columns(told=told).filter(
        says_no_upper
        & pl.col("told").is_not_null()
        & pl.col("upper_id").ne_missing(pl.col("told"))
        & (pl.col("upper_id").is_null() | pl.col("unit").is_null())
    )
    if waiting.is_empty():
        return []
    names = dict(roster.units.select("unit_id", "short_name").iter_rows())
    told_of: dict[str, None] = {}
    for number, unit_id in of_sheets.items():
        sheet, name = parts[number].sheet.says, names[unit_id]
        told_of[sheet if fold(sheet) == fold(name) else f"{sheet} → {name}"] = None
    return [Question("sheet_units", "; ".join(told_of), waiting.height, _SHEET_UNITS)]


def about_sections(rows: pl.DataFrame, roster: Roster) -> list[Question]:
    """Names alone on a row of which the roster cannot tell whether the rows below are theirs."""
    waiting = rows.filter(pl.col("reason").is_in(["section_unclear", MAY_BE_NONE]))
    if waiting.is_empty():
        return []
    is_below = pl.col("reason") == "section_unclear"
    counted = waiting.group_by("section_open", maintain_order=True).agg(is_below.sum())
    by_name: dict[str, tuple[str, int]] = {}
    for name, count in counted.iter_rows():
        first, before = by_name.get(fold(name), (name, 0))
        by_name[fold(name)] = (first, before + count)
    directory = Directory(roster, [name for name, _ in by_name.values()])
    names = dict(roster.units.select("unit_id", "name").iter_rows())
    as_it_is = tuple((answer, "") for answer in ANSWERS)
    questions = []
    for name, count in by_name.values():
        upper_id = directory.meaning(name).upper_id
        known = ((upper_id, names[upper_id]),) if upper_id else ()
        questions.append(Question("section", name, count, (*known, *as_it_is)))
    return questions


def about_units(rows: pl.DataFrame, roster: Roster, choices: Choices) -> list[Question]:
    """Names of units that may mean several, are nearly one, or are not known: their rows wait.

    Of names known to several uppers' unions an answer says below which of them they stand.
    """
    if rows["reason"].null_count() == rows.height:
        return []
    answered = {text for text, _ in choices.units}
    text = pl.coalesce(
        pl.when(pl.col("about") == field).then(pl.col(field)) for field in _UNIT_TEXT
    )
    asked = (
        rows.filter(pl.col("reason").is_in(["unit_ambiguous", "unit_unknown"]))
        .select("reason", text=text)
        .drop_nulls()
        .group_by("reason", "text", maintain_order=True)
        .len()
    )
    open_ones = [one for one in asked.iter_rows() if fold(one[1]) not in answered]
    if not open_ones:
        return []
    names = dict(roster.units.select("unit_id", "name").iter_rows())
    directory = Directory(roster, {text for _, text, _ in open_ones})
    unknown = [text for reason, text, _ in open_ones if reason == "unit_unknown"]
    alike = near_units(unknown, roster) if unknown else {}
    questions: dict[tuple[str, str], Question] = {}
    for reason, text, count in open_ones:
        if reason == "unit_ambiguous":
            meaning = directory.meaning(text)
            below = BELOW if meaning.kind == "shared" else ""
            candidates = sorted(meaning.candidates, key=lambda one: names[one])
            options = tuple((f"{one}{below}", names[one]) for one in candidates)
            question = Question("unit_ambiguous", text, count, options)
        elif text in alike:
            options = tuple((one, names[one]) for one, _ in alike[text])
            question = Question("unit_near", text, count, options, alike[text][0][1])
        elif len(unknown) <= _MOST_UNKNOWN:
            question = Question("unit_unknown", text, count, ())
        else:
            continue
        same = questions.get((reason, fold(text)))
        questions[reason, fold(text)] = (
            Question(same.kind, same.subject, same.rows + count, same.options, same.likeness)
            if same
            else question
        )
    return sorted(questions.values(), key=lambda one: -one.rows)
