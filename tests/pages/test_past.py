"""Looking back: any day of one's own campaign, on every board; managing is done now."""

from datetime import date, datetime

import pytest

from bangvang.screen.places import PLACES
from tests.known import AT, Known
from tests.pages.test_leaderboard import assert_shows
from tests.pages.visit import Visit

BACK = {"ngay": "2022-05-12"}
ENDED = "Tính đến hết ngày 12/05/2022"
NOW = "Tính đến 18:00 ngày 19/05/2022"
BOARDS = ("leaderboard", "movement", "quota", "countdown")


def test_today_is_shown_unless_another_day_is_chosen(known: Known) -> None:
    visit = Visit()
    assert visit.widget("ngay").value == AT.date()
    assert NOW in visit.text
    assert "Đang xem lại" not in visit.text


def test_a_past_day_shows_the_board_of_its_end(known: Known) -> None:
    visit = Visit().choose("ngay", date(2022, 5, 12))
    assert ENDED in visit.text
    assert "Đang xem lại: hết ngày 12/05/2022" in visit.text
    assert_shows(visit, known.board(as_of=date(2022, 5, 12), compare=date(2022, 5, 5)))
    assert visit.app.query_params == BACK
    assert Visit(address=BACK).html == visit.html


@pytest.mark.parametrize("page", BOARDS)
def test_every_board_looks_back(known: Known, page: str) -> None:
    visit = Visit(page, BACK)
    assert ENDED in visit.text
    assert visit.press("ve-hien-tai").app.query_params == {}
    assert NOW in visit.text
    assert visit.html == Visit(page).html


def test_the_day_stays_from_board_to_board(known: Known) -> None:
    visit = Visit(address=BACK).go("quota")
    assert ENDED in visit.text
    assert visit.app.query_params == BACK


@pytest.mark.parametrize("page", [place.name for place in PLACES if place.room == "manage"])
def test_managing_is_done_now(known: Known, page: str) -> None:
    deep = Visit(page, BACK)
    assert "hết ngày 12/05/2022" not in deep.text
    assert "Xem tại ngày" not in deep.text
    visit = Visit(address=BACK).go(page)
    assert "hết ngày 12/05/2022" not in visit.text
    assert "ngay" not in visit.app.query_params
    assert NOW in visit.go("leaderboard").text


@pytest.mark.parametrize("day", ["2022-05-20", "2021-08-31", "2100-01-01", "yesterday"])
def test_a_day_outside_the_programme_or_to_come_is_today(known: Known, day: str) -> None:
    assert Visit(address={"ngay": day}).html == Visit().html


def test_what_is_written_while_looking_back_is_written_now(known: Known) -> None:
    visit = Visit("cuts", BACK).choose("ten-moc", "Nhìn lại").press("chot")
    assert "Đang xem lại: hết ngày 12/05/2022" in visit.text
    cut = known.store.select("select moment, made_at from cut", {}).row(0)
    assert cut == (datetime(2022, 5, 12, 18), AT)
