"""The quota page: every unit against both quotas, its band, the blocks, and how many stand in each."""

import re
from datetime import date

import pytest

from bangvang.access import SYSTEM
from bangvang.campaign import campaign
from bangvang.screen import taking_out
from bangvang.screen.chips import Choice
from bangvang.screen.frame import View
from bangvang.standings import Moment
from bangvang.store import set_setting
from bangvang.text import Words
from tests.known import AT, Known
from tests.pages.visit import Visit

BANDS = ("reached", "on_pace", "behind", "silent")


def top(visit: Visit) -> str:
    (strip,) = [body for body in visit.html if body.startswith('<div class="bv-quota-top"')]
    return strip


def tally(visit: Visit) -> dict[str, int]:
    """The band counts of the strip."""
    return {
        band: int(count)
        for band, count in re.findall(r'<i class="bv-(\w+)"></i><b>(\d+)', top(visit))
    }


def parts(visit: Visit) -> list[list[str]]:
    """The campaign and its blocks: label, count and quota, percent, the other basis."""
    cards = re.findall(
        r'<div class="bv-card">(.*?)</div></div>', top(visit).replace("<p>", "</div><p>")
    )
    return [re.sub(r"<[^>]+>", "|", card).split("|") for card in cards]


def groups(visit: Visit) -> dict[str, list[str]]:
    """Name of a group -> its units in their order."""
    (body,) = [body for body in visit.html if body.startswith('<div class="bv-groups')]
    return {
        re.findall(r"<h2>(.*?)<small>", section)[0]: re.findall(r'data-unit="([^"]+)"', section)
        for section in body.split("<section")[1:]
    }


def test_in_an_empty_campaign_every_unit_is_silent(own: Known) -> None:
    set_setting(own.store, {"clock": AT.isoformat()}, SYSTEM, AT)
    visit = Visit("quota")
    assert tally(visit) == {"reached": 0, "on_pace": 0, "behind": 0, "silent": 45}
    assert visit.title == "0/45 đơn vị đã đạt chỉ tiêu"
    assert len(visit.quotas()) == 45


def test_units_stand_in_their_band(known: Known) -> None:
    visit = Visit("quota")
    lines = visit.quotas()
    assert visit.title == "2/45 đơn vị đã đạt chỉ tiêu"
    assert lines["D-CAU-GIAY"]["assigned"] == "125% 8"
    assert lines["D-CAU-GIAY"]["told"] == "10 · Đã đạt · vượt 2"
    assert lines["D-HA-DONG"]["assigned"] == "100% 12"
    assert lines["D-HA-DONG"]["told"].endswith("vượt 0")
    assert lines["D-DONG-DA"]["assigned"] == "50% 24"
    assert lines["D-DONG-DA"]["told"] == "12 · Chậm nhịp · cần 1,0, đang 0,0/ngày"
    assert lines["C-HAPRO"]["told"].endswith("Im lặng · 23 ngày chưa có thêm")
    assert lines["D-BA-VI"]["told"].endswith("Im lặng · chưa có đăng ký")


def test_the_strip_counts_what_the_lines_say(known: Known) -> None:
    visit = Visit("quota")
    told = [line["told"] for line in visit.quotas().values()]
    names = dict(zip(BANDS, ("Đã đạt", "Đúng nhịp", "Chậm nhịp", "Im lặng"), strict=True))
    counted = {band: sum(name in line for line in told) for band, name in names.items()}
    assert tally(visit) == counted
    assert sum(counted.values()) == 45


def test_both_quotas_stand_side_by_side(known: Known) -> None:
    known.quota("D-CAU-GIAY", 20, basis="pledged", from_day=date(2022, 1, 9))
    for basis, title in (("assigned", "2/45"), ("pledged", "0/45")):
        visit = Visit("quota").choose("can-cu", basis)
        line = visit.quotas()["D-CAU-GIAY"]
        assert (line["assigned"], line["pledged"]) == ("125% 8", "50% 20")
        assert visit.title.startswith(title)
        assert ("Đã đạt" in line["told"]) == (basis == "assigned")


