"""The coverage page: who reported, who is silent, and the funnel."""

import re

import polars as pl
import pytest

from bangvang.access import SYSTEM
from bangvang.store import set_setting
from bangvang.store.members import MEMBERS, set_members
from tests.known import AT, Known
from tests.pages.visit import Visit


def windows(visit: Visit) -> list[str]:
    """How many units reported in each window."""
    (body,) = [body for body in visit.html if body.startswith('<div class="bv-windows"')]
    return re.findall(r"<b>(\d+) ", body)


def part(visit: Visit, start: str) -> str:
    """The markup from a section's opening on."""
    (body,) = [body for body in visit.html if start in body]
    return body[body.index(start) :]


def silent(visit: Visit) -> list[str]:
    """The silent units, as the list names them."""
    listed = part(visit, '<section class="bv-silent-list"').split('<section class="bv-strips"')[0]
    return re.findall(r'data-unit="([^"]+)"', listed)


def strip(visit: Visit, unit_id: str) -> list[int]:
    """The shades of a unit's last fourteen days."""
    row = part(visit, '<section class="bv-strips"').split(f'data-unit="{unit_id}"')[1]
    return [int(shade) for shade in re.findall(r'bv-heat-(\d)"', row.split("data-unit")[0])][:14]


@pytest.mark.parametrize("view", ["coverage", "funnel"])
def test_an_empty_campaign_says_what_to_do(own: Known, view: str) -> None:
    visit = Visit("coverage", {} if view == "coverage" else {"xem": view})
    assert visit.title == "Chưa có gì để xem độ phủ"
    assert "thả tệp các đơn vị gửi" in visit.text


def test_the_headline_says_who_is_silent_and_what_they_hold(known: Known) -> None:
    visit = Visit("coverage")
    # 17/5 – 19/5 brought Cầu Giấy 8, Hà Đông 12, Đống Đa 24 and the zone 2.650 of 46.013
    assert visit.title == "41 đơn vị im lặng 3 ngày qua, giữ 94% chỉ tiêu"
    assert len(silent(visit)) == 41
    assert not {"D-CAU-GIAY", "D-HA-DONG", "D-DONG-DA", "Z-KCN-CX"} & set(silent(visit))
    assert "43.319 ÷ chỉ tiêu mọi đơn vị 46.013 = 94,1%" in visit.text


@pytest.mark.parametrize("sign", [{}, {"theo-dau": "files"}])
def test_nobody_is_silent_in_a_period_that_has_not_begun(
    known: Known, sign: dict[str, str]
) -> None:
    visit = Visit("coverage", {"giai-doan": "phase-2"} | sign)
    assert visit.title == "Giai đoạn 2 chưa bắt đầu, chưa tính ai im lặng"
    assert "Độ phủ tính từ ngày 01/06/2022" in visit.text
    assert "im lặng 3 ngày" not in visit.text
    visit = Visit("coverage", {"giai-doan": "phase-2", "xem": "funnel"})
    assert visit.title == "Giai đoạn 2 chưa bắt đầu, chưa có sáng kiến nào được nộp"


def test_nobody_is_silent_in_a_period_that_is_over(known: Known) -> None:
    set_setting(known.store, {"clock": "2022-06-03T09:00:00"}, SYSTEM, AT)
    visit = Visit("coverage", {"giai-doan": "phase-1"})
    assert visit.title == "Giai đoạn 1 đã kết thúc, không tính ai im lặng nữa"
    # a day looked at lies in the period
    visit = Visit("coverage", {"giai-doan": "phase-1", "ngay": "2022-05-31"})
    assert visit.title.startswith("45 đơn vị im lặng 3 ngày qua")
    # what was handed in is told for ever
    assert "57" in Visit("coverage", {"giai-doan": "phase-1", "xem": "funnel"}).text


@pytest.mark.parametrize(
    ("address", "reporting", "since"),
    [({"cua-so": "day"}, 1, "trong ngày"), ({}, 4, "3 ngày"), ({"cua-so": "week"}, 4, "7 ngày")],
)
def test_each_window_has_its_count(
    known: Known, address: dict[str, str], reporting: int, since: str
) -> None:
    visit = Visit("coverage", address)
    assert visit.title.startswith(f"{45 - reporting} đơn vị im lặng {since}")
    assert windows(visit) == ["1", "4", "4"]


