"""Asking: what only a person can decide about a file, gathered once it has been gone through."""

from collections.abc import Mapping, Sequence

import polars as pl

from bangvang.fold import fold
from bangvang.intake.batch import Choices, Question
from bangvang.intake.near_units import near_units
from bangvang.intake.parts import Part
from bangvang.intake.units import Directory
from bangvang.roster import Roster

FIELD_WORDS = {
    "title": "tên sáng kiến",
    "person": "họ và tên tác giả",
    "co_authors": "đồng tác giả",
    "upper": "công đoàn cấp trên",
    "unit": "đơn vị",
    "grassroots": "công đoàn cơ sở",
    "team": "tổ công đoàn",
    "registered_on": "ngày đăng ký",
    "applied_on": "ngày áp dụng",
    "field": "lĩnh vực",
    "stage": "trạng thái",
    "benefit": "giá trị làm lợi",
    "stt": "số thứ tự",
    "member_code": "mã đoàn viên",
    "birth_year": "năm sinh",
}
_UNIT_TEXT = ("upper", "unit", "grassroots", "section_upper")
_ORDERS = (
    ("month", "tháng trước: 03/04 là ngày 4 tháng 3"),
    ("day", "ngày trước: 03/04 là ngày 3 tháng 4"),
)
_HIDDEN = (("leave", "bỏ qua các dòng ẩn"), ("read", "đọc cả các dòng ẩn"))


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
            (
                (doubt.field, FIELD_WORDS.get(doubt.field, doubt.field)),
                ("", "không dùng cột này"),
            ),
        )
        for number, part in enumerate(parts)
        if part.found
        for doubt in part.found.doubts
    ]


def about_hidden_rows(rows: pl.DataFrame, choices: Choices) -> list[Question]:
    """Registrations on rows that the sheet does not show, sheet by sheet."""
    if choices.hidden is not None or not rows["is_hidden"].any():
        return []
    hidden = rows.filter(pl.col("is_hidden") & pl.col("why").is_null())
    return [
        Question("hidden_rows", sheet, count, _HIDDEN)
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


def about_units(rows: pl.DataFrame, roster: Roster, choices: Choices) -> list[Question]:
    """Names of units that may mean several, or are nearly one: their rows wait refused."""
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
            candidates = sorted(directory.meaning(text).candidates, key=lambda one: names[one])
            options = tuple((one, names[one]) for one in candidates)
            question = Question("unit_ambiguous", text, count, options)
        elif text in alike:
            options = tuple((one, names[one]) for one, _ in alike[text])
            question = Question("unit_near", text, count, options, alike[text][0][1])
        else:
            continue
        same = questions.get((reason, fold(text)))
        questions[reason, fold(text)] = (
            Question(same.kind, same.subject, same.rows + count, same.options, same.likeness)
            if same
            else question
        )
    return sorted(questions.values(), key=lambda one: -one.rows)
