"""The server behind nginx with TLS, by the configuration file that we hand out."""

import asyncio
import http.client
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from bangvang.entry.visitors import COOKIE
from tests.browser.server import start_server
from tests.server.asking import SECONDS, Answer, Asked, answer
from tests.server.nginx import NAME, Proxy, before
from tests.stage.served import bring, put_show, registrations

ANOTHER_MACHINE = "127.0.0.2"  # as nginx sees it; all of 127/8 is this machine
MEGABYTES = 1024 * 1024


@dataclass(frozen=True)
class Behind:
    """A server behind nginx, and how to ask it as a browser elsewhere would."""

    inside: Asked
    proxy: Proxy

    @property
    def host(self) -> str:
        return f"{NAME}:{self.proxy.port}"

    def line(self) -> http.client.HTTPSConnection:
        """An encrypted connection to nginx, from another address than nginx's own."""
        made = http.client.HTTPSConnection(self.host, timeout=SECONDS, context=self.proxy.trust)
        plain = socket.create_connection(
            ("127.0.0.1", self.proxy.port), SECONDS, (ANOTHER_MACHINE, 0)
        )
        made.sock = self.proxy.trust.wrap_socket(plain, server_hostname=NAME)
        return made

    def page(self, cookie: str = "") -> connect:
        """The live line of a page, from a browser's own address."""
        plain = socket.create_connection(("127.0.0.1", self.proxy.port), SECONDS)
        return connect(
            f"wss://{self.host}/_stcore/stream",
            sock=plain,
            ssl=self.proxy.trust,
            server_hostname=NAME,
            origin=f"https://{self.host}",
            subprotocols=["streamlit"],
            additional_headers={"Cookie": cookie},
        )

    def __call__(self, method: str, path: str, **headers: str) -> Answer:
        line = self.line()
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            line.request(method, path, headers=named)
            return answer(line.getresponse())
        finally:
            line.close()


async def first_message(line: ClientConnection) -> ForwardMsg:
    """What a page is told first: its session."""
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    await line.send(asked.SerializeToString())
    message = ForwardMsg()
    while message.WhichOneof("type") != "new_session":
        message.ParseFromString(await asyncio.wait_for(line.recv(), SECONDS))
    return message


async def read_on(line: ClientConnection) -> None:
    """Takes what else the page is told."""
    async for _ in line:
        pass


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    folder = tmp_path_factory.mktemp("behind")
    code = put_show(folder)
    server = start_server(folder, BANGVANG_SAMPLE="0", BANGVANG_PROXY="127.0.0.1")
    try:
        with before(server, tmp_path_factory.mktemp("nginx")) as proxy:
            yield Behind(Asked(server.port, server, code), proxy)
    finally:
        server.stop()


def test_the_visitors_address_is_known_and_what_he_says_of_himself_is_not(behind: Behind) -> None:
    found = behind(
        "GET",
        "/healthz",
        x_forwarded_for="6.6.6.6",
        forwarded="for=6.6.6.6",
        x_real_ip="6.6.6.6",
    )
    assert found.status == 200
    line = behind.inside.lines_of(found.headers["x-request-id"])[-1]
    assert line["address"] == ANOTHER_MACHINE


def test_https_is_known_cookies_are_secure_and_browsers_keep_to_it(behind: Behind) -> None:
    found = behind("GET", "/_stcore/health")
    assert found.headers["strict-transport-security"].startswith("max-age=")
    assert found.cookies
    assert all("; Secure" in cookie for cookie in found.cookies)
    policy = behind("GET", "/").headers["content-security-policy"]
    assert f"wss://{behind.host};" in policy


def test_nobody_behind_the_proxy_is_taken_for_this_machine(behind: Behind) -> None:
    for spoofed in ("127.0.0.1", "::1", "localhost"):
        for host in (behind.host, "127.0.0.1", "localhost:8501"):
            found = behind(
                "GET",
                f"/stage/console?code={behind.inside.code}",
                x_forwarded_for=spoofed,
                host=host,
            )
            assert found.status in (401, 403), (spoofed, host)


