"""Faults: nothing acknowledged is lost, nothing is half-written, boards are answered, it goes on by itself."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from secrets import token_bytes

import pytest

from bangvang.store import (
    DatabaseBusy,
    DatabaseCorrupt,
    DatabaseReadOnly,
    NotWritten,
    Store,
    faults,
)
from bangvang.store.check import check
from tests.faults import change_disk, no_file_beyond, small_disk, turn_over
from tests.known import Known
from tests.queries.rows import BA_DINH, DONG_DA, some
from tests.sources import HOUSE

MEGABYTE = 2**20


def booked(store: Store) -> int:
    return int(store.select("select count(*) from batch", {}).item())


def size(known: Known) -> int:
    return known.store.path.stat().st_size


def book_bytes(known: Known, length: int) -> None:
    """Books a small file whose original is so long."""
    known.book(*some(2, BA_DINH), content=token_bytes(length))


def checkpoint(known: Known) -> None:
    with known.store.transaction(quiet=True) as cursor:
        cursor.commit()
        cursor.execute("checkpoint")


def fill(folder: Path) -> Path:
    """A file that takes all the room the disk has left."""
    filler = folder / "other.bin"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(bytes(MEGABYTE)):
            pass
    return filler


@pytest.fixture
def settled(known: Known) -> Iterator[Known]:
    """One file booked, and all of it in the database file, none in the log beside it."""
    known.book(*some(3, BA_DINH))
    known.store.close()
    known.store = Store(known.store.url)
    return known


def test_no_write_is_begun_on_a_disk_with_little_room_and_boards_are_answered(
    settled: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = settled.board()
    with monkeypatch.context() as little_room:
        little_room.setattr(faults, "LEAST_FREE", 2**62)
        with pytest.raises(NotWritten) as refused:
            settled.book(*some(2, DONG_DA))
        assert refused.value.code == "disk_full"
        assert settled.board().equals(board)
    settled.book(*some(2, DONG_DA))
    assert settled.standing(DONG_DA)["initiatives"] == 2


def test_a_full_disk_while_committing_writes_nothing_and_space_brings_it_back(
    settled: Known,
) -> None:
    too_much = size(settled) + MEGABYTE
    with no_file_beyond(size(settled)):
        for _ in range(3):
            with pytest.raises(NotWritten) as refused:
                book_bytes(settled, too_much)
            assert refused.value.code == "disk_full"
            assert booked(settled.store) == 1
            assert settled.standing(BA_DINH)["initiatives"] == 3
    book_bytes(settled, too_much)
    settled.store.close()
    settled.store = Store(settled.store.url)
    assert booked(settled.store) == 2
    assert check(settled.store) == []


def test_a_full_disk_at_the_checkpoint_loses_nothing_that_was_committed(settled: Known) -> None:
    """DuckDB commits, fails to checkpoint and gives up: the write stands and is acknowledged."""
    heard: list[int] = []
    settled.store.on_commit(heard.append)
    with no_file_beyond(18 * MEGABYTE):
        book_bytes(settled, 17 * MEGABYTE)
        assert booked(settled.store) == 2
        assert heard == [settled.store.version]
        with pytest.raises(NotWritten):
            book_bytes(settled, 6 * MEGABYTE)
        assert booked(settled.store) == 2
    book_bytes(settled, MEGABYTE)
    assert booked(settled.store) == 3
    assert check(settled.store) == []


def test_a_checkpoint_that_fails_between_two_writes_is_got_over(settled: Known) -> None:
    book_bytes(settled, 4 * MEGABYTE)
    with no_file_beyond(size(settled)):
        with pytest.raises(NotWritten) as refused:
            checkpoint(settled)
        assert refused.value.code == "disk_full"
        assert booked(settled.store) == 2
        assert settled.board().height
    settled.book(*some(2, DONG_DA))
    assert booked(settled.store) == 3
    assert check(settled.store) == []


def test_a_disk_that_turns_read_only_refuses_writes_shows_boards_and_comes_back(
    tmp_path: Path,
) -> None:
    with small_disk(tmp_path / "disk", 200) as is_mounted:
        if not is_mounted:
            pytest.skip("no disk can be mounted here")
        known = Known(tmp_path / "disk")
        known.book(*some(3, BA_DINH))
        board = known.board()
        held = os.open(known.store.path, os.O_RDONLY)
        known.store.close()
        change_disk(tmp_path / "disk", "ro")
        with pytest.raises(DatabaseReadOnly):
            Store(known.store.url)
        change_disk(tmp_path / "disk", "rw")
        os.close(held)
        known.store = Store(known.store.url)
        assert known.board().equals(board)
        known.book(*some(2, DONG_DA))
        known.store.close()


def test_a_real_disk_that_fills_up_is_got_over(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 96) as is_mounted:
        if not is_mounted:
            pytest.skip("no disk can be mounted here")
        known = Known(tmp_path / "disk")
        acknowledged = 0
        with contextlib.suppress(NotWritten):
            while True:
                book_bytes(known, 2 * MEGABYTE)
                acknowledged += 1
        assert acknowledged
        filler = fill(tmp_path / "disk")
        assert booked(known.store) == acknowledged
        assert known.board().height
        with pytest.raises(NotWritten):
            known.book(*some(2, BA_DINH))
        filler.unlink()
        change_disk(tmp_path / "disk", "size=200m")
        known.book(*some(2, BA_DINH))
        checkpoint(known)
        assert booked(known.store) == acknowledged + 1
        assert check(known.store) == []
        known.store.close()


def test_a_database_that_another_process_holds_is_told(settled: Known) -> None:
    settled.store.close()
    hold = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print(flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold, settled.store.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout
        holder.stdout.readline()
        with pytest.raises(DatabaseBusy):
            Store(settled.store.url)
        holder.communicate()
    settled.store = Store(settled.store.url)
    assert booked(settled.store) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"STT,Ho ten\n1,An\n" * 100, b"SQLite format 3\0" + bytes(8000), bytes(20000)],
    ids=["nothing", "a letter", "a table", "another database", "zeros"],
)
def test_a_file_that_is_no_database_is_refused_and_not_touched(
    content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "x.duckdb"
    path.write_bytes(content)
    with pytest.raises(DatabaseCorrupt):
        Store(f"duckdb:///{path}")
    assert path.read_bytes() == content


@pytest.mark.parametrize("at", [8, 4096 + 20, 12288 + 100])
def test_a_damaged_head_is_refused(at: int, settled: Known) -> None:
    settled.store.close()
    turn_over(settled.store.path, 4096 + 20)
    turn_over(settled.store.path, at, 4)
    with pytest.raises(DatabaseCorrupt):
        Store(settled.store.url)


def test_a_file_cut_short_is_refused(settled: Known) -> None:
    settled.store.close()
    os.truncate(settled.store.path, size(settled) // 2)
    with pytest.raises(DatabaseCorrupt):
        Store(settled.store.url)


def test_damage_below_one_table_is_told_and_the_others_are_still_answered(settled: Known) -> None:
    """Every fourth block of the file is turned over in turn, as a failing disk would.

    Each in a process of its own: by some damage DuckDB itself falls over, and says nothing any more.
    """
    child = (
        "import sys; from bangvang.store import Store; from bangvang.store.check import check;"
        "from bangvang.store.unusable import DatabaseCorrupt;"
        "from tests.store.test_faults import booked\n"
        "try: store = Store(sys.argv[1])\n"
        "except DatabaseCorrupt: print('unread')\n"
        "else: print(*(['answered'] * (booked(store) == 1)), *(['unread'] * bool(check(store))))"
    )
    settled.store.close()
    sound = settled.store.path.read_bytes()
    told = ""
    for block in range(12288, len(sound), 4 * 262144):
        turn_over(settled.store.path, block + 1000)
        ran = subprocess.run(
            [sys.executable, "-u", "-c", child, settled.store.url],
            check=False,
            capture_output=True,
            text=True,
            cwd=HOUSE,
        )
        told += ran.stdout if ran.returncode == 0 else "unread"
        settled.store.path.write_bytes(sound)
        settled.store.path.with_name("known.duckdb.wal").unlink(missing_ok=True)
    assert "unread" in told
    assert "answered" in told


def test_a_damaged_log_beside_the_file_is_refused(settled: Known) -> None:
    child = (
        "import os, sys; from tests.known import *; from tests.queries.rows import *;"
        "store = Store(sys.argv[1]);"
        "[book(store, [batch(*some(50, BA_DINH))], SYSTEM, AT) for _ in range(5)]; os._exit(0)"
    )
    settled.store.close()
    subprocess.run([sys.executable, "-c", child, settled.store.url], check=True, cwd=HOUSE)
    log = settled.store.path.with_name("known.duckdb.wal")
    turn_over(log, log.stat().st_size // 2)
    with pytest.raises(DatabaseCorrupt):
        Store(settled.store.url)
