"""The stage in real browsers: screens and console in step, a freeze, a reveal, a server that dies."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bangvang.entry.visitors import COOKIE
from bangvang.stage.slides import KINDS, Slide
from bangvang.store import Store
from tests.browser.screen import SECONDS, open_path, value
from tests.browser.server import DATABASE, Server, start_server
from tests.stage.served import bring, put_show, registrations

expect.set_options(timeout=SECONDS * 1000)
SIZES = [(1920, 1080), (1280, 720)]
STEP_MS = 2500  # what a press may take on a busy build machine; measured: benchmarks/stage.py
#: texts smaller than 24 px on the canvas of 1920 × 1080
SMALL = """
() => [...document.querySelectorAll("#canvas *")]
  .filter((box) => [...box.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((box) => parseFloat(getComputedStyle(box).fontSize) < 24)
  .map((box) => [box.textContent, getComputedStyle(box).fontSize])
"""
#: texts outside the canvas, and texts over one another
ASTRAY = """
() => {
  const canvas = document.getElementById("canvas").getBoundingClientRect(), lines = [], astray = [];
  const walk = document.createTreeWalker(document.querySelector(".slide"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode()); ) {
    const box = node.parentElement;
    if (!node.data.trim() || box.closest(".camera, .runners")) continue; // they move behind a window
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom, width, height } of range.getClientRects()) {
      if (width < 2) continue;
      if (left < canvas.left - 1 || right > canvas.right + 1 || top < canvas.top - 1 || bottom > canvas.bottom + 1) astray.push(["outside", node.data]);
      lines.push([node.data, left, right, (top + bottom) / 2, height]);
    }
  }
  lines.forEach(([one, left, right, middle, height], at) => lines.slice(at + 1).forEach(([two, left2, right2, middle2, height2]) => {
    if (Math.abs(middle - middle2) < Math.min(height, height2) * 0.4 && left < right2 - 2 && left2 < right - 2) astray.push([one, two]);
  }));
  return astray;
}
"""
SCROLLS = "() => [document.documentElement.scrollHeight - innerHeight, document.documentElement.scrollWidth - innerWidth].some((over) => over > 0)"
#: notes the moment at which a slide of this kind first stands on the screen
WATCH = """
(kind) => {
  window.stood = null;
  new MutationObserver(() => { window.stood ??= document.querySelector(`.slide.${kind}`) && Date.now(); })
    .observe(document.getElementById("slide"), { childList: true });
}
"""
#: counts how often paper is thrown
PAPER = """
() => {
  window.thrown = 0;
  new MutationObserver((all) => all.forEach((each) => each.addedNodes.forEach((node) => { if (node.id === "cheer") window.thrown++; })))
    .observe(document.getElementById("canvas"), { childList: true });
}
"""
#: properties that move while something moves
MOVING = """
() => [...new Set(document.getAnimations().flatMap((each) => each.effect.getKeyframes())
  .flatMap((frame) => Object.keys(frame)))].filter((name) => !["offset", "easing", "composite", "computedOffset"].includes(name))
"""


@pytest.fixture
def begin(own_sample: Path, server: Callable[..., Server]) -> Callable[..., tuple[Server, str]]:
    """Starts a server on a copy of the sample with a show of these slides on it."""

    def begin(*slides: Slide, language: str = "vi") -> tuple[Server, str]:
        code = put_show(own_sample, *slides, language=language)
        return server(own_sample), code

    return begin


def screen(page: Page, server: Server, code: str) -> Page:
    """A screen of the hall."""
    page.goto(f"{server.url}/stage?code={code}")
    page.locator(".slide h1").wait_for(timeout=SECONDS * 1000)
    page.wait_for_timeout(300)
    return page


def console(page: Page, server: Server, code: str) -> Page:
    """The presenter's page."""
    page.goto(f"{server.url}/stage/console?code={code}")
    page.locator("#order button").first.wait_for(timeout=SECONDS * 1000)
    return page


def shows(page: Page, kind: str, timeout: int = SECONDS * 1000) -> None:
    """Waits until the slide stands alone on the screen."""
    page.wait_for_function(
        "(kind) => { const all = document.querySelectorAll('.slide'); return all.length === 1 && all[0].classList.contains(kind); }",
        arg=kind,
        timeout=timeout,
    )


def count(page: Page, unit: str) -> str:
    """What a unit's row ends up with, once its figure has counted up."""
    page.wait_for_timeout(1300)
    return page.locator(f'.row[data-key="{unit}"] .v').inner_text()


def errors(page: Page) -> list[str]:
    return list(page.console_errors)


