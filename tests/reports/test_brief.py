"""The morning brief and the press sentence, reckoned by hand."""

import re
from dataclasses import replace
from datetime import datetime
from functools import partial

import polars as pl
import pytest

from bangvang.access import SYSTEM
from bangvang.campaign import campaign
from bangvang.questions import ask
from bangvang.reports import brief
from bangvang.reports.situation import Situation, situation
from bangvang.store import load_national
from bangvang.text import Words
from tests.known import AT, Known
from tests.queries.rows import BA_DINH, CAU_GIAY, DONG_DA, GIAO_DUC
from tests.reports.conftest import TODAY, YESTERDAY

VI, EN = Words("vi"), Words("en")


def ids(rows: pl.DataFrame) -> list[str]:
    return rows["unit_id"].to_list()


def lines(now: Situation, t: Words = VI) -> list[str]:
    return brief.brief(now, campaign(), t).splitlines()


def test_who_rose_and_who_fell_since_the_day_before(now: Situation) -> None:
    assert ids(brief.movers(now, 1)) == [CAU_GIAY]
    assert ids(brief.movers(now, -1)) == [BA_DINH]


def test_who_reached_their_quota_since_the_day_before(now: Situation) -> None:
    assert ids(brief.newly_reached(now)) == [CAU_GIAY]


def test_who_reached_it_earlier_is_no_news(known: Known, now: Situation) -> None:
    known.quota(CAU_GIAY, 2)
    later = situation(partial(ask, known.store), AT)
    assert ids(brief.newly_reached(later)) == []


def test_whose_quota_fell_to_what_they_have_is_news_too(known: Known) -> None:
    known.quota(BA_DINH, 3, from_day=TODAY)
    later = situation(partial(ask, known.store), AT)
    assert set(ids(brief.newly_reached(later))) == {BA_DINH, CAU_GIAY}


def test_three_days_without_anything_new_and_short_of_the_quota_is_stalled(
    now: Situation,
) -> None:
    assert ids(brief.stalled(now)) == [GIAO_DUC, DONG_DA], "those that never brought any come first"


def test_who_needs_a_call_is_who_the_support_page_lists(now: Situation) -> None:
    assert CAU_GIAY not in ids(now.calls), "the quota is reached"
    assert set(ids(now.calls)) == {BA_DINH, DONG_DA, GIAO_DUC}


def test_the_brief_tells_all_of_it_in_plain_lines(now: Situation) -> None:
    told = lines(now)
    assert told[:3] == [
        "TIN NHANH · Chương trình “1 triệu sáng kiến”",
        "LĐLĐ thành phố Hà Nội · Tính đến 18:00 ngày 19/05/2022",
        "",
    ]
    assert (
        "• Giai đoạn 1: 10 sáng kiến, đạt 50,0% chỉ tiêu 20; thêm 4 so với hôm trước; "
        "10 người đăng ký" in told
    )
    assert "• 1/45 đơn vị có đăng ký trong ngày" in told
    assert "• Tăng hạng: LĐLĐ quận Cầu Giấy ▲1 (hạng 1)" in told
    assert "• Tụt hạng: LĐLĐ quận Ba Đình ▼1 (hạng 2)" in told
    assert "• Mới đạt 100%: LĐLĐ quận Cầu Giấy (120%). Tổng 1/45 đơn vị đã đạt" in told
    assert (
        "• Chững lại từ 3 ngày (2 đơn vị chưa đạt): Công đoàn ngành Giáo dục "
        "(chưa có đăng ký), LĐLĐ quận Đống Đa (3 ngày)" in told
    )
    assert any("LĐLĐ quận Ba Đình: 3/10 (30%)" in line for line in told)
    assert all(line.startswith(("•", "   ")) for line in told[3:])


def test_the_brief_of_a_quiet_morning_says_so(known: Known) -> None:
    later = situation(partial(ask, known.store), datetime(2022, 5, 21, 7, 30))
    told = "\n".join(lines(later))
    assert "Không đơn vị nào đổi hạng" in told
    assert "Chưa có thêm đơn vị đạt 100%" in told
    assert "thêm 0 so với hôm trước" in told


