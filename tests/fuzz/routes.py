"""`python -m tests.fuzz.routes --requests 20000 [--first 0]`: asks every route in ways nobody would.

Whoever asks has no right: nothing may change, no answer may be a failure of the server's, and every
request must be answered.
"""

import argparse
import contextlib
import http.client
import json
import re
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser.server import DATABASE, Server, start_server
from tests.fuzz.requests import made
from tests.stage.served import Served, bring, put_show, registrations

PATIENCE = 20.0  # seconds; a request that takes longer hangs
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})")


@dataclass
class Found:
    """What came of the requests."""

    asked: int = 0
    answers: Counter[int] = field(default_factory=Counter)
    routes: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slowest: float = 0.0


@contextlib.contextmanager
def hall() -> Iterator[Served]:
    """A server with a few initiatives and a show, which requests may try to move."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        code = put_show(folder)
        server = start_server(folder, BANGVANG_SAMPLE="0")
        try:
            bring(server, registrations(folder / "a.csv", 5))
            yield Served(server, code)
        finally:
            server.stop()


def routes() -> list[str]:
    """The addresses of all our own routes."""
    from bangvang.routes import routes  # noqa: PLC0415  (it takes Streamlit with it)

    return sorted({route.path for route in routes})


def ask(served: Served, first: int, how_many: int) -> Found:
    """Sends the requests of so many seeds, and compares the server's state before and after."""
    found, known = Found(), routes()
    before = state(served)
    for seed in range(first, first + how_many):
        request = made(seed, known, f"127.0.0.1:{served.server.port}", served.code)
        start = time.monotonic()
        try:
            status = _sent(served.server, request.wire)
        except TimeoutError:
            status = 0
        found.slowest = max(found.slowest, time.monotonic() - start)
        found.asked += 1
        found.answers[status] += 1
        found.routes[request.route] += 1
        if status == 0 or status >= 500:
            told = "no answer" if status == 0 else str(status)
            found.failures.append(f"seed {seed}: {told}: {request.wire[:300]!r}")
    if state(served) != before:
        found.failures.append(f"the state changed: {before} -> {state(served)}")
    told = served.server.log.read_text(errors="replace")
    found.failures += [line for line in told.splitlines() if '"level": "error"' in line][:5]
    return found


def state(served: Served) -> object:
    """All that a request might change: the data, the show, what is frozen, what files there are."""
    folder = served.server.log.parent
    _, told = served.get("/healthz")
    shows = (folder / f"{DATABASE}.shows.json").read_bytes()
    files = sorted(path.name for path in folder.rglob("*") if not path.name.endswith(".wal"))
    return json.loads(told)["data_version"], shows, files


def _sent(server: Server, wire: bytes) -> int:
    """The status of the answer; 400 where the server hangs up on what is no HTTP at all."""
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as line:
        line.settimeout(PATIENCE)
        with contextlib.suppress(ConnectionError):
            line.sendall(wire)
            line.shutdown(socket.SHUT_WR)
        answer = b""
        with contextlib.suppress(ConnectionError):
            while not (status := _STATUS.findall(answer)):
                piece = line.recv(4096)
                if not piece:
                    return int(http.client.BAD_REQUEST)
                answer += piece
            # 100 is a sign to go on, not an answer
            return next((int(each) for each in status if each != b"100"), 100)
        return int(http.client.BAD_REQUEST)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--requests", type=int, default=20_000)
    asked.add_argument("--first", type=int, default=0)
    given = asked.parse_args()
    with hall() as served:
        found = ask(served, given.first, given.requests)
    answers = ", ".join(f"{status} {times}" for status, times in sorted(found.answers.items()))
    sys.stdout.write(
        f"{found.asked} requests from seed {given.first} to {len(found.routes)} routes: {answers}; "
        f"slowest {found.slowest:.1f} s; {len(found.failures)} failures\n"
    )
    sys.stdout.write("".join(f"{failure}\n" for failure in found.failures[:20]))
    return 1 if found.failures else 0


if __name__ == "__main__":
    sys.exit(main())
