"""The batches page: what came in, and how one batch is taken out and put back."""

import polars as pl

from tests.known import AT, Known
from tests.pages.visit import HOUSE, Visit

MESSY = HOUSE / "data" / "sample" / "LDLD_CauGiay_12-5.xlsx"


def pick(visit: Visit, row: int) -> Visit:
    """Selects a row of the table, as a click on it does."""
    visit.app.session_state["cac-lan-nap"] = {"selection": {"rows": [row], "columns": []}}
    return visit.run()


def table(visit: Visit) -> pl.DataFrame:
    return pl.DataFrame(visit.app.dataframe[0].value)


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
    assert labels == ["Tải các dòng trả lại (.xlsx)", "Tải tệp gốc"]
    batch_id = known.ask("batches", as_of=AT.date())["batch_id"][0]
    assert known.ask("original", batch_id=batch_id)["content"].item() == MESSY.read_bytes()


def test_a_withdrawn_file_can_be_booked_anew(known: Known) -> None:
    Visit("upload").drop(MESSY).press("ghi")
    pick(Visit("batches"), 0).press("chuyen")
    before = known.city()["initiatives"]
    Visit("upload").drop(MESSY).press("ghi")
    assert known.city()["initiatives"] == before + 57, "two rows hold co-authors"


def test_batches_not_yet_received_at_the_moment_are_not_listed(on_a_fixed_clock: Known) -> None:
    visit = Visit("batches", {"ngay": "2022-05-12"})
    assert "Chưa có lần nạp nào" in visit.text
