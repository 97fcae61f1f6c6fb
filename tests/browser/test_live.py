"""The whole way: a file dropped in one browser moves the board in another, and withdrawing moves it back."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.screen import SECONDS, drop, open_path, rows, settled, value
from tests.browser.server import HOUSE, Server

MESSY = HOUSE / "data" / "sample" / "LDLD_CauGiay_12-5.xlsx"
TIDY = HOUSE / "data" / "sample" / "tidy.csv"
UNIT = "D-CAU-GIAY"
BEFORE, AFTER = "868", "925"

#: notes the moment at which a unit's count is first painted anew
WATCH = """
(unit) => {
  const seen = () => document.querySelector(`[data-unit="${unit}"] .bv-value`)?.textContent;
  const before = seen();
  window.painted = null;
  const look = () => {
    const now = seen();
    if (now && now !== before) { window.painted = [now, Date.now()]; } else { requestAnimationFrame(look); }
  };
  look();
}
"""
#: keeps all event streams that a page ever opens
STREAMS = """
window.streams = [];
window.EventSource = class extends EventSource {
  constructor(...given) { super(...given); window.streams.push(this); }
};
"""
#: notes the moment of the next press
PRESSES = "() => addEventListener('click', () => { window.pressed = Date.now(); }, true)"
#: notes, at every frame for some seconds, whether the board stands, where, and how much of it
FRAMES = """
async (seconds) => {
  const seen = [];
  let shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shift += entry.value;
  }).observe({ type: "layout-shift" });
  const end = performance.now() + 1000 * seconds;
  while (performance.now() < end) {
    await new Promise(requestAnimationFrame);
    const table = document.querySelector(".bv-table");
    let clear = 1;
    for (let at = table; at; at = at.parentElement) clear *= Number(getComputedStyle(at).opacity);
    const box = table?.getBoundingClientRect();
    seen.push([table ? table.querySelectorAll("[data-unit]").length : 0,
               box ? Math.round(box.top) : null, box ? Math.round(box.height) : null, clear]);
  }
  return { seen, shift };
}
"""


def milliseconds_to_paint(pressing: Page, watching: Page) -> tuple[str, int]:
    """The count painted anew, and the time from the press to it."""
    watching.wait_for_function("() => window.painted", timeout=SECONDS * 1000)
    painted, at = watching.evaluate("window.painted")
    return painted, at - pressing.evaluate("window.pressed")


def pick_first_batch(page: Page) -> Page:
    """Presses the box before the first row of the table of batches, which is drawn on a canvas."""
    page.wait_for_timeout(500)
    canvas = page.locator('[data-testid="stDataFrame"]')
    canvas.click(position={"x": 18, "y": 50})
    page.get_by_role("button", name="lần nạp này").wait_for(timeout=SECONDS * 1000)
    return settled(page)


def test_a_file_moves_the_other_board_and_withdrawing_moves_it_back(
    server: Callable[..., Server],
    own_sample: Path,
    open_page: Callable[..., Page],
    capsys: pytest.CaptureFixture[str],
) -> None:
    at = server(own_sample).url
    hall = open_path(open_page(width=1920, height=1080), at)
    assert value(hall, UNIT) == BEFORE
    loads = []
    hall.on("load", lambda _: loads.append("reload"))

    desk = drop(open_path(open_page(), f"{at}/nap"), MESSY)
    counts = desk.locator(".bv-reckoning b").all_inner_texts()
    assert (counts[1], counts[3]) == ("59", "3")
    assert "31/02/2022" in desk.locator(".bv-bad").all_inner_texts()
    assert value(hall, UNIT) == BEFORE, "looking books nothing"
    hall.evaluate(WATCH, UNIT)
    desk.evaluate(PRESSES)
    desk.get_by_role("button", name="Ghi 59 dòng, trả lại 3").click()
    painted, milliseconds = milliseconds_to_paint(desk, hall)
    assert painted == AFTER
    took = {"booked": milliseconds}
    desk.get_by_text("Đã ghi 59 dòng từ").wait_for(timeout=SECONDS * 1000)

    ledger = pick_first_batch(open_path(open_page(), f"{at}/cac-lan-nap"))
    hall.evaluate(WATCH, UNIT)
    ledger.evaluate(PRESSES)
    ledger.get_by_role("button", name="Rút lần nạp này").click()
    painted, milliseconds = milliseconds_to_paint(ledger, hall)
    assert painted == BEFORE
    took["withdrawn"] = milliseconds
    ledger.get_by_text("bảng đã tính lại").wait_for(timeout=SECONDS * 1000)

    with capsys.disabled():
        sys.stderr.write(f"\nmilliseconds to the other browser: {took}\n")
    assert loads == [], "the board in the hall has not been loaded anew"
    assert hall.console_errors == []


def test_while_files_come_in_the_board_neither_flickers_nor_jumps(
    server: Callable[..., Server], own_sample: Path, open_page: Callable[..., Page]
) -> None:
    running = server(own_sample)
    screen = open_page(width=1920, height=1080)
    screen.add_init_script(STREAMS)
    hall = open_path(screen, running.url)
    units = len(rows(hall))
    hall.evaluate(WATCH, UNIT)
    command = [sys.executable, "-m", "bangvang", "import", str(MESSY), str(TIDY)]
    importing = subprocess.Popen(
        command,
        cwd=HOUSE,
        env={"BANGVANG_DB": running.database, "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    frames = hall.evaluate(FRAMES, 8)
    output, _ = importing.communicate(timeout=SECONDS)
    assert importing.returncode == 0, output.decode()
    assert hall.evaluate("window.painted"), "the files have come in while the frames were taken"
    seen = [tuple(frame) for frame in frames["seen"]]
    assert len(seen) > 60
    assert {rows for rows, *_ in seen} == {units}, "the table is never absent"
    assert len({place for _, place, *_ in seen}) == 1, "it stays where it is"
    assert len({height for *_, height, _ in seen}) == 1, "it stays as high as it is"
    assert {clear for *_, clear in seen} == {1}, "it is never dimmed"
    assert frames["shift"] == 0
    open_streams = (
        "window.streams.filter((stream) => stream.readyState !== EventSource.CLOSED).length"
    )
    assert hall.evaluate(open_streams) == 1, "a page that has run many times listens once"
    anew = open_path(open_page(), running.url)
    assert rows(hall) == rows(anew), "what was brought is what a new visit shows"
