"""The batches page: what came in, and how one batch is taken out and put back."""

import re
from dataclasses import replace
from hashlib import sha256

import polars as pl
import pytest

from bangvang.access import SYSTEM
from bangvang.campaign import campaign
from bangvang.intake import prepare, read
from bangvang.screen import ledger
from bangvang.screen.frame import View
from bangvang.store import book, restore, roster, set_setting, withdraw
from bangvang.text import Words
from tests.known import AT, Known, batch, line
from tests.pages.visit import HOUSE, Visit

MESSY = HOUSE / "data" / "sample" / "LDLD_CauGiay_12-5.xlsx"


def pick(visit: Visit, row: int) -> Visit:
    """Selects a row of the table, as a click on it does."""
    visit.app.session_state["cac-lan-nap"] = {"selection": {"rows": [row], "columns": []}}
    return visit.run()


def table(visit: Visit) -> pl.DataFrame:
    return pl.DataFrame(visit.app.dataframe[0].value)


def reckoning(visit: Visit) -> list[int]:
    """Rows read, new, duplicates, refused, set aside."""
    (body,) = [body for body in visit.html if body.startswith('<div class="bv-reckoning"')]
    numbers = re.findall(r"</span> ([\d.]+)</b>", body)
    return [int(number.replace(".", "")) for number in numbers]


def test_an_empty_campaign_has_no_batches(own: Known) -> None:
    visit = Visit("batches")
    assert "Chưa có lần nạp nào" in visit.text
    assert not visit.app.dataframe


def test_every_batch_is_a_row_and_the_newest_is_first(known: Known) -> None:
    Visit("upload").drop(MESSY).press("ghi")
    visit = Visit("batches")
    rows = table(visit)
    assert visit.title.startswith("2 lần nạp")
    assert rows["batch_no"].to_list() == [2, 1]
    newest = rows.row(0, named=True)
    assert newest["file_name"] == MESSY.name
    assert (newest["fresh"], newest["refused"]) == (59, 3)
    assert newest["rows_read"] == sum(
        newest[part] for part in ("fresh", "duplicates", "refused", "set_aside")
    )
    assert newest["state"] == "Đã ghi"


def test_a_long_name_of_an_account_is_shortened_and_told_whole_beside_the_batch(
    known: Known,
) -> None:
    name = "nguyen.thi.minh.nguyet.cong.doan"
    actor = replace(SYSTEM, name=name)
    book(known.store, [batch(line("Máy sấy", "Trần Văn A"))], actor, AT)
    visit = Visit("batches")
    assert table(visit)["committed_by"][0] == "nguyen.thi.minh.ngu…"
    assert name in pick(visit, 0).text


def test_a_batch_is_withdrawn_and_put_back(known: Known) -> None:
    visit = pick(Visit("batches"), 0)
    assert visit.app.button(key="chuyen").label == "Rút lần nạp này"
    visit.press("chuyen")
    assert "bảng đã tính lại" in visit.text
    assert known.city()["initiatives"] == 0
    assert table(visit)["state"].to_list() == ["Đã rút"]
    assert Visit().board()["D-CAU-GIAY"]["value"] == "0"

    visit = pick(Visit("batches"), 0)
    assert visit.app.button(key="chuyen").label == "Khôi phục lần nạp này"
    visit.press("chuyen")
    assert known.city()["initiatives"] == 53
    assert Visit().board()["D-CAU-GIAY"]["value"] == "10"


def test_a_batch_that_a_colleague_has_just_moved_is_not_moved_again_and_it_is_said_by_whom(
    known: Known,
) -> None:
    mine = pick(Visit("batches"), 0)
    batch_id = known.ask("batches", as_of=AT.date())["batch_id"][0]
    lan = replace(SYSTEM, name="lan")
    withdraw(known.store, batch_id, lan, AT, "gửi nhầm")
    mine.press("chuyen")
    (said,) = [each.value for each in mine.app.info]
    assert "Không ghi thêm gì" in said
    assert "lan rút: gửi nhầm" in said
    assert "bảng đã tính lại" not in mine.text
    assert table(mine)["state"].to_list() == ["Đã rút"]

    mine = pick(mine, 0)
    restore(known.store, batch_id, lan, AT)
    mine.press("chuyen")
    (said,) = [each.value for each in mine.app.info]
    assert "lan khôi phục" in said
    moves = known.ask("batch_moves", batch_id=batch_id)["action"].to_list()
    assert moves == ["committed", "withdrawn", "booked"]


