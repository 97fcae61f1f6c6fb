"""A server killed in the middle of its work has lost nothing it said was booked."""

from pathlib import Path

from tests.soak.kills import Found, kill


def test_a_killed_writer_has_lost_and_torn_nothing(tmp_path: Path) -> None:
    found = Found()
    for turn in range(5):
        kill(tmp_path / "soak.duckdb", turn, found)
    assert found.acknowledged > 0
    assert (found.lost, found.torn) == ([], [])
