"""The duplicates page: pairs side by side, decided by a button, undone by another."""

from tests.known import Known, line
from tests.pages.visit import Visit

TITLE = "Bảng chun học toán từ <b>tre</b> nứa"
MISSPELT = "Bảng chun học toán từ <b>tre</b> nứaa"


def cards(visit: Visit) -> list[str]:
    return [body for body in visit.html if body.startswith('<div class="bv-pair"')]


def button(visit: Visit, start: str) -> str:
    (key,) = [each.key for each in visit.app.button if str(each.key).startswith(start)]
    return key


def alike(known: Known) -> None:
    known.book(line(TITLE, "An"), line(MISSPELT, "Bình"))


def test_a_campaign_without_pairs_says_so(known: Known) -> None:
    visit = Visit("duplicates")
    assert visit.title == "Không còn cặp sáng kiến nào chờ xem"
    assert "Không có cặp nào ở mục này" in visit.text


def test_a_pair_is_shown_with_the_differing_words_marked_and_nothing_unescaped(
    known: Known,
) -> None:
    alike(known)
    visit = Visit("duplicates")
    assert visit.title == "1 cặp sáng kiến chờ xem có trùng không"
    (card,) = cards(visit)
    assert "<mark>nứa</mark>" in card
    assert "<mark>nứaa</mark>" in card
    assert "<b>tre</b>" not in card
    assert "&lt;b&gt;tre&lt;/b&gt;" in card


def test_two_are_called_one_and_the_decision_is_taken_back(known: Known) -> None:
    alike(known)
    before = known.standing("D-CAU-GIAY")["initiatives"]
    visit = Visit("duplicates")
    visit.press(button(visit, "mot-"))
    assert "chỉ sáng kiến nạp trước được tính" in visit.text
    assert known.standing("D-CAU-GIAY")["initiatives"] == int(str(before)) - 1
    assert not cards(visit)

    visit.choose("xem", "decided")
    assert "là một · staff" in visit.text
    visit.press(button(visit, "lai-"))
    assert known.standing("D-CAU-GIAY")["initiatives"] == before
    assert len(cards(visit.choose("xem", "waiting"))) == 1


def test_both_are_kept(known: Known) -> None:
    alike(known)
    before = known.city()
    visit = Visit("duplicates")
    visit.press(button(visit, "giu-"))
    assert known.city() == before
    assert "giữ cả hai" in visit.choose("xem", "decided").text


def test_a_row_sent_by_two_unions_is_shown_as_settled_and_can_be_parted(known: Known) -> None:
    before = known.city()["initiatives"]
    known.book(line(TITLE, "An", "D-BA-VI", grassroots="Trường A"))
    known.book(line(TITLE, "An", "S-GIAO-DUC", grassroots="Trường A"))
    assert known.city()["initiatives"] == before + 1
    visit = Visit("duplicates").choose("xem", "decided")
    assert "hai nơi cùng gửi" in visit.text
    visit.press(button(visit, "giu-"))
    assert known.city()["initiatives"] == before + 2


def test_many_pairs_stand_twenty_a_page_and_are_filtered(known: Known) -> None:
    known.book(*[line(TITLE, f"Người thứ {number}") for number in range(22)])
    visit = Visit("duplicates")
    assert len(cards(visit)) == 20
    assert len(cards(visit.choose("trang", 2))) == 1
    visit.press(str(visit.app.button[0].key))
    assert len(cards(visit)) == 20, "the second page is empty now"
    assert not cards(visit.choose("cap", "across"))
    visit.choose("cap", "within").choose("don-vi", "D-HA-DONG")
    assert not cards(visit)


def test_a_visitor_from_elsewhere_has_no_such_page(known: Known, from_elsewhere: None) -> None:
    alike(known)
    assert "duplicates" not in Visit().pages()