def test_two_screens_and_the_console_go_in_step(
    begin: Callable[..., tuple[Server, str]], open_page: Callable[..., Page]
) -> None:
    server, code = begin(Slide("headline", notes="Chào mừng"), Slide("movers"), Slide("thanks"))
    left, right = screen(open_page(1280, 720), server, code), screen(open_page(), server, code)
    hand = console(open_page(), server, code)
    expect(hand.locator("#notes")).to_have_text("Chào mừng")
    for kind in ("movers", "thanks"):
        for each in (left, right):
            each.evaluate(WATCH, kind)
        pressed = 1000 * time.time()
        hand.get_by_role("button", name="Tiếp →").click()
        for each in (left, right):
            each.wait_for_function("() => window.stood", timeout=SECONDS * 1000)
            assert each.evaluate("window.stood") - pressed < STEP_MS
            shows(each, kind)
        expect(hand.frame_locator("#now").locator(f".slide.{kind}")).to_be_visible()
    hand.get_by_role("button", name="Màn hình đen").click()
    for each in (left, right):
        each.wait_for_selector("body.black")
    expect(hand.frame_locator("#now").locator("body.black")).to_have_count(0)
    assert errors(left) == errors(right) == errors(hand) == []


def test_a_commit_moves_the_row_and_the_figure(
    begin: Callable[..., tuple[Server, str]], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    server, code = begin(Slide("leaderboard", group="district"))
    page = screen(open_page(1920, 1080), server, code)
    rows = page.locator(".row")
    order = [rows.nth(at).get_attribute("data-key") for at in range(10)]
    assert order[-1] == "D-CAU-GIAY"
    bring(server, registrations(tmp_path / "moi.csv", 1000, "LĐLĐ quận Cầu Giấy"))
    page.wait_for_function("() => document.getAnimations().length", timeout=SECONDS * 1000)
    assert set(page.evaluate(MOVING)) <= {"transform", "opacity"}
    assert count(page, "D-CAU-GIAY") == "1.868"
    after = [rows.nth(at).get_attribute("data-key") for at in range(10)]
    assert after.index("D-CAU-GIAY") == 6 - 1
    expect(page.locator("footer")).to_contain_text("LĐLĐ quận Cầu Giấy +1.000")


def test_who_asked_for_less_motion_gets_none(
    begin: Callable[..., tuple[Server, str]], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    server, code = begin(Slide("leaderboard", group="district"), Slide("reveal", group="zone"))
    page = open_page(1920, 1080)
    page.emulate_media(reduced_motion="reduce")
    screen(page, server, code)
    page.evaluate(
        "() => { window.moved = 0; const old = Element.prototype.animate; Element.prototype.animate = function (...all) { window.moved++; return old.apply(this, all); }; }"
    )
    bring(server, registrations(tmp_path / "moi.csv", 1000, "LĐLĐ quận Cầu Giấy"))
    expect(page.locator('.row[data-key="D-CAU-GIAY"] .v')).to_have_text("1.868")
    for opened in (0, 1):
        page.keyboard.press("PageDown")
        expect(page.locator("footer")).to_contain_text(f"đã mở {opened}/1")
    assert page.evaluate("window.moved") == 0
    assert page.locator("#cheer").count() == 0


def test_a_unit_that_crosses_its_quota_is_celebrated_once(
    begin: Callable[..., tuple[Server, str]], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    server, code = begin(Slide("headline"))
    page = screen(open_page(1920, 1080), server, code)
    bring(server, registrations(tmp_path / "moi.csv", 700, "LĐLĐ quận Cầu Giấy"))
    banner = page.locator("#feast .banner")
    expect(banner).to_contain_text("LĐLĐ quận Cầu Giấy", timeout=SECONDS * 1000)
    page.wait_for_selector("#feast", state="detached", timeout=SECONDS * 1000)
    bring(server, registrations(tmp_path / "nua.csv", 3, "LĐLĐ quận Cầu Giấy"))
    expect(page.locator("footer")).to_contain_text("+3")
    assert page.locator("#feast").count() == 0
    page.reload()
    page.wait_for_timeout(800)
    assert page.locator("#feast").count() == 0


def test_a_freeze_hides_the_news_everywhere_until_it_is_lifted(
    begin: Callable[..., tuple[Server, str]], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    server, code = begin(Slide("leaderboard", group="district"))
    page, hand = screen(open_page(1920, 1080), server, code), console(open_page(), server, code)
    phone = open_page(390, 844, role="")
    hand.get_by_role("button", name="Đóng băng").click()
    expect(hand.locator("#sign")).to_contain_text("Đang đóng băng")
    bring(server, registrations(tmp_path / "kin.csv", 1000, "LĐLĐ quận Cầu Giấy"))
    expect(hand.locator("#hidden")).to_contain_text("+1.000 sáng kiến")
    page.wait_for_timeout(1500)
    assert count(page, "D-CAU-GIAY") == "868"
    open_path(phone, server.url)
    assert value(phone, "D-CAU-GIAY") == "868"
    assert phone.get_by_text("Trình chiếu").count() == 0
    staff = open_path(open_page(), server.url)
    assert value(staff, "D-CAU-GIAY") == "1.868"
    hand.get_by_role("button", name="Mở băng").click()
    expect(page.locator('.row[data-key="D-CAU-GIAY"] .v')).to_have_text(
        "1.868", timeout=SECONDS * 1000
    )
    phone.reload()
    open_path(phone, server.url)
    assert value(phone, "D-CAU-GIAY") == "1.868"


def test_a_reveal_opens_from_below_and_runs_ahead_to_the_top_ten(
    begin: Callable[..., tuple[Server, str]], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    server, code = begin(Slide("reveal", group="sector"), Slide("reveal"))
    page, hand = screen(open_page(1920, 1080), server, code), console(open_page(), server, code)
    hand.get_by_role("button", name="Đóng băng").click()
    expect(hand.locator("#sign")).to_contain_text("Đang đóng băng")
    bring(server, registrations(tmp_path / "kin.csv", 5000, "Công đoàn ngành Y tế"))
    page.evaluate(PAPER)
    assert page.locator(".place.next").get_attribute("data-key") == page.locator(
        ".place"
    ).last.get_attribute("data-key")
    opened: list[str] = []
    for step in range(1, 10):
        page.keyboard.press("PageDown")
        expect(page.locator("footer")).to_contain_text(f"đã mở {step}/9")
        fresh = [
            key
            for key in page.locator(".place.open").evaluate_all(
                "(all) => all.map((each) => each.dataset.key)"
            )
            if key not in opened
        ]
        assert len(fresh) == 1
        if fresh != ["S-Y-TE"] and "S-Y-TE" not in opened:
            assert "5.912" not in page.content()
        opened += fresh
    expect(page.locator("h1")).to_have_text("Công đoàn ngành Y tế dẫn đầu với 5.912 sáng kiến")
    assert page.locator("#cheer i").count() > 0
    bring(server, registrations(tmp_path / "nua.csv", 2, "Công đoàn ngành Y tế"))
    with page.expect_response(re.compile("/stage/slide")):  # the slide is drawn from another board
        hand.get_by_role("button", name="Mở băng").click()
    expect(page.locator("footer")).to_contain_text("đã mở 9/9")
    assert page.evaluate("window.thrown") == 1
    hand.get_by_role("button", name="Đóng băng").click()
    expect(hand.locator("#sign")).to_contain_text("Đang đóng băng")
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    page.wait_for_selector('#slide[data-position="1"]', state="attached")
    shows(page, "reveal")
    expect(page.locator("footer")).to_contain_text("đã mở 0/45")
    assert page.locator("#cheer").count() == 0
    hand.get_by_role("button", name="Lướt đến tốp 10").click()
    expect(page.locator("footer")).to_contain_text("đã mở 35/45", timeout=60_000)
    page.wait_for_timeout(1500)
    expect(page.locator("footer")).to_contain_text("đã mở 35/45")
    page.keyboard.press("PageUp")
    expect(page.locator("footer")).to_contain_text("đã mở 34/45")


def test_a_server_that_dies_leaves_the_slide_and_comes_back_to_it(
    own_sample: Path, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    code = put_show(own_sample, Slide("headline"), Slide("quota", group="sector"), Slide("thanks"))
    first = start_server(own_sample)
    try:
        page = open_page(1920, 1080)
        page.context.add_cookies(
            [{"name": COOKIE, "value": first.cookie("presenter"), "url": first.url}]
        )
        screen(page, first, code)
        page.keyboard.press("ArrowRight")
        shows(page, "quota")
        said = page.locator("h1").inner_text()
        first.process.kill()
        first.process.wait()
        page.wait_for_selector("#mark.on", timeout=SECONDS * 1000)
        expect(page.locator("#mark")).to_have_text("mất kết nối, đang nối lại")
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(1500)
        assert page.locator("h1").inner_text() == said
    finally:
        first.stop()
    again = start_server(own_sample, port=first.port)
    try:
        page.wait_for_selector("#mark:not(.on)", state="attached", timeout=SECONDS * 1000)
        shows(page, "quota")
        bring(again, registrations(tmp_path / "sau.csv", 1000, "Công đoàn ngành Y tế"))
        expect(page.locator('.line[data-key="S-Y-TE"] small')).to_contain_text(
            "1.912", timeout=SECONDS * 1000
        )
        page.keyboard.press("ArrowRight")
        shows(page, "thanks")
    finally:
        again.stop()


def test_the_keyboard_alone_carries_a_meeting(
    begin: Callable[..., tuple[Server, str]], open_page: Callable[..., Page]
) -> None:
    server, code = begin(Slide("headline"), Slide("movers"), Slide("race"), Slide("thanks"))
    page = screen(open_page(1280, 720), server, code)
    for key, kind in [
        *(("ArrowRight", "movers"), ("PageDown", "race"), ("PageUp", "movers")),
        *(("ArrowLeft", "headline"), ("End", "thanks"), ("Home", "headline")),
    ]:
        page.keyboard.press(key)
        shows(page, kind)
    page.keyboard.press("3")
    assert page.locator("#typed").inner_text() == "3"
    page.keyboard.press("Enter")
    shows(page, "race")
    day = page.locator(".today b")
    began = day.inner_text()
    page.keyboard.press("Space")
    page.wait_for_function(
        "(began) => document.querySelector('.today b').textContent !== began", arg=began
    )
    page.keyboard.press("Space")
    page.keyboard.press("b")
    page.wait_for_selector("body.black")
    page.keyboard.press(".")
    page.wait_for_selector("body:not(.black)")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()
    page.keyboard.press("f")
    page.wait_for_function("() => Boolean(document.fullscreenElement)")
    assert errors(page) == []


def test_a_viewers_keys_move_nothing(
    begin: Callable[..., tuple[Server, str]], open_page: Callable[..., Page]
) -> None:
    server, code = begin(Slide("headline"), Slide("movers"))
    page = open_page(1280, 720, role="")
    page.goto(f"{server.url}/stage")
    page.get_by_label("Mã buổi trình chiếu").fill(code)
    page.keyboard.press("Enter")
    page.locator(".slide.headline").wait_for()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(1000)
    assert page.locator(".slide.headline").count() == 1


def test_a_show_turns_by_itself_and_pauses(
    begin: Callable[..., tuple[Server, str]], open_page: Callable[..., Page]
) -> None:
    server, code = begin(Slide("headline", seconds=3), Slide("movers", seconds=3), Slide("thanks"))
    page = screen(open_page(1280, 720), server, code)
    page.keyboard.press("Space")
    shows(page, "movers")
    page.keyboard.press("Space")
    page.wait_for_timeout(4000)
    assert page.locator(".slide.movers").count() == 1


@pytest.mark.parametrize("width_height", SIZES, ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_slide_can_be_read_from_the_last_row(
    own_sample: Path,
    server: Callable[..., Server],
    open_page: Callable[..., Page],
    language: str,
    width_height: tuple[int, int],
) -> None:
    """Whole, nothing small, nothing over anything, with the longest names a federation has."""
    _lengthen(own_sample)
    slides = [Slide(kind, group=group) for kind in KINDS for group in ("all", "district", "sector")]
    slides += [
        Slide("leaderboard", measure=measure) for measure in ("registrants", "percent", "benefit")
    ]
    code = put_show(own_sample, *slides, language=language)
    page = screen(open_page(*width_height), server(own_sample), code)
    for number, slide in enumerate(slides, 1):
        for key in str(number):
            page.keyboard.press(key)
        page.keyboard.press("Enter")
        if number > 1:
            page.wait_for_selector(f'#slide[data-position="{number - 1}"]', state="attached")
        shows(page, slide.kind)
        page.wait_for_timeout(350)
        assert page.evaluate(SMALL) == [], slide
        assert page.locator(".fit.cut").all_inner_texts() == [], slide
        assert page.evaluate(ASTRAY) == [], slide
        assert not page.evaluate(SCROLLS), slide
        assert not re.search(
            r"undefined|\bNaN\b|\bNone\b|\bnull\b", page.locator(".slide").inner_text()
        )
    assert errors(page) == []


def _lengthen(folder: Path) -> None:
    """Gives some units of every kind the longest names met in the files of federations."""
    store = Store(f"duckdb:///{folder / DATABASE}")
    with store.transaction() as cursor:
        for name, short, kind in [
            (
                "Công đoàn Tổng công ty Đầu tư phát triển hạ tầng đô thị UDIC",
                "TCT Hạ tầng đô thị UDIC",
                "corporation",
            ),
            (
                "Công đoàn ngành Nông nghiệp và Phát triển nông thôn",
                "Nông nghiệp và PTNT",
                "sector",
            ),
            (
                "LĐLĐ thị xã Nguyễn Thị Minh Khai – Phường Trung Hoà",
                "Nguyễn Thị Minh Khai",
                "district",
            ),
        ]:
            cursor.execute(
                "update unit set display_name = $name, short_name = $short where unit_id in ("
                "select unit_id from unit where level = 'upper' and kind = $kind order by unit_id limit 9)",
                {"name": name, "short": short, "kind": kind},
            )
    store.close()
