"""The audit of packages: a known weakness fails, a service that cannot be asked does not."""

import json
import runpy
from collections.abc import Callable

import pytest

from tests.sources import HOUSE

told: Callable[[str], tuple[int, str]] = runpy.run_path(str(HOUSE / ".ci" / "audit.py"))["told"]

SOUND = {"name": "polars", "version": "2.1.0", "vulns": []}
WEAK = {
    "name": "starlette",
    "version": "0.1",
    "vulns": [{"id": "GHSA-x", "fix_versions": ["0.2"], "aliases": [], "description": ""}],
}


def test_a_known_weakness_fails_and_is_named() -> None:
    code, said = told(json.dumps({"dependencies": [SOUND, WEAK], "fixes": []}))
    assert code == 1
    assert "starlette 0.1: GHSA-x, mended in 0.2" in said


def test_none_known_passes() -> None:
    assert told(json.dumps({"dependencies": [SOUND]})) == (
        0,
        "audit: 1 packages, no known weakness",
    )


@pytest.mark.parametrize("output", ["", "connection failed", "[]", "null", "{}"])
def test_no_answer_is_said_and_does_not_fail(output: str) -> None:
    code, said = told(output)
    assert code == 0
    assert "NOT DONE" in said
