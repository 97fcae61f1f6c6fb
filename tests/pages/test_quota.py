"""The quota page: every unit, its band, and how many stand in each."""

import re
from datetime import date

import pytest

from tests.known import Known
from tests.pages.visit import Visit

BANDS = ("reached", "on_pace", "behind", "silent")


def tally(visit: Visit) -> dict[str, int]:
    """The band counts of the strip."""
    (strip,) = [body for body in visit.html if body.startswith('<div class="bv-counts"')]
    return {
        band: int(count) for band, count in re.findall(r'<i class="bv-(\w+)"></i><b>(\d+)', strip)
    }


def test_in_an_empty_campaign_every_unit_is_silent(own: Known) -> None:
    visit = Visit("quota")
    assert tally(visit) == {"reached": 0, "on_pace": 0, "behind": 0, "silent": 45}
    assert visit.title == "0/45 đơn vị đã đạt chỉ tiêu"
    assert len(visit.quotas()) == 45


def test_units_stand_in_their_band(known: Known) -> None:
    visit = Visit("quota")
    lines = visit.quotas()
    assert visit.title == "2/45 đơn vị đã đạt chỉ tiêu"
    assert lines["D-CAU-GIAY"]["strong"] == "125%"
    assert "Đã đạt · vượt 2" in lines["D-CAU-GIAY"]["small"]
    assert lines["D-HA-DONG"]["strong"] == "100%"
    assert "vượt 0" in lines["D-HA-DONG"]["small"]
    assert lines["D-DONG-DA"]["strong"] == "50%"
    assert "Chậm nhịp · cần 1,0, đang 0,0 mỗi ngày" in lines["D-DONG-DA"]["small"]
    assert "Im lặng · 23 ngày chưa có thêm" in lines["C-HAPRO"]["small"]
    assert "Im lặng · chưa có đăng ký" in lines["D-BA-VI"]["small"]


def test_the_strip_counts_what_the_lines_say(known: Known) -> None:
    visit = Visit("quota")
    smalls = [line["small"] for line in visit.quotas().values()]
    names = dict(zip(BANDS, ("Đã đạt", "Đúng nhịp", "Chậm nhịp", "Im lặng"), strict=True))
    counted = {band: sum(name in small for small in smalls) for band, name in names.items()}
    assert tally(visit) == counted
    assert sum(counted.values()) == 45


def test_an_invented_quota_is_marked_and_a_published_one_is_not(known: Known) -> None:
    lines = Visit("quota").quotas()
    assert "*" in lines["D-BA-VI"]["small"]
    assert "*" not in lines["S-GIAO-DUC"]["small"]


def test_a_unit_without_a_quota_shows_a_dash(known: Known) -> None:
    visit = Visit("quota").choose("can-cu", "pledged")
    line = visit.quotas()["D-CAU-GIAY"]
    assert line["strong"] == "–"
    assert "chưa có chỉ tiêu" in line["small"]
    assert sum(tally(visit).values()) == 45 - 4


def test_valid_only_counts_what_is_valid(known: Known) -> None:
    line = Visit("quota").choose("trang-thai", "valid").quotas()["D-CAU-GIAY"]
    assert line["small"].startswith("8 / 8")
    assert line["strong"] == "100%"


@pytest.mark.parametrize(
    "address", [{"can-cu": "pledged"}, {"trang-thai": "valid"}, {"giai-doan": "drive-35"}], ids=str
)
def test_the_address_reopens_the_same_page(known: Known, address: dict[str, str]) -> None:
    ((key, code),) = address.items()
    visit = Visit("quota").choose(key, code)
    assert visit.app.query_params == address
    assert Visit("quota", address).html == visit.html


def test_the_sliders_day_is_the_day_of_the_page(on_a_fixed_clock: Known) -> None:
    visit = Visit("quota").choose("ngay", date(2022, 5, 9))
    assert "ngày 09/05/2022" in visit.text
    assert visit.quotas()["D-CAU-GIAY"]["strong"] == "0%"
