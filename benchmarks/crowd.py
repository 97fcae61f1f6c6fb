"""A crowd on one server: `python -m benchmarks.crowd [--viewers 200] [--staff 20] [--minutes 10]`.

Viewers keep the leaderboard open, each with its live line and its event stream, ask for the board
whenever they hear of a new version, and run the page when they are told to, as a browser does. Each
of the staff drops a file of 2,000 rows on the upload page, waits until it is understood, presses the
button that books it, rests, and begins again; each file is one upper union's.

Told: errors, rows acknowledged and rows lost, the time from a commit to the board painted on each
screen, how long a file takes to be understood and booked, and the memory of the server, by the middle
of each minute, as it swings with each file: in the second, in the last, and how far it went to
either side of what lies between the least and the most of them.

Server and crowd share this machine. `--minutes 1440` is a day.
"""

import argparse
import asyncio
import json
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path

import polars as pl

from bangvang.entry.visitors import COOKIE
from bangvang.store import Store
from bangvang.store.check import check
from benchmarks.visitor import Visitor, exchange, versions
from tests.browser.server import DATABASE, Server, start_server

ROWS = 2_000
UNITS = pl.read_csv("data/units.csv").filter(level="upper")["display_name"].to_list()
JITTER = 0.12  # seconds, as on the pages
LEAVING = 15.0
_BOOKED = """
select b.file_name, count(*) as rows
from registration r
inner join initiative i on i.initiative_id = r.initiative_id
inner join batch b on b.batch_id = i.batch_id
group by b.file_name
"""


@dataclass
class Told:
    """What the crowd saw. Moments are seconds since 1970."""

    errors: list[str] = field(default_factory=list)
    painted: list[list[tuple[float, int]]] = field(default_factory=list)  #: per viewer
    booked: list[tuple[str, float]] = field(default_factory=list)  #: file, seconds it took
    understood: list[float] = field(default_factory=list)  #: seconds until it can be booked
    memory: list[tuple[float, float]] = field(default_factory=list)  #: moment, megabytes
    opened: list[float] = field(default_factory=list)  #: seconds to the first board


async def viewer(port: int, cookie: str, told: Told, stop: asyncio.Event) -> None:
    """Looks at the board, asks for it at every version, and runs the page when told to."""
    seen: list[tuple[float, int]] = []
    told.painted.append(seen)
    person = Visitor(port, "", cookie)
    wanted, shown, ran = 0, 0, 0
    moved, waiting = asyncio.Event(), set[asyncio.Task[None]]()

    def hear(version: int) -> None:
        nonlocal wanted
        wanted = version
        moved.set()

    async def run(version: int) -> None:
        nonlocal ran
        ran = version
        await asyncio.sleep(random.random() * JITTER)
        await person.run()

    def may_run(version: int) -> None:
        if version == ran or stop.is_set():
            return
        task = asyncio.create_task(run(version))
        waiting.add(task)
        task.add_done_callback(waiting.discard)

    async def follow() -> None:
        nonlocal shown
        while True:
            await moved.wait()
            moved.clear()
            while wanted != shown:
                shown = await person.ask_fresh()
                seen.append((time.time(), shown))

    start = time.time()
    await person.enter()
    told.opened.append(time.time() - start)
    listening = asyncio.gather(versions(port, cookie, hear, "?fresh", may_run), follow())
    try:
        await stop.wait()
        told.errors += person.shown.failures
    finally:
        if listening.done() and not listening.cancelled():
            told.errors.append(repr(listening.exception()))
        listening.cancel()
        await asyncio.gather(*waiting, listening, return_exceptions=True)
        await person.leave()


def file(name: str, number: int) -> bytes:
    """2,000 rows that no other file has."""
    unit = UNITS[number % len(UNITS)]
    rows = (
        f"Cải tiến quy trình {name} số {row},Nguyễn Văn {name} {row},{unit},18/05/2022"
        for row in range(ROWS)
    )
    return "\n".join(["Tên sáng kiến,Họ và tên,Đơn vị,Ngày đăng ký", *rows]).encode()


