"""The page of the nation: our place, the table, and the desk at its foot."""

from datetime import date

import polars as pl
import pytest

from bangvang.access import SYSTEM
from bangvang.campaign import campaign
from bangvang.store import load_national
from tests.known import AT, Known
from tests.pages.visit import Row, Visit

OURS = campaign().owner
MARCH, APRIL, MAY = date(2022, 3, 23), date(2022, 4, 13), date(2022, 5, 19)
TABLES = [
    (MARCH, "A", 90, 9),
    (MARCH, "B", 80, 20),
    (MARCH, OURS, 10, 8),
    (APRIL, "A", 95, 10),
    (APRIL, "B", 85, 21),
    (APRIL, OURS, 94, 20),
    (MAY, "A", 130, None),
    (MAY, "B", 120, 22),
    (MAY, OURS, 100, 25),
    (MAY, "C", 40, None),
]


@pytest.fixture
def nation(known: Known) -> Known:
    rows = pl.DataFrame(
        TABLES, schema=["as_of", "unit", "initiatives", "registrants"], orient="row"
    ).with_columns(
        status=pl.when(pl.col("unit") == "B")
        .then(pl.lit("illustrative"))
        .otherwise(pl.lit("published")),
        is_ours=pl.col("unit") == OURS,
    )
    load_national(known.store, rows, SYSTEM, AT)
    return known


def table(visit: Visit) -> dict[str, Row]:
    """The rows of the nation as printed: unit -> cells."""
    return visit._rows('<div class="bv-table bv-nation"', lambda cell: cell.get("class", ""))


def test_without_a_table_the_page_says_what_to_do(known: Known) -> None:
    visit = Visit("national")
    assert visit.title == "Cả nước: chưa có bảng nào"
    assert "Cán bộ tải tệp" in visit.text


def test_the_headline_tells_the_rank_and_where_it_came_from(nation: Known) -> None:
    visit = Visit("national")
    assert visit.title == "Hạng 3 cả nước về số sáng kiến, như ngày 23/3"
    assert visit.choose("so-voi-bang", APRIL).title == (
        "Hạng 3 cả nước về số sáng kiến, lùi từ hạng 2 ngày 13/4"
    )
    assert visit.choose("bang-ngay", APRIL).choose("so-voi-bang", MARCH).title == (
        "Hạng 2 cả nước về số sáng kiến, từ hạng 3 ngày 23/3"
    )


def test_the_cards_tell_both_ranks_the_gap_above_and_the_lead_below(nation: Known) -> None:
    visit = Visit("national")
    assert [card.split("▲")[0].strip() for card in visit.cards()] == ["Hạng 3", "Hạng 1", "130"]
    assert "100 sáng kiến · còn 20 để lên hạng 2 · hơn hạng 4: 60" in visit.text
    assert "25 người · đang dẫn đầu cả nước · hơn hạng 2: 3" in visit.text
    assert "A, gấp 1,3 lần" in visit.text


def test_the_table_marks_us_what_is_invented_and_what_is_not_known(nation: Known) -> None:
    rows = table(Visit("national"))
    assert list(rows) == ["A", "B", OURS, "C"]
    assert rows["B"]["unit"] == "B*"
    assert rows["A"]["other"] == "–"
    assert rows["B"]["other"] == "22 · hạng 2"
    assert rows[OURS]["gap"] == "còn 20 → hạng 2"


def test_the_star_is_explained_where_one_stands_only(nation: Known) -> None:
    assert "* số minh hoạ." in Visit("national").text
    with nation.store.transaction() as cursor:
        cursor.execute("update national set status = 'published'")
    assert "*" not in Visit("national").text


def test_by_people_unknown_numbers_come_last_without_a_rank(nation: Known) -> None:
    visit = Visit("national", {"theo": "registrants"})
    rows = table(visit)
    assert list(rows) == [OURS, "B", "A", "C"]
    assert [rows[unit]["rank"] for unit in rows] == ["1", "2", "–", "–"]
    assert [rows[unit]["value"] for unit in rows] == ["25", "22", "–", "–"]
    assert visit.title.startswith("Hạng 1 cả nước về số người đăng ký")


def test_the_choices_stand_in_the_address(nation: Known) -> None:
    visit = Visit("national").choose("bang-ngay", APRIL).choose("theo", "registrants")
    assert visit.app.query_params == {"bang-ngay": "2022-04-13", "theo": "registrants"}
    assert Visit("national", dict(visit.app.query_params)).html == visit.html


def test_viewers_see_the_table_and_no_desk(nation: Known, from_elsewhere: None) -> None:
    visit = Visit("national")
    assert table(visit)
    assert not visit.app.get("file_uploader")
    assert not visit.app.get("expander")


SENT = """Đơn vị,Sáng kiến,Người
A,135,11
LĐLĐ TP Hà Nội,141,26
,5,5
D,tám,
"""


