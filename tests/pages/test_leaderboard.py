"""The leaderboard page: its chips ask the right question, its figures are the answer's."""

from datetime import date

import polars as pl
import pytest

from bangvang.store import Parameter
from tests.known import Known, line
from tests.pages.visit import Row, Visit

WEEK_AGO = date(2022, 5, 12)
#: key of a chip, its code in the address, and what it changes in the question
CHOICES: list[tuple[str, str, dict[str, Parameter]]] = [
    ("loai", "district", {"kind": "district"}),
    ("loai", "sector", {"kind": "sector"}),
    ("loai", "zone", {"kind": "zone"}),
    ("loai", "corporation", {"kind": "corporation"}),
    ("theo", "registrants", {"measure": "registrants"}),
    ("theo", "percent", {"measure": "percent"}),
    ("theo", "benefit", {"measure": "benefit"}),
    ("trang-thai", "valid", {"scope": "valid"}),
    ("can-cu", "pledged", {"basis": "pledged"}),
    ("khoi", "enterprise", {"block": "enterprise"}),
    ("khoi", "administrative", {"block": "administrative"}),
    ("cum", "2", {"cluster": "2"}),
    ("cum", "8", {"cluster": "8"}),
    ("giai-doan", "drive-35", {"period": "drive-35"}),
    ("giai-doan", "programme", {"period": "programme"}),
    ("giai-doan", "phase-2", {"period": "phase-2"}),
]


def vietnamese(value: object) -> str:
    """A whole number with points; a dash for nothing."""
    return "–" if value is None else f"{value:,.0f}".replace(",", ".")


def printed(row: dict[str, object], measure: str = "initiatives") -> Row:
    """The cells a row of the question must show."""
    moved = row["movement"]
    quota, mark = row["quota"], "*" if row["is_illustrative"] else ""
    cells = {
        "rank": vietnamese(row["rank"]),
        "move-cell": f"{'▲' if moved > 0 else '▼'} {abs(moved)}" if moved else "–",
        "percent": "–" if row["percent"] is None else f"{vietnamese(row['percent'])}%",
        "quota": "–" if quota is None else vietnamese(quota) + mark,
    }
    if measure != "benefit":
        counted = "registrants" if measure == "registrants" else "initiatives"
        cells["value"] = vietnamese(row[counted])
    return cells


def assert_shows(visit: Visit, answer: pl.DataFrame, measure: str = "initiatives") -> None:
    shown = visit.board()
    assert list(shown) == answer["unit_id"].to_list()
    unquoted = () if answer["quota"].count() else ("percent", "quota")
    for row in answer.iter_rows(named=True):
        cells, must = shown[row["unit_id"]], printed(row, measure)
        assert not [name for name in unquoted if name in cells]
        must = {name: cell for name, cell in must.items() if name not in unquoted}
        assert {name: cells[name] for name in must} == must
        assert cells["unit"].startswith(row["display_name"])


def test_an_empty_campaign_says_what_to_do(own: Known) -> None:
    visit = Visit()
    assert visit.title == "Bảng xếp hạng — số sáng kiến"
    assert "Vào “Nạp dữ liệu”" in visit.text
    assert {row["rank"] for row in visit.board().values()} == {"–"}


def test_the_plain_board_compares_with_a_week_ago(known: Known) -> None:
    visit = Visit()
    assert_shows(visit, known.board(compare=WEEK_AGO))
    assert visit.app.query_params == {}
    assert "Tính đến 18:00 ngày 19/05/2022" in visit.text


def test_the_cards_show_the_city(known: Known) -> None:
    whole = known.city()
    assert whole["initiatives"] == 53
    assert Visit().cards() == ["53 / 52.000", f"{whole['registrants']} ", "12 ngày "]


@pytest.mark.parametrize(("key", "code", "changed"), CHOICES)
def test_a_choice_asks_its_question_and_stands_in_the_address(
    known: Known, key: str, code: str, changed: dict[str, Parameter]
) -> None:
    measure = str(changed.get("measure", "initiatives"))
    visit = Visit().choose(key, code)
    assert_shows(visit, known.board(compare=WEEK_AGO, **changed), measure)
    assert visit.app.query_params == {key: code}
    reopened = Visit(address=visit.app.query_params)
    assert reopened.html == visit.html
    assert reopened.app.query_params == {key: code}