def test_the_reason_is_kept_in_the_log(known: Known) -> None:
    visit = pick(Visit("batches"), 0)
    visit.app.text_input[0].set_value("gửi nhầm")
    visit.press("chuyen")
    (entry,) = known.store.select("select details from log where action = 'withdrawn'", {})[
        "details"
    ]
    assert "gửi nhầm" in entry


def test_the_original_and_the_refused_rows_are_there_to_download(known: Known) -> None:
    Visit("upload").drop(MESSY).press("ghi")
    visit = pick(Visit("batches"), 0)
    labels = [each.proto.label for each in visit.app.get("download_button")]
    assert labels == ["Tải tệp lỗi để gửi lại (.xlsx)", "Tải tệp gốc"]
    batch_id = known.ask("batches", as_of=AT.date())["batch_id"][0]
    assert known.original(batch_id) == MESSY.read_bytes()


def test_the_file_of_a_batch_is_told_by_its_size_and_hash(known: Known) -> None:
    content = MESSY.read_bytes()
    visit = Visit("upload").drop(MESSY).press("ghi")
    shown = pick(visit.go("batches"), 0).text
    assert (
        f"{Words('vi').number(len(content))} byte · SHA-256 {sha256(content).hexdigest()[:16]}…"
        in shown
    )


def test_the_rows_of_a_batch_are_reconciled_in_one_line(known: Known) -> None:
    Visit("upload").drop(MESSY).press("ghi")
    visit = pick(Visit("batches"), 0)
    read_rows, *parts = reckoning(visit)
    assert (parts[0], parts[2]) == (59, 3)
    assert read_rows == sum(parts)


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [(57, "khớp công văn"), (60, "thiếu 3 so với công văn"), (50, "thừa 7 so với công văn")],
)
def test_the_number_of_the_letter_is_compared_with_the_file(
    known: Known, stated: int, verdict: str
) -> None:
    with known.store.transaction() as cursor:
        cursor.execute("update batch set letter_total = $stated", {"stated": stated})
    visit = pick(Visit("batches"), 0)
    assert f"Công văn ghi {stated} sáng kiến · tệp có 57 (57 đã ghi, 0 trả lại)" in visit.text
    assert verdict in visit.text


def test_a_batch_without_a_letter_says_so(known: Known) -> None:
    assert "Chưa có số theo công văn" in pick(Visit("batches"), 0).text


def test_what_withdrawing_does_is_shown_before_it_is_done(known: Known) -> None:
    late = known.book(line("Thêm", "Người mới", "D-CAU-GIAY"))
    before = known.store.version
    visit = pick(Visit("batches"), 0)
    assert "Tác động nếu rút" in visit.text
    assert "11 → 10 sáng kiến" in visit.text
    assert "chỉ tiêu 138% → 125%" in visit.text
    assert "hạng 3 → 3" in visit.text
    assert known.store.version == before
    visit.press("chuyen")
    visit = pick(Visit("batches"), 0)
    assert "Tác động nếu khôi phục" in visit.text
    assert "10 → 11 sáng kiến" in visit.text
    assert known.ask("batch", batch_id=late.batch_id)["state"].item() == "withdrawn"


def test_why_and_by_whom_a_batch_was_withdrawn_stands_beside_it(known: Known) -> None:
    visit = pick(Visit("batches"), 0)
    field = visit.app.text_input[0].key
    visit.app.text_input[0].set_value("gửi nhầm")
    visit.press("chuyen")
    assert "18:00 ngày 19/05/2022 · staff rút: gửi nhầm" in visit.text
    assert visit.app.text_input[0].value == ""
    # a browser keeps what was typed in a field for as long as the field is the same
    assert visit.app.text_input[0].key != field
    assert "18:00 ngày 19/05/2022 · bangvang ghi" in visit.text


def test_a_superseded_batch_names_its_successor_and_can_be_put_back(known: Known) -> None:
    (old,) = known.ask("batches", as_of=AT.date())["batch_id"]
    new = batch(line("Bản mới", "Ai đó"))
    book(known.store, [new], SYSTEM, AT, instead_of=old)
    visit = pick(Visit("batches"), 1)
    assert f"thay bằng tệp {new.file_name}" in visit.text
    visit.press("chuyen")
    assert known.city()["initiatives"] == 54


