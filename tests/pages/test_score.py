"""The score page: points as the question gives them, each explained; the table that staff set."""

from datetime import date

import pytest

from bangvang import campaign
from bangvang.access import SYSTEM
from bangvang.store.criteria import set_criteria
from tests.known import AT, Known
from tests.pages.visit import Visit, _tree

DAY = date(2022, 1, 8)


def board(visit: Visit) -> dict[str, list[str]]:
    """unit -> rank, name, points of each criterion, score, as printed."""
    (body,) = [body for body in visit.html if body.startswith('<div class="bv-score"')]
    return {
        row.get("data-unit", ""): [" ".join("".join(cell.itertext()).split()) for cell in row]
        for row in _tree(body).findall("./div[@data-unit]")
    }


def explained(visit: Visit) -> str:
    (body,) = [body for body in visit.html if body.startswith('<div class="bv-facts bv-explained"')]
    return " ".join(" ".join(_tree(body).itertext()).split())


def shown(value: float | None, digits: int = 2) -> str:
    return "–" if value is None else f"{value:,.{digits}f}".replace(".", ",")


@pytest.mark.parametrize("address", [{}, {"cum": "2"}, {"loai": "sector"}, {"can-cu": "pledged"}])
def test_the_board_is_the_answer_of_the_question(known: Known, address: dict[str, str]) -> None:
    rows = known.ask(
        "score",
        period="phase-1",
        basis=address.get("can-cu", "assigned"),
        kind=address.get("loai"),
        cluster=address.get("cum"),
        as_of=date(2022, 5, 19),
    )
    printed = board(Visit("score", address))
    assert list(printed) == rows["unit_id"].unique(maintain_order=True).to_list()
    for unit_id, cells in printed.items():
        own = rows.filter(rows["unit_id"] == unit_id).rows(named=True)
        rank = own[0]["rank"]
        assert cells[0] == ("–" if rank is None else str(rank))
        assert cells[1].startswith(own[0]["display_name"])
        assert cells[2:-1] == [shown(row["points"]) for row in own]
        assert cells[-1].startswith(shown(own[0]["score"]))


def test_the_headline_names_the_leader_and_the_table_says_it_is_an_example(known: Known) -> None:
    visit = Visit("score")
    (first, *_) = board(visit).values()
    assert first[0] == "1"
    name, score = visit.title.removesuffix(" điểm").split(" dẫn đầu với ")
    assert name in first[1]
    assert first[-1].startswith(score)
    assert "Ví dụ, chưa phải bảng điểm chính thức" in visit.text


def test_every_point_of_the_picked_unit_is_explained_in_figures(known: Known) -> None:
    told = explained(Visit("score", {"ma": "D-CAU-GIAY"}))
    for said in (
        "LĐLĐ quận Cầu Giấy",
        "10 sáng kiến ÷ chỉ tiêu 8 = 125,0%; đủ điểm khi đạt 100% 40,00 / 40",
        "28 ngày trước đó chưa có gì, nay đã có: đủ điểm 15,00 / 15",
        "Chưa biết số đoàn viên: không xét tiêu chí này – / 15",
        "8 hợp lệ ÷ 10 sáng kiến = 80,0%; đủ điểm khi đạt 80% 20,00 / 20",
        "0 tuần có tệp ÷ 18 tuần trọn = 0,0%; đủ điểm khi đạt 50% 0,00 / 10",
        "Tổng 75,00 trên 85 điểm xét được = 88,24/100.",
    ):
        assert said in told


def test_a_picked_unit_stands_in_the_address(known: Known) -> None:
    visit = Visit("score")
    assert visit.app.query_params == {}
    visit.choose("ma", "S-Y-TE")
    assert visit.app.query_params == {"ma": "S-Y-TE"}
    assert "Công đoàn ngành Y tế" in explained(visit)


def test_a_unit_outside_the_chosen_kind_gives_way_to_the_first(known: Known) -> None:
    told = explained(Visit("score", {"ma": "D-CAU-GIAY", "loai": "sector"}))
    assert "Cầu Giấy" not in told


def test_staff_set_a_table_of_their_own_from_a_day_on(known: Known) -> None:
    visit = Visit("score")
    for criterion_id in campaign.CRITERIA:
        points = 100 if criterion_id == "quota_share" else 0
        visit.app.number_input(key=f"diem-{criterion_id}").set_value(points)
    visit.app.number_input(key="du-diem-quota_share").set_value(200)
    visit.app.date_input(key="diem-tu-ngay").set_value(date(2022, 5, 19))
    visit.press("ghi-diem")
    assert "Đã lưu bảng điểm, có hiệu lực từ 19/05/2022." in visit.text
    assert "Ví dụ, chưa phải" not in visit.text
    points, score = board(visit)["D-CAU-GIAY"][2:]
    assert points == "62,50", "125 % of the 200 that earn 100"
    assert score.startswith("62,50")
    kept = known.ask("criteria", as_of=date(2022, 5, 18))
    assert set(kept["is_example"]) == {True}


def test_a_viewer_sees_points_but_no_form(known: Known, from_elsewhere: None) -> None:
    visit = Visit("score")
    assert board(visit)
    assert not visit.pressable("ghi-diem")
    assert not visit.app.number_input


def test_without_criteria_the_page_says_so_and_staff_can_set_them(known: Known) -> None:
    with known.store.transaction() as cursor:
        cursor.execute("delete from criterion")
    visit = Visit("score")
    assert "Chưa có tiêu chí nào" in visit.text
    visit.app.number_input(key="diem-growth").set_value(10)
    assert board(visit.press("ghi-diem"))


def test_an_empty_campaign_has_no_leader(own: Known) -> None:
    assert Visit("score").title == "Chưa đơn vị nào có điểm"


def test_leaders_of_one_score_are_named_together(known: Known) -> None:
    set_criteria(known.store, dict.fromkeys(campaign.CRITERIA[1:], (0, 1.0)), DAY, SYSTEM, AT)
    assert Visit("score").title == "Cầu Giấy, Hà Đông cùng dẫn đầu với 100,00 điểm"
