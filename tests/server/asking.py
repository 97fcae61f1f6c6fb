"""A server asked over plain HTTP, header by header, as a browser, a proxy or an intruder would."""

import http.client
import json
import time
from dataclasses import dataclass
from typing import Any

from tests.browser.server import Server

SECONDS = 30


@dataclass(frozen=True)
class Answer:
    """What came back; header names in small letters, cookies in a list of their own."""

    status: int
    headers: dict[str, str]
    cookies: list[str]
    body: str


@dataclass(frozen=True)
class Asked:
    """A running server, and where to ask it: at its own port, or at that of a proxy before it."""

    port: int
    server: Server
    code: str = ""  #: of the show on it

    def __call__(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """One request. Headers are named as in Python: `accept_language="en"`; nothing else is sent."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body, named)
            return answer(connection.getresponse())
        finally:
            connection.close()

    def lines(self) -> list[dict[str, Any]]:
        """What the server has told in its log so far; every line of ours is JSON."""
        told = self.server.log.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in told if line.startswith("{")]

    def lines_of(self, number: str, count: int = 1) -> list[dict[str, Any]]:
        """The lines about one request; the server writes them after it has answered."""
        give_up_at = time.monotonic() + SECONDS
        while True:
            found = [line for line in self.lines() if line.get("request") == number]
            if len(found) >= count or time.monotonic() > give_up_at:
                return found
            time.sleep(0.05)


def answer(response: http.client.HTTPResponse, *, read: bool = True) -> Answer:
    """A response in the hand; of an endless one only the head."""
    pairs = [(name.lower(), value) for name, value in response.getheaders()]
    body = response.read().decode(errors="replace") if read else ""
    cookies = [value for name, value in pairs if name == "set-cookie"]
    return Answer(response.status, dict(pairs), cookies, body)
