"""The upload page: a dropped file is understood, counted, booked by one button, or refused in words."""

import pytest

from tests.intake.files import csv, raw_xlsx, text_cell
from tests.known import AT, Known
from tests.pages.visit import HOUSE, Visit

SAMPLE = HOUSE / "data" / "sample"
TIDY = SAMPLE / "tidy.csv"
MESSY = SAMPLE / "LDLD_CauGiay_12-5.xlsx"
FAR_CELL = raw_xlsx(
    f'<row r="1">{text_cell("A1", "Tên sáng kiến")}</row>'
    f'<row r="1048576">{text_cell("XFD1048576", "x")}</row>'
)
HEADINGS = ["Họ và tên", "Tên sáng kiến", "Công đoàn cơ sở", "Đơn vị", "Ngày đăng ký"]


def list_of(*rows: list[str]) -> bytes:
    return csv([HEADINGS, *rows])


def reckoning(visit: Visit) -> list[int]:
    """Rows read, new, duplicates, refused, set aside."""
    (body,) = [body for body in visit.html if body.startswith('<div class="bv-reckoning"')]
    return [int(part.split("<")[0].replace(".", "")) for part in body.split('">')[2:]]


def booked(known: Known) -> int:
    return int(known.city()["initiatives"])


def test_nothing_is_on_the_desk_at_first(own: Known) -> None:
    visit = Visit("upload")
    assert "Chưa có tệp nào" in visit.text
    assert "Số điện thoại, e-mail, CCCD" in visit.text
    assert not visit.app.button


def test_a_tidy_file_is_counted_then_booked_by_one_button(known: Known) -> None:
    before = booked(known)
    visit = Visit("upload").drop(TIDY)
    assert reckoning(visit) == [41, 40, 0, 0, 1]
    assert visit.button("ghi").label == "Ghi 40 dòng"
    assert "LĐLĐ quận Cầu Giấy" in visit.text
    assert "10 → 50 sáng kiến" in visit.text
    assert "hạng 3 → 1" in visit.text
    assert booked(known) == before, "looking books nothing"
    visit.press("ghi")
    assert booked(known) == before + 40
    assert "Đã ghi 40 dòng từ tidy.csv: 40 mới, 0 trùng; trả lại 0." in _plain(visit)
    assert visit.go("leaderboard").board()["D-CAU-GIAY"]["value"] == "50"


def test_a_messy_file_books_what_is_sound_and_hands_back_the_rest(known: Known) -> None:
    visit = Visit("upload").drop(MESSY)
    read, new, duplicates, refused, aside = reckoning(visit)
    assert (new, refused) == (59, 3)
    assert read == new + duplicates + refused + aside
    label = visit.button("ghi").label
    assert label == f"Ghi {new + duplicates} dòng, trả lại 3"
    for reason in ("Thiếu tên sáng kiến", "Ngày không có thật", "Chữ đã hỏng"):
        assert reason in visit.text
    assert "31/02/2022" in visit.text
    visit.press("ghi")
    batch = known.ask("batches", as_of=AT.date()).row(0, named=True)
    assert (batch["fresh"], batch["refused"], batch["state"]) == (59, 3, "committed")


def test_personal_columns_are_named_as_dropped(known: Known) -> None:
    visit = Visit("upload").drop(MESSY)
    assert "Đã bỏ, không lưu: " in visit.text


def test_a_birth_year_is_said_once_to_be_no_more_than_a_mark(known: Known) -> None:
    head = "STT,Tên sáng kiến,Họ và tên,Năm sinh,SĐT,Đơn vị"
    row = "1,Cải tiến quy trình hàn,Nguyễn Văn An,1980,0912345678,LĐLĐ quận Ba Đình"
    visit = Visit("upload").drop(("a.csv", f"{head}\n{row}\n".encode()))
    assert "phân biệt người trùng tên, không lưu: Năm sinh" in visit.text
    assert "Đã bỏ, không lưu: SĐT" in visit.text
    assert "Năm sinh ←" not in visit.text


def test_a_booked_file_dropped_again_has_nothing_to_book(known: Known) -> None:
    visit = Visit("upload").drop(TIDY).press("ghi")
    before = booked(known)
    again = Visit("upload").drop(("other name.csv", TIDY.read_bytes()))
    assert not again.pressable("ghi")
    assert "đã ghi trước đây" in again.text
    assert booked(known) == before
    assert not visit.app.exception


def test_the_same_rows_in_another_file_are_duplicates(known: Known) -> None:
    Visit("upload").drop(TIDY).press("ghi")
    before = booked(known)
    longer = TIDY.read_bytes() + b"\r\n"
    visit = Visit("upload").drop(("again.csv", longer))
    assert reckoning(visit)[1:3] == [0, 40]
    visit.press("ghi")
    assert booked(known) == before


