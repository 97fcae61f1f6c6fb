"""The campaign page: quotas and members shown, changed in a table or by a file, and their history."""

import io
from datetime import date

import openpyxl
import pytest

from bangvang.access import SYSTEM, Actor
from bangvang.campaign import campaign
from bangvang.screen import quota_asked, quota_file, quota_record
from bangvang.screen.frame import View
from bangvang.store import set_quotas
from bangvang.text import Words
from tests.intake.files import xlsx
from tests.known import AT, Known, line
from tests.pages.visit import Visit
from tests.queries.rows import BA_DINH, STANLEY, STANLEY_NAME


def type_in(visit: Visit, edits: dict[int, dict[str, int | None]]) -> Visit:
    """Types into the table as a person does: row of the screen -> column -> number, None empties."""
    (grid,) = visit.app.data_editor
    told = {"edited_rows": edits, "added_rows": [], "deleted_rows": []}
    visit.app.session_state[grid.key] = told
    return visit.run()


def row_of(known: Known, unit_id: str) -> int:
    units = known.ask("quota_units", level="upper", upper=None, period="phase-1")["unit_id"]
    return units.to_list().index(unit_id)


def cards(visit: Visit) -> str:
    return "".join(body for body in visit.html if body.startswith('<div class="bv-changes"'))


def quota(known: Known, unit_id: str, day: date, basis: str = "assigned") -> int | None:
    found: int | None = known.standing(unit_id, as_of=day, basis=basis)["quota"]  # type: ignore[assignment]
    return found


def test_the_page_says_whether_the_units_add_up_to_the_city(known: Known) -> None:
    whole = int(known.board()["quota"].sum())
    for city, said in (
        (whole, f"khớp {whole}"),
        (whole + 45, f"lệch −45 so với {whole + 45}"),
        (whole - 45, f"lệch +45 so với {whole - 45}"),
    ):
        known.quota("HN", city)
        title = f"Giai đoạn 1: các đơn vị cộng lại {said} của thành phố"
        assert Visit("campaign").title.replace(".", "") == title
    known.without_quota("HN")
    assert Visit("campaign").title == "Giai đoạn 1: thành phố chưa có chỉ tiêu giao"


def test_an_edit_shows_what_it_would_change_before_anything_is_written(known: Known) -> None:
    visit = Visit("campaign")
    assert not visit.pressable("ghi-chi-tieu")
    version = known.store.version
    type_in(visit, {row_of(known, "D-CAU-GIAY"): {"assigned": 20}})
    assert "LĐLĐ quận Cầu Giấy" in cards(visit)
    assert "8 → 20" in cards(visit)
    assert "125% → 50%" in cards(visit)
    assert "hạng 1 → 2" in cards(visit)
    assert known.store.version == version
    assert visit.pressable("ghi-chi-tieu")


def test_a_press_writes_it_from_the_chosen_day_on(known: Known) -> None:
    edits = {row_of(known, "D-CAU-GIAY"): {"assigned": 20}}
    visit = type_in(Visit("campaign", {"tu-ngay": "2022-05-15"}), edits)
    visit.press("ghi-chi-tieu")
    assert "Đã ghi 1 số, hiệu lực từ 15/05/2022." in visit.text
    days = [date(2022, 5, day) for day in (14, 15, 19)]
    assert [quota(known, "D-CAU-GIAY", day) for day in days] == [8, 20, 20]
    assert not visit.pressable("ghi-chi-tieu"), "the table starts anew"


def test_an_emptied_cell_ends_the_quota_and_tells_what_goes_with_it(known: Known) -> None:
    edits: dict[int, dict[str, int | None]] = {row_of(known, BA_DINH): {"assigned": None}}
    visit = type_in(Visit("campaign"), edits)
    assert "1.300 → –" in cards(visit)
    assert "doanh nghiệp 985 → –" in cards(visit)
    visit.press("ghi-chi-tieu")
    assert quota(known, BA_DINH, date(2022, 5, 18)) == 1_300
    assert quota(known, BA_DINH, AT.date()) is None


def test_blocks_that_do_not_add_up_to_the_whole_are_told(known: Known) -> None:
    edits = {
        row_of(known, BA_DINH): {
            "assigned": 1_000,
            "assigned_enterprise": 900,
            "assigned_administrative": 200,
        }
    }
    visit = type_in(Visit("campaign"), edits)
    assert "hai khối cộng lại 1.100, cả đơn vị ghi 1.000" in visit.text


