"""How the pages stand on a laptop, a projector and a phone: whole, in our letters, without a slip."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen import PATHS, PROBES, drop, open_path
from tests.browser.server import HOUSE, Server

PROJECTOR = (1920, 1080)
SIZES = [(1440, 900), PROJECTOR, (390, 844)]
#: what is shown to a room; the other pages only have more room there
PROJECTED = {"leaderboard", "quota", "clusters", "countdown", "national", "movement", "cuts"}
FILES = [
    HOUSE / "data" / "sample" / "LDLD_CauGiay_12-5.xlsx",
    HOUSE / "data" / "sample" / "phuctho_T5.csv",
]
SLIPS = re.compile(r"undefined|\bNaN\b|\bNone\b|\bnull\b|Traceback|has encountered an error")
#: Streamlit's own English, which the screens put into the reader's language
ENGLISH = re.compile(r"\b(Upload|Browse|Drag|per file|Choose|Search|Page not found|Limit)\b")

#: our texts that stick out of their box: [class, text, width needed, width had]
CLIPPED = """
() => {
  const clipped = [];
  for (const box of document.querySelectorAll('[class*="bv-"], [class*="bv-"] *')) {
    const style = getComputedStyle(box);
    if (box.closest("style") || style.display === "none" || style.display === "inline") continue;
    if (!box.clientWidth || style.textOverflow === "ellipsis" || style.overflowX === "auto") continue;
    if (!box.innerText?.trim() || box.scrollWidth <= box.clientWidth + 1) continue;
    clipped.push([box.className, box.innerText.slice(0, 60), box.scrollWidth, box.clientWidth]);
  }
  return clipped;
}
"""
#: our texts of which a part is cut by an ellipsis
CUT = """
() => [...document.querySelectorAll('[class*="bv-"] *')]
  .filter((box) => getComputedStyle(box).textOverflow === "ellipsis" && box.scrollWidth > box.clientWidth)
  .map((box) => box.innerText)
"""
#: our texts that lie over one another: [text, text]
OVERLAPPING = """
() => {
  const lines = [];
  const walk = document.createTreeWalker(document.querySelector(".stMain"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode()); ) {
    if (!node.data.trim() || !node.parentElement.closest('[class*="bv-"]')) continue;
    if (!node.parentElement.checkVisibility() || node.parentElement.closest("style")) continue;
    const around = [node.parentElement, node.parentElement.parentElement]; // a link in a name that is cut
    if (around.some((box) => getComputedStyle(box).textOverflow === "ellipsis")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width > 1) lines.push([node.data.trim(), box.left, box.right, box.top + box.height / 2, box.height]);
    }
  }
  const over = [];
  for (let a = 0; a < lines.length; a++) for (let b = a + 1; b < Math.min(lines.length, a + 40); b++) {
    const [one, left, right, middle, height] = lines[a];
    const [two, left2, right2, middle2] = lines[b];
    if (Math.abs(middle - middle2) < height * 0.4 && left < right2 - 1 && left2 < right - 1) over.push([one, two]);
  }
  return over;
}
"""
#: how far the page can be pushed sideways, in pixels
SIDEWAYS = """
() => Math.max(...[document.scrollingElement, document.querySelector('[data-testid="stMain"]')]
  .map((box) => box.scrollWidth - box.clientWidth))
"""
#: all text that can be seen: letters of no size and hidden boxes are left out
VISIBLE = """
() => {
  const seen = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode()); ) {
    const box = node.parentElement, style = getComputedStyle(box);
    if (box.closest("style, script, noscript") || !box.checkVisibility({ visibilityProperty: true })) continue;
    if (parseFloat(style.fontSize) === 0 || box.getBoundingClientRect().width <= 1) continue;
    if (box.dataset.testid === "stIconMaterial") continue;
    seen.push(node.data.trim());
  }
  return seen.filter(Boolean).join("\\n");
}
"""


def assert_stands(page: Page) -> None:
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate(OVERLAPPING) == []
    text = page.evaluate(VISIBLE)
    assert not SLIPS.findall(text)
    assert not ENGLISH.findall(text)


def unexpected(page: Page) -> list[str]:
    """Console errors, apart from Streamlit's own probes below a deep link."""
    return [said for said in page.console_errors if "404" not in said]


