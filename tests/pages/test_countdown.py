"""The countdown page: days left, the pace needed and the pace held."""

import json
from datetime import date
from typing import Any

import polars as pl
import pytest

from bangvang.access import SYSTEM
from bangvang.store import load_national, set_setting
from tests.known import AT, Known, line
from tests.pages.visit import Visit


def charts(visit: Visit) -> list[dict[str, Any]]:
    """The Vega-Lite descriptions of the charts, with their figures."""
    return [json.loads(each.proto.spec) for each in visit.app.get("vega_lite_chart")]


def test_an_empty_campaign_says_what_to_do_in_place_of_charts(own: Known) -> None:
    visit = Visit("countdown")
    # the two phases are over by now; an ended one is never "behind the pace"
    assert visit.title == "Giai đoạn 2 đã kết thúc — thiếu 78.000 so với chỉ tiêu"
    assert "chậm nhịp" not in visit.text
    assert "Chưa có đăng ký nào trong giai đoạn này" in visit.text
    assert charts(visit) == []


def test_the_figures_are_those_of_the_city(known: Known) -> None:
    visit = Visit("countdown")
    # 52.000 − 53 in 12 days; 23 of the 53 came on 12/5–18/5; by plan 25/37 of the way is due
    needed, current, reach, finish, support = visit.cards()
    assert needed == "4.329/ngày "
    assert current == "3,3/ngày "
    assert reach == "– ", "at this pace not within ten years"
    assert finish == "66 – 171 ", "53 and 39 more, from a third to three times"
    assert support == "43 đơn vị "
    assert visit.title == "Còn 12 ngày — đang chậm nhịp 35.083"
    assert "cần gấp 1.317 lần nhịp hiện tại" in visit.text


def test_every_figure_tells_its_formula_with_the_figures_in_it(known: Known) -> None:
    said = Visit("countdown").text
    assert "(52.000 − 53) ÷ 12 ngày còn lại, tính cả ngày cuối = 4.329" in said
    assert "23 trong 7 ngày trọn vẹn gần nhất (12/5 – 18/5) ÷ 7 = 3,3/ngày" in said
    assert "3 có trước ngày 25/4 + (52.000 − 3) × 25/37 ngày = 35.136" in said
    assert "Chưa có kỳ trước nào có số liệu" in said


def test_both_charts_are_drawn(known: Known) -> None:
    course, days = charts(Visit("countdown"))
    assert [part["mark"]["type"] for part in course["layer"]] == [
        *("line", "text"),  # the plan and its name
        *("rule", "text"),  # the quota
        *("area", "line", "text"),  # where it leads
        *("line", "circle", "text"),  # what came
    ]
    assert [part["mark"]["type"] for part in days["layer"]] == ["bar", "rule"]


def test_a_quota_that_is_reached_is_said_so(known: Known) -> None:
    known.quota("HN", 50)
    visit = Visit("countdown")
    assert visit.title == "Còn 12 ngày — đã đạt chỉ tiêu, vượt 3"
    assert "19/5" in visit.cards()[2], "the 50th came on 19/5"


@pytest.mark.parametrize(
    ("quota", "title", "told"),
    [
        (50, "Ngày cuối — đã đạt chỉ tiêu, vượt 3", "3 "),
        (60, "Ngày cuối — còn thiếu 7 so với chỉ tiêu", "7 "),
    ],
)
def test_on_the_last_day_it_speaks_of_over_and_short(
    on_a_fixed_clock: Known, quota: int, title: str, told: str
) -> None:
    on_a_fixed_clock.quota("HN", quota)
    visit = Visit("countdown", {"ngay": "2022-05-31"})
    assert visit.title == title
    assert visit.cards()[1] == told
    assert "chậm nhịp" not in visit.text


def test_after_the_last_day_a_period_is_over_or_short(known: Known) -> None:
    set_setting(known.store, {"clock": "2022-06-03T09:00:00"}, SYSTEM, AT)
    visit = Visit("countdown", {"giai-doan": "phase-1"})
    assert visit.title == "Giai đoạn 1 đã kết thúc — thiếu 51.947 so với chỉ tiêu"


def test_a_period_that_has_not_begun_says_when_it_does(known: Known) -> None:
    assert Visit("countdown", {"giai-doan": "phase-2"}).title == "Giai đoạn 2 bắt đầu ngày 1/6"