def test_the_refused_rows_stand_on_the_screen_with_their_reasons(known: Known) -> None:
    Visit("upload").drop(MESSY).press("ghi")
    text = pick(Visit("batches"), 0).text
    assert "3 dòng trả lại" in text
    assert "31/02/2022" in text
    for reason in ("Thiếu tên sáng kiến", "Ngày không có thật", "Chữ đã hỏng"):
        assert reason in text


def test_no_more_than_fifty_refused_rows_stand_on_the_screen(known: Known) -> None:
    head = "Họ và tên,Tên sáng kiến,Công đoàn cơ sở,Đơn vị,Ngày đăng ký\n"
    rows = [f"Mai,Việc {number},Công ty X,D-BA-VI,31/02/2022\n" for number in range(60)]
    heads = f"{head}Mai,Việc hay,Công ty X,D-BA-VI,10/05/2022\n"
    Visit("upload").drop(("x.csv", (heads + "".join(rows)).encode())).press("ghi")
    visit = pick(Visit("batches"), 0)
    (grid,) = [body for body in visit.html if body.startswith('<table class="bv-grid"')]
    assert grid.count("<tr>") == 1 + 50
    assert "còn 10 dòng nữa" in visit.text


def test_the_file_to_send_back_is_the_senders_own_with_the_same_rows_to_mend(known: Known) -> None:
    Visit("upload").drop(MESSY).press("ghi")
    look = View(known.store, campaign(), Words("vi"), SYSTEM, AT, AT, is_sample=False)
    batch_id = known.ask("batches", as_of=AT.date())["batch_id"][0]
    picked = known.ask("batch", batch_id=batch_id).row(0, named=True)
    back = read(ledger.to_send_back(look, picked), MESSY.name)
    names = [sheet.name for sheet in read(MESSY.read_bytes(), MESSY.name).sheets]
    assert [sheet.name for sheet in back.sheets] == ["Thư trả lại", *names]
    programme = look.campaign.programme
    again = prepare(back, roster(known.store), AT.date(), programme, "D-CAU-GIAY")
    assert again.refused["row"].to_list() == [
        row["row"] for row in known.ask("refusals", batch_id=batch_id).iter_rows(named=True)
    ]
    assert ledger.original(look, batch_id) == MESSY.read_bytes()


def test_the_pick_stays_with_its_batch_when_a_newer_one_comes(known: Known) -> None:
    visit = pick(Visit("batches"), 0)
    picked = known.ask("batches", as_of=AT.date())["file_name"][0]
    newer = known.book(line("Mới", "Ai đó"))
    assert f"<h3>{picked}</h3>" in "".join(visit.run().html)
    visit.press("chuyen")
    states = dict(known.ask("batches", as_of=AT.date()).select("batch_id", "state").iter_rows())
    assert states.pop(newer.batch_id) == "committed"
    assert list(states.values()) == ["withdrawn"]


def test_the_button_moves_the_batch_beside_it_whatever_has_come_since(known: Known) -> None:
    visit = pick(Visit("batches"), 0)
    newer = known.book(line("Mới", "Ai đó"))
    visit.press("chuyen")
    states = dict(known.ask("batches", as_of=AT.date()).select("batch_id", "state").iter_rows())
    assert states.pop(newer.batch_id) == "committed"
    assert list(states.values()) == ["withdrawn"]


def test_a_withdrawn_file_can_be_booked_anew_by_who_says_so(known: Known) -> None:
    Visit("upload").drop(MESSY).press("ghi")
    pick(Visit("batches"), 0).press("chuyen")
    before = known.city()["initiatives"]
    visit = Visit("upload").drop(MESSY)
    visit.app.checkbox[0].set_value(True)
    visit.run().press("ghi")
    assert known.city()["initiatives"] == before + 57, "two rows hold co-authors"


def test_batches_not_yet_received_at_the_moment_are_not_listed(on_a_fixed_clock: Known) -> None:
    visit = Visit("batches", {"ngay": "2022-05-12"})
    assert "Chưa có lần nạp nào" in visit.text


def test_of_many_units_changed_the_first_are_drawn_and_the_rest_counted(own: Known) -> None:
    uppers = own.ask("upper_unions")["unit_id"].to_list()[:10]
    own.book(*[line(f"Việc {upper}", "Mai", upper) for upper in uppers])
    set_setting(own.store, {"clock": AT.isoformat()}, SYSTEM, AT)
    visit = pick(Visit("batches"), 0)
    assert "".join(visit.html).count('<div class="bv-change">') == 8
    assert "và 2 đơn vị nữa" in visit.text


