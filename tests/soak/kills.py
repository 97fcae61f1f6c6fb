"""Kills a writer at random moments and looks whether anything it had acknowledged is lost or torn."""

import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bangvang.store import Store
from bangvang.store.backup import backups
from bangvang.store.check import check

_LONGEST = 2.5  # seconds from the first sign of life to the kill
_BATCH = "select state, accepted from batch where batch_id = $batch_id"
_UNFINISHED = ("*.part", "*.trial")


@dataclass
class Found:
    """What some kills led to."""

    kills: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    slowest_opening: float = 0.0  #: seconds


def kill(database: Path, turn: int, found: Found) -> None:
    """Starts a writer on the database, kills it, opens the database and adds what is found."""
    told = _told_until_killed(database, turn, Random(turn).uniform(0, _LONGEST))
    start = time.perf_counter()
    store = Store(f"duckdb:///{database}")
    found.slowest_opening = max(found.slowest_opening, time.perf_counter() - start)
    found.kills += 1
    for line in told:
        action, *about = line.split()
        if action not in ("booked", "withdrawn"):
            continue
        found.acknowledged += 1
        rows = store.select(_BATCH, {"batch_id": about[0]}).rows()
        if not rows:
            found.lost.append(line)
        elif action == "booked" and rows[0][1] != int(about[1]):
            found.torn.append(line)
        elif action == "withdrawn" and rows[0][0] != "withdrawn":
            found.lost.append(line)
    found.torn += [f"{turn}: {one.what} {one.about}" for one in check(store)]
    store.close()
    for backup in backups(store)[:1]:
        copy = Store(f"duckdb:///{backup.path}")
        found.torn += [f"{backup.path.name}: {one.what} {one.about}" for one in check(copy)]
        copy.close()
    for pattern in _UNFINISHED:
        for left in (database.parent / "backups").glob(pattern):
            left.unlink()


def _told_until_killed(database: Path, turn: int, seconds: float) -> list[str]:
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.soak.writer", str(database), str(turn)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout
    first = writer.stdout.readline()
    time.sleep(seconds)
    writer.kill()
    rest, errors = writer.communicate()
    if first != "open\n" or writer.returncode != -9:
        raise RuntimeError(f"the writer ended by itself: {errors[-2000:]}")
    # the last line may be cut short: it was not acknowledged
    return [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
