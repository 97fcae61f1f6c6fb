"""The desk: drafts a colleague finds, questions answered in place, new versions, control totals."""

from collections.abc import Hashable
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from bangvang import waiting
from bangvang.access import SYSTEM
from bangvang.deciding import from_json
from bangvang.intake import Batch, Workbook
from bangvang.screen import desk, foreseen
from bangvang.screen.foreseen import _Finding as Finding
from bangvang.screen.frame import View
from bangvang.store import Effect, Store, book, restore, withdraw
from bangvang.store.drafts import put_away
from bangvang.waiting import Draft
from tests.intake.files import csv, xlsx
from tests.known import AT, Known, batch, line
from tests.pages.test_batches import pick
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


def expanders(visit: Visit) -> list[str]:
    return [each.label for each in visit.app.expander]


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


def test_two_waiting_files_of_one_name_are_both_looked_at(own: Known) -> None:
    one = sheet(("An", "Q. Ba Đình", "Giá treo khuôn"))
    two = sheet(("Bình", "Q. Ba Đình", "Khay linh kiện"), ("Chi", "Q. Ba Đình", "Kệ"))
    visit = Visit("upload").drop(("a.csv", one), ("a.csv", two))
    (files,) = [each for each in visit.app.radio if each.key == "desk_chosen"]
    assert files.options == ["a.csv", "a.csv (2)"]
    looked_at = {
        visit.choose("desk_chosen", draft_id).button("ghi").label
        for draft_id in own.ask("drafts")["draft_id"]
    }
    assert looked_at == {"Ghi 1 dòng", "Ghi 2 dòng"}, "dropped at one moment they lie in any order"


def test_an_ambiguous_unit_is_asked_about_and_booked_without_a_new_upload(own: Known) -> None:
    visit = Visit("upload").drop(("a.csv", sheet(("An", "Từ Liêm", "Giá treo khuôn"))))
    assert refused(visit) == 1
    assert "“Từ Liêm” (1 dòng) là đơn vị nào?" in visit.text
    answer(visit, "Từ Liêm", "D-BAC-TU-LIEM")
    assert refused(visit) == 0
    visit.press("ghi")
    assert Visit().board()["D-BAC-TU-LIEM"]["value"] == "1"
    assert own.ask("spellings_learned").is_empty(), "without a sender nothing is learned"


def test_a_wrong_answer_is_taken_back_and_the_question_asked_again(own: Known) -> None:
    content = sheet(("An", "Từ Liêm", "Giá treo khuôn"), ("Bình", "Q. Ba Đình", "Khay"))
    visit = answer(Visit("upload").drop(("a.csv", content)), "Từ Liêm", "D-NAM-TU-LIEM")
    assert "Cần anh/chị chọn" not in visit.text
    colleague = Visit("upload")
    assert "Đã chọn · 1" in colleague.text
    (given,) = [each for each in colleague.app.button_group if str(each.key).startswith("lai-")]
    assert given.options[0] == "Từ Liêm: LĐLĐ quận Nam Từ Liêm ✕"
    given.set_value(0)
    colleague.run()
    assert "Đã chọn" not in colleague.text
    assert "Cần anh/chị chọn · 1" in colleague.text
    assert refused(colleague) == 1
    answer(colleague, "Từ Liêm", "D-BAC-TU-LIEM").press("ghi")
    assert Visit().board()["D-BAC-TU-LIEM"]["value"] == "1"


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


def test_a_file_nobody_opened_counts_the_questions_that_opening_it_shows(own: Known) -> None:
    first = Visit("upload").drop(("a.csv", sheet(("An", "Từ Liêm", "Giá treo khuôn"))))
    first.sender.set_value("D-BA-DINH")
    answer(first.run(), "Từ Liêm", "D-BAC-TU-LIEM").press("ghi")
    named = csv([["LĐLĐ QUẬN BA ĐÌNH"], HEADINGS, ["1", "Ba", "Từ Liêm", "Kệ", "12/05/2022"]])
    visit = Visit("upload").drop(
        ("b.csv", sheet(("Bình", "Từ Liêm", "Khay linh kiện"))), ("c.csv", named)
    )
    (files,) = [each for each in visit.app.radio if each.key == "desk_chosen"]
    states = dict(zip(own.ask("drafts")["file_name"], files.proto.captions, strict=True))
    assert states == {"b.csv": "2 dòng · 1 câu hỏi", "c.csv": "3 dòng · sẵn sàng"}
    looked_at = own.ask("drafts").filter(draft_id=files.value)
    assert looked_at["file_name"].item() == "b.csv"


