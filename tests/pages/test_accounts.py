"""The accounts page: who is there, a new one whose phrase is shown until noted, and closed boards."""

from bangvang.store.accounts import accounts, boards_are_open
from tests.known import Known
from tests.pages.visit import Visit


def test_an_account_is_made_and_its_phrase_is_shown_until_it_is_noted(own: Known) -> None:
    visit = Visit("accounts")
    visit.app.text_input(key="ten-moi").set_value("Lan")
    visit.app.selectbox(key="vai-tro-moi").set_value("staff")
    visit.press("tao")
    (phrase,) = [each.value for each in visit.app.code]
    assert len(phrase.split("-")) == 7
    assert [code.value for code in visit.run().app.code] == [phrase]
    visit.press("da-ghi")
    assert not visit.app.code
    assert [(each.name, each.role, each.phrase_is_once) for each in accounts(own.store)] == [
        ("lan", "staff", True),
        ("staff", "admin", False),
    ]


def test_what_cannot_be_done_is_told(own: Known) -> None:
    visit = Visit("accounts")
    visit.app.text_input(key="ten-moi").set_value("Staff")
    visit.press("tao")
    assert "Tên đăng nhập này đã có." in visit.text


def test_the_boards_are_closed_and_opened_again(own: Known) -> None:
    visit = Visit("accounts").press("mo-bang")
    assert not boards_are_open(own.store)
    visit.press("mo-bang")
    assert boards_are_open(own.store)
