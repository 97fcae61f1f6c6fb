"""The check finds what was changed behind the store's back, and finds nothing in a sound database."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from bangvang.access import SYSTEM
from bangvang.store import Store, restore, withdraw
from bangvang.store.backup import back_up
from bangvang.store.chain import BLANKED, LINE, Text, hash_of, salted
from bangvang.store.check import check
from bangvang.store.keys import place_of
from tests.known import AT, Known, line
from tests.queries.rows import BA_DINH, DONG_DA, GIAO_DUC, some
from tests.sources import HOUSE

NOW = datetime(2026, 11, 28, 9)


@pytest.fixture(scope="module")
def made_busy(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """What every busy campaign is a copy of."""
    known = Known(tmp_path_factory.mktemp("busy"))
    known.book(*some(3, BA_DINH), line("T", "An", DONG_DA, with_others=("Bình",)))
    for lines in (some(2, DONG_DA), some(4, GIAO_DUC, stage="valid")):
        withdraw(known.store, known.book(*lines).batch_id, SYSTEM, AT, "nhầm")
    restore(
        known.store,
        known.store.select(
            "select max(batch_id) as b from batch where state = 'withdrawn'", {}
        ).item(),
        SYSTEM,
        AT,
    )
    known.quota(BA_DINH, 12)
    return known


@pytest.fixture
def busy(made_busy: Known, tmp_path: Path) -> Iterator[Known]:
    """A campaign with several files, one withdrawn, one withdrawn and put back."""
    campaign = made_busy.copied(tmp_path)
    yield campaign
    campaign.drop()


def findings(known: Known) -> list[str]:
    return [found.what for found in check(known.store)]


def test_a_sound_database_has_no_findings_and_is_left_as_it_was(busy: Known) -> None:
    version, board = busy.store.version, busy.board()
    assert check(busy.store) == []
    assert busy.store.version == version
    assert busy.board().equals(board)


def test_an_empty_database_has_no_findings(known: Known) -> None:
    assert check(known.store) == []


@pytest.mark.parametrize(
    ("harm", "finding"),
    [
        (
            "update unit_day set initiatives = initiatives + 1 where unit_id like 'D-BA%'",
            "count_differs",
        ),
        ("delete from unit_day where unit_id like 'D-BA%'", "count_differs"),
        ("insert into unit_day select 'D-TAY-HO', 'all', date '2022-05-01', 7, 0", "count_differs"),
        ("update registrant_day set registrants = 0 where unit_id like 'D-BA%'", "count_differs"),
        ("delete from field_day where unit_id like 'D-BA%'", "count_differs"),
        ("insert into uncounted select 'D-TAY-HO', 'all', 5", "count_differs"),
        (
            "insert into stage_day select 'D-TAY-HO', 'phase-1', 'pending', date '2022-05-01', 1",
            "count_differs",
        ),
        ("update batch_unit set initiatives = initiatives + 1", "count_differs"),
        ("update quota_span set amount = amount + 1 where unit_id = 'D-BA-DINH'", "quota_differs"),
        ("delete from quota where unit_id = 'D-BA-DINH'", "quota_differs"),
        ("delete from original", "original_missing"),
        ("update batch set refused = refused + 1", "batch_torn"),
        ("delete from registrant", "orphans"),
        ("update log set actor = 'ai đó' where line_no = 2", "log_broken"),
        (
            "update log set happened_at = happened_at + interval 1 hour where line_no = 1",
            "log_broken",
        ),
        ("delete from log where line_no = 2", "log_broken"),
        ("insert into log select * from log where line_no = 2", "log_broken"),
        ("update log set subject = 'x' where line_no = 2", "log_text_changed"),
        ("update log set subject = null, details = '{}' where line_no = 1", "log_text_changed"),
        ("update log set salt = 'x' where line_no = 1", "log_text_changed"),
        ("update log set former = 'x' where line_no = 1", "log_broken"),
    ],
)
def test_what_was_changed_behind_its_back_is_found(busy: Known, harm: str, finding: str) -> None:
    with busy.store.transaction() as cursor:
        cursor.execute(harm)
    assert set(findings(busy)) - {"log_rewritten"} == {finding}


def test_every_log_line_is_told_apart(busy: Known) -> None:
    lines = busy.store.select("select line_no, hash from log order by line_no", {})
    assert lines["line_no"].to_list() == list(range(1, lines.height + 1))
    assert lines["hash"].n_unique() == lines.height
    assert check(busy.store) == []


def test_a_line_changed_with_its_own_hash_shows_at_the_next(busy: Known) -> None:
    with busy.store.transaction() as cursor:
        cursor.execute(
            "update log set hash = (select hash from log where line_no = 2) where line_no = 1"
        )
    assert [(one.what, one.about) for one in check(busy.store)] == [("log_broken", "1")]


def rewritten(cursor: duckdb.DuckDBPyConnection, change: str, key: bytes) -> None:
    """Changes the log as somebody would who knows how it is chained, with the key or a guess at it."""
    cursor.execute(change)
    texts = cursor.execute("select line_no, salt, subject, details from log").fetchall()
    for line_no, *text in texts:
        cursor.execute("update log set mark = ? where line_no = ?", [Text(*text).mark, line_no])
    lines = cursor.execute(f"select {', '.join(LINE)} from log order by line_no").fetchall()  # noqa: S608
    before = ""
    for each in lines:
        before = hash_of(key, before, each)
        cursor.execute("update log set hash = ? where line_no = ?", [before, each[0]])


def test_whoever_has_no_key_cannot_chain_the_log_anew(busy: Known) -> None:
    """Neither without one nor with one of his own, the witness beside it rewritten too."""
    for key in (b"", b"guess" * 8):
        with busy.store.transaction() as cursor:
            rewritten(cursor, "update log set actor = 'ai đó' where line_no = 2", key)
            cursor.execute("update log set hash = '' where line_no > 2")
        assert set(findings(busy)) - {"log_rewritten"} == {"log_broken"}


def test_a_line_put_in_by_hand_that_says_it_has_blanked_others_is_found(busy: Known) -> None:
    with busy.store.transaction() as cursor:
        left = salted(None, "{}")
        cursor.execute(
            "update log set subject = null, details = '{}', salt = ? where line_no = 1", [left.salt]
        )
        said = salted("~", f'{{"{BLANKED}": {{"1": "{left.mark}"}}}}')
        last = "select max(line_no) from log"
        cursor.execute(
            f"insert into log by name select * replace (line_no + 1 as line_no, "  # noqa: S608
            f"'person_erased' as action, ? as subject, ? as details, ? as salt, ? as mark) "
            f"from log where line_no = ({last})",
            [said.subject, said.details, said.salt, said.mark],
        )
    assert set(findings(busy)) - {"log_rewritten"} == {"log_broken"}


def test_without_its_key_the_check_says_which_is_missing_and_where_it_looked(busy: Known) -> None:
    place = place_of(busy.store)
    kept = place.read_bytes()
    busy.store.close()
    place.unlink()
    busy.store = Store(busy.store.url)
    (found,) = check(busy.store)
    assert found.what == "log_key_missing"
    assert found.about.startswith(f"{place}: ")
    place.write_bytes(kept)
    assert check(busy.store) == []


@pytest.mark.parametrize(
    "change",
    [
        "update log set actor = 'ai đó' where line_no = 2",
        "delete from log where line_no = (select max(line_no) from log)",
        "delete from log",
    ],
)
def test_a_log_that_was_changed_and_chained_anew_is_told_by_its_witness(
    change: str, busy: Known
) -> None:
    key = busy.store.log_key()  # of somebody who has read the key file, too
    busy.store.close()
    with duckdb.connect(str(busy.store.path)) as connection:
        rewritten(connection, change, key)
    busy.store = Store(busy.store.url)
    assert busy.store.is_behind
    busy.book(*some(1, BA_DINH))  # the witness follows again; the contradicted one is kept
    assert findings(busy) == ["log_rewritten"]
    busy.store.close()
    busy.store = Store(busy.store.url)
    assert findings(busy) == ["log_rewritten"]


def test_a_log_chained_anew_is_told_by_every_backup(busy: Known) -> None:
    backup = back_up(busy.store, "hand", SYSTEM, NOW)
    busy.book(*some(1, BA_DINH))
    key = busy.store.log_key()  # of somebody who has read the key file, too
    busy.store.close()
    with duckdb.connect(str(busy.store.path)) as connection:
        rewritten(connection, "update log set actor = 'ai đó' where line_no = 2", key)
    busy.store.path.with_name(f"{busy.store.path.name}.head.json").unlink()
    busy.store = Store(busy.store.url)
    assert [(one.what, one.about) for one in check(busy.store)] == [
        ("log_rewritten", f"{backup.path.name}.json")
    ]


def test_a_write_ahead_log_that_is_lost_is_told(busy: Known) -> None:
    """DuckDB opens without it, at the last checkpoint, and says nothing."""
    busy.store.close()
    busy.store = Store(busy.store.url)
    child = (
        "import os, sys; from tests.known import *; from tests.queries.rows import *;"
        "store = Store(sys.argv[1]); book(store, [batch(*some(2, BA_DINH))], SYSTEM, AT);"
        "os._exit(0)"
    )
    busy.store.close()
    subprocess.run([sys.executable, "-c", child, busy.store.url], check=True, cwd=HOUSE)
    busy.store.path.with_name(f"{busy.store.path.name}.wal").unlink()
    busy.store = Store(busy.store.url)
    assert busy.store.is_behind
    assert findings(busy) == ["log_rewritten"]


def test_a_sound_database_bears_out_its_witnesses_after_every_restart(busy: Known) -> None:
    back_up(busy.store, "hand", SYSTEM, NOW)
    for _ in range(2):
        busy.book(*some(1, BA_DINH))
        busy.store.close()
        busy.store = Store(busy.store.url)
        assert not busy.store.is_behind
        assert findings(busy) == []
