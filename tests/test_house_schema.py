"""The schema has two accounts, `schema.sql` and the steps that lead there: they tell the same."""

from pathlib import Path

import duckdb
import pytest

from bangvang.store.migrating import steps
from tests.sources import HOUSE

SCHEMA = HOUSE / "bangvang" / "store" / "schema.sql"
RELEASES = sorted((HOUSE / "tests" / "store" / "releases").glob("*.sql"))
_SHAPE = """
select table_name, column_name, data_type, is_nullable, column_default
from duckdb_columns()
where not internal
order by table_name, column_name
"""


def shape(*scripts: str) -> list[tuple[object, ...]]:
    """Every column that the scripts lead to; of a table the order of its columns is left aside."""
    with duckdb.connect() as connection:
        for script in scripts:
            connection.begin()
            connection.execute(script)
            connection.commit()
        return connection.execute(_SHAPE).fetchall()


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: f"release {path.stem}")
def test_the_steps_lead_from_every_release_to_the_schema(release: Path) -> None:
    taken = [step.text for step in steps() if step.leads_to > int(release.stem)]
    written = shape(SCHEMA.read_text(encoding="utf-8"))
    reached = shape(release.read_text(encoding="utf-8"), *taken)
    missing = set(written) - set(reached)
    surplus = set(reached) - set(written)
    assert not missing, (
        "schema.sql has what no step makes: add bangvang/store/migrations/NNNN_….sql"
    )
    assert not surplus, "a step makes what schema.sql has not"


def test_the_steps_are_numbered_one_by_one() -> None:
    assert [step.leads_to for step in steps()] == list(range(2, len(steps()) + 2))


def test_the_releases_are_numbered_one_by_one() -> None:
    assert [path.stem for path in RELEASES] == ["1", "2", "3", "4", "5"]
