"""Decisions on a waiting file: what people chose, as data that a draft can keep."""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

import polars as pl

from bangvang.fold import fold
from bangvang.intake import Choices, Question, Table
from bangvang.intake.headings import match
from bangvang.intake.sections import ANSWERS


@dataclass(frozen=True)
class Given:
    """An answer pressed on a question of a file, in the words of the question."""

    kind: str
    subject: str
    within: str  #: the upper union that it is asked of, "" where that is no matter
    answer: str

    @property
    def question(self) -> tuple[str, str, str]:
        return self.kind, self.subject, self.within


@dataclass(frozen=True)
class Decisions:
    """Everything decided on one file but its unit and day."""

    has_sender: bool = False  #: whether the sender was settled, be it "as each row says"
    headings: str = ""  #: the file's folded headings as first read: the key of what is remembered
    letters: str = ""  #: "" as detected, else unicode, tcvn3 or vni for the whole file
    letters_of: tuple[tuple[str, str], ...] = ()  #: "sheet!c2" -> the letters of that column
    instead_of: str = ""  #: the booked batch it takes the place of
    again: bool = False  #: whether it is booked though its bytes were, and are gone
    given: tuple[Given, ...] = ()  #: the answers pressed, the latest last
    no_letter: bool = False  #: whether the number that the file itself states was cleared
    choices: Choices = field(default_factory=Choices)

    @property
    def letters_read(self) -> tuple[tuple[str, str], ...]:
        """The letters chosen, of the whole file under "", of its columns under their keys."""
        of_file = (("", self.letters),) if self.letters else ()
        return (*of_file, *self.letters_of)

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def from_json(text: str) -> Decisions:
    """The decisions a draft keeps; none where it keeps nothing."""
    kept: dict[str, Any] = json.loads(text)
    choices: dict[str, Any] = {
        each.name: _frozen(kept["choices"][each.name])
        for each in fields(Choices)
        if each.name in kept.get("choices", {})
    }
    # an earlier version kept unions without their upper one: those are asked about again
    unions = tuple(told for told in choices.get("unions", ()) if len(told) == 3)
    plain: dict[str, Any] = {
        name: _frozen(value) for name, value in kept.items() if name not in ("choices", "given")
    }
    plain["given"] = tuple(Given(**each) for each in kept.get("given", ()))
    return Decisions(**plain, choices=Choices(**choices | {"unions": unions}))


def taken_up(decided: Decisions, batch_id: str) -> Decisions:
    """How a booked file is read when its rows handed back are worked on, to take its own place.

    What was said to be handed back is asked about anew.
    """
    units = tuple(told for told in decided.choices.units if told[1])
    choices = replace(decided.choices, units=units)
    return replace(decided, has_sender=True, instead_of=batch_id, choices=choices)


def answered(
    choices: Choices, question: Question, answer: str, sheets: tuple[str, ...] = ()
) -> Choices:
    """The choices with one question answered; `answer` is the code of one of its options.

    `sheets` are those read so far.
    """
    subject = fold(question.subject)
    changed: dict[str, Any]
    match question.kind:
        case "unit_ambiguous" | "unit_near" | "unit_unknown":
            changed = {"units": _with(choices.units, subject, answer)}
        case "section" if answer in ANSWERS:
            changed = {
                "sections": _with(choices.sections, subject, answer),
                "units": _without(choices.units, subject),
            }
        case "section":
            changed = {
                "sections": _without(choices.sections, subject),
                "units": _with(choices.units, subject, answer),
            }
        case "union_near":
            key = (question.within or "", question.subject)
            others = [told for told in choices.unions if told[:2] != key]
            changed = {"unions": tuple(sorted([*others, (*key, answer)]))}
        case "blank_units":
            changed = {"blank_units": answer}
        case "sheet_units":
            changed = {"sheet_units": answer == "own"}
        case "day_order":
            changed = {"day_first": answer == "day"}
        case "hidden_rows" | "filtered_rows":
            changed = {"hidden": answer == "read"}
        case "column":
            column = column_key(question.subject)
            changed = {"columns": _with(choices.columns, column, answer)}
        case "sheet":
            left = tuple(name for name in choices.sheets_left if name != question.subject)
            changed = (
                {"sheets": (*sheets, question.subject), "sheets_left": left}
                if answer == "read"
                else {"sheets_left": (*left, question.subject)}
            )
        case _:
            raise ValueError(question.kind)
    return replace(choices, **changed)


