"""The log searched: by who, what, words and days; the latest first."""

from datetime import date, datetime

import pytest

from bangvang.access import SYSTEM, Actor
from bangvang.store import set_setting
from tests.known import Known
from tests.queries.rows import BA_DINH, some

LAN = Actor("lan", "staff", "10.0.0.7")


def lines(known: Known, **changed: object) -> list[tuple[str, str, str]]:
    asked = {
        "actor": None,
        "action": None,
        "words": "",
        "from_day": date(2022, 1, 1),
        "to_day": date(2022, 12, 31),
    }
    found = known.ask("log", **(asked | changed))  # type: ignore[arg-type]
    return found.select("actor", "place", "action").rows()


@pytest.fixture
def busy(known: Known) -> Known:
    known.book(*some(1, BA_DINH))
    set_setting(known.store, {"màu": "Vàng"}, LAN, datetime(2022, 5, 20, 9))
    return known


def test_the_latest_line_comes_first_with_its_place(busy: Known) -> None:
    assert lines(busy)[:2] == [("lan", "10.0.0.7", "setting"), ("bangvang", "", "booked")]


def test_it_is_searched_by_who_what_words_and_day(busy: Known) -> None:
    assert lines(busy, actor="lan") == [("lan", "10.0.0.7", "setting")]
    assert lines(busy, action="booked") == [("bangvang", "", "booked")]
    assert lines(busy, words="vàng") == [("lan", "10.0.0.7", "setting")]
    assert lines(busy, from_day=date(2022, 5, 20)) == [("lan", "10.0.0.7", "setting")]
    assert lines(busy, to_day=date(2022, 5, 19))[0] == ("bangvang", "", "booked")
    assert lines(busy, actor=SYSTEM.name, action="setting") == []


def test_who_and_what_stands_in_it_is_told(busy: Known) -> None:
    named = busy.ask("log_names").rows()
    assert ("lan", "setting", 1, date(2022, 5, 20), date(2022, 5, 20)) in named
