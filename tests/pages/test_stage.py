"""The page where shows are composed and begun."""

import time

from bangvang.stage.shows import shows_of
from bangvang.stage.slides import USUAL, read
from tests.known import AT, Known
from tests.pages.visit import Visit


def slides(visit: Visit) -> list[str]:
    (radio,) = [each for each in visit.app.radio if each.key == "slide"]
    return [str(option) for option in radio.options]


def pick(visit: Visit, number: int) -> Visit:
    (radio,) = [each for each in visit.app.radio if each.key == "slide"]
    codes = list(visit.app.session_state["stage-order"].slides)
    radio.set_value(codes[number - 1])
    return visit.run()


def press(visit: Visit, label: str) -> Visit:
    (button,) = [each for each in visit.app.button if each.label == label]
    button.click()
    return visit.run()


def name(visit: Visit, text: str) -> Visit:
    (box,) = [each for each in visit.app.text_input if str(each.key).startswith("ten-")]
    box.set_value(text)
    return visit.run()


def test_a_sensible_order_is_there_from_the_start(known: Known) -> None:
    visit = Visit("stage")
    assert len(slides(visit)) == len(USUAL)
    assert slides(visit)[0] == "1. Toàn cảnh"


def test_an_order_is_composed_and_kept(known: Known) -> None:
    visit = Visit("stage")
    pick(visit, 2)
    press(visit, "Bỏ trang này")
    pick(visit, 1)
    press(visit, "↓")
    (notes,) = visit.app.text_area
    notes.set_value("Khen Gia Lâm")
    visit.run()
    (seconds,) = visit.app.number_input
    seconds.set_value(45)
    visit.run()
    name(visit, "Giao ban thứ Hai")
    press(visit, "Lưu")
    kept = known.ask("running_orders").row(0, named=True)
    told = read(kept["slides"])
    assert kept["name"] == "Giao ban thứ Hai"
    assert [slide.kind for slide in told[:2]] == ["leaderboard", "headline"]
    assert (told[1].notes, told[1].seconds, len(told)) == ("Khen Gia Lâm", 45, len(USUAL) - 1)
    assert "Đã lưu thứ tự “Giao ban thứ Hai”." in visit.text.replace("\\", "")


def test_a_kept_order_opens_again_as_it_was(known: Known) -> None:
    visit = name(Visit("stage"), "Một")
    press(visit, "Lưu")
    again = Visit("stage")
    (kept,) = known.ask("running_orders")["order_id"]
    again.choose("thu-tu", kept)
    assert len(slides(again)) == len(USUAL)
    press(again, "Xoá thứ tự này")
    assert known.ask("running_orders").height == 0


def test_the_order_in_use_is_the_one_a_reloaded_page_opens_on(known: Known) -> None:
    visit = press(pick(name(Visit("stage"), "Một"), 1), "Bỏ trang này")
    press(visit, "Lưu")
    (kept,) = known.ask("running_orders")["order_id"]
    assert visit.app.query_params["thu-tu"] == kept
    again = Visit("stage", visit.app.query_params)
    assert (again.widget("thu-tu").value, len(slides(again))) == (kept, len(USUAL) - 1)
    again.go("leaderboard")
    again.app.query_params.clear()
    again.go("stage")
    assert (again.widget("thu-tu").value, len(slides(again))) == (kept, len(USUAL) - 1)


def test_an_order_that_is_gone_gives_way_to_the_usual_one(known: Known) -> None:
    visit = Visit("stage", {"thu-tu": "gone"})
    assert (visit.widget("thu-tu").value, len(slides(visit))) == ("", len(USUAL))


def test_a_slide_is_added_behind_the_one_picked(known: Known) -> None:
    visit = pick(Visit("stage"), 1)
    visit.choose("slide-moi", "test")
    press(visit, "Thêm vào sau trang đang chọn")
    assert slides(visit)[1] == "2. Màn hình thử"


def test_a_show_is_begun_found_and_ended(known: Known) -> None:
    visit = press(Visit("stage"), "Bắt đầu buổi trình chiếu")
    (show,) = shows_of(known.store).all()
    assert show.slides == USUAL
    assert show.moment is None
    assert abs(show.started_at - time.time()) < 60
    assert f"{show.code[:3]} {show.code[3:]}" in visit.text
    links = [each.proto.url for each in visit.app.get("link_button")]
    assert [link.partition("/stage")[2] for link in links] == [
        f"/console?code={show.code}",
        f"?code={show.code}",
    ]
    press(visit, "Kết thúc")
    assert shows_of(known.store).all() == []


def test_a_show_begun_on_another_day_of_the_sample_stays_on_it(on_a_fixed_clock: Known) -> None:
    visit = Visit("stage", {"ngay": "2022-05-12"})
    press(visit, "Bắt đầu buổi trình chiếu")
    (show,) = shows_of(on_a_fixed_clock.store).all()
    assert show.moment == AT.replace(day=12).isoformat()


def test_the_page_is_there_in_english_too(known: Known) -> None:
    visit = Visit("stage", {"lang": "en"})
    assert visit.title == "Stage · 0 shows open"
    assert slides(visit)[0] == "1. The whole"
