"""How soon the hall sees a file that was booked: `python -m benchmarks.stage`.

A real server holds the sample campaign and one show. So many screens each keep an event stream open
and fetch the slide at every change, over connections of their own, as browsers do. Real files are
booked by the command line's own way, and the presenter presses. Told in milliseconds, for half of
the screens and 95 % of them: from the commit to the slide received, from the press to the slide
received; with real browsers beside them, from the commit to the new figure painted.

Server and screens share this machine: with many screens, much of the time is the screens' own.
"""

import argparse
import asyncio
import contextlib
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Page, async_playwright

from bangvang.commands import File
from bangvang.entry.visitors import COOKIE
from bangvang.server.handover import hand_over
from bangvang.stage.show import Show
from bangvang.stage.shows import Shows
from bangvang.stage.slides import Slide
from tests.admitted import Door

HOUSE = Path(__file__).parents[1]
SLIDES = (Slide("leaderboard"), Slide("leaderboard", group="district"), Slide("movers"))
COMMITS, PRESSES = 12, 12
APART = 2.5  # seconds from one commit or press to the next
UNIT = "LĐLĐ quận Bắc Từ Liêm"  # among the first ten of the leaderboard

#: notes every new figure on the screen with its moment
PAINTED = """
() => {
  window.painted = [];
  new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => window.painted.push(Date.now()))))
    .observe(document.getElementById("slide"), { childList: true });
}
"""


@dataclass
class Screen:
    """One screen: when it had each slide in hand."""

    got: dict[str, float] = field(default_factory=dict)  #: key of a slide -> moment received

    async def watch(self, port: int, code: str) -> None:
        """Keeps the stream open for ever, and fetches the slide whenever its key changes."""
        stream, fetcher = await Line.opened(port), await Line.opened(port)
        stream.ask(f"/stage/events?code={code}")
        try:
            async for told in stream.events():
                key = str(told["key"])
                if key in self.got:
                    continue
                path = f"/stage/slide?code={code}&key={key}"
                try:
                    await fetcher.fetched(path)
                except (asyncio.IncompleteReadError, ConnectionError):
                    # the server closes lines that rest; a browser, too, opens another one then
                    fetcher = await Line.opened(port)
                    await fetcher.fetched(path)
                self.got[key] = time.time()
        finally:
            stream.writer.close()
            fetcher.writer.close()


@dataclass(frozen=True)
class Line:
    """A connection to the server, speaking plain HTTP."""

    port: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @classmethod
    async def opened(cls, port: int) -> "Line":
        return cls(port, *await asyncio.open_connection("127.0.0.1", port))

    def ask(self, path: str) -> None:
        self.writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n\r\n".encode())

    async def events(self) -> AsyncIterator[dict[str, object]]:
        while line := await self.reader.readline():
            if line.startswith(b"data: "):
                yield json.loads(line[6:])

    async def fetched(self, path: str) -> bytes:
        """The body of an answer."""
        self.ask(path)
        head = (await self.reader.readuntil(b"\r\n\r\n")).lower().split(b"\r\n")
        assert b" 200 " in head[0], head
        (length,) = (int(line[15:]) for line in head if line.startswith(b"content-length:"))
        return await self.reader.readexactly(length)


