"""What others feel while a million rows come in: `python -m benchmarks.beside`.

In one process, as in the server, one thread reads, prepares and books a made-up list while another
asks a board over and over, past every cache: milliseconds from question to frame before it begins
and during each step, half of the asks, 95 % and the worst; beside them how late a thread that
wants to run every five milliseconds comes to run, which tells how long the interpreter is held.
"""

import argparse
import tempfile
import time
from datetime import datetime
from itertools import count
from pathlib import Path
from threading import Thread

from bangvang.access import SYSTEM
from bangvang.campaign import campaign
from bangvang.intake import prepare, read
from bangvang.query import text
from bangvang.store import Store, book, roster, seed
from benchmarks.intake import write_csv
from benchmarks.questions import asked

BOARD, APART, TICK = "leaderboard", 0.05, 0.005  # seconds from one ask, or tick, to the next
BOOKED_BEFORE = 100_000  # rows


class Day:
    """A store with some rows, and the step in which a further file is."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(f"duckdb:///{folder}/beside.duckdb")
        seed(self.store)
        self._parameters = asked(self.store, BOARD, 20)
        self.step = "before"
        self.asks: dict[str, list[float]] = {}  #: step -> milliseconds
        self.late: dict[str, list[float]] = {}  #: step -> milliseconds

    def take(self, path: Path) -> None:
        """Reads, prepares and books a file."""
        known, programme = roster(self.store), campaign().programme
        self.step = "read"
        workbook = read(path.read_bytes(), path.name)
        self.step = "prepare"
        batch = prepare(workbook, known, programme[0], programme)
        del workbook
        self.step = "book"
        book(self.store, [batch], SYSTEM, datetime.combine(programme[0], datetime.min.time()))
        self.step = "after"

    def ask(self, question: str, number: int) -> None:
        step, start = self.step, time.perf_counter()
        self.store.select(question, self._parameters[number % len(self._parameters)])
        self.asks.setdefault(step, []).append(1000 * (time.perf_counter() - start))

    def tick(self) -> None:
        """Ticks until the file is booked."""
        last = time.perf_counter()
        while self.step != "after":
            time.sleep(TICK)
            now = time.perf_counter()
            self.late.setdefault(self.step, []).append(1000 * (now - last - TICK))
            last = now


def told(milliseconds: list[float]) -> str:
    ordered = sorted(milliseconds)
    half, most = (ordered[int(share * (len(ordered) - 1))] for share in (0.5, 0.95))
    return f"{half:7.0f} {most:7.0f} {ordered[-1]:7.0f}"


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--rows", type=int, default=1_000_000)
    rows = given.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        day = Day(Path(folder))
        before, coming = (Path(folder) / name for name in ("before.csv", "coming.csv"))
        write_csv(before, BOOKED_BEFORE)
        write_csv(coming, rows)
        day.take(before)
        day.step = "before"
        question = text(BOARD)
        for number in range(20):
            day.ask(question, number)
        taking = Thread(target=day.take, args=(coming,))
        ticking = Thread(target=day.tick)
        taking.start()
        ticking.start()
        for number in count(1):
            day.ask(question, number)
            time.sleep(APART)
            if not taking.is_alive():
                break
        ticking.join()
        print(
            f"{'':<8} {'asks':>5} {'p50':>7} {'p95':>7} {'most':>7}   late {'p50':>5} {'p95':>7} {'most':>7}"
        )
        for step, asks in day.asks.items():
            late = told(day.late[step]) if step in day.late else ""
            print(f"{step:<8} {len(asks):>5} {told(asks)}   {late}")
        during = [one for step, asks in day.asks.items() if step in day.late for one in asks]
        print(f"{'in all':<8} {len(during):>5} {told(during)}   (budget: p95 300)")


if __name__ == "__main__":
    main()
