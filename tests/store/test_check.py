"""The check finds what was changed behind the store's back, and finds nothing in a sound database."""

import pytest

from bangvang.access import SYSTEM
from bangvang.store import restore, withdraw
from bangvang.store.check import check, first_broken_line
from tests.known import AT, Known, line
from tests.queries.rows import BA_DINH, DONG_DA, GIAO_DUC, some


@pytest.fixture
def busy(known: Known) -> Known:
    """A campaign with several files, one withdrawn, one withdrawn and put back."""
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
    ],
)
def test_what_was_changed_behind_its_back_is_found(busy: Known, harm: str, finding: str) -> None:
    with busy.store.transaction() as cursor:
        cursor.execute(harm)
    assert set(findings(busy)) == {finding}


def test_every_log_line_is_told_apart(busy: Known) -> None:
    lines = busy.store.select("select line_no, hash from log order by line_no", {})
    assert lines["line_no"].to_list() == list(range(1, lines.height + 1))
    assert lines["hash"].n_unique() == lines.height
    assert first_broken_line(busy.store) is None


def test_a_line_changed_with_its_own_hash_shows_at_the_next(busy: Known) -> None:
    with busy.store.transaction() as cursor:
        cursor.execute(
            "update log set hash = (select hash from log where line_no = 2) where line_no = 1"
        )
    assert first_broken_line(busy.store) == 1
