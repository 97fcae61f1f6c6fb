"""Too much is refused before anything reads it; what nobody needs is closed."""

import http.client

import pytest

from bangvang.entry.visitors import COOKIE
from tests.server.asking import SECONDS, Asked

MEGABYTE = bytes(1024 * 1024)


@pytest.mark.parametrize("path", ["/stage/act", "/", "/events", "/healthz", "/stage", "/sign-in"])
def test_a_body_that_no_route_needs_is_not_read(asked: Asked, path: str) -> None:
    assert asked("POST", path, MEGABYTE).status == 413


def test_what_is_longer_than_it_says_is_cut_off(asked: Asked) -> None:
    def pieces() -> "list[bytes]":
        return [MEGABYTE] * 3

    origin = f"http://127.0.0.1:{asked.port}"
    headers = {"Origin": origin, "Cookie": f"{COOKIE}={asked.server.cookie()}"}
    connection = http.client.HTTPConnection("127.0.0.1", asked.port, timeout=SECONDS)
    try:
        connection.request("POST", "/stage/act", iter(pieces()), headers, encode_chunked=True)
        assert connection.getresponse().status == 413
    except (BrokenPipeError, ConnectionResetError):
        pass  # cut off while it still sent
    finally:
        connection.close()
    assert asked("GET", "/healthz").status == 200


@pytest.mark.parametrize("length", ["-1", "1e3", "٣", "0x10", " ", "1, 2"])
def test_a_length_that_is_no_number_is_refused(asked: Asked, length: str) -> None:
    found = asked(
        "POST", "/stage/act", None, **{"Content-Length": length.encode().decode("latin1")}
    )
    assert found.status == 400


def test_the_command_lines_files_may_be_large_but_not_endless(asked: Asked) -> None:
    assert asked("POST", "/command", MEGABYTE).status == 403
    assert asked("POST", "/command", content_length=str(513 * 1024 * 1024)).status == 413


@pytest.mark.parametrize("method", ["PUT", "DELETE", "POST"])
def test_who_may_not_book_sends_no_file(asked: Asked, method: str) -> None:
    found = asked(method, "/_stcore/upload_file/a/b", b"x", x_forwarded_for="192.168.1.20")
    assert found.status == 403


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/agent/interact",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/mcp",
        "/_stcore/script-health-check",
        "/component/x/y",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_streamlit_offers_beside_its_pages_is_closed(
    asked: Asked, method: str, path: str
) -> None:
    assert asked(method, path).status == 404


@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH", "TRACE", "OPTIONS", "BREW"])
@pytest.mark.parametrize("path", ["/events", "/command", "/stage", "/stage/act", "/healthz"])
def test_a_method_that_a_route_does_not_take_is_refused(
    asked: Asked, method: str, path: str
) -> None:
    found = asked(method, path)
    assert found.status == 405
    assert found.headers["allow"]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("name", ["a" * 300, "%C3%A9" * 200, "b/" * 2000, "%FF" * 300])
@pytest.mark.parametrize("before", ["/app/static/", "/static/", "/media/", "/", "/stage/static/"])
def test_a_name_that_no_file_can_have_is_not_found(
    asked: Asked, method: str, before: str, name: str
) -> None:
    assert asked(method, before + name).status == 404
