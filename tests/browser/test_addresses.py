"""A link reopens what its sender saw: choices, the moment, the page, also as the very first visit."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.screen import PATHS, SECONDS, as_of, chip, follow, open_path, rows, settled
from tests.browser.server import Server


def reopened(page: Page, open_page: Callable[..., Page]) -> Page:
    """The page's address in the browser of somebody else."""
    return open_path(open_page(), page.url)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_link_with_choices_reopens_the_same_board(
    sample_server: Server, open_page: Callable[..., Page], language: str
) -> None:
    page = open_path(open_page(), sample_server.url)
    plain = rows(page)
    chip(page, "Quận, huyện")
    chip(page, "% chỉ tiêu")
    page.get_by_role("button", name="Lọc").click()
    page.get_by_role("radio", name="Doanh nghiệp").click()
    page.keyboard.press("Escape")
    page.wait_for_timeout(500)
    settled(page)
    if language == "en":
        page.get_by_role("radio", name="EN").click()
        page.get_by_role("heading", name="Leaderboard").wait_for()
        settled(page)
    chosen = rows(page)
    assert chosen != plain
    assert len(chosen) == 30
    for part in ("loai=district", "theo=percent", "khoi=enterprise"):
        assert part in page.url
    assert rows(reopened(page, open_page)) == chosen


def test_a_link_with_a_search_reopens_it(
    sample_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_path(open_page(), sample_server.url)
    page.get_by_placeholder("Tìm đơn vị…").fill("tu liem")
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    settled(page)
    found = rows(page)
    assert len(found) == 2
    assert rows(reopened(page, open_page)) == found


def move_slider(page: Page, days: int) -> Page:
    """The clock of the sample, moved by the arrow keys."""
    slider = page.locator('[data-testid="stSlider"] input[type="range"]')
    slider.focus()
    for _ in range(abs(days)):
        page.keyboard.press("ArrowRight" if days > 0 else "ArrowLeft")
    page.wait_for_timeout(800)
    return settled(page)


def test_the_sliders_day_moves_every_page_and_stays(
    sample_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_path(open_page(), sample_server.url)
    assert as_of(page) == "Tính đến 18:00 ngày 19/05/2022"
    at_first = rows(page)
    move_slider(page, -7)
    assert as_of(page) == "Tính đến 18:00 ngày 12/05/2022"
    assert rows(page) != at_first
    for name in ("Chỉ tiêu", "Đếm ngược", "Nạp dữ liệu", "Các lần nạp"):
        follow(page, name)
        assert as_of(page) == "Tính đến 18:00 ngày 12/05/2022", name
        assert as_of(reopened(page, open_page)) == "Tính đến 18:00 ngày 12/05/2022", name
    page.get_by_role("radio", name="EN").click()
    page.get_by_text("As of 18:00 on 12/05/2022").wait_for()
    follow(settled(page), "Leaderboard")
    assert as_of(page) == "As of 18:00 on 12/05/2022"
    assert "ngay=2022-05-12" in page.url
    assert "lang=en" in page.url
    page.get_by_role("radio", name="VI").click()
    page.get_by_text("Tính đến 18:00 ngày 12/05/2022").wait_for()


def test_a_link_with_another_day_reopens_the_same_board(
    sample_server: Server, open_page: Callable[..., Page]
) -> None:
    page = move_slider(open_path(open_page(), sample_server.url), -7)
    assert rows(reopened(page, open_page)) == rows(page)


def test_the_last_day_of_the_slider_shows_the_published_figure(
    sample_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_path(open_page(), sample_server.url)
    move_slider(page, 12)
    assert as_of(page) == "Tính đến 18:00 ngày 31/05/2022"
    assert "56.106" in page.locator(".bv-cards").inner_text()
    assert "22.264" in page.locator(".bv-cards").inner_text()


def test_going_back_in_the_browser_goes_back(
    sample_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_path(open_page(), sample_server.url)
    board = rows(page)
    follow(page, "Chỉ tiêu")
    page.go_back()
    page.wait_for_selector(".bv-table")
    assert rows(settled(page)) == board


@pytest.mark.parametrize("name", ["quota", "countdown", "upload", "batches"])
def test_a_deep_link_is_good_as_the_very_first_visit(
    server: Callable[..., Server], own_sample: Path, open_page: Callable[..., Page], name: str
) -> None:
    page = open_path(open_page(), server(own_sample).url + PATHS[name])
    assert page.url.endswith(PATHS[name])
    assert page.locator('[data-testid="stSidebarNav"] a').count() == len(PATHS)
    marks = {
        "quota": ".bv-groups",
        "countdown": ".bv-strip",
        "upload": '[data-testid="stFileUploader"]',
        "batches": '[data-testid="stDataFrame"]',
    }
    page.locator(marks[name]).wait_for(timeout=SECONDS * 1000)
    assert page.get_by_role("dialog").count() == 0