@pytest.mark.parametrize(("key", "code", "changed"), CHOICES)
def test_taking_a_choice_back_clears_the_address(
    known: Known, key: str, code: str, changed: dict[str, Parameter]
) -> None:
    visit = Visit()
    plain, at_first = visit.html, visit.widget(key).value
    visit.choose(key, code).choose(key, at_first)
    assert visit.app.query_params == {}
    assert visit.html == plain


def test_choices_add_up(known: Known) -> None:
    visit = Visit().choose("loai", "district").choose("theo", "percent").choose("cum", "2")
    answer = known.board(kind="district", measure="percent", cluster="2", compare=WEEK_AGO)
    assert_shows(visit, answer, "percent")
    assert list(visit.board())[:2] == ["D-CAU-GIAY", "D-HA-DONG"]
    assert Visit(address=visit.app.query_params).html == visit.html


@pytest.mark.parametrize("search", ["Cầu Giấy", "cau giay", "CẦU GIẤY", "  cầu   giấy "])
def test_searching_asks_for_no_accents(known: Known, search: str) -> None:
    visit = Visit().choose("tim", search)
    assert list(visit.board()) == ["D-CAU-GIAY"]
    assert visit.board()["D-CAU-GIAY"]["rank"] == "3", "the rank is that of the whole board"
    assert list(Visit(address={"tim": search}).board()) == ["D-CAU-GIAY"]


def test_a_search_that_finds_nothing_leaves_the_page_standing(known: Known) -> None:
    visit = Visit(address={"cum": "2", "trang-thai": "valid"}).choose("tim", "Sao Hoả")
    assert "Không có đơn vị nào khớp" in visit.text
    assert "Thử bỏ bớt bộ lọc" in visit.text
    visit.press("bo-loc")
    assert_shows(visit, known.board(compare=WEEK_AGO))
    assert visit.app.query_params == {}


def test_any_day_can_be_compared_with(known: Known) -> None:
    day = date(2022, 5, 17)
    visit = Visit().choose("so-voi", "khac")
    assert_shows(visit, known.board(compare=WEEK_AGO))
    visit.choose("so-voi-ngay", day)
    assert_shows(visit, known.board(compare=day))
    assert "So với 17/5" in visit.text
    assert visit.app.query_params == {"so-voi": "khac", "so-voi-ngay": "2022-05-17"}
    assert Visit(address=visit.app.query_params).html == visit.html
    visit.choose("so-voi", "tuan")
    assert visit.app.query_params == {}


@pytest.mark.parametrize(
    ("code", "day"), [("hom-qua", date(2022, 5, 18)), ("dau-dot", date(2022, 4, 24))]
)
def test_yesterday_and_the_eve_of_the_drive_are_one_choice_away(
    known: Known, code: str, day: date
) -> None:
    visit = Visit().choose("so-voi", code)
    assert_shows(visit, known.board(compare=day))
    assert visit.app.query_params == {"so-voi": code}
    assert Visit(address={"so-voi": code}).html == visit.html


def test_grassroots_unions_and_teams_have_boards_of_their_own(known: Known) -> None:
    known.book(line("T", "An", "D-BA-VI", team="Tổ 1"), line("U", "Bình", "D-BA-VI", team="Tổ 2"))
    visit = Visit().choose("cap-bac", "grassroots")
    answer = known.board(level="grassroots", compare=WEEK_AGO)
    assert list(visit.board()) == answer["unit_id"].to_list()
    union = visit.board()["D-HA-DONG/cong-ty-tnhh-b"]
    assert union["unit"] == "Công ty TNHH BLĐLĐ quận Hà Đông · 3 người"
    assert visit.title == "Công đoàn cơ sở — số sáng kiến"
    visit.choose("cap-bac", "team")
    teams = {row["unit"] for row in visit.board().values()}
    assert teams == {
        "Tổ 1Công ty A · LĐLĐ huyện Ba Vì · 1 người",
        "Tổ 2Công ty A · LĐLĐ huyện Ba Vì · 1 người",
    }
    assert Visit(address={"cap-bac": "team"}).html == visit.html