def test_the_phase_before_lends_its_day_curve(known: Known) -> None:
    known.book(*[line(f"Mới {at}", "Ai đó", "D-BA-VI", "2022-06-02") for at in range(5)])
    set_setting(known.store, {"clock": "2022-06-03T09:00:00"}, SYSTEM, AT)
    visit = Visit("countdown")
    # 3 of 458 days are over; on that part of phase 1 (0,94 of a day) nothing had come
    assert "Theo đường thực tế của Giai đoạn 1, lúc này đã có 0,0% số cuối kỳ" in visit.text
    lines = [part["mark"]["type"] for part in charts(visit)[0]["layer"]].count("line")
    assert lines == 4, "what came, where it leads, the plan and the curve"


def test_what_if_the_weakest_reached_the_median(known: Known) -> None:
    visit = Visit("countdown", {"xem": "what_if"})
    # four units have quotas of their own here, the median pace is that of one in the middle
    finish, percent, _, *_ = visit.cards()
    assert visit.title.startswith("10 đơn vị yếu nhất lên nhịp trung vị: ")
    assert finish.split()[0] in visit.title
    assert percent == "0% "


def test_the_sliders_stand_in_the_address_and_reopen(known: Known) -> None:
    visit = Visit("countdown", {"xem": "what_if"}).choose("giu", 50).choose("thuc", 4)
    assert visit.app.query_params == {"xem": "what_if", "giu": "50", "thuc": "4"}
    reopened = Visit("countdown", {"xem": "what_if", "giu": "50", "thuc": "4"})
    assert reopened.cards() == visit.cards()
    assert visit.title.startswith("Theo giả định này: ")
    elsewhere = Visit("countdown", {"xem": "what_if", "giu": "999", "thuc": "vô"})
    assert elsewhere.cards() == Visit("countdown", {"xem": "what_if"}).cards()


def test_the_national_rank_is_told_once_a_table_names_us(known: Known) -> None:
    assert len(Visit("countdown", {"xem": "what_if"}).cards()) == 3
    table = pl.DataFrame(
        {
            "as_of": [date(2022, 5, 18)] * 2,
            "unit": ["LĐLĐ thành phố Hà Nội", "LĐLĐ tỉnh Thanh Hoá"],
            "initiatives": [40, 100_000],
            "registrants": [None, None],
            "status": ["published", "published"],
            "is_ours": [True, False],
        },
        schema_overrides={"registrants": pl.Int64},
    )
    load_national(known.store, table, SYSTEM, AT)
    assert Visit("countdown", {"xem": "what_if"}).cards()[3] == "2 "


def test_every_unit_has_its_row_the_most_pressed_first(known: Known) -> None:
    visit = Visit("countdown", {"xem": "units"})
    rows = visit._rows('<div class="bv-table bv-paces"', lambda cell: cell.get("class", ""))
    assert len(rows) == 45
    # Hà Đông has 12 of 12, Cầu Giấy 10 of 8, Đống Đa 12 of 24, health 5 of 500
    assert rows["D-HA-DONG"]["p-reach"] == "đạt 17/5"
    assert rows["D-DONG-DA"]["p-effort"] == "đứng yên"
    health = rows["S-Y-TE"]
    assert (health["p-count"], health["p-needed"], health["p-current"]) == ("5 / 500", "41", "0,7")
    assert health["p-effort"] == "58×"
    assert list(rows).index("D-DONG-DA") < list(rows).index("S-Y-TE")
    by_gap = Visit("countdown", {"xem": "units", "sap-xep": "gap"})
    ordered = by_gap._rows('<div class="bv-table bv-paces"', lambda cell: cell.get("class", ""))
    assert list(ordered) != list(rows)
    assert ordered.keys() == rows.keys()


def test_below_the_upper_unions_only_those_with_a_quota_are_told(known: Known) -> None:
    visit = Visit("countdown", {"xem": "units", "cap": "grassroots"})
    rows = visit._rows('<div class="bv-table bv-paces"', lambda cell: cell.get("class", ""))
    assert list(rows) == ["G-STANLEY"]


@pytest.mark.parametrize(
    "address",
    [
        {"can-cu": "pledged"},
        {"trang-thai": "valid"},
        {"giai-doan": "phase-2"},
        {"giai-doan": "drive-35"},
        {"giai-doan": "programme"},
        {"xem": "what_if"},
        {"xem": "units"},
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
    expected = 0 if day.month == 1 else 2  # on the first day nothing had come
    assert len(charts(visit)) == expected


def test_the_last_seven_full_days_leave_today_out(known: Known) -> None:
    before = Visit("countdown").cards()[1]
    known.book(
        *[line(f"Hôm nay {number}", "Ai đó", "D-BA-VI", "2022-05-19") for number in range(70)]
    )
    assert Visit("countdown").cards()[1] == before
