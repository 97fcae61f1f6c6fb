"""The unit page: its figures are the leaderboard's, its address names the unit, names stay with staff."""

import re
from datetime import date

import pytest

from bangvang.access import SYSTEM
from bangvang.draw import links
from bangvang.naming import SETTING
from bangvang.screen.places import PLACES
from bangvang.store import support
from bangvang.store.seed import set_setting
from tests.known import AT, Known, line
from tests.pages.test_leaderboard import vietnamese
from tests.pages.visit import HOUSE, Visit, _tree

WEEK_AGO = date(2022, 5, 12)
MESSY = HOUSE / "data" / "sample" / "LDLD_CauGiay_12-5.xlsx"
STANLEY_NAME = "Công ty TNHH Điện Stanley Việt Nam"


def visit_to(unit_id: str, **address: str) -> Visit:
    return Visit("unit", {"ma": unit_id} | address)


def cards(visit: Visit) -> list[tuple[str, str, str]]:
    """Label, value and rank of each card."""
    (body,) = [body for body in visit.html if body.startswith('<div class="bv-standings"')]
    return [
        tuple(
            "".join(card.find(part).itertext())  # type: ignore[union-attr, misc]
            for part in ("span", "b", "p/strong")
        )
        for card in _tree(body)
    ]


def below(visit: Visit) -> list[tuple[str, ...]]:
    """Rank, name, initiatives and small print of each line of what stands under the unit."""
    bodies = [body for body in visit.html if body.startswith('<div class="bv-below')]
    return [
        tuple("".join(line.find(part).itertext()) for part in ("i", "b", "strong", "small"))  # type: ignore[union-attr]
        for body in bodies
        for line in _tree(body)
    ]


def facts(visit: Visit) -> dict[str, str]:
    """The lines of the pace: label -> all that stands on the right."""
    (body,) = [body for body in visit.html if body.startswith('<div class="bv-facts"')]
    return {
        (line.find("span").text or ""): " ".join(line.find("b").itertext())  # type: ignore[union-attr]
        for line in _tree(body)
    }


def test_the_headline_says_rank_and_percent(known: Known) -> None:
    assert visit_to("D-CAU-GIAY").title == "Cầu Giấy: hạng 3/45, 125% chỉ tiêu"
    assert visit_to("D-CAU-GIAY", lang="en").title == "Cầu Giấy: rank 3 of 45, 125% of quota"


@pytest.mark.parametrize("unit_id", ["D-CAU-GIAY", "D-HA-DONG", "S-GIAO-DUC", "Z-KCN-CX"])
@pytest.mark.parametrize("scope", ["all", "valid"])
def test_every_card_is_the_leaderboards(known: Known, unit_id: str, scope: str) -> None:
    shown = cards(visit_to(unit_id, **({} if scope == "all" else {"trang-thai": scope})))
    measures = ["initiatives", "registrants", "percent", "percent", "benefit"]
    bases = ["assigned", "assigned", "assigned", "pledged", "assigned"]
    for (_, value, rank), measure, basis in zip(shown, measures, bases, strict=True):
        row = known.standing(unit_id, measure=measure, basis=basis, scope=scope, compare=WEEK_AGO)
        told = "chưa xếp hạng" if row["rank"] is None else f"hạng {row['rank']}/45"
        assert rank == told, measure
        if measure == "percent":
            percent = row["percent"]
            assert value == ("–" if percent is None else f"{vietnamese(percent)}%")
        elif measure != "benefit":
            assert value == vietnamese(row[measure])


def test_what_stands_under_it_adds_up_and_says_what_names_no_union(known: Known) -> None:
    known.book(line("Không ghi nơi", "Ai đó", "D-CAU-GIAY", "2022-05-18", grassroots=None))
    assert below(visit_to("D-CAU-GIAY")) == [
        ("1", "Công ty TNHH A", "8", "3 người"),
        ("2", "Trường THCS Dịch Vọng", "2", "2 người"),
        ("–", "Chưa ghi rõ nơi", "1", "1 người"),
    ]


def test_a_grassroots_union_shows_its_teams_and_its_quota(known: Known) -> None:
    for number, team in enumerate(("Tổ 1", "Tổ 2", "Tổ 1")):
        title, person = f"T{number}", f"Người {number}"
        known.book(line(title, person, "D-GIA-LAM", grassroots=STANLEY_NAME, team=team))
    visit = visit_to("G-STANLEY")
    assert visit.title == f"{STANLEY_NAME}: hạng 7/11, 1% chỉ tiêu"
    assert [row[:3] for row in below(visit)] == [("1", "Tổ 1", "2"), ("2", "Tổ 2", "1")]
    team = visit_to("G-STANLEY/to-1")
    assert team.title == "Tổ 1: hạng 1/2, 2 sáng kiến"
    assert below(team) == []
    assert "LĐLĐ huyện Gia Lâm" in team.text
    assert STANLEY_NAME in team.text


