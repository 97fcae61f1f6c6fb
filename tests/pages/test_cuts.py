"""Cuts on the screen: made by staff, opened by all, printed, and told apart from what came later."""

import re
from datetime import date, datetime, time

import pytest

from bangvang import standings
from bangvang.access import SYSTEM, Actor
from bangvang.standings import Moment
from bangvang.store import Parameter, book, withdraw
from bangvang.store.cuts import daily_hour, make_cut, make_daily_cut
from bangvang.store.journal import note
from tests.known import AT, BOARD, Known, batch
from tests.pages.test_leaderboard import assert_shows
from tests.pages.visit import Visit
from tests.queries.rows import some

CUT = Moment(AT.date(), "20220519-1800")
WEEK_AGO = Moment(date(2022, 5, 12))
EARLIER = datetime(2022, 5, 19, 17, 30)


def frozen(known: Known, since: Moment = WEEK_AGO, **changed: Parameter) -> object:
    return standings.ranking(known.ask, BOARD | changed, CUT, since)


def cut(known: Known, name: str = "Giao ban") -> None:
    make_cut(known.store, name, AT, Actor("Lan", "staff"), AT)


def test_without_a_cut_the_page_says_what_one_is(known: Known) -> None:
    visit = Visit("cuts")
    assert visit.title == "Chưa có mốc chốt nào"
    assert "Chưa có bảng nào được chốt" in visit.text
    assert "mỗi ngày tự chốt lúc 18:00" in visit.text
    assert visit.pressable("chot")
    visit.choose("tu-chot", False).press("luu-gio")
    assert "hoặc bật tự chốt hằng ngày" in visit.text


def test_staff_make_a_cut_and_see_it_opened(known: Known) -> None:
    visit = Visit("cuts").choose("ten-moc", "Giao ban").choose("gio-moc", time(17, 30))
    visit.press("chot")
    assert "Đã chốt số liệu lúc 17:30 ngày 19/05/2022." in visit.text
    assert "Chốt lúc 17:30 ngày 19/05/2022" in visit.text
    assert "Giao ban · staff lập lúc 18:00 ngày 19/05/2022" in visit.text
    assert visit.cards()[0].startswith("53 / 52.000")
    row = known.store.select("select name, moment, made_by, kind from cut", {}).row(0)
    assert row == ("Giao ban", EARLIER, "staff", "hand")
    visit.choose("ten-moc", "Sớm hơn").choose("ngay-moc", date(2022, 5, 12)).press("chot")
    assert "Chốt lúc 17:30 ngày 12/05/2022" in visit.text, "the one just made is opened"


def test_a_moment_to_come_is_refused_in_words(known: Known) -> None:
    visit = Visit("cuts").choose("gio-moc", time(18, 1)).press("chot")
    assert "Chưa đến thời điểm đó: bây giờ là 18:00 ngày 19/05/2022." in visit.text
    assert known.store.select("select count(*) from cut", {}).item() == 0


def test_those_who_only_look_open_cuts_and_make_none(known: Known, from_elsewhere: None) -> None:
    assert not Visit("cuts").app.button
    cut(known)
    visit = Visit("cuts")
    assert "Giao ban · Lan lập lúc 18:00" in visit.text
    book(known.store, [batch(*some(2, "D-BA-VI"))], Actor("Minh", "staff"), AT)
    assert "2 sáng kiến" in visit.run().text
    assert "Minh" not in visit.text
    for key in ("chot", "luu-gio"):
        assert not visit.pressable(key)


def test_an_opened_cut_shows_what_it_keeps_whatever_comes(known: Known) -> None:
    cut(known)
    visit = Visit("cuts")
    shown = visit.board()
    known.book(*some(20, "D-BA-VI", "2022-05-19"))
    assert visit.run().board() == shown
    assert "D-BA-VI" not in list(visit.board())[:3]
    assert_shows(visit, frozen(known))  # type: ignore[arg-type]
    assert next(iter(Visit().board())) == "D-BA-VI"


def test_movement_of_a_cut_is_told_from_a_cut_so_that_no_correction_moves_it(known: Known) -> None:
    make_cut(known.store, "Tuần trước", datetime(2022, 5, 12, 18), SYSTEM, AT)
    cut(known)
    visit = Visit("cuts")
    shown = visit.board()
    known.book(*some(20, "D-BA-VI", "2022-05-10"))
    assert visit.run().board() == shown
    assert Visit("cuts").board() == shown