def with_answer(
    decided: Decisions, question: Question, answer: str, sheets: tuple[str, ...] = ()
) -> Decisions:
    """The decisions with one question answered; it can be taken back. See `answered`."""
    given = Given(question.kind, question.subject, question.within or "", answer)
    others = tuple(each for each in decided.given if each.question != given.question)
    choices = answered(decided.choices, question, answer, sheets)
    return replace(decided, given=(*others, given), choices=choices)


def still_given(decided: Decisions) -> list[Given]:
    """The answers that hold: what was decided otherwise since, in a box or by another sender, does not."""
    return [each for each in decided.given if _holds(decided.choices, each)]


def taken_back(decided: Decisions, given: Given) -> Decisions:
    """The decisions without an answer: its question is asked again."""
    choices, subject = decided.choices, fold(given.subject)
    changed: dict[str, Any]
    match given.kind:
        case "unit_ambiguous" | "unit_near" | "unit_unknown":
            changed = {"units": _without(choices.units, subject)}
        case "section":
            changed = {
                "sections": _without(choices.sections, subject),
                "units": _without(choices.units, subject),
            }
        case "union_near":
            key = (given.within, given.subject)
            changed = {"unions": tuple(told for told in choices.unions if told[:2] != key)}
        case "column":
            changed = {"columns": _without(choices.columns, column_key(given.subject))}
        case "hidden_rows" | "filtered_rows":
            changed = {"hidden": None}
        case "sheet":
            changed = _sheets_without(decided, given)
        case "blank_units":
            changed = {"blank_units": None}
        case "sheet_units":
            changed = {"sheet_units": None}
        case "day_order":
            changed = {"day_first": None}
        case _:
            raise ValueError(given.kind)
    others = tuple(each for each in decided.given if each != given)
    return replace(decided, given=others, choices=replace(choices, **changed))


def _sheets_without(decided: Decisions, given: Given) -> dict[str, Any]:
    """What is chosen of the sheets without an answer; where none is to be read, those found are."""
    choices = decided.choices
    if given.answer == "leave":
        return {"sheets_left": tuple(one for one in choices.sheets_left if one != given.subject)}
    others = [each for each in decided.given if each.kind == "sheet" and each != given]
    if not any(each.answer == "read" for each in others):
        return {"sheets": None}
    return {"sheets": tuple(name for name in choices.sheets or () if name != given.subject)}


def _holds(choices: Choices, given: Given) -> bool:
    if given.kind == "sheet":
        told = (choices.sheets or ()) if given.answer == "read" else choices.sheets_left
        return given.subject in told
    question = Question(given.kind, given.subject, 0, (), within=given.within)
    return answered(choices, question, given.answer) == choices


def column_key(heading: str) -> str:
    """A column as choices name it: its folded heading, or "#3" where it has none."""
    return heading if heading.startswith("#") else fold(heading)


def headings_of(tables: tuple[Table, ...]) -> str:
    """The folded headings of a file: files of one sender with these are read alike."""
    words = {
        fold(heading) for table in tables for heading in [*table.columns.values(), *table.unused]
    }
    return "|".join(sorted(words))


def remembered(layouts: pl.DataFrame, sender: str, headings: str) -> Decisions | None:
    """How a sender's files with these headings are read, of the question `layouts`; None: as any."""
    known = layouts.filter(sender=sender, headings=headings)
    return from_json(known["choices"][0]) if known.height else None


def told_columns(tables: tuple[Table, ...]) -> dict[str, str]:
    """Column, as choices name it -> its field, where no known heading tells it but its content did."""
    return {
        column_key(heading): field
        for table in tables
        for field, heading in table.columns.items()
        if match(heading) is None and not heading.startswith("#")
    }


def _with(pairs: tuple[tuple[str, str], ...], key: str, value: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((dict(pairs) | {key: value}).items()))


def _without(pairs: tuple[tuple[str, str], ...], key: str) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in pairs if pair[0] != key)


def _frozen(value: object) -> object:
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value
