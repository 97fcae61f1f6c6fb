"""How soon open boards show a file that was booked: `python -m benchmarks.screens`.

A real server holds the sample campaign. So many sessions stand on the leaderboard, each with its
websocket and its event stream, as browsers keep them; when the stream tells of a new version a
session asks for its board, as the page's own ear does, and runs the page when the stream says that
it may. Real files are booked by the command line's own way. A few real
browsers stand beside them and note when the new figure is painted.

Told as half / 95 %, in milliseconds: from the commit to the board brought, and to the figure
painted; the memory of the server; and in one run with it, how long a browser takes from an address
to the board, over how long it takes to an empty page of a Streamlit server that does nothing else.

Server, sessions and browsers share this machine: with many, much of the time is their own.
"""

import argparse
import asyncio
import contextlib
import os
import random
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

from benchmarks.stage import Hall, hall, shares, wait_for
from benchmarks.visitor import Visitor, versions

COMMITS, APART = 6, 4.0  # files booked, seconds from one to the next
LATEST = 60.0  # seconds after the last one
EAR_MS = 120  # a page waits at random up to so long, so that not all ask in one moment
_files = count()  # no two bring the same rows: the figure would stand
PAINTS = 7  # times each page is opened anew by a browser
ROW = '[data-unit="D-BAC-TU-LIEM"] .bv-value'  # of the unit whose files are booked
EMPTY = "import streamlit as st\n\nst.html('<p id=\"there\">there</p>')\n"

#: notes every figure of the row with the moment at which it is painted
PAINTED = """
(row) => {
  window.painted = [];
  let shown = null;
  const look = () => {
    const now = document.querySelector(row)?.textContent ?? shown;
    if (now !== shown) requestAnimationFrame(() => setTimeout(() => window.painted.push(Date.now())));
    shown = now;
  };
  look();
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
}
"""


@dataclass
class Session:
    """A session on the leaderboard: when its board stood anew."""

    ran: list[float] = field(default_factory=list)
    version: int = 0

    async def stand(self, port: int) -> None:
        """Stands on the page for ever: asks for its board at every version, and runs when told to."""
        page = Visitor(port, "bang-xep-hang", "")
        await page.enter()
        self.ran.append(time.time())
        moved, runs = asyncio.Event(), set[asyncio.Task[None]]()
        told = ran = 0

        def hear(version: int) -> None:
            nonlocal told
            told = version
            moved.set()

        def run(version: int) -> None:
            nonlocal ran
            if ran and version != ran:
                runs.add(asyncio.create_task(self._run(page)))
            ran = version

        async def follow() -> None:
            while True:
                await moved.wait()
                moved.clear()
                while told != self.version:
                    self.version = await page.ask_fresh()
                    self.ran.append(time.time())

        try:
            await asyncio.gather(versions(port, "", hear, "?fresh", run), follow())
        finally:
            await page.leave()

    async def _run(self, page: Visitor) -> None:
        await asyncio.sleep(random.random() * EAR_MS / 1000)
        await page.run()


async def measured(at: Hall, browser: Browser, screens: int, browsers: int) -> str:
    """One line of the table: so many sessions, and some real browsers beside them."""
    sessions = [Session() for _ in range(screens)]
    standing = []
    for each in sessions:
        standing.append(asyncio.create_task(each.stand(at.port)))
        await asyncio.sleep(0.02)
    while any(not each.version for each in sessions):
        _none_has_left(standing)
        await asyncio.sleep(0.1)
    pages = [await _watched(browser, at.port) for _ in range(browsers)]
    before = len(at.committed())
    for _ in range(COMMITS):
        await asyncio.to_thread(at.book, next(_files))
        await asyncio.sleep(APART)
    _none_has_left(standing)
    commits = at.committed()[before:]
    await _all_through(sessions, pages, commits[-1])
    ran = [1000 * (_next(each.ran, moment) - moment) for each in sessions for moment in commits]
    painted = []
    for page in pages:
        noted = [moment / 1000 for moment in await page.evaluate("window.painted")]
        painted += [1000 * (_next(noted, moment) - moment) for moment in commits]
        await page.context.close()
    memory = at.memory()
    for task in standing:
        task.cancel()
    await asyncio.gather(*standing, return_exceptions=True)
    return f"{screens:>8} {shares(ran):>16} {shares(painted) if painted else '-':>16} {memory:>8.0f} MB"


def _none_has_left(standing: "list[asyncio.Task[None]]") -> None:
    """Raises what ended a session: the others would be waited for in vain."""
    for task in standing:
        if task.done():
            task.result()


async def _all_through(sessions: list[Session], pages: list[Page], last: float) -> None:
    """Waits until everybody has shown the last commit; TimeoutError when somebody never does."""
    async with asyncio.timeout(LATEST):
        while any(each.ran[-1] < last for each in sessions):
            await asyncio.sleep(0.1)
        for page in pages:
            while max(await page.evaluate("window.painted"), default=0.0) < 1000 * last:
                await asyncio.sleep(0.1)


async def _watched(browser: Browser, port: int) -> Page:
    page = await (await browser.new_context(viewport={"width": 1440, "height": 900})).new_page()
    await page.goto(f"http://127.0.0.1:{port}/")
    await page.wait_for_selector(ROW, timeout=60_000)
    await page.wait_for_timeout(1000)
    await page.evaluate(PAINTED, ROW)
    return page


def _next(moments: list[float], after: float) -> float:
    return next(moment for moment in moments if moment > after)


async def first_paints(browser: Browser, board: int, empty: int) -> str:
    """Milliseconds from the address to the board, and to an empty page, in turns; fresh visitors."""
    took: dict[str, list[float]] = {ROW: [], "#there": []}
    for _ in range(PAINTS):
        for row, port in ((ROW, board), ("#there", empty)):
            context = await browser.new_context(viewport={"width": 1440, "height": 900})
            page = await context.new_page()
            began = time.perf_counter()
            await page.goto(f"http://127.0.0.1:{port}/")
            await page.wait_for_selector(row, timeout=60_000)
            took[row].append(1000 * (time.perf_counter() - began))
            await context.close()
    first, bare = (statistics.median(each) for each in took.values())
    return f"first paint: board {first:.0f} ms, empty page {bare:.0f} ms, over it {first - bare:.0f} ms"


@contextlib.contextmanager
def empty_server(folder: Path) -> Iterator[int]:
    """A Streamlit server with one empty page, for comparison; gives its port."""
    script = folder / "empty.py"
    script.write_text(EMPTY, encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    options = [f"--server.port={port}", "--server.headless=true", "--server.fileWatcherType=none"]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), *options],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(port, process)
        yield port
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


async def told(at: Hall, empty: int, screens: list[int], browsers: int) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=shutil.which(os.environ.get("CHROMIUM", "chromium")),
            args=["--no-sandbox", "--disable-gpu"],
        )
        print(await first_paints(browser, at.port, empty), flush=True)
        print("milliseconds, half / 95 %:\nsessions     commit → run commit → painted   memory")
        for each in screens:
            print(await measured(at, browser, each, browsers), flush=True)
        await browser.close()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--screens", type=int, nargs="+", default=[1, 50, 200])
    asked.add_argument("--browsers", type=int, default=2)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with hall(folder) as at, empty_server(folder) as empty:
            asyncio.run(told(at, empty, given.screens, given.browsers))


if __name__ == "__main__":
    main()
