"""Columns: what they are for where the headings alone do not settle it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from bangvang.fold import fold
from bangvang.intake.authors import split_authors
from bangvang.intake.batch import Choices, Sheet
from bangvang.intake.content import ENOUGH, fitting, is_person, sampled, share
from bangvang.intake.head import Head
from bangvang.intake.headings import is_sure, match
from bangvang.intake.joined import Heading

_ROWS_LOOKED_AT = 320
#: field -> fields that say the same of a registration
_MAY_BE = {"registered_on": (), "unit": ("upper", "grassroots")}
_NOT_KEPT = {"block", "note", "decision_no", "decision_date", "position"}  # known, never booked
_SUM = re.compile(r"\b(?:tong|tong cong|cong)\b")
_TEAM = re.compile(
    r"^(?:tổ|đội|phòng|khoa|ban|bộ phận|bộ môn|phân xưởng|xưởng|ca|chuyền|kíp|nhóm|văn phòng|khối|BGH)(?!\w)(?!\s+GD|\s+giáo dục)",
    re.IGNORECASE,
)
_NO_NAMES = {"nam", "nu", "co", "khong", "dat", "x", "a", "b", "c"}  # words of ticks and marks


@dataclass(frozen=True)
class Doubt:
    """A column that may be for a field, and only a person can tell."""

    column: str  #: its heading, or "#3" for the third
    field: str
    is_waiting: bool  #: whether the table's rows cannot be booked before


def samples_of(
    sheet: Sheet, names: list[str], positions: Sequence[int], head: Head
) -> dict[int, list[str]]:
    """Position -> some different cells below the head."""
    body = sheet.cells.head(_ROWS_LOOKED_AT).filter(pl.col("row") > head.last_row)
    return {at: sampled(body[names[at]]) for at in positions}


def settled_columns(
    sheet: Sheet, names: list[str], head: Head, fields: dict[str, int]
) -> tuple[dict[str, int], list[Doubt]]:
    """Title and person checked against what the columns hold, where the headings leave doubt."""
    doubts: list[Doubt] = []
    for field in ("title", "person"):
        at = fields.get(field)
        if at is not None and (is_sure(head.headings[at] or "") or head.headings[at] is None):
            continue
        free = [
            position
            for position, heading in enumerate(head.headings)
            if position == at or _is_free(heading, position, fields)
        ]
        samples = samples_of(sheet, names, free, head)
        fits = fitting(samples, field)
        is_odd = at is not None and len(samples[at]) >= 2 and _is_other(samples[at], field)
        if at in fits or not (fits or is_odd) or (at is not None and not is_odd):
            continue
        fields = {one: where for one, where in fields.items() if one != field}
        if len(fits) == 1:
            fields[field] = fits[0]
        doubts += [
            Doubt(key_of(head.headings[position], position), field, is_waiting=True)
            for position in fits
            if len(fits) > 1
        ]
    return fields, doubts


def _is_free(heading: Heading, position: int, fields: dict[str, int]) -> bool:
    """Whether a column could still be anything: nothing sure is its heading, or a bare "Tên".

    A heading that holds a word of what no registration has, as in "Người khởi tạo", is not sure.
    """
    matched = match(heading) if heading else None
    if matched and matched.field in _NOT_KEPT:
        return not matched.is_exact
    if position in fields.values():
        return False
    return matched is None or not is_sure(heading or "")


def _is_other(texts: Sequence[str], field: str) -> bool:
    """Whether a column taken for titles holds persons' names, or one taken for persons holds none."""
    names = share(texts, is_person)
    return names > 0.5 if field == "title" else names < 0.2


def key_of(heading: Heading, position: int) -> str:
    return heading or f"#{position + 1}"


def chosen_columns(
    head: Head, fields: dict[str, int], doubts: list[Doubt], choices: Choices
) -> tuple[dict[str, int], list[Doubt]]:
    """The columns as the user matched them, over what was found."""
    wanted = dict(choices.columns)
    for position, heading in enumerate(head.headings):
        answers = [
            wanted[key] for key in (f"#{position + 1}", fold(heading or "")) if key in wanted
        ]
        if not answers:
            continue
        fields = {one: at for one, at in fields.items() if at != position and one != answers[0]}
        if answers[0]:
            fields[answers[0]] = position
        doubts = [
            one
            for one in doubts
            if one.column != key_of(heading, position) and one.field != answers[0]
        ]
    return fields, doubts


