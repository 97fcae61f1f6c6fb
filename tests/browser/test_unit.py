"""A unit's name leads to its page without a reload; its address is there to be sent."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.screen import PATHS, open_path, settled
from tests.browser.server import Server


def press(page: Page, selector: str) -> Page:
    page.locator(selector).first.click()
    page.wait_for_timeout(500)
    return settled(page)


def headline(page: Page) -> str:
    return page.locator(".bv-head h1").inner_text()


def test_a_name_on_the_board_opens_its_unit_in_the_same_language_and_on_the_same_day(
    sample_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_path(open_page(), f"{sample_server.url}/?lang=en&ngay=2022-05-31")
    page.evaluate("window.stays = true")
    press(page, 'a[data-to="D-MY-DUC"]')
    assert headline(page) == "Mỹ Đức: rank 3 of 45, 372% of quota"
    assert page.evaluate("window.stays"), "nothing was loaded anew"
    for part in ("/don-vi?", "ma=D-MY-DUC", "lang=en", "ngay=2022-05-31"):
        assert part in page.url
    press(page, ".bv-below a")
    page.locator(".bv-place", has_text="Grassroots").wait_for()
    press(page, ".bv-place a")
    page.locator(".bv-head h1", has_text="Mỹ Đức:").wait_for()
    assert headline(open_path(open_page(), page.url)) == headline(page)


def test_the_address_to_send_opens_the_unit_for_whoever_gets_it(
    sample_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_path(open_page(), f"{sample_server.url}{PATHS['unit']}")
    page.get_by_placeholder("Tìm đơn vị").fill("dien stanley")
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    settled(page)
    page.get_by_role("button", name="Gửi liên kết").click()
    address = page.get_by_role("textbox", name="Gửi liên kết").input_value()
    page.get_by_role("button", name="Chép", exact=True).click()
    page.get_by_role("button", name="Đã chép").wait_for()
    assert address == f"{sample_server.url}/don-vi?ma=G-STANLEY"
    shown = open_path(open_page(390, 844), address)
    assert headline(shown) == headline(page)
    width = shown.evaluate("document.documentElement.scrollWidth")
    assert width == 390, "nothing sticks out on a phone"


def test_the_points_of_any_unit_are_explained_beside_the_board(
    sample_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_path(open_page(), f"{sample_server.url}{PATHS['score']}")
    press(page, 'a[data-pick="C-HAPRO"]')
    page.locator(".bv-explained", has_text="TCT HAPRO").wait_for()
    assert "ma=C-HAPRO" in page.url