async def staff(
    port: int, cookie: str, numbers: Iterator[int], rest: float, told: Told, stop: asyncio.Event
) -> None:
    """Brings one file after another through the upload page."""
    token = next(part[16:] for part in cookie.split("; ") if part.startswith("_streamlit_xsrf="))
    person = Visitor(port, "nap", cookie)
    await person.enter()
    await asyncio.sleep(random.random() * rest)
    resting, waiting = True, set[asyncio.Task[None]]()

    def may_run(_: int) -> None:
        if resting:  # else the page runs anyway
            task = asyncio.create_task(person.run())
            waiting.add(task)
            task.add_done_callback(waiting.discard)

    listening = asyncio.create_task(versions(port, cookie, lambda _: None, "?desk", may_run))
    try:
        while not stop.is_set():
            number = next(numbers)
            name = f"tep{number}"
            start, resting = time.time(), False
            await person.drop(f"{name}.csv", file(name, number), token)
            while not (button := _button(person, name)):
                await person.painted()
                if person.shown.failures:
                    raise RuntimeError(person.shown.failures[0])
                await asyncio.sleep(0.7)
                await person.run()
            told.understood.append(time.time() - start)
            await person.press(button)
            while not any(
                f"{name}.csv" in text and "Đã ghi" in text for text in person.shown.texts
            ):
                await person.painted()
                if time.time() - start > 120:
                    raise TimeoutError(f"{name} was not booked: {person.shown.texts}")
                await asyncio.sleep(0.1)
            told.booked.append((name, time.time() - start))
            resting = True
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), rest * (0.5 + random.random()))
    finally:
        if listening.done() and not listening.cancelled():
            told.errors.append(repr(listening.exception()))
        listening.cancel()
        await asyncio.gather(*waiting, listening, return_exceptions=True)
        await person.leave()


def _button(person: Visitor, name: str) -> str | None:
    """The button that books, when the page shows this very file."""
    shown = person.shown
    found = [at for label, at in shown.buttons.items() if label.startswith("Ghi ")]
    return found[0] if found and shown.chosen == f"{name}.csv" else None