def likely_columns(
    sheet: Sheet, names: list[str], head: Head, fields: dict[str, int], choices: Choices
) -> list[Doubt]:
    """Columns under unknown headings that hold what the table is said to lack."""
    missing = [
        field
        for field, others in _MAY_BE.items()
        if head.last_row and not {field, *others} & fields.keys()
    ]
    unknown = [
        at
        for at, heading in enumerate(head.headings)
        if heading and match(heading) is None and fold(heading) not in dict(choices.columns)
    ]
    if not missing or not unknown:
        return []
    samples = samples_of(sheet, names, unknown, head)
    return [
        Doubt(key_of(head.headings[at], at), field, is_waiting=False)
        for field in missing
        for at in fitting(samples, field)
    ]


def given_names(sheet: Sheet, names: list[str], head: Head, fields: dict[str, int]) -> int | None:
    """The column of given names beside one of family and middle names, or None."""
    at = fields.get("person")
    if at is None:
        return None
    body = sheet.cells.filter(pl.col("row") >= head.first_row)
    filled = (to for to in range(at + 1, len(names)) if body[names[to]].null_count() < body.height)
    to = next(filled, None)  # what stands between may be blank
    if to is None or to in fields.values():
        return None
    own, beside = head.headings[at], head.headings[to]
    is_family = (m := match(own or "")) is not None and m.field == "family"
    if beside and not (is_family and fold(beside) == "ten"):
        return None
    texts = samples_of(sheet, names, [to], head)[to]
    # a heading that stands again, numbers of columns and signatures are among them
    is_given = share(texts, lambda text: text.isalpha() and text[0].isupper()) >= ENOUGH
    is_telling = beside is not None or len({fold(text) for text in texts} - _NO_NAMES) > 1
    return to if texts and is_given and is_telling else None


def one_amount(
    sheet: Sheet, names: list[str], head: Head, fields: dict[str, int], choices: Choices
) -> tuple[dict[str, int], list[Doubt]]:
    """Of several columns of amounts under the same words ("… năm 2021 | … năm 2022") the only one
    with numbers, or the one that says that it is their sum; else none is read before somebody says which."""
    at = fields.get("benefit")
    own = match(head.headings[at] or "") if at is not None else None
    chosen = dict(choices.columns).keys()
    alike = [
        position
        for position, heading in enumerate(head.headings)
        if heading and own is not None and match(heading) == own
    ]
    if len(alike) < 2 or any(fold(head.headings[one] or "") in chosen for one in alike):
        return fields, []
    samples = samples_of(sheet, names, alike, head)
    told = [one for one in alike if any(text[:1].isdigit() for text in samples[one])]
    if len(told) < 2:
        return (fields | {"benefit": told[0]} if told else fields), []
    sums = [one for one in told if _SUM.search(fold(head.headings[one] or ""))]
    if len(sums) == 1:
        return {**fields, "benefit": sums[0]}, []
    rest = {field: where for field, where in fields.items() if field != "benefit"}
    return rest, [
        Doubt(key_of(head.headings[one], one), "benefit", is_waiting=False) for one in told
    ]


def teams_below_a_union(
    sheet: Sheet, names: list[str], head: Head, fields: dict[str, int], choices: Choices
) -> dict[str, int]:
    """The columns of a list whose letterhead names its union: what is headed "Đơn vị" and holds
    nothing but teams and departments are those of that union."""
    at = fields.get("unit")
    if at is None or {"team", "grassroots"} & fields.keys():
        return fields
    if fold(head.headings[at] or "") in dict(choices.columns):
        return fields
    texts = samples_of(sheet, names, [at], head)[at]
    if not texts or share(texts, lambda text: bool(_TEAM.match(text))) < 1:
        return fields
    return {"team" if field == "unit" else field: where for field, where in fields.items()}


def further_authors(
    sheet: Sheet, names: list[str], head: Head, fields: dict[str, int], choices: Choices
) -> list[int]:
    """Columns of more authors: "Đồng tác giả 2", "Tác giả 3", or those below a heading merged over
    several columns of names."""
    at = fields.get("person")
    if at is None:
        return []
    chosen = dict(choices.columns).keys()
    own = fold(head.headings[at] or "").rstrip(" 0123456789")
    owners = {at, fields.get("co_authors", at)}
    below = {
        to
        for top, left, _, right in sheet.merges
        if left in owners and head.first_row <= top <= head.last_row
        for to in range(left + 1, right + 1)
    }
    free = [
        position
        for position, heading in enumerate(head.headings)
        if position not in fields.values()
        and not {f"#{position + 1}", fold(heading or "")} & chosen
        and (
            ((m := match(heading)) is not None and m.field == "co_authors")
            or fold(heading).rstrip(" 0123456789") == own
            if heading
            else position in below
        )
    ]
    samples = samples_of(sheet, names, free, head)
    named = {to: [one for text in samples[to] for one in split_authors(text)] for to in free}
    return [to for to in free if share(named[to], is_person) >= ENOUGH]
