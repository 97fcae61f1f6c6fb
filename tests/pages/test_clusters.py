"""The clusters page: the standing in each, and whether its leader meets both conditions."""

import re
from html import unescape

import pytest

from tests.known import Known, line
from tests.pages.visit import Visit


def cards(visit: Visit) -> dict[str, str]:
    """Cluster -> what its card says of the leader."""
    (body,) = [body for body in visit.html if body.startswith('<div class="bv-clusters"')]
    return {
        re.findall(r'data-cluster="(\d*)"', card)[0]: unescape(
            re.findall(r'<p class="bv-verdict[^"]*">(.*?)</p>', card)[0]
        )
        for card in body.split("<section")[1:]
    }


def rows(visit: Visit) -> dict[str, dict[str, str]]:
    return visit._rows('<div class="bv-clusters"', lambda cell: cell.get("class", ""))


def test_an_empty_campaign_has_eight_clusters_and_nobody_to_honour(own: Known) -> None:
    visit = Visit("clusters")
    assert visit.title == "0/8 cụm có đơn vị đủ hai điều kiện"
    assert cards(visit)["4"] == "○ Cụm 4 chưa có sáng kiến nào"
    assert len(rows(visit)) == 45


def test_the_leader_over_its_quota_is_named_and_one_under_it_with_the_reason(known: Known) -> None:
    visit = Visit("clusters")
    said = cards(visit)
    assert said["2"] == "○ Hà Đông dẫn đầu Cụm 2 nhưng mới vừa bằng chỉ tiêu, chưa vượt"
    assert said["1"] == "○ Đống Đa dẫn đầu Cụm 1 nhưng mới đạt 50%"
    known.quota("D-HA-DONG", 10)
    visit = Visit("clusters")
    assert cards(visit)["2"] == "★ Hà Đông đủ hai điều kiện, vượt 2 (120%)"
    assert visit.title == "1/8 cụm có đơn vị đủ hai điều kiện"


def test_a_leader_without_a_quota_is_told_so(known: Known) -> None:
    said = cards(Visit("clusters").choose("can-cu", "pledged"))
    assert said["2"] == "○ Hà Đông dẫn đầu Cụm 2 nhưng chưa có chỉ tiêu"


def test_ties_are_named_each_with_its_own_standing(known: Known) -> None:
    known.book(*(line(f"Thêm {n}", f"Ai {n}", "D-CAU-GIAY", stage="valid") for n in range(2)))
    assert cards(Visit("clusters"))["2"] == (
        "★ Cùng nhiều sáng kiến nhất Cụm 2: Cầu Giấy (vượt 4 (150%)) · "
        "Hà Đông (mới vừa bằng chỉ tiêu, chưa vượt)"
    )


@pytest.mark.parametrize(
    ("measure", "ranks", "value"),
    [
        ("initiatives", ("2", "1"), "10"),
        ("percent", ("1", "2"), "10"),
        ("benefit", ("1", "2"), "80,0 triệu"),
    ],
)
def test_ranks_go_by_the_measure_chosen(
    known: Known, measure: str, ranks: tuple[str, str], value: str
) -> None:
    found = rows(Visit("clusters").choose("theo", measure))
    assert (found["D-CAU-GIAY"]["rank"], found["D-HA-DONG"]["rank"]) == ranks
    assert found["D-CAU-GIAY"]["value"] == value


def test_a_unit_of_no_known_cluster_stands_apart(known: Known) -> None:
    with known.store.transaction() as cursor:
        cursor.execute("update unit set cluster = null where unit_id = 'D-CAU-GIAY'")
    visit = Visit("clusters")
    assert cards(visit)[""] == "Chưa biết thuộc cụm nào nên không xếp hạng."
    assert rows(visit)["D-CAU-GIAY"]["rank"] == "–"


def test_inferred_clusters_are_told_apart_from_published_ones(own: Known) -> None:
    text = Visit("clusters").text
    assert "thành viên theo công bố 2022" in text
    assert "thành viên suy đoán, chưa thấy công bố" in text


def test_the_address_reopens_the_same_page(known: Known) -> None:
    address = {"theo": "percent", "can-cu": "pledged"}
    visit = Visit("clusters").choose("theo", "percent").choose("can-cu", "pledged")
    assert visit.app.query_params == address
    assert Visit("clusters", address).html == visit.html
