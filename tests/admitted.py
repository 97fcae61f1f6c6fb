"""People let in by the ways that people have: an account, a pass phrase, the form, its cookie."""

import http.client
import re
import secrets
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from bangvang import clock
from bangvang.access import SYSTEM
from bangvang.entry.visitors import COOKIE, cookie_for
from bangvang.server.handover import hand_over
from bangvang.store import Store
from bangvang.store.accounts import account_named, add_account
from bangvang.store.sessions import open_session

ZONE = "Asia/Ho_Chi_Minh"
_TICKET = re.compile(r'name="ticket" value="([^"]+)"')


def cookie_of(store: Store, role: str, name: str = "") -> str:
    """The cookie of somebody with a new account on a database of this process."""
    name, now = name or f"{role}-{secrets.token_hex(3)}", clock.real(ZONE)
    add_account(store, name, role, SYSTEM, now, by_provider=True)
    return cookie_for(
        store, open_session(store, account_named(store, name), "127.0.0.1", now, "test")
    )


@dataclass(frozen=True)
class Door:
    """The door of a running server: accounts come from the command line, cookies from the form."""

    port: int
    database: Path
    _cookies: dict[str, str] = field(default_factory=dict)

    def cookie(self, role: str) -> str:
        """The cookie of one person with this role, the same whenever it is asked for."""
        if role not in self._cookies:
            self._cookies[role] = self.sign_in(role)
        return self._cookies[role]

    def sign_in(self, role: str) -> str:
        """A new account, its first pass phrase, one of its own, and so its cookie."""
        name, own = f"{role}-{secrets.token_hex(3)}", secrets.token_urlsafe(16)
        told = hand_over(self.database, ["account", "add", name, "--role", role], [])
        assert told.exit_code == 0, told.errors
        phrase = told.output.strip().splitlines()[-1].strip()
        _, page, _ = self.post("/vao", name=name, phrase=phrase)
        (ticket,) = _TICKET.findall(page)
        status, page, cookie = self.post("/vao/doi", ticket=ticket, fresh=own, again=own)
        assert status == http.client.SEE_OTHER, page
        return cookie

    def post(self, path: str, **fields: str) -> tuple[int, str, str]:
        """Sends a form as the page itself does; gives status, page and the cookie set."""
        here = f"http://127.0.0.1:{self.port}"
        kind = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            headers = {"Origin": here, "Content-Type": kind}
            connection.request("POST", path, urlencode(fields), headers)
            response = connection.getresponse()
            set_cookie: SimpleCookie = SimpleCookie(response.getheader("Set-Cookie", ""))
            value = set_cookie[COOKIE].value if COOKIE in set_cookie else ""
            return response.status, response.read().decode(), value
        finally:
            connection.close()