def test_a_unit_with_nothing_says_so_and_stands(known: Known) -> None:
    visit = visit_to("D-SON-TAY")
    assert visit.title == "Sơn Tây: chưa có đăng ký nào"
    assert {rank for _, _, rank in cards(visit)} == {"chưa xếp hạng"}


def test_without_a_quota_the_count_is_told_and_no_plan(known: Known) -> None:
    known.without_quota("D-CAU-GIAY")
    visit = visit_to("D-CAU-GIAY")
    assert visit.title == "Cầu Giấy: hạng 3/45, 10 sáng kiến"
    assert list(facts(visit)) == ["Đang có mỗi ngày"]
    assert visit.text.count("chưa có chỉ tiêu") == 2


def test_the_pace_of_a_unit_short_of_its_quota(known: Known) -> None:
    told = facts(visit_to("D-DONG-DA"))  # 12 of 24, all today, 12 days left
    assert told["Chỉ tiêu giao"] == "24 còn thiếu 12"
    assert told["Cần mỗi ngày"] == "1,0/ngày"
    assert told["Đang có mỗi ngày"] == "0/ngày"
    assert told["Kế hoạch đến hôm nay"].startswith("16 chậm nhịp 4"), "24 × 25 of 37 days"
    assert told["Dự kiến đạt 100%"] == "–"


def test_the_pace_of_a_unit_that_reached_its_quota_needs_nothing(known: Known) -> None:
    told = facts(visit_to("D-CAU-GIAY"))
    assert list(told) == ["Chỉ tiêu giao", "Đã đạt 100%", "Đang có mỗi ngày", "Dự kiến đến 31/5"]
    assert told["Đã đạt 100%"] == "10/05/2022"


def test_after_the_last_day_nothing_is_foreseen_or_needed(on_a_fixed_clock: Known) -> None:
    told = facts(visit_to("D-DONG-DA", ngay="2022-05-31"))
    assert list(told) == [
        "Chỉ tiêu giao",
        "Kế hoạch đến hôm nay",
        "Đang có mỗi ngày",
        "Dự kiến đạt 100%",
    ]


def test_the_leader_opens_first_and_the_address_stays_clean(known: Known) -> None:
    visit = Visit("unit")
    assert visit.title.startswith("Hà Đông: hạng 1/45")
    assert visit.app.query_params == {}


def test_the_address_names_the_unit_also_the_leader_once_chosen(known: Known) -> None:
    visit = Visit("unit").choose("ma", "S-Y-TE")
    assert visit.app.query_params == {"ma": "S-Y-TE"}
    visit.choose("ma", "D-HA-DONG")
    assert visit.app.query_params == {"ma": "D-HA-DONG"}
    assert visit_to("S-Y-TE").title.startswith("Y tế:")


@pytest.mark.parametrize("unit_id", ["D-SAO-HOA", "HN", "%", "d-cau-giay"])
def test_an_address_of_nobody_says_so_and_lets_one_choose(known: Known, unit_id: str) -> None:
    visit = visit_to(unit_id)
    assert "Không có đơn vị nào mang mã này" in visit.text
    assert not [body for body in visit.html if "bv-standings" in body]
    assert visit.choose("ma", "S-Y-TE").title.startswith("Y tế:")


@pytest.mark.parametrize("search", ["Dịch Vọng", "dich vong", "TRUONG  THCS dich"])
def test_searching_opens_the_first_found_with_and_without_accents(
    known: Known, search: str
) -> None:
    visit = Visit("unit").choose("tim-don-vi", search)
    assert visit.title.startswith("Trường THCS Dịch Vọng: hạng 8/")
    assert visit.widget("ma").options == ["Trường THCS Dịch Vọng — Cầu Giấy"]


def test_a_search_that_finds_nothing_leaves_the_unit_standing(known: Known) -> None:
    before = visit_to("S-Y-TE").title
    assert visit_to("S-Y-TE").choose("tim-don-vi", "Sao Hoả").title == before


def test_the_next_in_rank_is_one_press_away(known: Known) -> None:
    ranked = known.board()["display_name"].to_list()
    visit = visit_to("D-CAU-GIAY")
    assert known.board()["unit_id"].to_list().index("D-CAU-GIAY") == 2
    shown = {
        each.key: each.proto.help for each in visit.app.button if each.key in ("above", "under")
    }
    assert shown == {"above": ranked[1], "under": ranked[3]}
    visit.press("above")
    assert visit.app.query_params["ma"] == known.board()["unit_id"][1]
    assert not Visit("unit").pressable("above"), "nobody stands above the leader"


