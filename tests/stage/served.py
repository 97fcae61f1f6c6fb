"""A real server with a show on it, spoken to over plain HTTP."""

import http.client
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bangvang.entry.visitors import COOKIE
from bangvang.stage.show import Show
from bangvang.stage.shows import Shows
from bangvang.stage.slides import USUAL, Slide
from tests.browser.server import DATABASE, HOUSE, Server

#: a viewer: nobody has signed in there
ELSEWHERE = {"Cookie": ""}


def put_show(folder: Path, *slides: Slide, name: str = "Giao ban", language: str = "vi") -> str:
    """Puts a show beside the database of the folder before its server starts; gives its code."""
    shows = Shows(folder / f"{DATABASE}.shows.json")
    now = time.time()
    show = Show(
        shows.free_code(),
        name,
        slides or USUAL,
        language,
        "dark",
        "http://bang-vang.local/",
        "live",
        None,
        now,
        now,
    )
    return shows.begin(show).code


def bring(server: Server, file: Path) -> None:
    """Books a file through the command line, which hands it to the server."""
    subprocess.run(
        [sys.executable, "-m", "bangvang", "import", str(file), "--received", "2022-05-19"],
        cwd=HOUSE,
        env={**os.environ, "BANGVANG_DB": server.database},
        capture_output=True,
        check=True,
    )


def registrations(place: Path, how_many: int, unit: str = "LĐLĐ quận Ba Đình") -> Path:
    """A file of so many initiatives of one union, each of another person; "Người 1950" were born then."""
    rows = [f"Sáng kiến {place.stem} {n},Người n{n},{unit},18/05/2022" for n in range(how_many)]
    head = "Tên sáng kiến,Họ và tên,Đơn vị,Ngày đăng ký"
    place.write_text("\n".join([head, *rows]), encoding="utf-8")
    return place


@dataclass(frozen=True)
class Served:
    """A show on a server, asked by an admin who is signed in unless headers say otherwise."""

    server: Server
    code: str

    def get(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
        return self._ask("GET", path, None, headers or {})

    def act(
        self, action: str, value: object = None, headers: dict[str, str] | None = None
    ) -> tuple[int, str]:
        """A press, as the console sends it."""
        body = json.dumps({"code": self.code, "action": action, "value": value})
        return self._ask("POST", "/stage/act", body, {"Origin": self.server.url} | (headers or {}))

    def slide(self, headers: dict[str, str] | None = None) -> dict[str, Any]:
        status, body = self.get(f"/stage/slide?code={self.code}", headers)
        assert status == http.client.OK, body
        told: dict[str, Any] = json.loads(body)
        return told

    def first_event(self, path: str, headers: dict[str, str] | None = None) -> str:
        """The first thing an event stream says."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        try:
            connection.request("GET", path, headers=self._signed_in() | (headers or {}))
            response = connection.getresponse()
            assert response.status == http.client.OK
            return response.readline().decode().removeprefix("data: ").strip()
        finally:
            connection.close()

    def _signed_in(self) -> dict[str, str]:
        return {"Cookie": f"{COOKIE}={self.server.cookie()}"}

    def _ask(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        try:
            connection.request(method, path, body and body.encode(), self._signed_in() | headers)
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()
