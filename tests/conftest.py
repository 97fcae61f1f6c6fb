"""What every test stands on."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before Polars is imported, and for what tests start, too: they ask small things side by side.
os.environ.setdefault("POLARS_MAX_THREADS", "1")

from bangvang.store import held

# a slow machine is no fault of what is tested
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def one_thread_of_duckdb() -> Iterator[None]:
    """For the same reason, in this process; servers and commands have as many as they will."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(held._CONFIG, "threads", 1)
        yield


@pytest.fixture(scope="session", autouse=True)
def no_settings() -> Iterator[None]:
    """No settings of the person who runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("BANGVANG_")]:
            patch.delenv(name)
        yield


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Never the live database."""
    monkeypatch.setenv("BANGVANG_DB", f"duckdb:///{tmp_path / 'bangvang.duckdb'}")