def test_every_name_on_the_leaderboard_leads_to_its_unit(known: Known) -> None:
    addresses = {place.name: place.address for place in PLACES}
    assert (addresses["unit"], addresses["support"]) == (links.UNIT_PAGE, links.SUPPORT_PAGE)
    drawn = "".join(Visit().html)
    for unit_id in known.board()["unit_id"]:
        assert f'<a href="don-vi?ma={unit_id}" data-to="{unit_id}">' in drawn
    english = "".join(Visit(address={"lang": "en"}).html)
    assert '<a href="don-vi?ma=D-BA-VI&amp;lang=en" data-to="D-BA-VI">' in english


def test_staff_read_names_of_files_and_reasons(known: Known) -> None:
    Visit("upload").drop(MESSY).press("ghi")
    support.note_call(known.store, "D-CAU-GIAY", "Hẹn gửi lại tệp", SYSTEM, AT)
    text = visit_to("D-CAU-GIAY").text
    assert MESSY.name in text
    assert "Vì sao 3 dòng bị trả lại" in text
    assert "Ngày không có thật hoặc không đọc được" in text
    assert "Hẹn gửi lại tệp" in text


def test_a_viewer_reads_counts_but_no_file_reason_note_or_person(
    known: Known, from_elsewhere: None
) -> None:
    known.book(line("Việc của Lan", "Trần Thị Ngọc Lan", "D-CAU-GIAY", "2022-05-12"))
    support.assign(known.store, "D-CAU-GIAY", "Nguyễn Thu Hoa", "", SYSTEM, AT)
    name = known.ask("batches", as_of=AT.date())["file_name"][0]
    visit = visit_to("D-CAU-GIAY")
    assert visit.title == "Cầu Giấy: hạng 3/45, 138% chỉ tiêu"
    assert re.search(r"Có tên trong 2 tệp", visit.text)
    for hidden in (name, "Trần Thị Ngọc Lan", "Việc của Lan", "Nguyễn Thu Hoa", "Hỗ trợ"):
        assert hidden not in visit.text


def test_not_even_staff_read_the_names_of_persons_here(known: Known) -> None:
    known.book(line("Việc của Lan", "Trần Thị Ngọc Lan", "D-CAU-GIAY", "2022-05-12"))
    assert "Trần Thị Ngọc Lan" not in visit_to("D-CAU-GIAY").text


def test_a_star_is_explained_where_one_stands_only(known: Known) -> None:
    known.quota("D-CAU-GIAY", 8, status="illustrative")
    known.quota("D-DONG-DA", 24)
    marked, plain = visit_to("D-CAU-GIAY").text, visit_to("D-DONG-DA").text
    assert marked.count("8*") == 2  # on its card, and in the box of its pace
    assert "* chỉ tiêu minh hoạ." in marked
    assert "*" not in plain


def test_names_are_said_to_be_kept_back_where_they_are(known: Known) -> None:
    assert "Tên người không hiện ở đây." in visit_to("D-CAU-GIAY").text
    set_setting(known.store, {SETTING: "masked"}, SYSTEM, AT)
    assert "Tên người không hiện ở đây." not in visit_to("D-CAU-GIAY").text


def test_names_are_shown_as_text(known: Known) -> None:
    known.book(line("T", "An", "D-CAU-GIAY", grassroots="<img src=x onerror=alert(1)>"))
    drawn = "".join(visit_to("D-CAU-GIAY").html)
    assert "<img" not in drawn
    assert "&lt;img src=x" in drawn


def test_a_unit_that_ended_before_the_period_is_said_to_be_absent(known: Known) -> None:
    with known.store.transaction() as cursor:
        cursor.execute(
            "update unit set valid_to = $day where unit_id = 'D-SON-TAY'",
            {"day": date(2022, 1, 1)},
        )
    assert "không có trong giai đoạn" in visit_to("D-SON-TAY").text


def test_fields_are_told_with_their_shares(known: Known) -> None:
    known.book(
        *[line(f"F{n}", "An", "D-SON-TAY", "2022-05-12", field="Kỹ thuật") for n in range(3)],
        line("G", "An", "D-SON-TAY", "2022-05-12"),
    )
    (body,) = [b for b in visit_to("D-SON-TAY").html if b.startswith('<div class="bv-shares"')]
    rows = [["".join(cell.itertext()) for cell in row] for row in _tree(body)]
    assert rows == [["Kỹ thuật", "", "3", "75%"], ["Chưa ghi lĩnh vực", "", "1", "25%"]]


def test_looking_back_shows_the_unit_of_that_day(on_a_fixed_clock: Known) -> None:
    visit = visit_to("D-CAU-GIAY", ngay="2022-05-17")
    row = on_a_fixed_clock.standing("D-CAU-GIAY", as_of=date(2022, 5, 17))
    assert visit.title == f"Cầu Giấy: hạng {row['rank']}/45, 100% chỉ tiêu"
    assert row["initiatives"] == 8
