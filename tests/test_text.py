"""Words, numbers, shares, money and days, in both languages."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangvang.text import LANGUAGES, NOTHING, Words

VI, EN = Words("vi"), Words("en")


@pytest.mark.parametrize(
    ("value", "digits", "vietnamese", "english"),
    [
        (0, 0, "0", "0"),
        (999, 0, "999", "999"),
        (1_000, 0, "1.000", "1,000"),
        (1_234_567.8, 0, "1.234.568", "1,234,568"),
        (1_234_567.8, 1, "1.234.567,8", "1,234,567.8"),
        (594.0833, 2, "594,08", "594.08"),
        (2, 1, "2,0", "2.0"),
        (-3_249, 0, "-3.249", "-3,249"),
        (None, 0, "–", "–"),
        (None, 2, "–", "–"),
    ],
)
def test_numbers_are_grouped_and_pointed_the_local_way(
    value: float | None, digits: int, vietnamese: str, english: str
) -> None:
    assert (VI.number(value, digits), EN.number(value, digits)) == (vietnamese, english)


@pytest.mark.parametrize(
    ("value", "digits", "told"),
    [
        (107.9, 1, "107,9%"),
        (107.9, 0, "108%"),
        (0.0, 0, "0%"),
        (86.29, 1, "86,3%"),
        (100.0, 0, "100%"),
        (100.0, 1, "100,0%"),
        (100.04, 0, "100%"),
        (395.4, 0, "395%"),
        (1_234.5, 1, "1.234,5%"),
        (99.4, 0, "99%"),
        (99.5, 0, "99,5%"),
        (99.666_667, 0, "99,7%"),
        (99.666_667, 1, "99,7%"),
        (99.97, 0, "99,9%"),
        (99.97, 1, "99,9%"),
        (99.999_999, 0, "99,9%"),
        (None, 0, "–"),
    ],
)
def test_percent_is_rounded_but_never_up_to_100(
    value: float | None, digits: int, told: str
) -> None:
    assert VI.percent(value, digits) == told
    assert EN.percent(value, digits) == told.translate(str.maketrans(",.", ".,"))


@settings(deadline=None)
@given(
    quota=st.integers(1, 10_000_000),
    missing=st.integers(1, 1_000),
    digits=st.sampled_from([0, 1, 2]),
)
def test_what_falls_short_of_the_quota_never_reads_as_100(
    quota: int, missing: int, digits: int
) -> None:
    told = VI.percent(100 * max(quota - missing, 0) / quota, digits)
    assert float(told.rstrip("%").replace(",", ".")) < 100


@pytest.mark.parametrize(
    ("vnd", "vietnamese", "english"),
    [
        (0, "0 đ", "0 VND"),
        (999_999, "999.999 đ", "999,999 VND"),
        (1_000_000, "1,0 triệu", "1.0 m"),
        (2_350_000, "2,4 triệu", "2.4 m"),
        (350_000_000, "350 triệu", "350 m"),
        (1_500_000_000, "1,5 tỷ", "1.5 bn"),
        (123_400_000_000, "123 tỷ", "123 bn"),
        (1_234_000_000_000, "1.234 tỷ", "1,234 bn"),
        (-1_500_000_000, "-1,5 tỷ", "-1.5 bn"),
        (None, "–", "–"),
    ],
)
def test_money_is_told_in_millions_and_billions(
    vnd: float | None, vietnamese: str, english: str
) -> None:
    assert (VI.money(vnd), EN.money(vnd)) == (vietnamese, english)


@pytest.mark.parametrize("words", [VI, EN])
def test_days_are_told_day_first_in_both_languages(words: Words) -> None:
    assert words.day(date(2022, 5, 31)) == "31/05/2022"
    assert words.short_day(date(2022, 5, 9)) == "9/5"
    assert (words.day(None), words.short_day(None)) == (NOTHING, NOTHING)


def test_the_moment_is_told_with_its_time() -> None:
    moment = datetime(2022, 5, 19, 18, 0, 59)
    assert VI.as_of(moment) == "Tính đến 18:00 ngày 19/05/2022"
    assert EN.as_of(moment) == "As of 18:00 on 19/05/2022"


def test_a_sentence_is_found_by_its_key_and_its_gaps_are_filled_by_name() -> None:
    assert VI("headline.days", count=12) == "Còn 12 ngày"
    assert EN("headline.days", count=12) == "12 days left"
    assert VI.label("reason", "title_missing") == "Thiếu tên sáng kiến"
    assert EN.label("reason", "title_missing") == "The initiative has no title"


def test_what_fills_a_gap_is_not_read_as_a_sentence_again() -> None:
    told = VI("headline.days", count="{count} {0}")
    assert told == "Còn {count} {0} ngày"


def test_a_missing_key_or_gap_is_an_error_not_a_blank() -> None:
    with pytest.raises(KeyError):
        VI("leaderboard.no_such_word")
    with pytest.raises(KeyError):
        VI("headline.days", wrong=1)


def test_two_languages_are_offered_vietnamese_first() -> None:
    assert list(LANGUAGES) == ["vi", "en"]


@pytest.mark.parametrize(
    ("count", "sentence"),
    [("1", "1 day"), (1, "1 day"), ("0", "0 days"), ("2", "2 days"), ("1,001", "1,001 days")],
)
def test_english_counts_one_thing_as_one(count: object, sentence: str) -> None:
    assert Words("en")("headline.days_value", count=count) == sentence