def listed(*sections: str) -> bytes:
    """A list with two registrations below each name that stands alone on a row."""
    rows: list[list[str]] = [["STT", "Tên sáng kiến", "Họ và tên", "Ngày nộp"]]
    for at, name in enumerate(sections):
        rows.append(["", name])
        for number in (2 * at + 1, 2 * at + 2):
            person = f"Nguyễn Văn {'ABCDEFGHIK'[number % 10]}"
            rows.append([str(number), f"Sáng kiến thứ {number}", person, "12/05/2022"])
    return csv(rows)


def test_rows_below_a_name_nobody_knows_wait_and_are_booked_under_what_it_is_said_to_be(
    own: Known,
) -> None:
    visit = Visit("upload").drop(("a.csv", listed("Trường Mầm non Hoa Sen", "Sao Mai")))
    visit.sender.set_value("D-BA-DINH")
    visit.run()
    assert refused(visit) == 3
    assert "“Sao Mai” đứng riêng một dòng; 2 dòng đang chờ biết đó là gì." in visit.text
    answer(visit, "Sao Mai", "union")
    assert refused(visit) == 0
    visit.press("ghi")
    told = own.ask("unit_initiatives", unit="D-BA-DINH", as_of=LATER)
    assert sorted(told["unit_name"]) == ["Sao Mai"] * 2 + ["Trường Mầm non Hoa Sen"] * 2
    again = Visit("upload").drop(("b.csv", listed("Sao Mai", "Trường Mầm non Hoa Sen")))
    again.sender.set_value("D-BA-DINH")
    assert "đứng riêng một dòng" not in again.run().text, "what was booked is known"


def test_a_name_alone_is_no_initiative_beside_the_letters_number(own: Known) -> None:
    content = listed("Trường Mầm non Hoa Sen", "Sao Mai") + ";Tổng cộng: 4 sáng kiến;;\r\n".encode()
    visit = Visit("upload").drop(("a.csv", content.replace(b",", b";")))
    visit.sender.set_value("D-BA-DINH")
    told = visit.run().text
    assert "tệp có 4 sáng kiến: ghi 2 (trùng 0 dòng), trả lại 2" in told
    assert "khớp công văn" in told
    assert refused(visit) == 3
    visit.press("ghi")
    kept = pick(Visit("batches"), 0).text
    assert "tệp có 4 (2 đã ghi, 2 trả lại)" in kept
    assert "khớp công văn" in kept


def test_many_names_alone_are_all_said_to_be_unions_by_one_press_and_one_is_taken_back(
    own: Known,
) -> None:
    visit = Visit("upload").drop(("a.csv", listed("Viglacera", "Sao Mai", "Kim Liên")))
    visit.sender.set_value("D-BA-DINH")
    assert refused(visit.run()) == 9
    told = "“Viglacera”, “Sao Mai”, “Kim Liên” đều là đơn vị của các dòng dưới"
    assert visit.button("deu-la").label == told
    visit.press("deu-la")
    assert (refused(visit), "Đã chọn · 3" in visit.text) == (0, True)
    (given,) = [each for each in visit.app.button_group if str(each.key).startswith("lai-")]
    assert given.options[0] == "Viglacera: tên đơn vị của các dòng dưới ✕"
    given.set_value(0)
    assert refused(visit.run()) == 3


def test_a_group_after_the_rows_of_a_union_is_not_said_to_be_one_with_the_others(
    own: Known,
) -> None:
    names = ("Viglacera", "Sao Mai", "Khối doanh nghiệp", "Kim Liên")
    visit = Visit("upload").drop(("a.csv", listed("Trường Mầm non Hoa Sen", *names)))
    visit.sender.set_value("D-BA-DINH")
    visit.run().press("deu-la")
    assert "“Khối doanh nghiệp” đứng riêng một dòng; 2 dòng đang chờ biết đó là gì." in visit.text
    assert "“Kim Liên” đứng riêng" not in visit.text


