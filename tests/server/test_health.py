"""/healthz: lives, ready, which data, last backup; and nothing about anybody."""

import json
import os
import subprocess
import sys
from pathlib import Path

from bangvang.entry.visitors import COOKIE
from bangvang.server.health import works
from bangvang.store import Store
from tests.browser.server import HOUSE
from tests.server.asking import Asked
from tests.stage.served import bring, registrations

KEYS = {"live", "ready", "data_version", "last_backup", "last_rehearsal"}


def told(asked: Asked, **headers: str) -> tuple[int, dict[str, object]]:
    found = asked("GET", "/healthz", **headers)
    return found.status, json.loads(found.body)


def test_it_tells_the_version_and_the_last_backup_with_its_rehearsal(
    asked: Asked, tmp_path: Path
) -> None:
    status, before = told(asked)
    assert (status, before["live"], before["ready"]) == (200, True, True)
    assert before["last_backup"] is None
    bring(asked.server, registrations(tmp_path / "a.csv", 3))
    subprocess.run(
        [sys.executable, "-m", "bangvang", "backup"],
        cwd=HOUSE,
        env={**os.environ, "BANGVANG_DB": asked.server.database},
        check=True,
        capture_output=True,
    )
    status, after = told(asked)
    assert status == 200
    assert int(str(after["data_version"])) > int(str(before["data_version"]))
    assert after["last_backup"] == after["last_rehearsal"] is not None
    assert after.keys() == KEYS


def test_every_write_is_one_line_in_the_log(asked: Asked, tmp_path: Path) -> None:
    bring(asked.server, registrations(tmp_path / "b.csv", 2))
    _, now = told(asked)
    commits = [line["version"] for line in asked.lines() if line["what"] == "commit"]
    assert commits[-1] == now["data_version"]
    assert commits == sorted(set(commits))


def test_a_disk_that_takes_nothing_is_not_ready(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    store = Store(f"duckdb:///{folder / 'x.duckdb'}")
    assert works(store)
    folder.rename(tmp_path / "gone")
    assert not works(store)
    store.close()


def test_a_database_that_cannot_be_read_is_not_ready(tmp_path: Path) -> None:
    store = Store(f"duckdb:///{tmp_path / 'x.duckdb'}")
    store.close()
    assert not works(store)


def test_what_a_freeze_hides_is_not_told_here_either(asked: Asked, tmp_path: Path) -> None:
    body = json.dumps({"code": asked.code, "action": "freeze"}).encode()
    origin = f"http://127.0.0.1:{asked.port}"
    cookie = f"{COOKIE}={asked.server.cookie()}"
    assert asked("POST", "/stage/act", body, origin=origin, cookie=cookie).status == 200
    _, before = told(asked, x_forwarded_for="192.168.1.20")
    bring(asked.server, registrations(tmp_path / "c.csv", 4))
    assert told(asked, x_forwarded_for="192.168.1.20")[1] == before
