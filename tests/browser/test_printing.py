"""An opened cut on paper: one page, with who made it and when, and nothing of the screen around it."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.screen import PATHS, open_path
from tests.browser.server import Server

#: the texts that are seen, one a line
SEEN = """
() => [...document.querySelectorAll("button, label, p, h1, b, a, span")]
  .filter((box) => box.checkVisibility()).map((box) => box.innerText).join("\\n")
"""

#: names that reach beyond their place
OVER = """
() => [...document.querySelectorAll(".bv-unit b")]
  .filter((name) => name.scrollWidth > name.parentElement.clientWidth + 1).map((name) => name.innerText)
"""


def test_an_opened_cut_prints_on_one_page(
    sample_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_path(open_page(), sample_server.url + PATHS["cuts"])
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    page.emulate_media(media="print")
    seen = page.evaluate(SEEN)
    for told in ("LĐLĐ thành phố Hà Nội", "Bảng đã chốt", "18:00 ngày 19/05/2022", "Tự động lập"):
        assert told in seen
    assert page.locator("[data-unit]").count() == 45
    for around in ("Chốt số liệu", "Quận, huyện", "Lọc", "In bảng này", "Dữ liệu mẫu", "Diễn biến"):
        assert around not in seen


def test_no_name_of_a_printed_cut_runs_over_the_figure_beside_it(
    sample_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_path(open_page(width=794), f"{sample_server.url}{PATHS['cuts']}?cap-bac=grassroots")
    page.emulate_media(media="print")
    assert page.locator("[data-unit]").count() == 60
    assert page.evaluate(OVER) == []
    assert page.get_by_text("60 đơn vị đứng đầu trong 1.435 đơn vị.").is_visible()


def test_the_plain_leaderboard_prints_whole(
    sample_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_path(open_page(), sample_server.url)
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