def test_answers_by_the_dozen_do_not_part_the_button_from_the_file(own: Known) -> None:
    names = [f"Sao {letter}" for letter in "ABCDEFGHIKLMN"]
    visit = Visit("upload").drop(("a.csv", listed(*names)))
    visit.sender.set_value("D-BA-DINH")
    visit.run().press("deu-la")
    assert "Đã chọn · 13" in expanders(visit)
    (given,) = [each for each in visit.app.button_group if str(each.key).startswith("lai-")]
    given.set_value(0)
    assert refused(visit.run()) == 3


def test_rows_of_a_question_can_be_handed_back(own: Known) -> None:
    content = sheet(("An", "Từ Liêm", "Giá treo khuôn"), ("Bình", "Q. Ba Đình", "Khay"))
    visit = Visit("upload").drop(("a.csv", content))
    answer(visit, "Từ Liêm", "")
    assert visit.button("ghi").label == "Ghi 1 dòng, trả lại 1"


def test_a_new_version_takes_the_place_of_the_old_file(own: Known) -> None:
    rows = [(name, "Q. Ba Đình", f"Cải tiến {name}") for name in ("An", "Bình", "Chi", "Dung")]
    Visit("upload").drop(("a.csv", sheet(*rows))).press("ghi")
    visit = Visit("upload").drop(("b.csv", sheet(*rows[:3], ("Em", "Q. Ba Đình", "Khay"))))
    assert "Giống 75% tệp a.csv" in visit.text
    assert "3 sáng kiến đã đăng ký trước đó" in expanders(visit)
    visit.app.checkbox[0].set_value(True)
    visit.run()
    assert "Giống 75% tệp a.csv" in visit.text, "told while it is to take its place"
    assert "Xem từng dòng thêm, sửa, bỏ" in expanders(visit)
    visit.press("ghi")
    states = own.ask("batches", as_of=LATER).select("file_name", "state").rows()
    assert states == [("b.csv", "committed"), ("a.csv", "superseded")]
    assert Visit().board()["D-BA-DINH"]["value"] == "4"


def test_what_was_to_replace_a_file_that_a_colleague_has_replaced_is_decided_anew(
    own: Known,
) -> None:
    rows = [(name, "Q. Ba Đình", f"Cải tiến {name}") for name in ("An", "Bình", "Chi", "Dung")]
    Visit("upload").drop(("a.csv", sheet(*rows))).press("ghi")
    (old,) = own.ask("batches", as_of=LATER)["batch_id"]
    mine = Visit("upload").drop(("b.csv", sheet(*rows[:3], ("Em", "Q. Ba Đình", "Khay"))))
    mine.app.checkbox[0].set_value(True)
    mine.run()
    book(own.store, [batch(line("Việc", "An"))], SYSTEM, AT, instead_of=old)
    mine.press("ghi")  # the button of a page that was open before
    assert own.ask("batches", as_of=LATER).height == 2, "nothing is booked by it"
    assert "được chọn để thay “a.csv”, nhưng tệp ấy không còn tính nữa" in mine.text
    assert "bangvang thay bằng tệp" in mine.text
    assert "tệp định thay không còn tính" in mine.text, "in the list too"
    assert not mine.pressable("ghi")
    mine.press("xem-lai")
    assert not mine.app.checkbox, "nothing resembles it that still counts"
    mine.press("ghi")
    states = own.ask("batches", as_of=LATER)["state"].to_list()
    assert sorted(states) == ["committed", "committed", "superseded"]


def test_a_file_that_had_to_give_way_says_so_when_it_comes_again_and_is_not_booked_by_one_click(
    own: Known,
) -> None:
    rows = [(name, "Q. Ba Đình", f"Cải tiến {name}") for name in ("An", "Bình", "Chi", "Dung")]
    old = sheet(*rows)
    Visit("upload").drop(("a.csv", old)).press("ghi")
    newer = Visit("upload").drop(("b.csv", sheet(*rows[:3], ("Em", "Q. Ba Đình", "Khay"))))
    newer.app.checkbox[0].set_value(True)
    newer.run().press("ghi")
    visit = Visit("upload").drop(("a (1).csv", old))
    assert "đã được tệp khác thay" in visit.text
    assert "(lần nạp 1)" in visit.text
    assert "thay bằng tệp b.csv (lần nạp 2)" in visit.text
    assert not visit.pressable("ghi")
    assert visit.pressable("bo"), "what is left to do with it"
    assert own.ask("batches", as_of=LATER).height == 2
    visit.app.checkbox[0].set_value(True)
    visit.run()
    assert "thay bằng tệp b.csv (lần nạp 2)" in visit.text, "it is said as long as it lies there"
    assert "Giống 75% tệp b.csv" in visit.text, "and the other way round is asked about"
    assert Visit("upload").pressable("ghi"), "a colleague finds it decided"
    visit.press("ghi")
    states = own.ask("batches", as_of=LATER).select("batch_no", "state").rows()
    assert states == [(3, "committed"), (2, "committed"), (1, "superseded")]