def test_the_first_of_all_cuts_says_that_no_cut_came_before(known: Known) -> None:
    cut(known)
    assert "So với 12/5 theo số hiện nay, chưa có mốc trước" in Visit("cuts").text
    make_cut(known.store, "Tuần trước", datetime(2022, 5, 12, 18), SYSTEM, AT)
    visit = Visit("cuts")
    assert "So với Tuần trước" in visit.text
    assert "theo số hiện nay" not in visit.text
    visit.choose("so-voi", "hom-qua")
    assert "So với 18/5 theo số hiện nay" in visit.text.splitlines()


@pytest.mark.parametrize(
    ("key", "code", "changed"),
    [
        ("theo", "percent", {"measure": "percent"}),
        ("loai", "district", {"kind": "district"}),
        ("trang-thai", "valid", {"scope": "valid"}),
        ("khoi", "enterprise", {"block": "enterprise"}),
    ],
)
def test_a_cut_is_looked_at_through_the_same_chips(
    known: Known, key: str, code: str, changed: dict[str, Parameter]
) -> None:
    cut(known)
    known.book(*some(20, "D-BA-VI", "2022-05-19"))
    visit = Visit("cuts").choose(key, code)
    assert_shows(visit, frozen(known, **changed))  # type: ignore[arg-type]
    assert Visit("cuts", visit.app.query_params).html == visit.html


def test_a_printed_board_names_every_choice_that_leaves_units_out(known: Known) -> None:
    cut(known)
    assert "bv-on-paper" not in "".join(Visit("cuts").html)
    visit = Visit("cuts").choose("loai", "district").choose("khoi", "enterprise")
    (line,) = [body for body in visit.html if body.startswith('<p class="bv-on-paper"')]
    assert "Quận, huyện · Doanh nghiệp" in line


def test_what_was_restated_since_is_told_with_its_files_and_units(known: Known) -> None:
    cut(known)
    assert "Chưa có gì thay đổi từ khi chốt" in Visit("cuts").text
    assert "Từ mốc" not in Visit().text
    receipt = known.book(*some(5, "D-CAU-GIAY", "2022-05-18"))
    told = Visit("cuts").text
    assert f"ghi {receipt.file_name}: bảng thêm 5 sáng kiến" in told
    assert "Cầu Giấy" in told
    line = f"Từ mốc “Giao ban · 18:00 19/05”: 1 tệp sửa lúc 18:00; Cầu Giấy {3} → {1}"
    board = Visit()
    assert line in board.text
    assert board.text.index(line) < board.text.index("Chỉ tiêu giao"), "above the board"
    (link,) = re.findall(r'class="bv-restated" href="([^"]+)"', "".join(board.html))
    assert link == f"moc-chot?mo={CUT.cut_id}"
    withdraw(known.store, receipt.batch_id, SYSTEM, AT)
    told = Visit("cuts").text
    assert f"rút {receipt.file_name}: bảng bớt 5 sáng kiến" in told
    assert "Không đơn vị nào đổi hạng hay đổi số" in told
    assert "Từ mốc" not in Visit().text


def test_only_files_that_changed_a_figure_are_told_on_the_board(known: Known) -> None:
    again = some(2, "D-CAU-GIAY", "2022-05-18")
    cut(known)
    known.book(*again)
    known.book(*again)
    assert "“Giao ban · 18:00 19/05”: 1 tệp sửa lúc 18:00;" in Visit().text
    assert "bảng thêm 0 sáng kiến" in Visit("cuts").text, "there every file is told"


def test_whose_quota_was_set_is_told(known: Known) -> None:
    def put(*units: str, day: str = "2022-05-15") -> str:
        rows = [{"unit_id": unit_id, "from_day": day} for unit_id in units]
        with known.store.transaction() as cursor:
            note(cursor, AT, SYSTEM, "quotas", None, {"rows": rows})
        return Visit("cuts").text

    cut(known)
    assert "đặt chỉ tiêu" not in put("D-HA-DONG", day="2022-05-20"), "the cut's day is over by then"
    assert "đặt chỉ tiêu của LĐLĐ quận Cầu Giấy" in put("D-CAU-GIAY", "D-CAU-GIAY")
    assert "đặt chỉ tiêu của LĐLĐ huyện Ba Vì, LĐLĐ quận Đống Đa" in put("D-DONG-DA", "D-BA-VI")
    assert "đặt chỉ tiêu của 3 đơn vị" in put("D-DONG-DA", "D-BA-VI", "D-CAU-GIAY")


