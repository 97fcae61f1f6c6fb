"""Decisions on a waiting file survive being kept, and every question has its answer."""

from dataclasses import replace

import pytest

from bangvang.deciding import Decisions, answered, from_json
from bangvang.intake import Choices, Question


def question(kind: str, subject: str = "Từ Liêm") -> Question:
    return Question(kind, subject, 3, (("x", "X"),))


def test_decisions_come_back_as_they_were_kept() -> None:
    decided = Decisions(
        has_sender=True,
        headings="a|b",
        letters="vni",
        instead_of="b1",
        choices=Choices(
            sheets=("S",),
            header_rows=(("S", 7),),
            columns=(("ten", "title"),),
            units=(("tu liem", "D-BAC-TU-LIEM"),),
            day_first=False,
        ),
    )
    assert from_json(decided.to_json()) == decided
    assert from_json("{}") == Decisions()


@pytest.mark.parametrize(
    ("kind", "answer", "changed"),
    [
        ("unit_ambiguous", "D-BAC-TU-LIEM", {"units": (("tu liem", "D-BAC-TU-LIEM"),)}),
        ("unit_near", "", {"units": (("tu liem", ""),)}),
        ("union_near", "Từ Liêm", {"unions": (("Từ Liêm", "Từ Liêm"),)}),
        ("column", "title", {"columns": (("tu liem", "title"),)}),
    ],
)
def test_an_answer_becomes_a_choice(kind: str, answer: str, changed: dict[str, object]) -> None:
    assert answered(Choices(), question(kind), answer) == replace(Choices(), **changed)


@pytest.mark.parametrize(("answer", "read"), [("read", ("DS", "Ẩn")), ("leave", ("DS",))])
def test_a_sheet_is_read_beside_those_read_so_far_or_left(
    answer: str, read: tuple[str, ...]
) -> None:
    assert answered(Choices(), question("sheet", "Ẩn"), answer, ("DS",)).sheets == read


def test_orders_and_hidden_rows_are_answered_by_yes_or_no() -> None:
    assert answered(Choices(), question("day_order"), "month").day_first is False
    assert answered(Choices(), question("day_order"), "day").day_first is True
    assert answered(Choices(), question("hidden_rows"), "read").hidden is True
    assert answered(Choices(), question("column", "#3"), "title").columns == (("#3", "title"),)


def test_a_later_answer_takes_the_place_of_the_first() -> None:
    first = answered(Choices(), question("unit_near"), "D-BA-DINH")
    assert answered(first, question("unit_near"), "D-BA-VI").units == (("tu liem", "D-BA-VI"),)


def test_a_question_of_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="lạ"):
        answered(Choices(), question("lạ"), "x")
