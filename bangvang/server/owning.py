"""Whose a line is: a page's session and the files it offers belong to the sign-in that opened it.

Streamlit knows a page's session by a number, and its files by another. Whoever learns one, from an
address that was passed on or from the log of a proxy, shall not get what belongs to somebody else.
"""

import re
from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bangvang.entry.key import fingerprint
from bangvang.entry.visitors import token_of, whose
from bangvang.store import current

#: as `.streamlit/config.toml` names it: a session goes on for the owner it began with alone
HEADER = b"x-bangvang-owner"
NOBODY = "nobody"  #: all who are not signed in: they see the same
_MEDIA = b"/media/"
_FILE = re.compile(rb"/media/([0-9a-f]{32})")
_MOST_FILES = 20_000


class Owned:
    """Tells Streamlit the owner of every line; serves a file to those alone whose line told of it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._told = _Told()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            owner = owner_of(HTTPConnection(scope))

            async def noted(message: Message) -> None:
                self._told.note(message.get("bytes") or b"", owner)
                await send(message)

            await self._app(_owned(scope, owner), receive, noted)
        elif scope["type"] == "http" and self._is_foreign(scope):
            await Response(status_code=403)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _is_foreign(self, scope: Scope) -> bool:
        found = _FILE.match(scope["path"].encode())
        if found is None or scope["method"] == "OPTIONS":
            return False
        owners = self._told.owners(found[1])
        return not owners & {NOBODY, owner_of(HTTPConnection(scope))}


def owner_of(request: HTTPConnection) -> str:
    """What stands for the sign-in behind a request, as long as it has not ended."""
    store = current()
    token = token_of(store, request.cookies)
    if token is None or whose(store, request.cookies) is None:
        return NOBODY
    return fingerprint(store.path, f"owner {token}")


def _owned(scope: Scope, owner: str) -> Scope:
    """The line with its owner, whatever it said of that itself."""
    headers: Iterable[tuple[bytes, bytes]] = scope["headers"]
    kept = [pair for pair in headers if pair[0].lower() != HEADER]
    return {**scope, "headers": [*kept, (HEADER, owner.encode())]}


class _Told:
    """Which files which owners were told of; the oldest are forgotten."""

    def __init__(self) -> None:
        self._owners: OrderedDict[bytes, set[str]] = OrderedDict()
        self._lock = Lock()

    def note(self, message: bytes, owner: str) -> None:
        if _MEDIA not in message:
            return
        with self._lock:
            for file in _FILE.findall(message):
                self._owners.setdefault(file, set()).add(owner)
                self._owners.move_to_end(file)
            while len(self._owners) > _MOST_FILES:
                self._owners.popitem(last=False)

    def owners(self, file: bytes) -> set[str]:
        with self._lock:
            return set(self._owners.get(file, ()))