def test_quotas_of_grassroots_unions_are_edited_too(known: Known) -> None:
    address = {"bang": "D-GIA-LAM"}
    visit = type_in(Visit("campaign", address), {0: {"assigned": 500}})
    assert STANLEY_NAME in cards(visit)
    visit.press("ghi-chi-tieu")
    assert known.standing(STANLEY, level="grassroots")["quota"] == 500


def test_an_upper_union_without_unions_says_so(own: Known) -> None:
    assert "Chưa có đơn vị nào trong bảng này" in Visit("campaign", {"bang": BA_DINH}).text


def dropped(rows: object, **address: str) -> Visit:
    visit = Visit("campaign", {"muc": "file", **address})
    return visit.drop(("chi-tieu.xlsx", xlsx(S=rows)))  # type: ignore[arg-type]


GOOD = [
    ["STT", "Đơn vị", "Chỉ tiêu giao", "Đơn vị đăng ký", "Tổng số đoàn viên"],
    [1, "LĐLĐ Q. Cầu Giấy", "1.633", 20, "12.345"],
    [2, "Hà Đông", 12, None, None],
    [None, "Tổng cộng", "1.645", 20, "12.345"],
]
BAD = [
    *GOOD[:2],
    [2, "Từ Liêm", 5, None, None],
    [3, "Bắc Từ Liên", 6, None, None],
    [4, "Sơn Tây", "khoảng 12", None, None],
]


def test_a_file_is_understood_shown_and_written_by_one_press(known: Known) -> None:
    visit = dropped(GOOD)
    assert "2 đơn vị · 3 chỉ tiêu · 1 số đoàn viên" in visit.text
    assert "8 → 1.633" in cards(visit)
    assert "– → 12.345" in cards(visit)
    assert "Hà Đông" not in cards(visit), "12 is what holds already"
    version = known.store.version
    visit.press("ghi-tep-chi-tieu")
    assert known.store.version == version + 1, "one transaction for quotas and members"
    assert quota(known, "D-CAU-GIAY", AT.date()) == 1_633
    assert quota(known, "D-CAU-GIAY", AT.date(), "pledged") == 20
    assert known.ask("members", as_of=AT.date())["members"].to_list() == [12_345]
    assert "Đã ghi 3 số" in visit.text


def test_the_press_names_the_days_that_a_file_states(known: Known) -> None:
    heads = ["Đơn vị", "Chỉ tiêu giao", "Từ ngày"]
    visit = dropped([heads, ["Cầu Giấy", 90, "10/05/2022"], ["Ba Vì", 70, None]])
    assert "Ghi 2 số, hiệu lực từ 10/05/2022, 19/05/2022" in visit.text
    visit.press("ghi-tep-chi-tieu")
    assert "Đã ghi 2 số, hiệu lực từ 10/05/2022, 19/05/2022." in visit.text
    assert quota(known, "D-CAU-GIAY", date(2022, 5, 9)) == 8
    assert quota(known, "D-CAU-GIAY", date(2022, 5, 10)) == 90


def test_of_a_file_in_trouble_nothing_can_be_written(known: Known) -> None:
    version = known.store.version
    visit = dropped(BAD)
    assert "3 chỗ chưa hiểu: chưa ghi gì cả" in visit.text
    for said in (
        "Tên này chỉ nhiều đơn vị",
        "Gần nhất: Liên đoàn Lao động quận Bắc Từ Liêm",
        "khoảng 12",
    ):
        assert said in visit.text
    assert not visit.pressable("ghi-tep-chi-tieu")
    assert known.store.version == version


def test_a_total_that_is_wrong_is_said_and_left_to_people(known: Known) -> None:
    visit = dropped([*GOOD[:3], [None, "Tổng cộng", "1.700", 20, "12.345"]])
    assert "ghi tổng 1.700, các dòng cộng lại 1.645" in visit.text
    assert visit.pressable("ghi-tep-chi-tieu")


def test_a_file_that_changes_nothing_says_so(known: Known) -> None:
    visit = dropped([["Đơn vị", "Chỉ tiêu giao"], ["Cầu Giấy", 8]])
    assert "Tệp nói đúng như đang có" in visit.text
    assert not visit.pressable("ghi-tep-chi-tieu")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"%PDF-1.7"])