def memory(server: Server) -> float:
    """Megabytes that the server's process holds."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


async def crowd(server: Server, asked: argparse.Namespace, told: Told) -> float:
    """Lets them all come, and go after so many minutes; gives when all were there."""
    _, head = await exchange(server.port, "GET", "/_stcore/health", b"", {})
    cookie = next(line.split(": ")[1].split(";")[0] for line in head if "_streamlit_xsrf" in line)
    signed_in = f"{cookie}; {COOKIE}={server.cookie('staff')}"
    stop, numbers = asyncio.Event(), count()

    async def safely(work: "asyncio.Future[None] | object", who: str) -> None:
        try:
            await work  # type: ignore[misc]
        except Exception as error:
            told.errors.append(f"{who}: {error!r}"[:300])

    tasks = []
    for _ in range(asked.viewers):
        tasks.append(asyncio.create_task(safely(viewer(server.port, cookie, told, stop), "viewer")))
        await asyncio.sleep(0.05)
    while len(told.opened) + len(told.errors) < asked.viewers:
        await asyncio.sleep(0.1)
    began = time.time()
    for _ in range(asked.staff):
        work = staff(server.port, signed_in, numbers, asked.rest, told, stop)
        tasks.append(asyncio.create_task(safely(work, "staff")))
    while time.time() < began + 60 * asked.minutes:
        if server.process.poll() is not None:
            raise RuntimeError(f"the server ended:\n{server.log.read_text()[-3000:]}")
        told.memory.append((time.time() - began, memory(server)))
        await asyncio.sleep(2)
    stop.set()
    await asyncio.wait(tasks, timeout=LEAVING + asked.rest)
    return began


def lost(database: Path, told: Told) -> tuple[int, list[str]]:
    """Rows that were acknowledged and are not there, and what the check of the database finds."""
    store = Store(f"duckdb:///{database}")
    try:
        there = dict(store.select(_BOOKED, {}).iter_rows())
        missing = sum(ROWS - there.get(f"{name}.csv", 0) for name, _ in told.booked)
        return missing, [f"{found.what} {found.about}" for found in check(store)]
    finally:
        store.close()


def delays(log: list[dict[str, object]], told: Told, began: float) -> tuple[list[float], int]:
    """Seconds from each commit that moved a board to each viewer's board with it.

    And how many were never painted, of those for which there was time.
    """
    found, never = [], 0
    last = began + told.memory[-1][0] - LEAVING
    for line in log:
        at = datetime.fromisoformat(str(line["at"])).timestamp()
        if line["what"] != "commit" or not line.get("board", True) or at < began:
            continue
        for seen in told.painted:
            later = (moment for moment, version in seen if version >= int(str(line["version"])))
            painted = next(later, None)
            if painted is not None:
                found.append(painted - at)
            elif at < last:
                never += 1
    return found, never


def share(values: list[float], part: float) -> float:
    """The value that this part of all values does not exceed; 0 of none."""
    return sorted(values)[int(part * (len(values) - 1))] if values else 0.0


def minutes(memory: list[tuple[float, float]]) -> list[float]:
    """The middle of the memory in each full minute after the first; of all where there is none."""
    end = memory[-1][0]
    starts = range(60, int(end) - 55, 60)
    held = [[size for at, size in memory if start <= at < start + 60] for start in starts]
    return [share(sizes, 0.5) for sizes in held or [[size for _, size in memory]]]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    asked.add_argument("--viewers", type=int, default=200)
    asked.add_argument("--staff", type=int, default=20)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--rest", type=float, default=30, help="seconds between one's files, about")
    asked.add_argument("--port", type=int, default=None, help="any free one otherwise")
    given = asked.parse_args()
    told = Told()
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder), given.port)
        try:
            before = memory(server)
            began = asyncio.run(crowd(server, given, told))
            log = [
                json.loads(line) for line in server.log.read_text().splitlines() if line[:1] == "{"
            ]
        finally:
            server.stop()
        missing, findings = lost(Path(folder) / DATABASE, told)
    failed = [line for line in log if line["level"] == "error" or line.get("status", 0) >= 500]
    painted, never = delays(log, told, began)
    took = [seconds for _, seconds in told.booked]
    held = minutes(told.memory)
    print(f"{given.viewers} viewers, {given.staff} of the staff, {given.minutes:g} minutes")
    print(f"errors: {len(told.errors)} of the crowd's, {len(failed)} in the server's log")
    print(f"files acknowledged: {len(told.booked)}, rows {ROWS * len(told.booked)}, lost {missing}")
    print(f"boards never painted: {never}")
    print(f"check of the database: {findings or 'sound'}")
    for what, values in (
        ("commit → board", painted),
        ("file → understood", told.understood),
        ("file → booked", took),
        ("board opened", told.opened),
    ):
        parts = " ".join(f"p{100 * part:.0f} {share(values, part):.2f}" for part in (0.5, 0.95, 1))
        print(f"{what}: {parts} s of {len(values)}")
    print(
        f"memory: {before:.0f} MB before, {held[0]:.0f} in the second minute, {held[-1]:.0f} in the last; "
        f"after the first {min(held):.0f} to {max(held):.0f} (±{100 * (max(held) - min(held)) / (max(held) + min(held)):.1f} %); "
        f"at most {max(size for _, size in told.memory):.0f}"
    )
    for error in sorted({*told.errors, *(json.dumps(line, ensure_ascii=False) for line in failed)})[
        :20
    ]:
        print("  ", error[:600])


if __name__ == "__main__":
    main()