def test_every_file_of_several_is_booked_in_turn(known: Known) -> None:
    before = booked(known)
    visit = Visit("upload").drop(TIDY, MESSY)
    assert "2 tệp chờ ghi" in visit.title
    visit.press("ghi")
    assert "1 tệp chờ ghi" in visit.title
    visit.press("ghi")
    assert "chờ ghi" not in visit.title
    assert booked(known) > before + 40
    assert known.ask("batches", as_of=AT.date()).height == 3


def test_a_file_that_names_its_unit_is_proposed_for_it(known: Known) -> None:
    visit = Visit("upload").drop(MESSY)
    assert visit.sender.value == "D-CAU-GIAY"
    assert "Tệp tự ghi: LĐLĐ quận Cầu Giấy" in visit.text


def test_choosing_the_unit_places_rows_that_name_none(known: Known) -> None:
    rows = csv([HEADINGS[:3], ["Trần Thị Bình", "Cải tiến máy cắt", "Công ty TNHH Z"]])
    visit = Visit("upload").drop(("khong-ten.csv", rows))
    assert reckoning(visit)[3] == 1
    assert not visit.pressable("ghi")
    assert "Không có đơn vị: chọn đơn vị gửi tệp" in visit.text
    visit.sender.set_value("D-BA-VI")
    visit.run()
    assert reckoning(visit) == [2, 1, 0, 0, 1]
    visit.press("ghi")
    assert Visit().board()["D-BA-VI"]["value"] == "1"


def test_rows_dated_after_the_moment_are_booked_and_told(known: Known) -> None:
    content = list_of(["Trần Văn Ba", "Cải tiến A", "Công ty X", "LĐLĐ huyện Ba Vì", "25/05/2022"])
    visit = Visit("upload").drop(("sau.csv", content))
    assert "1 dòng có ngày sau thời điểm đang xem" in visit.text
    visit.press("ghi")
    assert Visit().board()["D-BA-VI"]["value"] == "0"


def test_a_value_far_below_the_list_is_pointed_out(known: Known) -> None:
    cells = "".join(text_cell(f"{at}1", text) for at, text in zip("AB", HEADINGS[:2], strict=True))
    far = raw_xlsx(
        f'<row r="1">{cells}</row><row r="2">{text_cell("A2", "An")}{text_cell("B2", "Máy cắt")}'
        f'</row><row r="1048576">{text_cell("B1048576", "x")}</row>'
    )
    visit = Visit("upload").drop(("xa.xlsx", far))
    assert "các dòng 3–1.048.575 trống, nhưng dòng 1.048.576 còn nội dung" in visit.text
    read, new, duplicates, refused, aside = reckoning(visit)
    assert read == new + duplicates + refused + aside == 1_048_576


def test_text_of_a_file_is_shown_as_text(known: Known) -> None:
    title = "<script>alert(1)</script> <b>x</b> & **y** $z$"
    content = list_of(["Lê <i>An</i>", title, "Công ty X", "LĐLĐ huyện Ba Vì", "10/05/2022"])
    visit = Visit("upload").drop(("<img src=x onerror=alert(1)>.csv", content))
    drawn = "".join(visit.html)
    assert "<script" not in drawn
    assert "<img" not in drawn
    assert "<i>An" not in drawn
    assert "&lt;script&gt;" in drawn
    visit.press("ghi")


@pytest.mark.parametrize(
    ("file_name", "content", "message"),
    [
        ("trong.xlsx", b"", "Tệp trống"),
        ("anh.xlsx", b"%PDF-1.7\n1 0 obj\n", "Không phải bảng tính"),
        ("hong.xlsx", b"PK\x03\x04 broken", "Tệp hỏng hoặc không đọc được"),
        ("o-lac.xlsx", FAR_CELL, "XFD1048576"),
        ("thu.csv", "Kính gửi;các anh chị\nxin;cảm ơn\n".encode(), "Không tìm thấy dòng tiêu đề"),
    ],
)
def test_a_file_refused_as_a_whole_says_why_and_the_page_lives(
    known: Known, file_name: str, content: bytes, message: str
) -> None:
    visit = Visit("upload").drop((file_name, content))
    (said,) = [each.value for each in visit.app.error]
    assert message in said.replace("\\", "")
    assert not visit.pressable("ghi")
    visit.drop((file_name, content), TIDY)
    assert reckoning(visit)[1] == 40, "the sound file is looked at first"
    visit.press("ghi")
    assert Visit().board()["D-CAU-GIAY"]["value"] == "50"


def test_the_refused_rows_can_be_downloaded(known: Known) -> None:
    visit = Visit("upload").drop(MESSY)
    (button,) = visit.app.get("download_button")
    assert button.proto.label == "Tải các dòng trả lại (.xlsx)"


def test_a_file_is_booked_by_staff_only(known: Known, from_elsewhere: None) -> None:
    assert "upload" not in Visit().pages()


def _plain(visit: Visit) -> str:
    return visit.text.replace("\\", "")