def drop(visit: Visit, text: str) -> Visit:
    return visit.drop(("toan-quoc.csv", text.encode()))


def test_a_file_is_looked_through_before_it_is_written(nation: Known) -> None:
    version = nation.store.version
    visit = drop(Visit("national"), SENT)
    assert nation.store.version == version
    assert "sửa số 130" in visit.text
    assert "thiếu tên đơn vị" in visit.text
    assert "số sáng kiến không đọc được" in visit.text
    assert "2 dòng không nhận" in visit.text
    visit.press("national-save-file")
    assert "Đã ghi 2 dòng từ toan-quoc.csv." in visit.text.replace("\\", "")
    assert visit.title == "Hạng 1 cả nước về số sáng kiến, từ hạng 3 ngày 23/3"
    assert not visit.pressable("national-save-file"), "the field is empty for the next file"
    rows = nation.ask("national", as_of=MAY, compare=None)
    assert rows.height == 4, "what the file does not name stays"


def test_the_day_of_a_file_can_be_chosen(nation: Known) -> None:
    visit = drop(Visit("national"), SENT)
    (key,) = [each.key for each in visit.app.date_input if str(each.key).startswith("national-day")]
    visit.choose(str(key), date(2022, 5, 12)).press("national-save-file")
    days = nation.ask("national_days")["as_of"].to_list()
    assert days == [MARCH, APRIL, date(2022, 5, 12), MAY]


def test_a_file_that_is_no_table_is_explained(nation: Known) -> None:
    visit = drop(Visit("national"), "a,b\nc,d\n")
    assert "Không tìm thấy dòng tiêu đề" in visit.text
    assert not visit.pressable("national-save-file")


def type_in(visit: Visit, edits: dict[int, dict[str, int]]) -> Visit:
    """Types into the table as a person does: row of the screen -> column -> number."""
    (grid,) = visit.app.data_editor
    told = {"edited_rows": edits, "added_rows": [], "deleted_rows": []}
    visit.app.session_state[grid.key] = told
    return visit.run()


def test_a_typed_figure_moves_our_rank_and_the_gaps(nation: Known) -> None:
    visit = type_in(Visit("national"), {1: {"initiatives": 99}})
    assert visit.button("national-save-typed").label == "Lưu bảng: thêm 0, sửa 1, bỏ 0"
    visit.press("national-save-typed")
    assert "Đã lưu bảng ngày 19/05/2022." in visit.text
    assert visit.title == "Hạng 2 cả nước về số sáng kiến, từ hạng 3 ngày 23/3"
    assert "100 sáng kiến · còn 30 để lên hạng 1 · hơn hạng 3: 1" in visit.text
    assert list(table(visit)) == ["A", OURS, "B", "C"]
    assert table(visit)["B"]["unit"] == "B", "what somebody typed is not invented"


def test_the_page_opens_the_table_that_was_written(nation: Known) -> None:
    day = date(2022, 5, 4)
    visit = Visit("national").choose("national-typed-day", day)
    type_in(visit, {0: {"initiatives": 96}, 1: {"initiatives": 97}}).press("national-save-typed")
    assert "Đã lưu bảng ngày 04/05/2022." in visit.text
    assert visit.widget("bang-ngay-1").value == day
    assert visit.app.query_params["bang-ngay"] == day.isoformat()
    assert list(table(visit)) == [OURS, "A"]
    assert list(table(visit.choose("bang-ngay-1", MAY))) == ["A", "B", OURS, "C"]


def test_a_table_of_a_later_day_than_is_looked_at_is_said_to_be_unseen(nation: Known) -> None:
    visit = Visit("national", {"ngay": "2022-05-10"})
    visit.choose("national-typed-day", MAY)
    type_in(visit, {0: {"initiatives": 131}}).press("national-save-typed")
    assert "Đã lưu bảng ngày 19/05/2022. Trang đang xem tại ngày 10/05/2022" in visit.text
    assert visit.widget("bang-ngay-1").value == APRIL


def test_a_table_without_a_figure_left_is_gone(nation: Known) -> None:
    emptied = {row: dict.fromkeys(("initiatives", "registrants")) for row in range(4)}
    type_in(Visit("national"), emptied).press("national-save-typed")  # type: ignore[arg-type]
    visit = Visit("national")
    assert visit.title.startswith("Hạng 2"), "of the table before it"
    assert visit.widget("bang-ngay").value == APRIL


def test_the_page_opens_the_table_of_a_file_that_was_written(nation: Known) -> None:
    visit = drop(Visit("national", {"bang-ngay": APRIL.isoformat()}), SENT)
    visit.press("national-save-file")
    assert visit.widget("bang-ngay-1").value == MAY


def test_nothing_is_left_to_save_before_somebody_types(nation: Known) -> None:
    (button,) = [each for each in Visit("national").app.button if each.key == "national-save-typed"]
    assert button.disabled
    assert button.label == "Lưu bảng: thêm 0, sửa 0, bỏ 0"