def test_an_empty_campaign_has_a_brief_too(known: Known) -> None:
    first = situation(partial(ask, known.store), datetime(2022, 1, 9, 8))
    assert any("chưa có đăng ký nào" in line for line in lines(first))
    assert lines(first, EN)[0].startswith("BRIEF")


def test_our_place_in_the_nation_is_told_with_the_way_up(known: Known) -> None:
    rows = [
        (YESTERDAY, "A", 30, 3, "published", False),
        (YESTERDAY, campaign().owner, 10, 9, "published", True),
    ]
    columns = ["as_of", "unit", "initiatives", "registrants", "status", "is_ours"]
    load_national(known.store, pl.DataFrame(rows, schema=columns, orient="row"), SYSTEM, AT)
    told = lines(situation(partial(ask, known.store), AT))
    assert (
        "• Bảng cả nước ngày 18/05/2022: hạng 2 về số sáng kiến, hạng 1 về số người đăng ký; "
        "còn 20 sáng kiến để lên hạng 1" in told
    )


def test_the_press_sentence(now: Situation) -> None:
    assert brief.press(now, campaign(), VI) == (
        "Tính đến 18:00 ngày 19/05/2022, LĐLĐ thành phố Hà Nội có 10 công nhân, viên chức, "
        "lao động đăng ký 10 sáng kiến, đạt 50% chỉ tiêu giai đoạn 1"
    )


@pytest.mark.parametrize(
    ("percent", "digits", "printed"),
    [
        (107.896, 0, "108%"),
        (107.896, 1, "107,9%"),
        (107.896, 2, "107,90%"),
        (99.97, 0, "99,9%"),
        (99.97, 1, "99,9%"),
        (100.0, 0, "100%"),
        (99.4, 0, "99%"),
    ],
)
def test_the_percent_of_the_press_never_rounds_up_to_a_hundred(
    now: Situation, percent: float, digits: int, printed: str
) -> None:
    then = replace(now, city=now.city | {"percent": percent})
    assert f"đạt {printed} chỉ tiêu" in brief.press(then, campaign(), VI, digits)


def test_without_a_quota_the_press_hears_of_no_percent(now: Situation) -> None:
    then = replace(now, city=now.city | {"percent": None})
    sentence = brief.press(then, campaign(), VI)
    assert "%" not in sentence
    assert "–" not in sentence


def test_of_a_period_that_is_over_nobody_is_called_and_the_end_is_told(known: Known) -> None:
    later = situation(partial(ask, known.store), datetime(2022, 7, 1, 8), period="phase-1")
    told = lines(later)
    assert later.idle == "over"
    assert later.calls.height == 0
    assert "• 1/45 đơn vị đạt chỉ tiêu khi kết thúc" in told
    assert (
        "• Chưa đạt (3 đơn vị), thiếu nhiều nhất trước: LĐLĐ quận Ba Đình (30%), "
        "LĐLĐ quận Đống Đa (25%), Công đoàn ngành Giáo dục (0%)" in told
    )
    assert not re.search("Cần gọi|–/ngày|Chững lại|trong ngày", "\n".join(told))


def test_on_the_last_day_a_call_says_what_is_missing_today(known: Known) -> None:
    last = situation(partial(ask, known.store), datetime(2022, 5, 31, 8))
    assert last.idle is None
    assert "   1. LĐLĐ quận Ba Đình: 3/10 (30%), hôm nay còn thiếu 7, đang 0/ngày" in lines(last)


@pytest.mark.parametrize(
    ("moment", "period", "idle", "said"),
    [
        (datetime(2022, 2, 1, 8), "phase-1", "empty", "trước hết hãy nạp tệp các đơn vị gửi"),
        (datetime(2022, 5, 19, 8), "phase-2", "ahead", "bắt đầu tính từ ngày 01/06/2022"),
    ],
)
def test_before_anything_came_the_brief_says_what_to_do(
    known: Known, moment: datetime, period: str, idle: str, said: str
) -> None:
    first = situation(partial(ask, known.store), moment, period=period)
    told = "\n".join(lines(first))
    assert first.idle == idle
    assert said in told
    assert not re.search("Cần gọi|–/ngày|Không đơn vị nào", told)
    assert "chưa có đăng ký nào trong giai đoạn" in brief.press(first, campaign(), VI)