@pytest.mark.parametrize(
    ("name", "width_height"),
    [(name, size) for name in PATHS for size in SIZES if size != PROJECTOR or name in PROJECTED],
    ids=lambda each: each if isinstance(each, str) else f"{each[0]}x{each[1]}",
)
def test_a_page_stands_whole(
    sample_server: Server,
    open_page: Callable[..., Page],
    name: str,
    width_height: tuple[int, int],
) -> None:
    page = open_page(*width_height)
    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    open_path(page, sample_server.url + PATHS[name])
    assert_stands(page)
    assert unexpected(page) == []
    assert [url for url in missing if not PROBES.search(url)] == []


@pytest.mark.parametrize("width_height", SIZES, ids="{0[0]}x{0[1]}".format)
def test_the_upload_page_stands_whole_with_files_on_it(
    sample_server: Server, open_page: Callable[..., Page], width_height: tuple[int, int]
) -> None:
    page = open_path(open_page(*width_height), f"{sample_server.url}/nap")
    drop(page, *FILES)
    assert_stands(page)
    assert unexpected(page) == []


@pytest.mark.parametrize("name", ["leaderboard", "quota", "countdown"])
def test_a_page_stands_whole_in_english(
    sample_server: Server, open_page: Callable[..., Page], name: str
) -> None:
    page = open_path(open_page(), f"{sample_server.url}{PATHS[name]}?lang=en")
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate(OVERLAPPING) == []


def test_on_a_projector_no_name_is_cut(
    sample_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_path(open_page(1920, 1080), f"{sample_server.url}/chi-tieu")
    assert page.evaluate(CUT) == []


def test_by_benefit_no_name_of_a_cluster_is_cut(
    sample_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_path(open_page(), f"{sample_server.url}/cum-thi-dua?theo=benefit")
    assert page.evaluate(CUT) == []


def test_a_chosen_chip_is_navy_behind_the_filter_too(
    sample_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_path(open_page(), sample_server.url)
    page.get_by_role("button", name="Lọc").click()
    chip = page.get_by_role("radio", name="Cấp trên cơ sở")
    expect(chip).to_have_css("background-color", "rgb(20, 33, 61)")


@pytest.mark.parametrize("choice", [".bv-head h1", ".bv-head b", ".bv-card p", ".bv-unit b"])
def test_our_letters_are_really_used(
    sample_server: Server, open_page: Callable[..., Page], choice: str
) -> None:
    page = open_path(open_page(), sample_server.url)
    talk = page.context.new_cdp_session(page)
    talk.send("DOM.enable")
    talk.send("CSS.enable")
    root = talk.send("DOM.getDocument")["root"]["nodeId"]
    node = talk.send("DOM.querySelector", {"nodeId": root, "selector": choice})["nodeId"]
    fonts = talk.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert fonts
    assert all(font["familyName"].startswith("Be Vietnam Pro") for font in fonts)
    assert all(font["isCustomFont"] for font in fonts)


def test_both_charts_of_the_countdown_are_painted(
    sample_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_path(open_page(), f"{sample_server.url}/dem-nguoc")
    charts = page.locator('[data-testid="stVegaLiteChart"]')
    charts.nth(1).wait_for()
    assert charts.count() == 2
    for number, height in enumerate((350, 120)):
        box = charts.nth(number).locator("canvas, svg").first.bounding_box()
        assert box is not None
        assert box["height"] > height
        assert box["width"] > 600


def test_what_streamlit_says_of_its_own_follows_the_language(
    open_page: Callable[..., Page], sample_server: Server
) -> None:
    page = open_path(open_page(), f"{sample_server.url}{PATHS['reports']}")
    english, vietnamese = ("Sidebar", "month"), ("Thanh bên", "tháng")
    for language, (name, part) in (("EN", english), ("VI", vietnamese), ("EN", english)):
        page.get_by_role("radio", name=language, exact=True).click()
        page.locator(f'[aria-label="{name}"]').wait_for(state="attached")
        page.locator(f'[aria-label^="{part}, "]').wait_for(state="attached")
        assert page.locator("html").get_attribute("lang") == language.lower()
