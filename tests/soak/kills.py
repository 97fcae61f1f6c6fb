"""Kills what works on a database at random moments, and looks what became of the database.

A writer that books, withdraws, checkpoints, backs up and restores; a migration; a restore in place
of a file that cannot be opened.
"""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import duckdb

from bangvang.store import DatabaseCorrupt, Store
from bangvang.store.backup import backups, backups_of, sweep
from bangvang.store.check import check
from bangvang.store.keys import place_beside
from tests.faults import turn_over
from tests.soak.ledger import Ledger, Standing
from tests.test_house_schema import RELEASES

_LONGEST = {"writer": 2.5, "migration": 1.0, "replacing": 1.5}  # seconds to the kill, at most
_KINDS = ("writer", "migration", "writer", "replacing", "writer")
_HELD = """
select batch.batch_id, batch.state, count(registration.initiative_id) as rows_held
from batch
left join initiative on initiative.batch_id = batch.batch_id
left join registration on registration.initiative_id = initiative.initiative_id
group by batch.batch_id, batch.state
"""
_MIGRATE = """
import sys
from bangvang.store import Store
print("open", flush=True)
Store(sys.argv[1])
print("done", flush=True)
sys.stdin.read()
"""
_REPLACE = """
import sys
from datetime import datetime
from pathlib import Path
from bangvang.access import SYSTEM
from bangvang.store.replacing import replace_unopened
print("open", flush=True)
replace_unopened(Path(sys.argv[1]), sys.argv[2], SYSTEM, datetime(2026, 11, 28, 9))
print("done", flush=True)
sys.stdin.read()
"""


@dataclass
class Found:
    """What some kills led to."""

    kills: Counter[str] = field(default_factory=Counter)
    ledger: Ledger = field(default_factory=Ledger)
    lost: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    unopened: list[str] = field(default_factory=list)
    slowest_opening: float = 0.0  #: seconds


def kill(folder: Path, turn: int, found: Found) -> None:
    """One kill of one kind, and what is found after it."""
    kind = _KINDS[turn % len(_KINDS)]
    seconds = Random(turn).uniform(0, _LONGEST[kind])
    {"writer": _writer, "migration": _migration, "replacing": _replacing}[kind](
        folder, turn, seconds, found
    )
    found.kills[kind] += 1


def _writer(folder: Path, turn: int, seconds: float, found: Found) -> None:
    database = folder / "soak.duckdb"
    program = ("-m", "tests.soak.writer", database, turn)
    # in every second turn not before something is acknowledged, however slow the machine is
    found.ledger.hear(_told_until_killed(seconds, *program, first_hear=turn % 2 == 0))
    with _opened(database, found) as store:
        found.lost += [f"{turn}: {one}" for one in found.ledger.amiss(_held(store))]
        found.torn += [f"{turn}: {one.what} {one.about}" for one in check(store)]
    for backup in backups_of(database)[:1]:
        with _opened(backup.path, found, keys_of=database) as copy:
            found.torn += [f"{backup.path.name}: {one.what} {one.about}" for one in check(copy)]
    for backup in backups_of(database):
        if backup.path.name not in found.ledger.copies:  # made, and killed before it was told
            with _opened(backup.path, found, keys_of=database) as copy:
                found.ledger.copies[backup.path.name] = _held(copy)
    sweep(database)
    left = [*folder.rglob("soak*.part*"), *folder.rglob("soak*.trial*")]
    found.torn += [f"{turn}: left {path.name}" for path in left if "head" not in path.name]


def _held(store: Store) -> Standing:
    return {row[0]: (row[2], row[1]) for row in store.select(_HELD, {}).iter_rows()}