def test_a_long_board_shows_its_first_rows_and_more_on_demand(known: Known) -> None:
    known.book(*[line("T", "An", "D-BA-VI", grassroots=f"Công ty số {n}") for n in range(180)])
    visit = Visit(address={"cap-bac": "grassroots"})
    every = known.board(level="grassroots", compare=WEEK_AGO)["unit_id"].to_list()
    assert len(every) > 180
    for shown in (60, 160):
        assert list(visit.board()) == every[:shown]
        assert f"Xem thêm ({shown}/{len(every)} đơn vị)" in visit.text
        visit.press("xem-them")
    assert list(visit.board()) == every
    assert not visit.pressable("xem-them")
    assert list(Visit(address=visit.app.query_params).board()) == every
    found = Visit(address={"cap-bac": "grassroots"}).choose("tim", "so 17")
    assert len(found.board()) == 11
    assert not found.pressable("xem-them")


def test_rare_choices_stand_as_tags_and_go_by_a_press(known: Known) -> None:
    visit = Visit(address={"cap-bac": "grassroots", "cum": "2", "khoi": "enterprise"})
    tags = [button.label for button in visit.app.button if str(button.key).startswith("bo-")]
    assert tags == ["Công đoàn cơ sở ✕", "Doanh nghiệp ✕", "Cụm 2 ✕"]
    visit.press("bo-cum").press("bo-cap-bac")
    assert visit.app.query_params == {"khoi": "enterprise"}
    assert_shows(visit, known.board(block="enterprise", compare=WEEK_AGO))
    visit.press("bo-khoi")
    assert visit.html == Visit().html
    drive = Visit(address={"giai-doan": "drive-35"})
    assert "Đợt cao điểm 35 ngày ✕" in drive.text
    assert drive.press("bo-giai-doan").html == Visit().html


@pytest.mark.parametrize(
    "address",
    [
        {"loai": "planet"},
        {"theo": "'; drop table batch; --"},
        {"cum": "99"},
        {"giai-doan": "phase-9"},
        {"so-voi": "31/02/2022"},
        {"so-voi": ""},
        {"thoi-diem": "20220519-1800"},
        {"cap-bac": "city"},
        {"hien": "-5"},
        {"lang": "fr"},
        {"tim": ""},
    ],
    ids=str,
)
def test_an_address_that_makes_no_sense_shows_the_plain_board(
    known: Known, address: dict[str, str]
) -> None:
    assert Visit(address=address).html == Visit().html


def test_a_commit_elsewhere_is_on_the_board_of_the_next_run(known: Known) -> None:
    visit = Visit()
    known.book(*[line(f"Mới {number}", "Ai đó", "D-BA-VI", "2022-05-19") for number in range(20)])
    assert next(iter(visit.run().board())) == "D-BA-VI"


def test_the_note_names_the_stage_and_the_basis(known: Known) -> None:
    visit = Visit().choose("trang-thai", "valid").choose("can-cu", "pledged")
    assert "Chỉ tính sáng kiến hợp lệ" in visit.text
    assert "chỉ tiêu đơn vị đăng ký" in visit.text


def test_the_sliders_day_is_the_day_of_the_board(on_a_fixed_clock: Known) -> None:
    day = date(2022, 5, 12)
    visit = Visit(address={"ngay": "2022-05-12"})
    assert "Tính đến 18:00 ngày 12/05/2022" in visit.text
    assert_shows(visit, on_a_fixed_clock.board(as_of=day, compare=date(2022, 5, 5)))
    assert Visit().choose("ngay", day).html == visit.html


def test_without_a_choice_the_comparison_follows_the_slider(on_a_fixed_clock: Known) -> None:
    visit = Visit().choose("ngay", date(2022, 5, 17))
    assert "So với 10/5" in visit.text
    visit.choose("so-voi", "khac").choose("so-voi-ngay", date(2022, 5, 16))
    visit.choose("ngay", date(2022, 5, 18))
    assert "So với 16/5" in visit.text, "a day once chosen stays"
