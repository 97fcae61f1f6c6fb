"""Every answer tells the browser to fetch from nowhere else: pages, files, errors, live lines."""

import asyncio
import http.client
import re

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tests.server.asking import SECONDS, Answer, Asked, answer

ELSEWHERE = re.compile(r"https?:|(?<![\w-])\*|ws:(?!//)|wss:(?!//)")
ADDRESSES = [
    ("GET", "/", 200),
    ("GET", "/nap", 200),
    ("GET", "/no-such-page", 200),
    ("GET", "/static/js/nothing.js", 200),
    ("GET", "/app/static/be-vietnam-pro-400.woff2", 200),
    ("GET", "/app/static/../../app.py", 400),
    ("GET", "/media/nothing", 404),
    ("GET", "/_stcore/health", 200),
    ("GET", "/_stcore/metrics", 404),
    ("PUT", "/_stcore/upload_file/a/b", 403),
    ("GET", "/healthz", 200),
    ("GET", "/stage", 200),
    ("GET", "/stage?code=1", 404),
    ("GET", "/stage/static/stage.js", 200),
    ("GET", "/stage/no/such", 404),
    ("GET", "/command", 405),
    ("POST", "/command", 403),
    ("OPTIONS", "/stage/act", 405),
]


def assert_guarded(found: Answer) -> None:
    policy = found.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "'unsafe-eval'" not in policy
    assert "'unsafe-inline'" not in re.findall(r"script-src[^;]*", policy + "; script-src")[0]
    assert not ELSEWHERE.search(policy)
    for rule in ("frame-ancestors", "base-uri", "form-action"):
        assert rule in policy
    assert found.headers["x-content-type-options"] == "nosniff"
    assert found.headers["referrer-policy"] == "same-origin"
    assert found.headers["cross-origin-opener-policy"] == "same-origin"
    assert found.headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in found.headers["permissions-policy"]
    assert "access-control-allow-origin" not in found.headers


@pytest.mark.parametrize(("method", "path", "status"), ADDRESSES)
def test_every_answer_carries_them(asked: Asked, method: str, path: str, status: int) -> None:
    found = asked(method, path)
    assert found.status == status
    assert_guarded(found)


def test_a_page_that_is_still_good_keeps_the_policy_it_came_with(asked: Asked) -> None:
    kept = asked("GET", "/")
    again = asked("GET", "/", if_none_match=kept.headers["etag"])
    assert again.status == 304
    assert "content-security-policy" not in again.headers
    assert again.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/events", "/stage/events?code={code}"])
def test_an_event_stream_carries_them(asked: Asked, path: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", asked.port, timeout=SECONDS)
    try:
        connection.request("GET", path.format(code=asked.code))
        assert_guarded(answer(connection.getresponse(), read=False))
    finally:
        connection.close()


def test_the_live_line_carries_them_and_is_for_this_servers_own_pages(asked: Asked) -> None:
    at = f"ws://127.0.0.1:{asked.port}/_stcore/stream"

    async def opened(origin: str | None) -> dict[str, str]:
        async with connect(at, origin=origin, subprotocols=["streamlit"]) as line:
            assert line.response
            return {name.lower(): value for name, value in line.response.headers.items()}

    for own in (f"http://127.0.0.1:{asked.port}", None):
        assert_guarded(Answer(101, asyncio.run(opened(own)), [], ""))
    for strange in ("http://evil.example", "null", f"http://127.0.0.1.evil.example:{asked.port}"):
        with pytest.raises(InvalidStatus) as refused:
            asyncio.run(opened(strange))
        assert refused.value.response.status_code == 403
        headers = {n.lower(): v for n, v in refused.value.response.headers.items()}
        assert_guarded(Answer(403, headers, [], ""))


def test_no_other_sites_page_may_read_an_answer(asked: Asked) -> None:
    for path in ("/app/static/be-vietnam-pro-400.woff2", "/_stcore/health", "/stage", "/healthz"):
        found = asked("GET", path, origin="http://evil.example")
        assert "access-control-allow-origin" not in found.headers, path


def test_the_live_line_is_named_for_the_host_asked_and_for_no_other(asked: Asked) -> None:
    assert (
        "ws://bang.local:8501;"
        in asked("GET", "/", host="bang.local:8501").headers["content-security-policy"]
    )
    for trick in ("evil.example; script-src *", "a b", "x'self'"):
        policy = asked("GET", "/", host=trick).headers["content-security-policy"]
        assert "evil" not in policy
        assert "ws:" not in policy


def test_only_the_files_of_our_folder_are_served(asked: Asked) -> None:
    assert asked("GET", "/app/static/be-vietnam-pro-LICENSE.txt").status == 200
    for path in (
        "..%2f..%2fapp.py",
        "%2e%2e/%2e%2e/app.py",
        "..%5c..%5capp.py",
        "//etc/passwd",
        "%2fetc/passwd",
        ".",
        "",
        "style.css",
    ):
        assert asked("GET", f"/app/static/{path}").status in (400, 404), path