def test_a_withdrawn_file_says_so_when_it_comes_again(own: Known) -> None:
    content = sheet(("An", "Q. Ba Đình", "Giá treo khuôn"))
    Visit("upload").drop(("a.csv", content)).press("ghi")
    (batch_id,) = own.ask("batches", as_of=LATER)["batch_id"]
    withdraw(own.store, batch_id, SYSTEM, AT, "gửi nhầm")
    visit = Visit("upload").drop(("a.csv", content))
    assert "Lúc 18:00 ngày 19/05/2022, bangvang rút: gửi nhầm." in visit.text
    assert "khôi phục ở “Các lần nạp”" in visit.text
    assert not visit.pressable("ghi")
    restore(own.store, batch_id, SYSTEM, AT)
    assert "đã được ghi lúc" in Visit("upload").text


def test_the_letters_number_is_reconciled_and_kept(own: Known) -> None:
    visit = Visit("upload").drop(("a.csv", sheet(("An", "Q. Ba Đình", "Giá treo khuôn"))))
    visit.app.number_input[-1].set_value(3)
    visit.run()
    assert "thiếu 2 so với công văn" in visit.text
    visit.press("ghi")
    batch_id = own.ask("batches", as_of=LATER)["batch_id"].item()
    assert own.ask("batch", batch_id=batch_id)["letter_total"].item() == 3


def test_a_number_that_the_file_states_can_be_cleared(own: Known) -> None:
    rows = [["1", "An", "Q. Ba Đình", "Giá treo khuôn", "12/05/2022"], ["Tổng cộng: 3 sáng kiến"]]
    visit = Visit("upload").drop(("a.csv", csv([HEADINGS, *rows])))
    assert visit.app.number_input[-1].value == 3
    assert "thiếu 2 so với công văn" in visit.text
    visit.app.number_input[-1].set_value(None)
    visit.run()
    assert visit.app.number_input[-1].value is None
    assert "so với công văn" not in visit.text
    assert Visit("upload").app.number_input[-1].value is None, "for a colleague too"
    visit.press("ghi")
    batch_id = own.ask("batches", as_of=LATER)["batch_id"].item()
    assert own.ask("batch", batch_id=batch_id)["letter_total"].item() is None


def test_an_unknown_unit_is_placed_below_an_upper_and_known_the_next_time(own: Known) -> None:
    visit = Visit("upload").drop(("a.csv", sheet(("An", "Công ty Ánh Sao", "Giá treo khuôn"))))
    assert "“Công ty Ánh Sao” (1 dòng) là đơn vị chưa biết" in visit.text
    (is_below,) = [box for box in visit.app.checkbox if str(box.key).endswith("-duoi")]
    assert is_below.value is True
    (uppers,) = [box for box in visit.app.selectbox if str(box.key).endswith("-tren")]
    uppers.set_value("D-BA-DINH")
    visit.run()
    assert refused(visit) == 0
    visit.press("ghi")
    rows = own.ask("grassroots_unions", upper_id="D-BA-DINH", period="phase-1", as_of=LATER)
    assert rows["display_name"].to_list() == ["Công ty Ánh Sao"]
    again = Visit("upload").drop(("b.csv", sheet(("Bình", "Công ty Ánh Sao", "Khay linh kiện"))))
    assert refused(again) == 0


def test_an_unknown_unit_may_be_the_upper_itself_or_go_back(own: Known) -> None:
    visit = Visit("upload").drop(("a.csv", sheet(("An", "Sao Hoả", "Giá treo khuôn"))))
    (is_below,) = [box for box in visit.app.checkbox if str(box.key).endswith("-duoi")]
    assert is_below.value is False
    (uppers,) = [box for box in visit.app.selectbox if str(box.key).endswith("-tren")]
    uppers.set_value("D-BA-DINH")
    visit.run().press("ghi")
    assert Visit().board()["D-BA-DINH"]["value"] == "1"
    other = Visit("upload").drop(("b.csv", sheet(("An", "Sao Mộc", "Giá treo"))))
    answer(other, "Sao Mộc", "")
    assert "chưa biết" not in other.text
    assert not other.pressable("ghi")


