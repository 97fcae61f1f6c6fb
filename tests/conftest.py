"""What every test stands on."""

import os
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of the person who runs the tests, and never the live database."""
    for name in [name for name in os.environ if name.startswith("BANGVANG_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("BANGVANG_DB", f"duckdb:///{tmp_path / 'bangvang.duckdb'}")
