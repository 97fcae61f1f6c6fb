"""A server killed in the middle of its work has lost nothing it said was done."""

from pathlib import Path

from tests.soak.kills import Found, kill


def test_what_is_killed_at_work_has_lost_and_torn_nothing(tmp_path: Path) -> None:
    found = Found()
    for turn in range(5):
        kill(tmp_path, turn, found)
    assert found.ledger.acknowledged > 0
    assert (found.lost, found.torn) == ([], [])
