"""The hand-over: commands reach the server that owns the database, and nobody else's do."""

import http.client
import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bangvang.server.handover import offer_beside
from bangvang.store import Store
from tests.browser.server import Server, start_server
from tests.sources import HOUSE

REGISTRATIONS = """Tên sáng kiến,Họ và tên,Đơn vị,Ngày đăng ký
Cải tiến máy cắt,Nguyễn Văn An,LĐLĐ quận Ba Đình,12/05/2022
Máy bơm,Lê Văn Cường,LĐLĐ quận Ba Đình,31/02/2022
"""
COMMAND = json.dumps({"arguments": ["board", "--csv"], "files": []})


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real application on an empty database of its own."""
    server = start_server(tmp_path_factory.mktemp("server"), BANGVANG_SAMPLE="0")
    yield server
    server.stop()


def database_file(server: Server) -> Path:
    return Path(server.database.removeprefix("duckdb:///"))


def token(server: Server) -> str:
    offer = json.loads(offer_beside(database_file(server)).read_text(encoding="utf-8"))
    return str(offer["token"])


def typed(database: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command as a person types it."""
    return subprocess.run(
        [sys.executable, "-m", "bangvang", *map(str, arguments)],
        cwd=HOUSE,
        env={**os.environ, "BANGVANG_DB": database},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def posted(server: Server, body: str, **headers: str) -> tuple[int, str]:
    """Status and body of what the server answers to a command sent by hand."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    try:
        connection.request("POST", "/command", body.encode(), headers)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def test_a_command_is_answered_by_the_server_that_owns_the_database(
    server: Server, tmp_path: Path
) -> None:
    file = tmp_path / "đăng ký.csv"
    file.write_text(REGISTRATIONS, encoding="utf-8")
    booked = typed(server.database, "import", file, tmp_path / "không có.csv", "--json")
    assert booked.stderr == ""
    assert booked.returncode == 1
    first, second = json.loads(booked.stdout)["files"]
    assert (first["file"], first["status"]) == (str(file), "committed")
    assert (first["accepted"], first["refused"], first["set_aside"]) == (1, 1, 1)
    assert (second["status"], second["error"]["code"]) == ("failed", "file_unreadable")
    shown = typed(server.database, "board", "--csv", "--period", "phase-1", "--as-of", "2022-05-31")
    assert shown.stdout.splitlines()[1].startswith("D-BA-DINH,LĐLĐ quận Ba Đình,district,1,0,1,1,")


def test_wrong_usage_that_only_the_server_can_see_gives_exit_code_2(server: Server) -> None:
    told = typed(server.database, "board", "--period", "phase-9")
    assert (told.returncode, told.stdout) == (2, "")
    assert "phase-1" in told.stderr


@pytest.mark.parametrize("given", [{}, {"X-Bangvang-Token": ""}, {"X-Bangvang-Token": "guess"}])
def test_a_command_without_the_token_is_forbidden(server: Server, given: dict[str, str]) -> None:
    assert posted(server, COMMAND, **given)[0] == 403


def test_the_token_opens_the_way(server: Server) -> None:
    status, answer = posted(server, COMMAND, **{"X-Bangvang-Token": token(server)})
    assert status == 200
    assert json.loads(answer)["output"].startswith("unit_id,unit_name,kind,")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        '{"arguments": []}',
        '{"arguments": 1, "files": []}',
        '{"arguments": [], "files": [{"name": "a", "trouble": "x"}]}',
        '{"arguments": [], "files": [{"name": "a", "content": "?"}]}',
    ],
)
def test_what_is_no_command_is_a_bad_request(server: Server, body: str) -> None:
    assert posted(server, body, **{"X-Bangvang-Token": token(server)})[0] == 400


def test_a_command_too_large_for_the_server_is_told_so(tmp_path: Path) -> None:
    server = start_server(tmp_path, BANGVANG_SAMPLE="0", BANGVANG_COMMAND_MB="0.01")
    file = tmp_path / "lớn.csv"
    file.write_text(REGISTRATIONS + "x" * 20_000, encoding="utf-8")
    try:
        told = typed(server.database, "import", file)
    finally:
        server.stop()
    assert (told.returncode, told.stdout) == (1, "")
    assert "nạp từng phần" in told.stderr
    assert "in parts" in told.stderr
    assert "BANGVANG_COMMAND_MB" in told.stderr


def test_the_server_opens_no_file_that_a_command_only_names(server: Server) -> None:
    command = json.dumps({"arguments": ["import", "README.md", "--json"], "files": []})
    _, answer = posted(server, command, **{"X-Bangvang-Token": token(server)})
    assert json.loads(json.loads(answer)["output"]) == {"files": []}


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_the_offer_is_for_the_eyes_of_its_user_only(server: Server) -> None:
    mode = offer_beside(database_file(server)).stat().st_mode
    assert stat.S_IMODE(mode) == stat.S_IRUSR | stat.S_IWUSR


def test_the_offer_goes_with_the_server_and_the_command_then_works_by_itself(
    tmp_path: Path,
) -> None:
    server = start_server(tmp_path, BANGVANG_SAMPLE="0")
    server.stop()
    assert not offer_beside(database_file(server)).exists()
    assert typed(server.database, "board", "--csv").returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_the_offer_of_a_killed_server_does_not_mislead(tmp_path: Path) -> None:
    server = start_server(tmp_path, BANGVANG_SAMPLE="0")
    os.killpg(server.process.pid, signal.SIGKILL)
    server.process.wait()
    assert offer_beside(database_file(server)).exists()
    holder = Store(server.database)
    try:
        told = typed(server.database, "board")
    finally:
        holder.close()
    assert (told.returncode, told.stdout) == (1, "")
    assert server.url in told.stderr
    assert "Traceback" not in told.stderr
    assert typed(server.database, "board").returncode == 0


def test_a_database_held_by_something_else_is_told_in_both_languages(tmp_path: Path) -> None:
    holder = Store(f"duckdb:///{tmp_path / 'own.duckdb'}")
    try:
        told = typed(holder.url, "board")
    finally:
        holder.close()
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.count(str(holder.path)) == 2
    assert "tiến trình khác giữ" in told.stderr
    assert "held by another process" in told.stderr
