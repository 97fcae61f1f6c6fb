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
    for row in answer.iter_rows(named=True):
        cells, must = shown[row["unit_id"]], printed(row, measure)
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
    assert Visit().choose("tim", "Sao Hoả").board() == {}


def test_the_day_to_compare_with_moves_the_movement_only(known: Known) -> None:
    day = date(2022, 5, 17)
    visit = Visit().choose("so-voi", day)
    assert_shows(visit, known.board(compare=day))
    assert Visit(address={"so-voi": "2022-05-17"}).html == visit.html


@pytest.mark.parametrize(
    "address",
    [
        {"loai": "planet"},
        {"theo": "'; drop table batch; --"},
        {"cum": "99"},
        {"giai-doan": "phase-9"},
        {"so-voi": "31/02/2022"},
        {"so-voi": ""},
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
    assert visit.widget("so-voi").value == date(2022, 5, 10)
    visit.choose("so-voi", date(2022, 5, 16)).choose("ngay", date(2022, 5, 18))
    assert visit.widget("so-voi").value == date(2022, 5, 16), "a day once chosen stays"
