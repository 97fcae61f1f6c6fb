"""Who sees which page: the team's pages are not even registered for anybody else."""

from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from bangvang.access import MAY, SYSTEM, Actor, NotAllowed
from bangvang.entry import visitors
from bangvang.entry.visitors import COOKIE
from bangvang.screen import frame
from bangvang.screen.places import PLACES
from bangvang.store import book, withdraw
from bangvang.store.accounts import set_boards
from bangvang.text import Words
from tests.admitted import cookie_of
from tests.known import AT, Known, batch, line
from tests.pages.conftest import Request
from tests.pages.visit import PAGES, SECONDS, Visit

SHOWN = {place.name for place in PLACES if place.right == "look"}
MANAGED = {place.name for place in PLACES} - SHOWN


def test_an_admin_has_all_pages(own: Known) -> None:
    assert Visit().pages() == SHOWN | MANAGED


def test_what_the_team_does_is_not_for_everybody() -> None:
    assert {"leaderboard", "quota", "countdown", "movement", "cuts"} <= SHOWN
    assert {"upload", "batches", "units", "duplicates"} <= MANAGED


def test_from_elsewhere_only_the_boards_are_there(own: Known, from_elsewhere: None) -> None:
    visit = Visit()
    assert visit.pages() == SHOWN
    assert "Nạp dữ liệu" not in visit.text.replace("Vào “Nạp dữ liệu”", "")


@pytest.mark.parametrize("page", sorted(MANAGED))
def test_the_address_of_a_managing_page_opens_nothing_from_elsewhere(
    known: Known, from_elsewhere: None, page: str
) -> None:
    visit = Visit(page)
    assert visit.title.startswith("Bảng xếp hạng")
    nav = Words("vi")(f"{page}.nav")
    assert f"Trang “{nav}” chỉ mở cho người có quyền." in unescape("".join(visit.html))
    assert not visit.app.file_uploader
    assert not visit.app.dataframe


@pytest.mark.parametrize("page", sorted(MANAGED))
def test_a_managing_page_run_by_itself_refuses_a_viewer(
    own: Known, from_elsewhere: None, page: str
) -> None:
    app = AppTest.from_file(PAGES[page], default_timeout=SECONDS).run()
    assert len(app.exception) == 1
    assert not app.file_uploader
    assert not app.dataframe


def test_from_elsewhere_the_sample_cannot_be_ended(
    on_a_fixed_clock: Known, from_elsewhere: None
) -> None:
    visit = Visit()
    assert visit.widget("ngay")
    assert not visit.app.button


def test_the_writes_check_the_right_again(known: Known) -> None:
    viewer = Actor("viewer", "viewer")
    before = known.store.version
    with pytest.raises(NotAllowed):
        book(known.store, [batch(line("A", "B"))], viewer, AT)
    (batch_id,) = known.store.select("select batch_id from batch", {})["batch_id"]
    with pytest.raises(NotAllowed):
        withdraw(known.store, batch_id, viewer, AT)
    assert known.store.version == before


@pytest.mark.parametrize("role", MAY)
def test_each_role_has_the_pages_that_it_may_open_and_no_other(
    own: Known, visitor_request: Request, role: str
) -> None:
    if role == "stranger":
        set_boards(own.store, open_to_all=False, actor=SYSTEM, at=AT)
        visitor_request.cookies.clear()
        visit = Visit()
        assert visit.title == "Bảng này dành cho người có tài khoản"
        assert not [body for body in visit.html if "bv-table" in body]
        return
    visitor_request.cookies[COOKIE] = cookie_of(own.store, role)
    assert Visit().pages() == {place.name for place in PLACES if place.right in MAY[role]}


def test_a_board_that_runs_by_itself_keeps_nobody_signed_in(
    own: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(visitors, "seen", lambda *_: asked.append(1))
    visit = Visit()
    assert len(asked) == 1  # by the address
    visit.run()
    assert len(asked) == 2  # by a press
    visit.app.session_state[frame.WOKEN] = True  # as the ear leaves it when a commit was heard
    visit.run()
    assert len(asked) == 2
    visit.run()
    assert len(asked) == 3
