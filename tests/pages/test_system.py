"""The system page: a backup made and put back, the check, the log searched."""

import pytest

from bangvang.store import faults
from bangvang.store.backup import backups
from tests.known import Known
from tests.pages.visit import Visit
from tests.queries.rows import BA_DINH, some


def pressed(visit: Visit, label: str) -> Visit:
    (button,) = [each for each in visit.app.button if each.label == label]
    button.click()
    return visit.run()


def test_a_backup_is_made_and_named(known: Known) -> None:
    visit = pressed(Visit("system"), "Sao lưu ngay")
    (made,) = backups(known.store)
    assert made.path.name.split("-")[-1] == "hand.duckdb"
    assert "Bản sao lưu: 1" in visit.text


def test_the_check_says_that_all_agrees_or_what_does_not(known: Known) -> None:
    assert "Mọi thứ khớp" in pressed(Visit("system"), "Kiểm tra ngay").text
    with known.store.transaction() as cursor:
        cursor.execute("update unit_day set initiatives = initiatives + 1")
    assert "số đếm khác khi đếm lại" in pressed(Visit("system"), "Kiểm tra ngay").text


def test_the_log_tells_what_was_done(known: Known) -> None:
    known.book(*some(2, BA_DINH))
    log = Visit("system").app.dataframe[-1].value
    assert log["action"].to_list()[0] == "Ghi tệp"
    assert log["actor"].to_list()[0] == "bangvang"


def test_the_last_good_rehearsal_is_shown_and_a_failed_one_stands_in_red(known: Known) -> None:
    shown = pressed(Visit("system"), "Sao lưu ngay").text
    good = backups(known.store)[0].rehearsal
    assert good
    assert f"diễn tập khôi phục tốt gần nhất: {good.at:%H:%M %d/%m/%Y}" in shown
    with known.store.transaction() as cursor:
        cursor.execute("update unit_day set initiatives = initiatives + 1")
        cursor.execute("insert into unit_day select 'D-BA-DINH', 'all', date '2022-05-01', 7, 0")
    assert "số đếm khác khi đếm lại" in pressed(Visit("system"), "Sao lưu ngay").text
    visit = Visit("system")
    assert f"diễn tập khôi phục tốt gần nhất: {good.at:%H:%M %d/%m/%Y}" in visit.text
    (told,) = visit.app.error
    assert "chưa được chứng minh là khôi phục được" in told.value


def test_a_full_disk_is_told_in_a_sentence_and_the_board_stays(
    known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    known.book(*some(2, BA_DINH))
    monkeypatch.setattr(faults, "LEAST_FREE", 2**62)
    visit = pressed(Visit("system"), "Sao lưu ngay")
    assert "ổ đĩa của máy chủ đã đầy" in visit.text
    assert "Traceback" not in visit.text
    assert "Ba Đình" in Visit("leaderboard").text