def test_who_drops_a_file_looks_at_it_while_colleagues_files_lie_there_too(own: Known) -> None:
    theirs = Visit("upload").drop(("a.csv", sheet(("An", "LĐLĐ quận Ba Đình", "Giá treo khuôn"))))
    mine = Visit("upload").drop(("b.csv", sheet(("Bình", "LĐLĐ quận Cầu Giấy", "Khay linh kiện"))))
    assert [visit.app.radio(key="desk_chosen").value for visit in (theirs, mine)] == list(
        own.ask("drafts").sort("file_name")["draft_id"]
    )
    # each file has a button of its own: a press meant for one never books another
    assert theirs.button("ghi").key != mine.button("ghi").key
    mine.press("ghi")
    board = Visit().board()
    assert (board["D-CAU-GIAY"]["value"], board["D-BA-DINH"]["value"]) == ("1", "0")


def test_the_right_unit_can_be_another_than_those_proposed(own: Known) -> None:
    visit = Visit("upload").drop(("a.csv", sheet(("An", "Quận Ba Đìng", "Giá treo khuôn"))))
    answer(visit, "Quận Ba Đìng", "?")
    (uppers,) = [box for box in visit.app.selectbox if str(box.key).endswith("-tren")]
    uppers.set_value("D-BA-VI")
    visit.run().press("ghi")
    assert Visit().board()["D-BA-VI"]["value"] == "1"


def test_an_answer_on_a_union_is_known_in_the_senders_next_file(own: Known) -> None:
    own.book(line("Máy cắt", "An", "D-BA-VI", grassroots="Trường Mầm non Hoa Sen"))
    rows = sheet(("An", "Trường MN Hoa Sen", "Giá treo khuôn"))
    visit = Visit("upload").drop(("a.csv", rows))
    visit.sender.set_value("D-BA-VI")
    visit.run()
    answer(visit, "Trường MN Hoa Sen", "Trường Mầm non Hoa Sen")
    visit.press("ghi")
    learned = own.ask("spellings_learned").select("spelling", "unit_name", "sender").rows()
    assert learned == [("truong mn hoa sen", "Trường Mầm non Hoa Sen", "D-BA-VI")]
    again = Visit("upload").drop(("b.csv", sheet(("Ba", "Trường MN Hoa Sen", "Khay linh kiện"))))
    again.sender.set_value("D-BA-VI")
    again.run()
    assert "giống" not in again.text
    again.press("ghi")
    rows = own.ask("grassroots_unions", upper_id="D-BA-VI", period="phase-1", as_of=LATER)
    assert rows["display_name"].to_list() == ["Trường Mầm non Hoa Sen"]


def test_sheets_of_several_units_are_booked_each_to_its_own(own: Known) -> None:
    head = ["Họ và tên", "Tên sáng kiến", "Ngày nộp"]
    book = xlsx(
        **{
            "Ba Đình": [head, ["An", "Giá treo khuôn", "12/05/2022"]],
            "Ba Vì": [head, ["Bình", "Khay linh kiện", "12/05/2022"]],
        }
    )
    visit = Visit("upload").drop(("a.xlsx", book))
    assert "đơn vị khác nhau: Ba Đình; Ba Vì" in visit.text
    answer(visit, "Ba Vì", "own")
    visit.press("ghi")
    board = Visit().board()
    assert [board[f"D-{code}"]["value"] for code in ("BA-DINH", "BA-VI")] == ["1", "1"]


def test_what_a_colleague_chose_stands_on_a_page_that_was_open_before(own: Known) -> None:
    mine = Visit("upload").drop(("a.csv", sheet(("An", "", "Giá treo khuôn"))))
    theirs = Visit("upload")
    theirs.sender.set_value("D-BA-VI")
    theirs.app.number_input(key=number_box(theirs)).set_value(7)
    theirs.app.date_input[0].set_value(date(2022, 5, 13))
    theirs.run()
    version = own.store.version
    mine.run()
    assert (mine.sender.value, mine.app.date_input[0].value) == ("D-BA-VI", date(2022, 5, 13))
    assert mine.app.number_input(key=number_box(mine)).value == 7
    theirs.run()
    assert own.store.version == version, "neither page writes anything"


