"""The daily backup: one a day, after one at night, of a campaign that has something to lose."""

from datetime import datetime
from pathlib import Path
from threading import Event

import pytest

from bangvang.access import SYSTEM
from bangvang.server.daily_backup import make_due
from bangvang.server.repeating import repeated
from bangvang.store import set_setting
from tests.known import AT, Known
from tests.queries.rows import BA_DINH, some

MONDAY = datetime(2026, 11, 23, 1, 0)


@pytest.fixture
def known(tmp_path: Path) -> Known:
    return Known(tmp_path)


def test_a_day_has_one_backup_and_the_next_day_another(known: Known) -> None:
    known.book(*some(2, BA_DINH))
    assert make_due(known.store, MONDAY.replace(hour=0, minute=59)) is None
    assert make_due(known.store, MONDAY)
    assert make_due(known.store, MONDAY.replace(hour=23)) is None
    assert make_due(known.store, MONDAY.replace(day=24, hour=9))


def test_nothing_to_lose_needs_no_backup(known: Known) -> None:
    assert make_due(known.store, MONDAY) is None
    known.book(*some(2, BA_DINH))
    set_setting(known.store, {"sample": "1"}, SYSTEM, AT)
    assert make_due(known.store, MONDAY) is None


def test_work_that_fails_is_told_and_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    tries, twice = [], Event()

    def work() -> None:
        tries.append(1)
        if len(tries) == 2:
            twice.set()
        raise OSError("đĩa đầy")

    with repeated(work, 0.01, "việc thử"):
        assert twice.wait(10)
    assert "việc thử failed" in caplog.text
