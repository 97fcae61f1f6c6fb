"""The desk: drafts a colleague finds, questions answered in place, new versions, control totals."""

from datetime import date

from tests.intake.files import csv
from tests.known import Known
from tests.pages.visit import HOUSE, Visit

LATER = date(2100, 1, 1)  # an own campaign runs on the real clock
HEADINGS = ["STT", "Họ và tên", "Đơn vị", "Tên sáng kiến", "Ngày nộp"]


def sheet(*rows: tuple[str, str, str]) -> bytes:
    """A registration list: person, unit, title."""
    lines = [[str(place), *row, "12/05/2022"] for place, row in enumerate(rows, 1)]
    return csv([HEADINGS, *lines])


def refused(visit: Visit) -> int:
    (body,) = [body for body in visit.html if body.startswith('<div class="bv-reckoning"')]
    return int(body.split('">')[2:][3].split("<")[0])


def answer(visit: Visit, subject: str, code: str) -> Visit:
    (question,) = [each for each in visit.app.button_group if str(each.key).endswith(subject)]
    question.set_value(code)
    return visit.run()


def test_a_file_on_the_desk_is_there_for_a_colleague_with_what_was_decided(own: Known) -> None:
    mine = Visit("upload").drop(("a.csv", sheet(("An", "", "Giá treo khuôn"))))
    mine.sender.set_value("D-BA-VI")
    mine.run()
    theirs = Visit("upload")
    assert "a.csv" in theirs.text
    assert theirs.sender.value == "D-BA-VI"
    theirs.press("ghi")
    assert Visit("upload").app.radio == []
    assert Visit().board()["D-BA-VI"]["value"] == "1"


def test_an_ambiguous_unit_is_asked_about_and_booked_without_a_new_upload(own: Known) -> None:
    visit = Visit("upload").drop(("a.csv", sheet(("An", "Từ Liêm", "Giá treo khuôn"))))
    assert refused(visit) == 1
    assert "“Từ Liêm” (1 dòng) là đơn vị nào?" in visit.text
    answer(visit, "Từ Liêm", "D-BAC-TU-LIEM")
    assert refused(visit) == 0
    visit.press("ghi")
    assert Visit().board()["D-BAC-TU-LIEM"]["value"] == "1"
    assert own.ask("spellings_learned").is_empty(), "without a sender nothing is learned"


def test_a_senders_answer_is_known_the_next_time(own: Known) -> None:
    visit = Visit("upload").drop(("a.csv", sheet(("An", "Từ Liêm", "Giá treo khuôn"))))
    visit.sender.set_value("S-GIAO-DUC")
    visit.run()
    answer(visit, "Từ Liêm", "D-BAC-TU-LIEM")
    visit.press("ghi")
    learned = own.ask("spellings_learned").select("spelling", "unit_id", "sender").rows()
    assert learned == [("tu liem", "D-BAC-TU-LIEM", "S-GIAO-DUC")]
    again = Visit("upload").drop(("b.csv", sheet(("Bình", "Từ Liêm", "Khay linh kiện"))))
    again.sender.set_value("S-GIAO-DUC")
    again.run()
    assert refused(again) == 0


def test_rows_of_a_question_can_be_handed_back(own: Known) -> None:
    content = sheet(("An", "Từ Liêm", "Giá treo khuôn"), ("Bình", "Q. Ba Đình", "Khay"))
    visit = Visit("upload").drop(("a.csv", content))
    answer(visit, "Từ Liêm", "")
    assert visit.app.button(key="ghi").label == "Ghi 1 dòng, trả lại 1"


def test_a_new_version_takes_the_place_of_the_old_file(own: Known) -> None:
    rows = [(name, "Q. Ba Đình", f"Cải tiến {name}") for name in ("An", "Bình", "Chi", "Dung")]
    Visit("upload").drop(("a.csv", sheet(*rows))).press("ghi")
    visit = Visit("upload").drop(("b.csv", sheet(*rows[:3], ("Em", "Q. Ba Đình", "Khay"))))
    assert "Giống 75% tệp a.csv" in visit.text
    visit.app.checkbox[0].set_value(True)
    visit.run()
    visit.press("ghi")
    states = own.ask("batches", as_of=LATER).select("file_name", "state").rows()
    assert states == [("b.csv", "committed"), ("a.csv", "superseded")]
    assert Visit().board()["D-BA-DINH"]["value"] == "4"


def test_the_letters_number_is_reconciled_and_kept(own: Known) -> None:
    visit = Visit("upload").drop(("a.csv", sheet(("An", "Q. Ba Đình", "Giá treo khuôn"))))
    visit.app.number_input[-1].set_value(3)
    visit.run()
    assert "thiếu 2 so với công văn" in visit.text
    visit.press("ghi")
    batch_id = own.ask("batches", as_of=LATER)["batch_id"].item()
    assert own.ask("batch", batch_id=batch_id)["letter_total"].item() == 3


def test_converted_letters_are_shown_as_they_were_and_as_they_are(own: Known) -> None:
    visit = Visit("upload").drop(HOUSE / "data" / "sample" / "GD_dot2.xls")
    assert "VËn dông gi¸o dôc" in visit.text
    assert "Vận dụng giáo dục" in visit.text


def test_an_impossible_date_is_told_from_one_that_is_no_date(own: Known) -> None:
    rows = [
        ["1", "An", "Q. Ba Đình", "Giá treo", "31/02/2022"],
        ["2", "Ba", "Q. Ba Đình", "Kệ", "ok"],
    ]
    visit = Visit("upload").drop(("a.csv", csv([HEADINGS, *rows])))
    assert "không có trong lịch" in visit.text
    assert "không phải ngày tháng" in visit.text


def test_a_file_can_be_put_away_unbooked(own: Known) -> None:
    visit = Visit("upload").drop(("a.csv", sheet(("An", "Q. Ba Đình", "Giá treo khuôn"))))
    (key,) = [button.key for button in visit.app.button if str(button.key).startswith("bo-")]
    visit.press(key)
    assert "Chưa có tệp nào" in visit.text
    assert own.ask("batches", as_of=LATER).is_empty()