def test_names_and_reasons_are_shown_as_text(known: Known) -> None:
    head = "Họ và tên,Tên sáng kiến,Công đoàn cơ sở,Đơn vị,Ngày đăng ký\n"
    row = "Mai,Việc hay,Công ty X,D-BA-VI,<script>alert(1)</script>\n"
    sound = "Mai,Việc khác,Công ty X,D-BA-VI,10/05/2022\n"
    Visit("upload").drop(("<img src=x>.csv", f"{head}{row}{sound}".encode())).press("ghi")
    visit = pick(Visit("batches"), 0)
    visit.app.text_input[0].set_value("<b>nhầm</b>")
    drawn = "".join(visit.press("chuyen").html)
    assert not [tag for tag in ("<script", "<img", "<b>nhầm") if tag in drawn]
    assert "&lt;b&gt;nhầm" in drawn


LIST = (
    "Họ và tên,Đơn vị,Tên sáng kiến,Ngày nộp\n"
    "An,Q. Ba Đình,Giá treo khuôn,12/05/2022\n"
    "Bình,Từ Liêm,Khay linh kiện,12/05/2022\n"
)


def taken_up(known: Known) -> Visit:
    """The desk, with a file of which one row was handed back when it was booked."""
    Visit("upload").drop(("a.csv", LIST.encode())).press("ghi")
    assert known.city()["initiatives"] == 54
    visit = pick(Visit("batches"), 0)
    assert visit.button("xu-ly").label == "Xử lý các dòng trả lại"
    assert "a.csv lại nằm ở “Nạp dữ liệu”" in visit.press("xu-ly").text
    visit.go("upload")
    assert visit.title == "Nạp dữ liệu — 1 tệp chờ ghi"
    return visit


def test_rows_handed_back_are_worked_on_after_booking_without_a_new_upload(known: Known) -> None:
    visit = taken_up(known)
    assert "ghi thì thay lần nạp ấy" in visit.text
    assert not visit.app.checkbox, "beside its own batch it cannot be booked"
    assert "“Từ Liêm” (1 dòng) là đơn vị nào?" in visit.text
    (question,) = [each for each in visit.app.button_group if str(each.key).endswith("Từ Liêm")]
    question.set_value("D-BAC-TU-LIEM")
    visit.run()
    assert "giữ 1 lượt đăng ký, trong đó sửa 0; thêm 1, bỏ 0" in visit.text
    assert "0 → 1 sáng kiến" in visit.text, "the effect is told before"
    assert known.city()["initiatives"] == 54
    visit.press("ghi")
    assert known.city()["initiatives"] == 55
    rows = known.ask("batches", as_of=AT.date()).select("state", "accepted", "refused").rows()
    assert rows[:2] == [("committed", 2, 0), ("superseded", 1, 1)]
    old = pick(Visit("batches"), 1)
    assert "staff thay bằng tệp a.csv" in old.text
    assert not old.pressable("xu-ly")


def test_a_file_taken_up_and_put_away_has_changed_nothing(known: Known) -> None:
    before = known.store.board_version
    visit = taken_up(known).press("bo")
    assert "Chưa có tệp nào" in visit.text
    assert known.store.version > before
    assert known.ask("batches", as_of=AT.date())["state"].to_list() == ["committed"] * 2
    again = Visit("upload").drop(("a.csv", LIST.encode()))
    assert not again.pressable("ghi"), "dropped by hand it is booked already"


def test_a_file_taken_up_waits_in_vain_once_its_batch_is_withdrawn(known: Known) -> None:
    taken_up(known)
    pick(Visit("batches"), 0).press("chuyen")
    visit = Visit("upload")
    assert "vừa được rút hoặc thay" in visit.text
    assert not visit.pressable("ghi")


def test_a_batch_whose_original_is_gone_says_why_its_rows_stay_handed_back(known: Known) -> None:
    Visit("upload").drop(("a.csv", LIST.encode())).press("ghi")
    visit = pick(Visit("batches"), 0).press("xoa-tep-goc")
    assert not visit.pressable("xu-ly")
    assert "không xử lý các dòng trả lại được" in visit.text


def test_a_batch_that_handed_nothing_back_has_nothing_to_work_on(known: Known) -> None:
    assert not pick(Visit("batches"), 0).pressable("xu-ly")
