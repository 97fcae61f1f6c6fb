"""The countdown page: days left, the pace needed and the pace held."""

import json
from datetime import date
from typing import Any

import pytest

from tests.known import Known, line
from tests.pages.visit import Visit


def charts(visit: Visit) -> list[dict[str, Any]]:
    """The Vega-Lite descriptions of the charts, with their figures."""
    return [json.loads(each.proto.spec) for each in visit.app.get("vega_lite_chart")]


def test_an_empty_campaign_has_a_countdown_too(own: Known) -> None:
    visit = Visit("countdown")
    assert visit.title.startswith("Giai đoạn 2 đã kết thúc")
    assert len(charts(visit)) == 2


def test_the_figures_are_those_of_the_city(known: Known) -> None:
    visit = Visit("countdown")
    # 52.000 − 53 in 12 days; 25 of the 53 came on 12/5–18/5; by plan 25/52 of the way is due
    needed, current, _, _, support = visit.cards()
    assert needed == "4.329/ngày "
    assert current.startswith("3/ngày")
    assert support == "43 đơn vị "
    assert "Còn 12 ngày — đang chậm nhịp" in visit.title


def test_both_charts_are_drawn(known: Known) -> None:
    course, days = charts(Visit("countdown"))
    assert len(course["layer"]) == 9
    assert len(days["layer"]) == 3


def test_a_quota_that_is_reached_is_said_so(known: Known) -> None:
    known.quota("HN", 50)
    visit = Visit("countdown")
    assert visit.title == "Còn 12 ngày — đã đạt chỉ tiêu, vượt 3"
    assert "19/5" in visit.cards()[2], "the 50th came on 19/5"


@pytest.mark.parametrize(
    "address",
    [
        {"can-cu": "pledged"},
        {"trang-thai": "valid"},
        {"giai-doan": "phase-2"},
        {"giai-doan": "drive-35"},
        {"giai-doan": "programme"},
    ],
    ids=str,
)
def test_a_choice_stands_in_the_address_and_reopens(known: Known, address: dict[str, str]) -> None:
    ((key, code),) = address.items()
    visit = Visit("countdown").choose(key, code)
    assert visit.app.query_params == address
    reopened = Visit("countdown", address)
    assert reopened.html == visit.html
    assert reopened.cards() == visit.cards()


@pytest.mark.parametrize("day", [date(2022, 1, 8), date(2022, 4, 24), date(2022, 5, 31)], ids=str)
def test_the_first_and_the_last_day_are_drawn_too(on_a_fixed_clock: Known, day: date) -> None:
    visit = Visit("countdown", {"ngay": day.isoformat()})
    assert f"ngày {day:%d/%m/%Y}" in visit.text
    assert len(charts(visit)) == 2


def test_the_last_seven_full_days_leave_today_out(known: Known) -> None:
    before = Visit("countdown").cards()[1]
    known.book(
        *[line(f"Hôm nay {number}", "Ai đó", "D-BA-VI", "2022-05-19") for number in range(70)]
    )
    assert Visit("countdown").cards()[1] == before