def test_cuts_of_one_minute_are_told_apart_and_each_is_opened(known: Known) -> None:
    make_daily_cut(known.store, "18:00 19/05/2022", AT, SYSTEM, AT)
    known.book(*some(20, "D-BA-VI", "2022-05-19"))
    cut(known, "18:00 19/05/2022")
    make_daily_cut(known.store, "18:00 01/12/2021", datetime(2021, 12, 1, 18), SYSTEM, AT)
    visit = Visit("cuts")
    names = ["Chốt 18:00 19/05 (2)", "Chốt 18:00 19/05", "Chốt 18:00 01/12/2021"]
    assert visit.widget("mo").options == names
    assert visit.cards()[0].startswith("73 / 52.000")
    assert visit.choose("mo", CUT.cut_id).cards()[0].startswith("53 / 52.000")


def restated(known: Known) -> tuple[str, str]:
    """What the board says of the time since the cut: on a desk, and on a narrow screen."""
    (line,) = re.findall(r"<i>(.*?)</i><em>(.*?)</em>", "".join(Visit(address=PERCENT).html))
    return line


PERCENT = {"theo": "percent"}
ROW = {"unit_id": "D-CAU-GIAY", "from_day": "2022-05-15"}


def test_whom_it_moved_most_is_told_first(known: Known) -> None:
    cut(known)
    known.quota("D-CAU-GIAY", 1_000, from_day=date(2022, 5, 15))
    with known.store.transaction() as cursor:
        note(cursor, AT, SYSTEM, "quotas", None, {"rows": [ROW]})
    assert restated(known) == (
        "chỉ tiêu đổi lúc 18:00; Cầu Giấy 1 → 3, Hà Đông 2 → 1, Đống Đa 3 → 2 và 1 đơn vị nữa.",
        "chỉ tiêu đổi; 4 đơn vị đổi hạng.",
    )


def test_a_long_name_of_a_cut_leaves_room_for_fewer_units(known: Known) -> None:
    cut(known, "Giao ban đầu tuần của Ban Thường vụ với các công đoàn cấp trên trực tiếp")
    known.quota("D-CAU-GIAY", 1_000, from_day=date(2022, 5, 15))
    with known.store.transaction() as cursor:
        note(cursor, AT, SYSTEM, "quotas", None, {"rows": [ROW]})
    assert (
        restated(known)[0]
        == "chỉ tiêu đổi lúc 18:00; Cầu Giấy 1 → 3, Hà Đông 2 → 1 và 2 đơn vị nữa."
    )


def test_the_leaderboard_looks_at_a_cut_and_compares_with_one(known: Known) -> None:
    make_cut(known.store, "Đầu đợt", datetime(2022, 4, 24, 18), SYSTEM, AT)
    make_daily_cut(known.store, "18:00 19/05/2022", AT, SYSTEM, AT)
    known.book(*some(20, "D-BA-VI", "2022-05-19"))
    visit = Visit().choose("thoi-diem", CUT.cut_id).choose("so-voi", "20220424-1800")
    assert visit.title == "Bảng đã chốt — số sáng kiến"
    assert "Tự động lập lúc 18:00 ngày 19/05/2022" in visit.text
    since = Moment(date(2022, 4, 24), "20220424-1800")
    assert_shows(visit, frozen(known, since))  # type: ignore[arg-type]
    assert visit.cards()[0].startswith("53 / 52.000")
    assert visit.app.query_params == {"thoi-diem": CUT.cut_id}, "the cut before it is the usual one"
    assert Visit(address=visit.app.query_params).html == visit.html
    live = Visit().choose("so-voi", CUT.cut_id)
    answer = standings.ranking(known.ask, BOARD, Moment(AT.date()), CUT)
    assert_shows(live, answer)


def test_a_cut_made_later_is_not_there_yet_on_an_earlier_day(on_a_fixed_clock: Known) -> None:
    make_cut(on_a_fixed_clock.store, "", datetime(2022, 5, 12, 18), SYSTEM, AT)
    assert Visit("cuts").title.startswith("Bảng đã chốt")
    assert Visit("cuts", {"ngay": "2022-05-18"}).title == "Chưa có mốc chốt nào"
    assert Visit("cuts").title.startswith("Bảng đã chốt")


def test_the_daily_hour_is_set_and_switched_off(known: Known) -> None:
    visit = Visit("cuts")
    assert "Tự chốt hằng ngày lúc 18:00" in visit.text
    visit.choose("gio-chot", time(17, 0)).press("luu-gio")
    assert daily_hour(known.store) == time(17)
    assert "Tự chốt hằng ngày lúc 17:00" in visit.text
    visit.choose("tu-chot", False).press("luu-gio")
    assert daily_hour(known.store) is None
    assert "Không tự chốt hằng ngày" in visit.text


def test_the_sample_has_no_daily_hour(on_a_fixed_clock: Known) -> None:
    assert not Visit("cuts").pressable("luu-gio")
