"""A failure shows a number and no stack; the number finds its line in the log, which tells no secret."""

import json
import logging
import re
import sys

import pytest

from bangvang.entry.visitors import COOKIE
from bangvang.server.log import Lines
from tests.server.asking import Asked

NUMBER = re.compile(r"[0-9a-f]{8}")
STACK = re.compile(r'Traceback|File "|\.py\b|line \d+')


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/stage/nothing", 404),
        ("GET", "/stage/events?code=nothing", 404),
        ("GET", "/stage/act", 405),
        ("DELETE", "/", 405),
        ("POST", "/command", 403),
        ("GET", "/media/nothing", 404),
    ],
)
def test_an_error_tells_its_number_in_a_sentence(
    asked: Asked, method: str, path: str, status: int
) -> None:
    for language, word in (("vi-VN,vi;q=0.9", "Số tham chiếu: "), ("en-GB", "Reference: ")):
        found = asked(method, path, accept_language=language)
        number = found.headers["x-request-id"]
        assert (found.status, NUMBER.fullmatch(number) is not None) == (status, True)
        assert f"{word}{number}." in found.body
        assert not STACK.search(found.body)
        assert asked.lines_of(number)[-1]["status"] == status


def test_too_much_tells_its_number_too(asked: Asked) -> None:
    found = asked("POST", "/stage/act", bytes(70_000))
    assert found.headers["x-request-id"] in found.body


def test_a_failure_of_our_own_is_told_without_a_stack_and_logged_with_its_way(
    asked: Asked,
) -> None:
    """The shows' file is one that this version cannot write into: a press fails within."""
    place = asked.server.log.parent / "t.duckdb.shows.json"
    kept = place.read_bytes()
    presenter = f"{COOKIE}={asked.server.cookie()}"
    place.unlink()
    place.mkdir()
    (place / "in the way").touch()
    try:
        body = json.dumps({"code": asked.code, "action": "black"}).encode()
        found = asked(
            "POST",
            "/stage/act",
            body,
            origin=f"http://127.0.0.1:{asked.port}",
            cookie=presenter,
        )
    finally:
        (place / "in the way").unlink()
        place.rmdir()
        place.write_bytes(kept)
    number = found.headers["x-request-id"]
    assert found.status == 500
    assert number in found.body
    assert not STACK.search(found.body)
    assert "content-security-policy" in found.headers
    failed, answered = asked.lines_of(number, 2)
    assert failed["level"] == "error"
    assert any(step.startswith("bangvang/stage/shows.py:") for step in failed["through"])
    assert answered["status"] == 500
    assert "Traceback" not in asked.server.log.read_text()


def test_every_request_to_our_routes_is_one_line(asked: Asked) -> None:
    number = asked("GET", "/healthz?a=b").headers["x-request-id"]
    line = asked.lines_of(number)[-1]
    assert (line["what"], line["method"], line["route"]) == ("request", "GET", "/healthz")
    assert line["status"] == 200
    assert line["milliseconds"] >= 0
    assert line["bytes"] > 0


def test_the_log_tells_no_query_no_cookie_no_secret_and_nothing_a_visitor_made_up(
    asked: Asked,
) -> None:
    secret = "quen-khong-duoc-lo"  # noqa: S105  (what must not be told)
    for method, path in (
        ("GET", f"/stage?code={secret}"),
        ("GET", f"/stage/{secret}"),
        ("POST", f"/command?token={secret}"),
        ("GET", f"/media/{secret}"),
        ("PUT", f"/_stcore/upload_file/{secret}/{secret}"),
    ):
        asked(
            method,
            path,
            cookie=f"phien={secret}",
            authorization=secret,
            x_bangvang_token=secret,
            user_agent=secret,
        )
    asked("POST", "/stage/act", secret.encode(), origin=f"http://127.0.0.1:{asked.port}")
    asked.lines_of(asked("GET", "/healthz").headers["x-request-id"])
    told = asked.server.log.read_text()
    assert secret not in told
    assert asked.code not in told


def test_an_error_in_the_log_tells_the_way_and_not_the_words() -> None:
    def told(error: Exception) -> dict[str, object]:
        try:
            raise error
        except type(error):
            record = logging.LogRecord("x", 40, "", 0, "page failed", (), sys.exc_info())
        line: dict[str, object] = json.loads(Lines().format(record))
        return line

    quoted = told(ValueError("Nguyễn Văn An, 0912345678"))
    assert quoted["error"] == "ValueError"
    assert "Nguyễn" not in json.dumps(quoted, ensure_ascii=False)
    assert quoted["through"][0].startswith("tests/server/test_numbered.py:")  # type: ignore[index]
    full = told(OSError(28, "No space left on device"))
    assert full["words"] == "[Errno 28] No space left on device"
