"""`check`, `backup` and `restore` on the command line."""

from pathlib import Path

import pytest

from bangvang.commands import Answer, run, understand
from tests.known import Known
from tests.queries.rows import BA_DINH, some


@pytest.fixture
def known(tmp_path: Path) -> Known:
    campaign = Known(tmp_path)
    campaign.book(*some(3, BA_DINH))
    return campaign


def typed(known: Known, *words: str) -> Answer:
    return run(understand(words), (), known.store)


def test_a_sound_database_checks_well_and_a_changed_one_does_not(known: Known) -> None:
    assert typed(known, "check").exit_code == 0
    with known.store.transaction() as cursor:
        cursor.execute("delete from unit_day")
    told = typed(known, "check")
    assert told.exit_code == 1
    assert "unit_day" in told.errors


def test_a_backup_made_by_command_comes_back_by_command(known: Known) -> None:
    made = typed(known, "backup")
    assert made.exit_code == 0
    name = Path(made.output.split(": ")[1].splitlines()[0]).name
    known.book(*some(2, BA_DINH))
    assert typed(known, "restore", name).exit_code == 0
    assert known.standing(BA_DINH)["initiatives"] == 3


def test_without_a_name_the_backups_there_are_get_listed_and_nothing_is_restored(
    known: Known,
) -> None:
    assert typed(known, "restore").output == ""
    typed(known, "backup")
    before = known.store.version
    told = typed(known, "restore")
    assert told.exit_code == 0
    assert [line.endswith("-hand.duckdb") for line in told.output.splitlines()] == [True]
    assert known.store.version == before


def test_an_unknown_backup_is_told_with_those_there_are(known: Known) -> None:
    typed(known, "backup")
    told = typed(known, "restore", "x.duckdb")
    assert told.exit_code == 2
    assert "hand.duckdb" in told.errors