def _migration(folder: Path, turn: int, seconds: float, found: Found) -> None:
    """A file of an earlier release; after the kill it opens, migrated, with every row."""
    database = folder / f"release-{turn}.duckdb"
    release = RELEASES[turn % len(RELEASES)]
    with duckdb.connect(str(database)) as connection:
        connection.execute(release.read_text(encoding="utf-8"))
    _told_until_killed(seconds, "-c", _MIGRATE, f"duckdb:///{database}")
    with _opened(database, found) as store:
        held = store.select("select count(*) from registration", {}).item()
        if held != 10:
            found.lost.append(f"{turn}: {held} of 10 registrations after a migration")
        found.torn += [f"{turn}: {one.what} {one.about}" for one in check(store)]
        before = [one for one in backups(store) if one.kind == "before"]
    for backup in before:
        with duckdb.connect(str(backup.path), read_only=True) as copy:
            rows = copy.execute("select count(*) from registration").fetchall()
        if rows != [(10,)]:
            found.torn.append(f"{turn}: {backup.path.name} holds {rows}")


def _replacing(folder: Path, turn: int, seconds: float, found: Found) -> None:
    """A damaged file; after the kill it is damaged still, or is the backup: never a new one."""
    database = folder / "soak.duckdb"
    known = backups_of(database)
    if not known:
        return
    name = known[0].path.name
    store = Store(f"duckdb:///{database}")
    before = store.select("select count(*) from batch", {}).item()
    store.close()
    spoilt = folder / f"spoilt-{turn}.duckdb"
    (folder / "backups").mkdir(exist_ok=True)
    copy = folder / "backups" / name.replace("soak", spoilt.stem)
    copy.write_bytes(known[0].path.read_bytes())
    spoilt.write_bytes(database.read_bytes())
    place_beside(spoilt).write_bytes(place_beside(database).read_bytes())
    turn_over(spoilt, 4096 + 20)
    turn_over(spoilt, 8192 + 20)
    _told_until_killed(seconds, "-c", _REPLACE, spoilt, copy.name)
    try:
        Store(f"duckdb:///{spoilt}").close()
    except DatabaseCorrupt:
        subprocess.run(
            [sys.executable, "-c", _REPLACE, spoilt, copy.name],
            stdin=subprocess.DEVNULL,
            check=True,
        )
    with _opened(spoilt, found) as after:
        held = after.select("select count(*) from batch", {}).item()
        if before and not held and found.ledger.copies.get(name):
            found.lost.append(f"{turn}: a restore left nothing of {before} files")
        found.torn += [f"{turn}: {one.what} {one.about}" for one in check(after)]
    for path in folder.glob(f"{spoilt.stem}*"):
        path.unlink()
    copy.unlink()


@contextmanager
def _opened(database: Path, found: Found, *, keys_of: Path | None = None) -> Iterator[Store]:
    """The database; a backup with the keys of the one that it is of."""
    start = time.perf_counter()
    keys = place_beside(keys_of) if keys_of else None
    try:
        store = Store(f"duckdb:///{database}", keeps_before=keys is None, key_file=keys)
    except Exception as error:
        found.unopened.append(f"{database.name}: {error}")
        raise
    found.slowest_opening = max(found.slowest_opening, time.perf_counter() - start)
    if store.is_behind:
        found.lost.append(f"{database.name}: its log lacks what its witness has seen")
    try:
        yield store
    finally:
        store.close()


def _told_until_killed(seconds: float, *program: object, first_hear: bool = False) -> list[str]:
    """The whole lines it printed after the first, which says that its work begins.

    `first_hear` lets the time to the kill begin with the first line of its work only.
    """
    with subprocess.Popen(
        [sys.executable, *map(str, program)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as worker:
        assert worker.stdout
        first = worker.stdout.readline()
        heard = worker.stdout.readline() if first_hear else ""
        time.sleep(seconds)
        worker.kill()
        rest, errors = worker.communicate()
    if first != "open\n" or worker.returncode != -9:
        raise RuntimeError(f"{program[:2]} ended by itself: {errors[-2000:]}")
    # the last line may be cut short: it was not acknowledged
    return [line for line in (heard + rest).splitlines(keepends=True) if line.endswith("\n")]
