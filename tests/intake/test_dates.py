from datetime import date

import pytest

from bangvang.intake.dates import (
    birth_year,
    is_month_first,
    leads_with_days,
    parse_date,
    trouble_of,
)

PROGRAMME = (date(2021, 9, 1), date(2023, 9, 1))
RECEIVED = date(2022, 5, 19)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("04/05/2022", date(2022, 5, 4)),
        ("4/5/2022", date(2022, 5, 4)),
        ("4-5-22", date(2022, 5, 4)),
        ("04.05.2022", date(2022, 5, 4)),
        ("4 / 5 / 2022", date(2022, 5, 4)),
        ("31/12/2022", date(2022, 12, 31)),
        ("2022-05-04", date(2022, 5, 4)),
        ("2022-05-04 00:00:00", date(2022, 5, 4)),
        ("2022-05-04T08:30:00", date(2022, 5, 4)),
        ("04/05/2022 14:30", date(2022, 5, 4)),
        ("ngày 04 tháng 5 năm 2022", date(2022, 5, 4)),
        ("Hà Nội, ngày 30 tháng 12 năm 2021", date(2021, 12, 30)),
        ("Ngày 4/5/2022", date(2022, 5, 4)),
        ("14h00 ngày 10/5", date(2022, 5, 10)),
        ("44685", date(2022, 5, 4)),
        ("44685.5", date(2022, 5, 4)),
        ("10/5", date(2022, 5, 10)),
        ("20-4", date(2022, 4, 20)),
        ("15/12", date(2021, 12, 15)),
        ("29/02/2024", date(2024, 2, 29)),
        ("14:30 04/05/2022", date(2022, 5, 4)),
        ("04/05/2022 lúc 14h30", date(2022, 5, 4)),
        ("Thứ tư, 04/05/2022", date(2022, 5, 4)),
        ("04/05/2022.", date(2022, 5, 4)),
        ("20220504", date(2022, 5, 4)),
        ("2022/5/4", date(2022, 5, 4)),
        ("4-May-22", date(2022, 5, 4)),
        ("04 December 2021", date(2021, 12, 4)),
        ("04-thg5-22", date(2022, 5, 4)),
        ("04 thg 5 2022", date(2022, 5, 4)),
        ("2022-05-03T17:30:00.000Z", date(2022, 5, 4)),
        ("2022-05-04T16:59:59Z", date(2022, 5, 4)),
        ("2022-05-04T20:30:00+07:00", date(2022, 5, 4)),
        ("14h00 ngày 10 tháng 5", date(2022, 5, 10)),
        ("4 tháng 5, 2022", date(2022, 5, 4)),
        ("Ngày 4 tháng 5 năm 2022 lúc 8h", date(2022, 5, 4)),
    ],
)
def test_a_day_is_read_day_first(text: str, day: date) -> None:
    assert parse_date(text, PROGRAMME, RECEIVED) == day


@pytest.mark.parametrize(
    "text",
    ["31/02/2022", "29/02/2022", "05/13/2022", "00/00/1992", "/ /1986", "tháng 5", "2022", "đã nộp", "1", "39999", "4/5/2022/1", "5/2022", "1991", "4/5/2022 - 5/5/2022", "31-Feb-22", "12 may", "5 máy 22", "quý I/2022", "từ ngày 1 tháng 5 đến ngày 10 tháng 5", "tuần 2 tháng 5", "ngày 4, 5 tháng 5 năm 2022", "3 tháng 5 ngày", "12 tháng 10 năm", "trước ngày 30 tháng 5"],
)  # fmt: skip
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert parse_date(text, PROGRAMME, RECEIVED) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("12/03/1985", "1985"),
        ("1985", "1985"),
        ("12/03/85", "1985"),
        ("1985-03-12 00:00:00", "1985"),
        ("31118", "1985"),
        ("/ /1986", "1986"),
        ("không rõ", None),
    ],
)
def test_of_a_birth_date_only_the_year_is_kept(text: str, year: str | None) -> None:
    assert birth_year(text) == year


def test_the_month_is_first_where_somebody_said_so() -> None:
    assert parse_date("3/4/2022", PROGRAMME, RECEIVED, is_day_first=False) == date(2022, 3, 4)
    assert parse_date("13/4/2022", PROGRAMME, RECEIVED, is_day_first=False) is None
    assert parse_date("2022-04-03", PROGRAMME, RECEIVED, is_day_first=False) == date(2022, 4, 3)


@pytest.mark.parametrize(
    ("texts", "is_first"),
    [
        (["05/13/2022", "04/05/2022"], True),
        (["05/13/2022", "13/05/2022"], False),
        (["04/05/2022"], False),
        (["04/45/2022"], False),
        (["2022-05-13", "đã nộp"], False),
    ],
)
def test_a_second_number_above_twelve_proves_the_month_first(
    texts: list[str], is_first: bool
) -> None:
    assert is_month_first(texts) is is_first


def test_a_first_number_above_twelve_is_a_day() -> None:
    assert leads_with_days(["04/05/2022", "13/05/2022"])
    assert not leads_with_days(["04/05/2022", "05/13/2022"])


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("5/2022", "partial"),
        ("Tháng 5/2022", "partial"),
        ("/ /1986", "partial"),
        ("00/00/1992", "partial"),
        ("1991", "partial"),
        ("31/02/2022", "impossible"),
        ("04/05/0222", "implausible"),
        ("đã nộp", "unreadable"),
    ],
)
def test_what_is_wrong_with_a_date_is_named(text: str, trouble: str) -> None:
    assert trouble_of(text) == trouble