def number_box(visit: Visit) -> str:
    """The key of the box with the letter's number."""
    return next(
        str(each.key) for each in visit.app.number_input if str(each.key).startswith("total-")
    )


def test_a_column_is_what_its_question_was_answered_with(own: Known) -> None:
    head = [*HEADINGS[:4], "Từ ngày"]
    rows = [[str(day), "An", "Ba Vì", f"Giá treo số {day}", f"0{day}/05/2022"] for day in (4, 5)]
    visit = Visit("upload").drop(("a.csv", csv([head, *rows])))
    assert "<b>Ngày đăng ký</b> ← Từ ngày" not in "".join(visit.html)
    answer(visit, "Từ ngày", "registered_on")
    assert "<b>Ngày đăng ký</b> ← Từ ngày" in "".join(visit.html)
    visit.press("ghi")
    days = own.store.select("select distinct registered_on from initiative order by 1", {})
    assert days["registered_on"].to_list() == [date(2022, 5, 4), date(2022, 5, 5)]


def test_two_sheets_that_ask_the_same_are_answered_with_one_press(own: Known) -> None:
    rows = [
        HEADINGS,
        *(["1", "An", "Ba Vì", f"T{day}", day] for day in ("05/13/2022", "05/04/2022")),
    ]
    visit = Visit("upload").drop(("a.xlsx", xlsx(**{"Tổ 1": rows, "Tổ 2": rows})))
    assert refused(visit) == 4
    assert refused(answer(visit, "Ngày nộp", "month")) == 0


def test_the_letters_of_one_column_are_overruled_with_both_readings_in_sight(own: Known) -> None:
    visit = Visit("upload").drop(HOUSE / "data" / "sample" / "GD_dot2.xls")
    (columns,) = [box for box in visit.app.selectbox if str(box.key).startswith("chu-cot-")]
    assert any("cột D · TCVN3 (ABC) · Tên sáng kiến" in option for option in columns.options)
    columns.set_value("Sheet1!c3")
    visit.run()
    (letters,) = [box for box in visit.app.radio if str(box.key).startswith("chu-cua-")]
    detected, unicode, tcvn3, _ = letters.proto.captions
    assert detected == tcvn3
    assert ("Vận dụng" in tcvn3, "VËn dông" in unicode) == (True, True)
    letters.set_value("unicode")
    visit.run()
    shown = "".join(body for body in visit.html if "bv-grid" in body)
    assert "VËn dông gi¸o dôc" in shown
    assert "Vận dụng giáo dục" not in shown
    assert "Nguyễn" in shown, "the other columns are read as before"


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