def test_plain_http_is_led_to_https(behind: Behind) -> None:
    line = http.client.HTTPConnection("127.0.0.1", behind.proxy.plain_port, timeout=SECONDS)
    try:
        line.request("GET", "/chi-tieu?lang=en", headers={"Host": NAME})
        found = answer(line.getresponse())
    finally:
        line.close()
    assert (found.status, found.headers["location"]) == (308, f"https://{NAME}/chi-tieu?lang=en")


def test_the_live_line_of_a_page_works_through_it(behind: Behind) -> None:
    async def opened() -> ForwardMsg:
        async with behind.page() as line:
            return await first_message(line)

    assert asyncio.run(opened()).WhichOneof("type") == "new_session"


def test_the_event_stream_is_not_held_back(behind: Behind, tmp_path: Path) -> None:
    line = behind.line()
    try:
        line.request("GET", "/events")
        stream = line.getresponse()
        first = stream.readline()
        assert first.startswith(b"data: ")
        assert [stream.readline() for _ in range(4)] == [b"\n", b"event: run\n", first, b"\n"]
        bring(behind.inside.server, registrations(tmp_path / "a.csv", 3))
        assert int(stream.readline()[6:]) > int(first[6:])
    finally:
        line.close()


def test_an_upload_of_256_megabytes_comes_through_from_who_may_book(behind: Behind) -> None:
    """The live line and the file go through the proxy as a browser sends them, wrapping and all."""
    xsrf = behind("GET", "/_stcore/health").cookies[0].split(";")[0]
    cookie = f"{xsrf}; {COOKIE}={behind.inside.server.cookie()}"
    head = b'--edge\r\nContent-Disposition: form-data; name="a"; filename="a.csv"\r\n\r\n'
    tail = b"\r\n--edge--\r\n"
    headers = {
        "Cookie": cookie,
        "X-Xsrftoken": xsrf.split("=", 1)[1],
        "Content-Type": "multipart/form-data; boundary=edge",
        "Content-Length": str(256 * MEGABYTES),
    }

    def sent(session: str) -> int:
        line = behind.line()
        try:
            last = bytes(MEGABYTES - len(head) - len(tail))
            pieces = chain([head], repeat(bytes(MEGABYTES), 255), [last, tail])
            line.request("PUT", f"/_stcore/upload_file/{session}/a", pieces, headers)
            return line.getresponse().status
        finally:
            line.close()

    async def with_a_page_open() -> int:
        async with behind.page(cookie) as line:
            message = await first_message(line)
            session = message.new_session.initialize.session_id
            reading = asyncio.create_task(read_on(line))
            status = await asyncio.to_thread(sent, session)
            reading.cancel()
            return status

    assert asyncio.run(with_a_page_open()) == 204


def test_more_than_that_is_refused_unread(behind: Behind) -> None:
    theirs = behind("PUT", "/_stcore/upload_file/a/b", content_length=str(300 * MEGABYTES))
    assert theirs.status == 413
    assert "x-request-id" not in theirs.headers


def test_commands_do_not_come_through_the_proxy(behind: Behind) -> None:
    found = behind("POST", "/command", x_bangvang_token="x")  # noqa: S106  (no secret)
    assert (found.status, "x-request-id" in found.headers) == (404, False)


def test_a_proxy_that_no_setting_names_is_not_believed(asked: Asked) -> None:
    said = {"x_forwarded_for": "203.0.113.9", "x_forwarded_proto": "https"}
    found = asked("GET", "/_stcore/metrics", **said)
    assert asked.lines_of(found.headers["x-request-id"])[-1]["address"] == "127.0.0.1"
    assert "strict-transport-security" not in found.headers
    cookies = asked("GET", "/_stcore/health", **said).cookies
    assert cookies
    assert not [cookie for cookie in cookies if "Secure" in cookie]