def test_a_file_that_cannot_be_read_is_refused_in_words(known: Known, content: bytes) -> None:
    visit = Visit("campaign", {"muc": "file"}).drop(("a.xlsx", content))
    assert len(visit.app.error) == 1
    assert not visit.pressable("ghi-tep-chi-tieu")


def test_the_template_taken_out_and_changed_comes_back_as_that_change(known: Known) -> None:
    look = View(known.store, campaign(), Words("vi"), SYSTEM, AT, AT, is_sample=False)
    phase = look.phase()
    asked = quota_asked.Asked(phase, "upper", None, AT.date(), "published")
    book = openpyxl.load_workbook(io.BytesIO(quota_file.template(look, asked)))
    (row,) = [row for row in book.active.iter_rows(min_row=7) if row[1].value == "D-BA-VI"]
    row[9].value = 4_321
    content = io.BytesIO()
    book.save(content)
    visit = Visit("campaign", {"muc": "file"}).drop(("chi-tieu.xlsx", content.getvalue()))
    assert "– → 4.321" in cards(visit)


def test_members_are_edited_in_a_table_of_their_own(known: Known) -> None:
    visit = Visit("campaign", {"muc": "members"})
    assert "0/45 đơn vị đã có số" in visit.text
    edits = {row_of(known, "D-BA-VI"): {"members": 7_500}}
    type_in(visit, edits).press("ghi-doan-vien")
    found = known.ask("members", as_of=AT.date())
    assert found.select("unit_id", "members").rows() == [("D-BA-VI", 7_500)]
    assert "1/45 đơn vị đã có số, cộng lại 7.500" in visit.text


def test_the_history_tells_who_put_what_in_place_of_what(known: Known) -> None:
    visit = Visit("campaign", {"muc": "history"})
    assert "Chưa ai sửa số nào" in visit.text
    edits = {row_of(known, "D-CAU-GIAY"): {"assigned": 20}}
    type_in(Visit("campaign"), edits).press("ghi-chi-tieu")
    visit = Visit("campaign", {"muc": "history", "cua": "D-CAU-GIAY"})
    assert "Các lần sửa (1)" in visit.text
    (table, spans) = [body for body in visit.html if "bv-record" in body]
    for said in ("18:00 19/05/2022", "staff", "19/05/2022", "8 → 20", "Số chính thức"):
        assert said in table
    for said in ("08/01/2022", "18/05/2022", "đang dùng"):
        assert said in spans
    assert "Chưa ai sửa số nào" in Visit("campaign", {"muc": "history", "cua": "D-BA-VI"}).text


def test_the_history_of_all_units_names_each(known: Known) -> None:
    look = View(known.store, campaign(), Words("vi"), SYSTEM, AT, AT, is_sample=False)
    rows = known.store.select("select * from quota where unit_id = 'D-BA-VI'", {})
    set_quotas(known.store, rows, Actor("lan", "staff"), AT)
    told = quota_record.written(look)
    assert len(told) == rows.height
    assert {row["actor"] for row in told} == {"lan"}
    assert "LĐLĐ huyện Ba Vì" in Visit("campaign", {"muc": "history"}).text
    (table, _) = [
        body
        for body in Visit("campaign", {"muc": "history", "cua": "D-BA-VI"}).html
        if "bv-record" in body
    ]
    assert "LĐLĐ huyện Ba Vì" not in table, "whose history it is stands above it"


def test_the_facts_of_the_campaign_and_the_files_they_come_from(own: Known) -> None:
    text = Visit("campaign", {"muc": "facts"}).text
    for said in (
        "1 triệu sáng kiến",
        "25/04/2022 – 31/05/2022",
        "tính vào Giai đoạn 1",
        "data/quotas.csv",
        "Cụm 3*",
    ):
        assert said in text
    assert "Cụm 7*" not in text


def test_somebody_elses_booking_keeps_what_is_being_typed(known: Known) -> None:
    edits = {row_of(known, "D-CAU-GIAY"): {"assigned": 20}}
    visit = type_in(Visit("campaign"), edits)
    known.book(line("Khác", "Ai đó", "D-BA-VI"))
    assert "8 → 20" in cards(type_in(visit, edits))


def test_the_address_reopens_the_same_part(known: Known) -> None:
    address = {"muc": "members", "bang": "with-quota", "tu-ngay": "2022-05-01", "nguon": "inferred"}
    visit = Visit("campaign", address)
    assert visit.app.query_params == address
    assert visit.widget("tu-ngay").value == date(2022, 5, 1)