@dataclass(frozen=True)
class Hall:
    """The server measured: its port, its database, its show, its presenter, the file of its commits."""

    port: int
    database: Path
    code: str
    cookie: str
    commits: Path
    process: subprocess.Popen[bytes]

    def committed(self) -> list[float]:
        """The moments of all commits so far."""
        return [float(line.split()[1]) for line in self.commits.read_text().splitlines()]

    def memory(self) -> float:
        """Megabytes the server's process holds."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        (line,) = (line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def book(self, number: int, rows_brought: int = 20) -> None:
        """Books a real file of so many rows, as the command line does it."""
        rows = [f"Sáng kiến {number}.{n},Người {n},{UNIT},18/05/2022" for n in range(rows_brought)]
        text = "\n".join(["Tên sáng kiến,Họ và tên,Đơn vị,Ngày đăng ký", *rows])
        name = f"{number}-{time.time()}.csv"
        told = hand_over(self.database, ["import", name], [File(name, text.encode())])
        assert told.exit_code == 0, told

    async def press(self, action: str, value: int | None = None) -> None:
        body = json.dumps({"code": self.code, "action": action, "value": value})
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        host = f"127.0.0.1:{self.port}"
        writer.write(
            f"POST /stage/act HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
            f"Cookie: {COOKIE}={self.cookie}\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
        )
        assert b" 200 " in await reader.readline()
        writer.close()


@contextlib.contextmanager
def hall(folder: Path, slides: tuple[Slide, ...] = SLIDES) -> Iterator[Hall]:
    """A server on the sample campaign, with a show of these slides."""
    database = folder / "stage.duckdb"
    shows, now = Shows(folder / "stage.duckdb.shows.json"), time.time()
    told = ("vi", "dark", "http://127.0.0.1/", "live", None, now, now)
    code = shows.begin(Show(shows.free_code(), "Bench", slides, *told)).code
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    commits = folder / "commits"
    commits.touch()
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            "benchmarks/stage_app.py",
            f"--server.port={port}",
            "--server.headless=true",
            "--server.fileWatcherType=none",
        ],
        cwd=HOUSE,
        env={
            **os.environ,
            "BANGVANG_DB": f"duckdb:///{database}",
            "BENCH_COMMITS": str(commits),
            "PYTHONPATH": str(HOUSE),
        },
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(port, process)
        yield Hall(port, database, code, Door(port, database).cookie("presenter"), commits, process)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Returns when the server answers; RuntimeError when it has ended."""
    while True:
        if process.poll() is not None:
            raise RuntimeError("the server ended")
        with contextlib.suppress(OSError):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == http.client.OK:
                return
        time.sleep(0.2)


def shares(values: list[float]) -> str:
    """Half of the values and 95 % of them, in whole milliseconds."""
    ordered = sorted(values)
    return " / ".join(f"{ordered[int(share * (len(ordered) - 1))]:.0f}" for share in (0.5, 0.95))


def delays(screens: list[Screen], moments: list[float]) -> list[float]:
    """Milliseconds from each moment to each screen's next slide in hand."""
    found = []
    for screen in screens:
        got = sorted(screen.got.values())
        for moment in moments:
            found.append(1000 * (next(at for at in got if at > moment) - moment))
    return found


async def measured(at: Hall, count: int, browsers: int) -> str:
    """One line of the table: so many screens, and some real browsers beside them."""
    screens = [Screen() for _ in range(count)]
    watching = [asyncio.create_task(each.watch(at.port, at.code)) for each in screens]
    async with async_playwright() as playwright:
        pages = await _pages(playwright, at, browsers)
        await at.press("go", 1)
        await asyncio.sleep(APART)
        before = len(at.committed())
        for number in range(COMMITS):
            await asyncio.to_thread(at.book, number)
            await asyncio.sleep(APART)
        commits = at.committed()[before:]
        received = delays(screens, commits)
        painted = [
            min(moment for moment in await page.evaluate("window.painted") if moment > 1000 * at)
            - 1000 * at
            for page in pages
            for at in commits
        ]
        pressed = []
        for number in range(PRESSES):
            pressed.append(time.time())
            await at.press("go", 2 + number % 2)
            await asyncio.sleep(APART / 2)
        # a slide seen before is known by its key: the presses that brought a new one are told
        fresh = delays(screens, pressed[:2])
        for page in pages:
            await page.context.browser.close() if page.context.browser else None
    for task in watching:
        task.cancel()
    await asyncio.gather(*watching, return_exceptions=True)
    seen = shares(painted) if painted else "-"
    return (
        f"{count:>7} {shares(received):>16} {seen:>16} {shares(fresh):>16} {at.memory():>8.0f} MB"
    )


async def _pages(playwright: object, at: Hall, browsers: int) -> list[Page]:
    chromium = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    if not chromium or not browsers:
        return []
    browser = await playwright.chromium.launch(  # type: ignore[attr-defined]
        executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
    )
    pages = []
    for _ in range(browsers):
        context = await browser.new_context(viewport={"width": 1920, "height": 1080})
        page = await context.new_page()
        await page.goto(f"http://127.0.0.1:{at.port}/stage?code={at.code}")
        await page.evaluate(PAINTED)
        pages.append(page)
    return pages


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--screens", type=int, nargs="+", default=[1, 50, 200])
    asked.add_argument("--browsers", type=int, default=2)
    told = asked.parse_args()
    print("milliseconds, half / 95 %:")
    print("screens  commit → slide commit → painted  press → slide   memory")
    with tempfile.TemporaryDirectory() as folder, hall(Path(folder)) as at:
        for count in told.screens:
            print(asyncio.run(measured(at, count, told.browsers)), flush=True)


if __name__ == "__main__":
    main()
