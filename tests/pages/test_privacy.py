"""Personal data on the screen: who sees names, a person found, handed out and erased; the keys."""

import io

import openpyxl
import pytest

from bangvang.access import SYSTEM, Actor
from bangvang.screen import frame, persons
from bangvang.store import set_setting
from bangvang.store.drafts import lay_down
from bangvang.store.keys import place_of
from bangvang.store.retention import retention
from tests.known import AT, Known, line
from tests.pages.visit import Visit

HOA = "Lê Thị Hoa"


@pytest.fixture
def named(known: Known) -> Known:
    """One more file, of one person with a name of her own."""
    known.book(line("=1+1", HOA, "D-HA-DONG", "2022-05-18", grassroots="Công ty TNHH B"))
    return known


def found(words: str = "le thi hoa") -> Visit:
    visit = Visit("privacy").choose("ten-nguoi", words)
    visit.app.session_state["nguoi"] = {"selection": {"rows": [0], "columns": []}}
    return visit.run()


def unit_page() -> str:
    return Visit("unit", {"don-vi": "D-HA-DONG"}).text


def test_what_the_hall_may_see_tells_staff_no_more(named: Known) -> None:
    assert "Hoa" not in unit_page()
    set_setting(named.store, {"names": "masked"}, SYSTEM, AT)
    assert HOA not in unit_page()
    assert "Lê T. H." in unit_page()


def test_others_see_no_name_unless_the_campaign_shows_them_masked(
    named: Known, from_elsewhere: None
) -> None:
    assert "Hoa" not in unit_page()
    assert "Lê T." not in unit_page()
    set_setting(named.store, {"names": "masked"}, SYSTEM, AT)
    assert HOA not in unit_page()
    assert "Lê T. H." in unit_page()


def test_the_switch_is_turned_on_the_page(named: Known) -> None:
    visit = Visit("privacy").choose("hien-ten", "masked").press("luu-ten")
    assert "Đã lưu" in visit.text
    assert frame.form_for(Actor("ai", "viewer"), "masked")
    values = named.store.select("select value from setting where name = 'names'", {})
    assert values["value"].to_list() == ["masked"]


def test_a_person_is_found_without_accents_and_what_is_held_is_told(named: Known) -> None:
    visit = found()
    assert f"Đang giữ về {HOA}" in visit.text
    assert "Công ty TNHH B" in visit.text
    assert "tệp gốc vẫn còn tên" in visit.text


def test_what_is_held_is_handed_out_as_a_workbook(named: Known) -> None:
    row = named.ask("persons", person="le thi hoa", upper=None).row(0, named=True)
    lines = named.ask("person_lines", person_no=row["person_no"])
    look = type("Look", (), {"actor": SYSTEM, "words": frame.Words("vi"), "store": named.store})()
    effect = persons.effect_of_erasing(named.store, [row["person_no"]], SYSTEM)
    made = persons.held_file(look, row, lines, effect)
    sheet = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
    told = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert HOA in told[0][0]
    assert told[5][:2] == ["'=1+1", "Công ty TNHH B"]


def test_a_person_is_erased_with_a_press_and_then_the_files_that_name_them(named: Known) -> None:
    before = named.board().rows()
    visit = found().press("xoa-nguoi")
    assert "Đã xóa tên; số đếm không đổi" in visit.text
    assert named.board().rows() == before
    assert named.ask("persons", person="le thi hoa", upper=None).is_empty()
    set_setting(named.store, {"names": "masked"}, SYSTEM, AT)
    assert "Lê T. H." not in unit_page()


def test_the_originals_that_name_a_person_go_with_one_press(named: Known) -> None:
    found().press("xoa-tep")
    sizes = named.store.select("select octet_length(content) as size from original", {})["size"]
    assert sorted(sizes.to_list())[0] == 0
    assert sum(size == 0 for size in sizes) == 1


def test_an_original_is_erased_from_the_list_of_batches(named: Known) -> None:
    visit = Visit("batches")
    visit.app.session_state["cac-lan-nap"] = {"selection": {"rows": [0], "columns": []}}
    visit.run().press("xoa-tep-goc")
    assert "Đã xóa tệp gốc của" in visit.text
    assert "Tệp gốc đã xóa" in visit.text
    assert not list(visit.app.get("download_button"))


def test_how_long_things_are_kept_is_set_with_what_goes_next_in_sight(named: Known) -> None:
    visit = Visit("privacy")
    assert "Không có gì đến hạn" in visit.text
    visit.app.number_input(key="giu-files").set_value(600 // 100)
    visit.run()
    assert "Lần xóa tới" in visit.text
    visit.press("luu-han")
    assert retention(named.store).files == 6


def test_a_missing_key_is_told_and_boards_go_on(named: Known) -> None:
    place_of(named.store).unlink()
    assert "Thiếu khóa" in Visit("privacy").text
    assert Visit().board()
    visit = Visit("batches")
    visit.app.session_state["cac-lan-nap"] = {"selection": {"rows": [0], "columns": []}}
    assert "Thiếu khóa" in visit.run().text


def test_a_file_on_the_desk_waits_until_its_key_is_back(known: Known) -> None:
    content = "STT,Họ tên,Tên sáng kiến\n1,An,Hàn tự động\n".encode()
    lay_down(known.store, content, "a.csv", AT.date(), SYSTEM, AT)
    place = place_of(known.store)
    kept = place.read_bytes()
    place.unlink()
    without = Visit("upload")
    assert "Thiếu khóa" in without.text
    assert "Ghi " not in " ".join(button.label for button in without.app.button)
    place.write_bytes(kept)
    assert not Visit("upload").app.error
