"""The system page: a backup made and put back, the check, the log searched."""

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
