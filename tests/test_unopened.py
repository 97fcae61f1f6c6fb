"""A database that cannot be opened is told in both languages, with what to do; never a stack."""

from pathlib import Path

import duckdb

from bangvang.__main__ import answer
from bangvang.commands import Answer
from bangvang.store import Store

OWN = "bangvang.duckdb"  # the database of BANGVANG_DB in every test


def asked(tmp_path: Path, change: str) -> Answer:
    """What `check` answers after something was changed in a new database's file."""
    Store(f"duckdb:///{tmp_path / OWN}").close()
    with duckdb.connect(str(tmp_path / OWN)) as connection:
        connection.execute(change)
    return answer(["check"])


def test_a_database_of_a_later_program_is_told_with_the_way_back(tmp_path: Path) -> None:
    told = asked(tmp_path, "update schema_version set version = 1000")
    assert (told.exit_code, told.output) == (1, "")
    for words in ("phiên bản mới hơn", "later version", "1000", "before.duckdb", OWN):
        assert words in told.errors


def test_a_database_of_something_else_is_told(tmp_path: Path) -> None:
    told = asked(tmp_path, "drop table data_version")
    assert told.exit_code == 1
    for words in ("không phải cơ sở dữ liệu", "not a database", "BANGVANG_DB"):
        assert words in told.errors
