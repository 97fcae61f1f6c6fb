"""What a person sees and does in the browser: boards read as text, pages opened and left."""

import re
from pathlib import Path

from playwright.sync_api import Page

from bangvang.screen.places import PLACES

SECONDS = 20
PATHS = {place.name: f"/{place.address}" for place in PLACES} | {PLACES[0].name: "/"}
#: Streamlit tries these below a page's own address first, and says so to the console
PROBES = re.compile(r"/[\w-]+/_stcore/(health|host-config)$")


def open_path(page: Page, url: str) -> Page:
    """Opens an address and waits until the page stands."""
    page.goto(url)
    return settled(page)


def settled(page: Page) -> Page:
    """Returns when the head of the page stands and nothing runs any more."""
    page.wait_for_selector(".bv-head h1", timeout=SECONDS * 1000)
    page.wait_for_selector(
        '[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=SECONDS * 1000
    )
    page.wait_for_timeout(250)
    return page


def rows(page: Page) -> list[str]:
    """The rows of the leaderboard or of the quota page as text."""
    return page.locator("[data-unit]").all_inner_texts()


def value(page: Page, unit_id: str) -> str:
    """The count of a unit on the leaderboard."""
    return page.locator(f'[data-unit="{unit_id}"] .bv-value').inner_text()


def as_of(page: Page) -> str:
    return page.locator(".bv-asof b").inner_text()


def follow(page: Page, name: str) -> Page:
    """Another page, by its link in the sidebar."""
    page.locator('[data-testid="stSidebarNav"]').get_by_role("link", name=name, exact=True).click()
    page.wait_for_timeout(400)
    return settled(page)


def chip(page: Page, name: str) -> Page:
    """Presses a chip by its words."""
    page.locator(".stMain").get_by_role("radio", name=name, exact=True).click()
    page.wait_for_timeout(300)
    return settled(page)


def drop(page: Page, *files: Path) -> Page:
    """Drops files on an empty desk, and waits for what is said of them."""
    away = page.get_by_role("button", name="Bỏ tệp này")
    while away.count():
        away.click()
        page.wait_for_timeout(600)
        settled(page)
    page.set_input_files('input[type="file"]', list(files))
    page.wait_for_selector('.bv-reckoning, [data-testid="stAlert"]', timeout=SECONDS * 1000)
    return settled(page)