def test_by_files_other_units_have_reported(known: Known) -> None:
    # the one file of the registrations came on 19/5 and speaks of eight unions
    visit = Visit("coverage").choose("theo-dau", "files")
    assert visit.app.query_params == {"theo-dau": "files"}
    assert visit.title.startswith("38 đơn vị không gửi tệp 3 ngày qua")
    assert visit.choose("cua-so", "day").title.startswith(
        "38 đơn vị không gửi tệp trong 24 giờ qua"
    )
    assert windows(visit) == ["7", "7", "7"]
    assert strip(visit, "D-CAU-GIAY") == [0] * 13 + [4]


def test_the_last_fourteen_days_are_shaded_by_the_units_own_busiest(known: Known) -> None:
    visit = Visit("coverage")
    # 6/5 … 19/5: 8 on 10/5, 2 on 18/5
    assert strip(visit, "D-CAU-GIAY") == [0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 1, 0]
    assert strip(visit, "D-BA-VI") == [0] * 14


def test_a_silent_unit_tells_since_when_and_its_share(known: Known) -> None:
    visit = Visit("coverage")
    assert "7 ngày, từ 12/5" in visit.text  # health
    assert "500 · 1,1%" in visit.text
    assert "chưa có lần nào" in visit.text


def test_the_funnel_leads_from_people_to_what_is_valid(known: Known) -> None:
    visit = Visit("coverage", {"xem": "funnel"})
    # 53 count and 4 were rejected; 8 + 5 are valid, 3 pending
    assert visit.title == "23% số đã nộp được công nhận hợp lệ; 40 còn chờ"
    stages = re.findall(r"<b>([^<]+)</b><p>([^<]*)</p>", part(visit, '<div class="bv-funnel"'))
    assert stages == [
        ("24", "chưa có số đoàn viên"),
        ("57", "2,4 sáng kiến/người"),
        ("13", "23% số đã nộp"),
        ("3", "5% số đã nộp"),
        ("37", "65% số đã nộp"),
        ("4", "7% số đã nộp"),
    ]


def test_a_unit_whose_files_carry_no_stage_has_no_rates(known: Known) -> None:
    visit = Visit("coverage", {"xem": "funnel"})
    rows = visit._rows('<div class="bv-table bv-funnels"', lambda cell: cell.get("class", ""))
    assert len(rows) == 45
    assert (rows["D-DONG-DA"]["f-became"], rows["D-DONG-DA"]["f-valid"]) == (
        "tệp không ghi trạng thái",
        "–",
    )
    assert rows["D-CAU-GIAY"]["f-valid"] == "880%"  # 8, and in small 80%
    assert rows["Z-KCN-CX"]["f-rejected"] == "436%"


def test_members_are_told_where_they_are_known_and_how_to_fill_them_where_not(known: Known) -> None:
    unknown = Visit("coverage", {"xem": "funnel"})
    assert "nhập số đoàn viên ở trang “Chiến dịch”" in unknown.text
    told = {"unit_id": "D-CAU-GIAY", "from_day": AT.date(), "members": 50, "status": "published"}
    set_members(known.store, pl.DataFrame([told], schema=MEMBERS), SYSTEM, AT)
    visit = Visit("coverage", {"xem": "funnel"})
    rows = visit._rows('<div class="bv-table bv-funnels"', lambda cell: cell.get("class", ""))
    people = rows["D-CAU-GIAY"]["f-registrants"]
    share = rows["D-CAU-GIAY"]["f-participation"]
    assert (people, share) == ("5", "10,0%")
    assert rows["D-DONG-DA"]["f-participation"] == "–"
    assert "10,0% của 50 đoàn viên" in visit.text
    assert "nhập số đoàn viên" not in visit.text


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("submitted", "D-DONG-DA"),  # 12, as Hà Đông, which comes after it by name
        ("valid", "Z-KCN-CX"),  # none of 11, as at Hà Đông; what carries no stage has no rate
        ("rejected", "Z-KCN-CX"),
    ],
)
def test_the_units_stand_in_the_chosen_order(known: Known, order: str, first: str) -> None:
    address = {"xem": "funnel"} | ({} if order == "submitted" else {"xep-pheu": order})
    rows = Visit("coverage", address)._rows(
        '<div class="bv-table bv-funnels"', lambda cell: cell.get("class", "")
    )
    assert next(iter(rows)) == first


def test_a_choice_stands_in_the_address_and_reopens(known: Known) -> None:
    visit = Visit("coverage").choose("cua-so", "week").choose("can-cu", "pledged")
    address = {"cua-so": "week", "can-cu": "pledged"}
    assert visit.app.query_params == address
    assert Visit("coverage", address).html == visit.html
