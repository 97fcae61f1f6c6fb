"""Decisions on a waiting file survive being kept, and every question has its answer."""

from dataclasses import replace

import pytest

from bangvang.deciding import (
    Decisions,
    Given,
    answered,
    from_json,
    still_given,
    taken_back,
    with_answer,
)
from bangvang.intake import Choices, Question


def question(kind: str, subject: str = "Từ Liêm") -> Question:
    return Question(kind, subject, 3, (("x", "X"),), within="D-BA-DINH")


def test_decisions_come_back_as_they_were_kept() -> None:
    decided = Decisions(
        has_sender=True,
        headings="a|b",
        letters="vni",
        letters_of=(("S!c2", "tcvn3"),),
        instead_of="b1",
        given=(Given("unit_near", "Từ Liêm", "", "D-BAC-TU-LIEM"),),
        choices=Choices(
            sheets=("S",),
            sheets_left=("T",),
            header_rows=(("S", 7),),
            columns=(("ten", "title"),),
            units=(("tu liem", "D-BAC-TU-LIEM"),),
            sections=(("hapro", "union"),),
            unions=(("D-BA-DINH", "Cty A", "Công ty A"),),
            sheet_units=True,
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
        ("union_near", "Từ Liêm", {"unions": (("D-BA-DINH", "Từ Liêm", "Từ Liêm"),)}),
        ("unit_unknown", "D-BA-DINH/", {"units": (("tu liem", "D-BA-DINH/"),)}),
        ("section", "union", {"sections": (("tu liem", "union"),)}),
        ("section", "D-BA-DINH/", {"units": (("tu liem", "D-BA-DINH/"),)}),
        ("blank_units", "fill", {"blank_units": "fill"}),
        ("sheet_units", "own", {"sheet_units": True}),
        ("sheet_units", "leave", {"sheet_units": False}),
        ("column", "title", {"columns": (("tu liem", "title"),)}),
    ],
)
def test_an_answer_becomes_a_choice(kind: str, answer: str, changed: dict[str, object]) -> None:
    assert answered(Choices(), question(kind), answer) == replace(Choices(), **changed)


ANSWERS = [
    *[("unit_ambiguous", "D-BAC-TU-LIEM"), ("unit_near", ""), ("unit_unknown", "D-BA-DINH/")],
    *[("union_near", "Từ Liêm"), ("column", "title"), ("column", ""), ("sheet", "read")],
    *[("sheet", "leave"), ("sheet_units", "own"), ("sheet_units", "leave")],
    *[("day_order", "month"), ("day_order", "day"), ("hidden_rows", "leave")],
    *[("filtered_rows", "read"), ("section", "row"), ("section", "D-BAC-TU-LIEM")],
    *[("blank_units", "fill"), ("blank_units", "leave")],
]


@pytest.mark.parametrize(("kind", "answer"), ANSWERS)
def test_an_answer_can_be_taken_back_and_nothing_else_with_it(kind: str, answer: str) -> None:
    before = Decisions(
        instead_of="b1",
        choices=Choices(
            columns=(("ten", "title"),),
            units=(("tay ho", "D-TAY-HO"),),
            unions=(("D-BA-DINH", "Cty A", "Công ty A"),),
        ),
    )
    decided = with_answer(before, question(kind), answer, ("DS",))
    assert decided != before
    (given,) = still_given(decided)
    assert (given.kind, given.subject, given.answer) == (kind, "Từ Liêm", answer)
    assert from_json(decided.to_json()) == decided
    assert taken_back(decided, given) == before


def test_a_section_said_to_be_another_unit_is_no_longer_what_it_was_said_to_be() -> None:
    first = with_answer(Decisions(), question("section"), "union")
    second = with_answer(first, question("section"), "D-BAC-TU-LIEM/")
    assert second.choices == Choices(units=(("tu liem", "D-BAC-TU-LIEM/"),))
    assert with_answer(second, question("section"), "union").choices == first.choices


def test_an_answer_given_anew_stands_once_and_one_decided_otherwise_stands_no_more() -> None:
    first = with_answer(Decisions(), question("unit_near"), "D-BAC-TU-LIEM")
    second = with_answer(first, question("unit_near"), "D-NAM-TU-LIEM")
    assert [each.answer for each in still_given(second)] == ["D-NAM-TU-LIEM"]
    otherwise = replace(second, choices=Choices(units=(("tu liem", "D-BA-DINH"),)))
    assert still_given(otherwise) == []


def test_a_sheet_is_read_beside_those_read_so_far_or_left_and_others_are_still_asked_about() -> (
    None
):
    left = with_answer(Decisions(), question("sheet", "Mẫu"), "leave", ("DS",))
    assert left.choices == Choices(sheets_left=("Mẫu",))
    both = with_answer(left, question("sheet", "Ẩn"), "read", ("DS",))
    assert both.choices == Choices(sheets=("DS", "Ẩn"), sheets_left=("Mẫu",))
    third = with_answer(both, question("sheet", "Cũ"), "read", ("DS", "Ẩn"))
    assert third.choices.sheets == ("DS", "Ẩn", "Cũ")
    one_less = taken_back(third, still_given(third)[1])
    assert one_less.choices == Choices(sheets=("DS", "Cũ"), sheets_left=("Mẫu",))
    assert taken_back(one_less, still_given(one_less)[1]).choices == left.choices


def test_orders_and_hidden_rows_are_answered_by_yes_or_no() -> None:
    assert answered(Choices(), question("day_order"), "month").day_first is False
    assert answered(Choices(), question("day_order"), "day").day_first is True
    assert answered(Choices(), question("hidden_rows"), "read").hidden is True
    assert answered(Choices(), question("filtered_rows"), "leave").hidden is False
    assert answered(Choices(), question("column", "#3"), "title").columns == (("#3", "title"),)


def test_a_later_answer_takes_the_place_of_the_first() -> None:
    first = answered(Choices(), question("unit_near"), "D-BA-DINH")
    assert answered(first, question("unit_near"), "D-BA-VI").units == (("tu liem", "D-BA-VI"),)


def test_the_same_name_below_two_uppers_is_answered_for_each() -> None:
    one = replace(question("union_near", "Cty A"), within="D-BA-DINH")
    other = replace(one, within="D-BA-VI")
    both = answered(answered(Choices(), one, "Công ty A"), other, "Cty A")
    assert both.unions == (("D-BA-DINH", "Cty A", "Công ty A"), ("D-BA-VI", "Cty A", "Cty A"))


def test_a_draft_of_an_earlier_version_still_opens() -> None:
    kept = '{"letters": "vni", "choices": {"unions": [["Cty A", "Công ty A"]], "hidden": true}}'
    assert from_json(kept) == Decisions(letters="vni", choices=Choices(hidden=True))


def test_a_question_of_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="lạ"):
        answered(Choices(), question("lạ"), "x")
