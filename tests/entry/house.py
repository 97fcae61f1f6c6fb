"""A house with people in it, and what their browsers send."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime

from httpx2 import Response
from starlette.testclient import TestClient

from bangvang import clock
from bangvang.access import SYSTEM
from bangvang.entry.visitors import COOKIE
from bangvang.store import Store
from bangvang.store.accounts import account_named, add_account, choose_phrase
from tests.admitted import ZONE, cookie_of

HERE = "http://board.example"


@dataclass(frozen=True)
class House:
    """An open database, in which people get accounts."""

    store: Store
    _residents: list[tuple[str, str]] = field(default_factory=list)
    _cookies: dict[str, str] = field(default_factory=dict)

    def resident(self) -> tuple[str, str]:
        """Name and pass phrase of somebody of the staff, always the same: for tests that change nothing."""
        if not self._residents:
            self._residents.append(self.person())
        return self._residents[0]

    def newcomer(self, role: str = "staff") -> tuple[str, str]:
        """Name and first pass phrase of a new account."""
        name = f"{role}-{secrets.token_hex(4)}"
        phrase = add_account(self.store, name, role, SYSTEM, clock.real(ZONE))
        assert phrase
        return name, phrase

    def person(self, role: str = "staff") -> tuple[str, str]:
        """Name and pass phrase of somebody who has chosen one."""
        name, own = self.newcomer(role)[0], secrets.token_urlsafe(16)
        account = account_named(self.store, name)
        choose_phrase(self.store, account, own, "here", clock.real(ZONE))
        return name, own

    def cookie(self, role: str) -> dict[str, str]:
        """The cookies of somebody who is signed in."""
        return {COOKIE: cookie_of(self.store, role)}

    def known_cookie(self, role: str) -> str:
        """The cookie of somebody with this role, always the same."""
        if role not in self._cookies:
            self._cookies[role] = cookie_of(self.store, role)
        return self._cookies[role]

    def now(self) -> datetime:
        return clock.real(ZONE)

    def log(self, action: str) -> list[dict[str, object]]:
        return self.store.select(
            "select actor, place, subject, details from log where action = $action order by line_no",
            {"action": action},
        ).to_dicts()


def sent(client: TestClient, path: str, origin: str | None = HERE, **fields: str) -> Response:
    """A form, as a page of this origin sends it."""
    fields = {"lang": "vi", **fields}
    headers = {"Origin": origin} if origin is not None else {}
    return client.post(path, data=fields, headers=headers)


def signed_in(client: TestClient, name: str, phrase: str, back: str = "/nap") -> Response:
    """The sign-in form, filled in."""
    return sent(client, "/vao", name=name, phrase=phrase, ve=back)