def test_the_blocks_stand_against_their_own_quotas(known: Known) -> None:
    visit = Visit("quota").choose("can-cu", "pledged")
    whole, enterprise, administrative = parts(visit)
    assert [one for one in enterprise if one][:3] == ["Khối doanh nghiệp", "37 ", "/ 40.000"]
    assert [one for one in administrative if one][:3] == [
        "Khối hành chính sự nghiệp",
        "16 ",
        "/ 12.000",
    ]
    assert [one for one in whole if one][:3] == ["Toàn thành phố", "53 ", "/ 52.000"]
    assert "chưa rõ khối" not in visit.text


def test_initiatives_of_no_known_block_are_told(known: Known) -> None:
    with known.store.transaction() as cursor:
        cursor.execute("update unit set block = null where name = 'Công ty TNHH C'")
    assert "12 sáng kiến của nơi chưa rõ khối" in Visit("quota").text


def test_a_quota_changed_within_the_period_says_what_it_was(known: Known) -> None:
    known.quota("D-CAU-GIAY", 20, from_day=date(2022, 5, 15))
    lines = Visit("quota").quotas()
    assert lines["D-CAU-GIAY"]["changed"] == "từ 15/5: 20, trước 8"
    assert lines["D-CAU-GIAY"]["assigned"] == "50% 20"
    assert "changed" not in lines["D-HA-DONG"]


def test_groups_are_kinds_or_clusters(known: Known) -> None:
    with known.store.transaction() as cursor:
        cursor.execute("update unit set cluster = null where unit_id = 'D-BA-VI'")
    by_kind = groups(Visit("quota"))
    assert {name: len(units) for name, units in by_kind.items()} == {
        "Quận, huyện, thị xã": 30,
        "Ngành": 9,
        "KCN – chế xuất": 1,
        "Tổng công ty": 5,
    }
    by_cluster = groups(Visit("quota", {"nhom": "cluster"}))
    assert list(by_cluster) == [*(f"Cụm {number}" for number in range(1, 9)), "Chưa rõ cụm"]
    assert by_cluster["Chưa rõ cụm"] == ["D-BA-VI"]
    assert sum(map(len, by_cluster.values())) == 45
    assert by_cluster["Cụm 2"][:2] == ["D-CAU-GIAY", "D-HA-DONG"], "the best percent first"


def test_an_invented_quota_is_marked_and_a_published_one_is_not(known: Known) -> None:
    lines = Visit("quota").quotas()
    assert "*" in lines["D-BA-VI"]["assigned"]
    assert "*" not in lines["S-GIAO-DUC"]["assigned"]


def test_a_unit_without_a_quota_shows_a_dash(known: Known) -> None:
    visit = Visit("quota").choose("can-cu", "pledged")
    line = visit.quotas()["D-CAU-GIAY"]
    assert line["pledged"] == "– –"
    assert "chưa có chỉ tiêu" in line["told"]
    assert sum(tally(visit).values()) == 45 - 4


def test_valid_only_counts_what_is_valid(known: Known) -> None:
    line = Visit("quota").choose("trang-thai", "valid").quotas()["D-CAU-GIAY"]
    assert line["told"].startswith("8 · ")
    assert line["assigned"] == "100% 8"


@pytest.mark.parametrize(
    "address",
    [
        {"can-cu": "pledged"},
        {"trang-thai": "valid"},
        {"giai-doan": "drive-35"},
        {"nhom": "cluster"},
    ],
    ids=str,
)
def test_the_address_reopens_the_same_page(known: Known, address: dict[str, str]) -> None:
    ((key, code),) = address.items()
    visit = Visit("quota").choose(key, code)
    assert visit.app.query_params == address
    assert Visit("quota", address).html == visit.html


def test_the_sliders_day_is_the_day_of_the_page(on_a_fixed_clock: Known) -> None:
    visit = Visit("quota").choose("ngay", date(2022, 5, 9))
    assert "ngày 09/05/2022" in visit.text
    assert visit.quotas()["D-CAU-GIAY"]["assigned"] == "0% 8"


def test_a_file_taken_from_the_page_tells_movement_since_a_week_before(
    known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = View(known.store, campaign(), Words("vi"), SYSTEM, AT, AT, is_sample=False)
    taken: list[Choice] = []
    monkeypatch.setattr(taking_out, "board", lambda _, choice: taken.append(choice))
    taking_out.quotas(look, Choice(look.phase()))
    board = taking_out.board_of(look, taken[0])
    assert (taken[0].measure, taken[0].since) == ("percent", Moment(date(2022, 5, 12)))
    assert board.since == "12/5"
    assert board.ranking["rank_before"].drop_nulls().len() > 0
