"""Whole numbers as they stand in tables of quotas."""

import pytest

from bangvang.quotas.amounts import says_nothing, whole_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("400", 400),
        ("0", 0),
        ("1.633", 1_633),
        ("1,633", 1_633),
        ("1 633", 1_633),
        ("1\u00a0633", 1_633),
        ("1'633", 1_633),
        ("52.000", 52_000),
        ("1.000.000", 1_000_000),
        ("958.0", 958),
        ("958,00", 958),
        ("560 SK", 560),
        ("1.633 sáng kiến", 1_633),
        ("7.500 đoàn viên", 7_500),
    ],
)
def test_what_people_write_is_read(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "12,5",
        "1.63",
        "-5",
        "khoảng 12",
        "108%",
        "1,633.5",
        "1.633,000.1",
        "012",
        "#REF!",
        "1 triệu",
        "999.999.999",
        "",
        "2022-05-15",
    ],
)
def test_what_is_no_whole_number_is_not_taken_for_one(text: str) -> None:
    assert whole_number(text) is None


@pytest.mark.parametrize("text", [None, "", " ", "-", "–", "…", "x", "..."])
def test_a_blank_or_a_dash_states_nothing(text: str | None) -> None:
    assert says_nothing(text)


def test_a_nought_states_that_there_is_none() -> None:
    assert not says_nothing("0")