def test_the_bytes_of_a_dropped_file_are_not_held_beside_the_desk(
    own: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    managers: set[MemoryUploadedFileManager] = set()
    true_add = MemoryUploadedFileManager.add_file

    def add(manager: MemoryUploadedFileManager, *told: object) -> None:
        managers.add(manager)
        true_add(manager, *told)  # type: ignore[arg-type]

    monkeypatch.setattr(MemoryUploadedFileManager, "add_file", add)
    Visit("upload").drop(("a.csv", sheet(("An", "Q. Ba Đình", "Giá treo khuôn"))))
    assert own.ask("drafts").height == 1
    assert [files for manager in managers for files in manager.file_storage.values() if files] == []
    assert managers


def test_a_file_that_a_colleague_puts_away_meanwhile_is_simply_gone(
    own: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = Visit("upload").drop(("a.csv", sheet(("An", "Q. Ba Đình", "Giá treo khuôn"))))
    true_workbook, (draft_id,) = desk.workbook, own.ask("drafts")["draft_id"]

    def workbook(store: Store, draft: Draft) -> Workbook:
        if own.ask("drafts").height:
            put_away(store, draft_id, "discarded", SYSTEM, AT)
            waiting._workbooks.clear()
        return true_workbook(store, draft)

    monkeypatch.setattr(desk, "workbook", workbook)
    visit.run()
    assert "Chưa có tệp nào" in visit.text
    assert not visit.app.error


def test_what_a_file_changes_is_found_anew_when_a_colleague_decides_on_it_meanwhile(
    own: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_up = Future[Effect]()
    given_up.cancel()
    true_begun, asked = foreseen._begun, list[Draft]()

    def begun(look: View, draft: Draft, batch: Batch, of: Hashable, version: int) -> Finding:
        asked.append(draft)
        finding = true_begun(look, draft, batch, of, version)
        return finding if len(asked) > 1 else replace(finding, future=given_up)

    monkeypatch.setattr(foreseen, "_begun", begun)
    visit = Visit("upload").drop(("a.csv", sheet(("An", "Q. Ba Đình", "Giá treo khuôn"))))
    assert len(asked) > 1
    assert "Ghi 1 dòng" in " ".join(button.label for button in visit.app.button)
    assert not visit.app.error


def test_the_template_of_a_unit_is_handed_out_before_any_file_came(own: Known) -> None:
    visit = Visit("upload")
    assert "Tải mẫu đăng ký…" in visit.text
    assert "Tối đa 256 MB" in visit.text
    visit.choose("mau-cua", "D-BA-VI")
    (button,) = visit.app.get("download_button")
    assert button.proto.label == "Tải mẫu đăng ký của đơn vị (.xlsx)"


def test_every_sheet_is_named_with_its_rows_the_hidden_ones_as_hidden(own: Known) -> None:
    rows = [HEADINGS, ["1", "An", "Q. Ba Đình", "Giá treo", "12/05/2022"]]
    book = xlsx(
        hidden=["DM"], **{"Tháng 5": rows, "Hướng dẫn": [["Cách điền"]], "DM": [["a"], ["b"]]}
    )
    visit = Visit("upload").drop(("a.xlsx", book))
    assert "Trang “Tháng 5” · 1 dòng đăng ký · tiêu đề ở dòng 1" in visit.text
    assert "Trang không đọc: “Hướng dẫn” (1 dòng), “DM” (2 dòng, trang ẩn)" in visit.text


def test_what_is_set_aside_can_be_seen_row_by_row(own: Known) -> None:
    rows = [["LIÊN ĐOÀN LAO ĐỘNG QUẬN BA ĐÌNH"], [], HEADINGS, ["1", "An", "", "Giá", "12/05/2022"]]
    visit = Visit("upload").drop(("a.csv", csv([*rows, ["Tổng cộng", "", "", "1 sáng kiến"]])))
    assert [box.label for box in visit.app.expander] == [
        "4 dòng gạt ra: tiêu đề, cộng, chữ ký, trống…"
    ]
    for told in ("phần đầu văn bản", "tiêu đề bảng", "tổng cộng", "1 sáng kiến", "và 1 dòng trống"):
        assert told in visit.text


def test_rows_with_an_unreadable_day_are_handed_back_or_taken_on_the_day_of_receipt(
    own: Known,
) -> None:
    rows = [["1", "An", "Q. Ba Đình", "Giá treo", "31/02/2022"], ["2", "Ba", "Q. Ba Đình", "", ""]]
    rows.append(["3", "Chi", "Q. Ba Đình", "Kệ", "12/05/2022"])
    visit = Visit("upload").drop(("a.csv", csv([HEADINGS, *rows])))
    assert visit.button("ghi").label == "Ghi 1 dòng, trả lại 2"
    assert "1 Thiếu tên sáng kiến" in visit.text.replace("\n", " ").replace("  ", " ")
    (takes,) = [box for box in visit.app.checkbox if str(box.key).startswith("ngay-hong-")]
    assert takes.label.startswith("Ghi cả 1 dòng ngày hỏng, lấy ngày")
    takes.set_value(True)
    visit.run()
    assert visit.button("ghi").label == "Ghi 2 dòng, trả lại 1"
    assert "1 dòng có ngày không đọc được: ghi theo ngày nhận" in visit.text
    visit.press("ghi")
    days = own.store.select("select registered_on from initiative order by row", {})
    assert days["registered_on"][1] == date(2022, 5, 12)
    assert days["registered_on"][0] > date(2022, 5, 12)


def test_the_rule_of_duplicates_is_said_where_there_are_any(own: Known) -> None:
    rows = [("An", "Q. Ba Đình", "Giá treo khuôn"), ("An", "Q. Ba Đình", "GIÁ TREO KHUÔN")]
    visit = Visit("upload").drop(("a.csv", sheet(*rows)))
    assert "chỉ tính một lần" in visit.text
    visit.press("ghi")
    visit.drop(("b.csv", sheet(("Bình", "Q. Ba Đình", "Kệ"))))
    assert "chỉ tính một lần" not in visit.text


def test_the_same_bytes_dropped_twice_lie_there_once_and_it_is_said(own: Known) -> None:
    content = sheet(("An", "Q. Ba Đình", "Giá treo khuôn"))
    visit = Visit("upload").drop(("a.csv", content))
    visit.drop(("b.csv", content))
    assert "Tệp “b.csv” giống hệt tệp “a.csv” đang chờ" in visit.text
    assert visit.title == "Nạp dữ liệu — 1 tệp chờ ghi"


def test_the_columns_of_a_table_without_headings_can_be_matched_otherwise(own: Known) -> None:
    rows = [
        [str(place), name, "Q. Ba Đình", f"Cải tiến bộ cấp sợi số {place}", "12/05/2022", "Dệt"]
        for place, name in enumerate(("Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Chi"), 1)
    ]
    visit = Visit("upload").drop(("a.xlsx", xlsx(Sheet1=rows)))
    assert "không có dòng tiêu đề" in visit.text
    (field,) = [box for box in visit.app.selectbox if str(box.key).endswith("-#6")]
    assert field.label == "cột thứ 6"
    field.set_value("field")
    visit.run()
    assert "<b>Lĩnh vực</b> ← cột thứ 6" in "".join(visit.html)
    visit.press("ghi")
    assert Visit().board()["D-BA-DINH"]["value"] == "3"


def test_a_row_that_can_be_no_heading_is_said_to_be_none(own: Known) -> None:
    visit = Visit("upload").drop(("a.csv", sheet(("An", "Q. Ba Đình", "Giá treo khuôn"))))
    (row,) = [box for box in visit.app.number_input if str(box.key).startswith("dong-")]
    row.set_value(40)
    visit.run()
    assert "Dòng 40 không dùng làm tiêu đề được" in visit.text
    assert visit.button("ghi").label == "Ghi 1 dòng"


def heading_row(visit: Visit) -> Any:
    """The box of the row in which the headings of the one sheet stand."""
    (row,) = [box for box in visit.app.number_input if str(box.key).startswith("dong-")]
    return row


def as_found(visit: Visit) -> list[Any]:
    """The button that takes a heading row pointed at back."""
    return [button for button in visit.app.button if str(button.key).startswith("tu-tim-")]


@pytest.mark.parametrize("pointed_at", [2, 40])
def test_a_heading_row_pointed_at_is_taken_back_by_a_press(own: Known, pointed_at: int) -> None:
    visit = Visit("upload").drop(("a.csv", sheet(("An", "Q. Ba Đình", "Giá treo khuôn"))))
    assert heading_row(visit).value == 1
    assert not as_found(visit), "nothing to take back"
    heading_row(visit).set_value(pointed_at)
    assert heading_row(visit.run()).value == pointed_at
    as_found(visit)[0].click()
    assert heading_row(visit.run()).value == 1
    assert not as_found(visit)
    assert "không dùng làm tiêu đề được" not in visit.text
    assert visit.button("ghi").label == "Ghi 1 dòng"
    (draft,) = own.ask("drafts").iter_rows(named=True)
    assert from_json(draft["choices"]).choices.header_rows == ()
    assert heading_row(Visit("upload")).value == 1, "for a colleague too"


def test_what_content_told_of_unknown_headings_is_remembered_of_the_sender(own: Known) -> None:
    head = ["TT", "Ai nghĩ ra", "Nội dung đổi mới", "Ngày nộp"]
    rows = [
        ["1", "Nguyễn Văn An", "Cải tiến bộ cấp sợi máy se", "12/05/2022"],
        ["2", "Trần Thị Bình", "Khay xoay đỡ ống sợi đứng", "12/05/2022"],
    ]
    letterhead = ["LĐLĐ QUẬN BA ĐÌNH"]
    Visit("upload").drop(("a.xlsx", xlsx(Sheet1=[letterhead, head, *rows]))).press("ghi")
    kept = own.ask("layouts").row(0, named=True)
    assert kept["sender"] == "D-BA-DINH"
    assert from_json(kept["choices"]).choices.columns == (
        ("ai nghi ra", "person"),
        ("noi dung doi moi", "title"),
    )
