"""The hand-over: while a server owns the database, it runs the commands of the command line.

The server leaves an offer beside its database, for the eyes of its own user: where it listens, and
a secret of this start. A command that finds the database taken sends its words and files there.
"""

import hmac
import http.client
import json
import os
import secrets
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bangvang.commands import Answer, File, HelpAsked, WrongUsage, both, run, understand
from bangvang.commands.parcel import opened, packed
from bangvang.store import Store

_ROUTE = "/command"
_TOKEN = "X-Bangvang-Token"  # noqa: S105  (the name of the header, not what it holds)
_SECONDS_TO_CONNECT = 5
_SECONDS_TO_ANSWER = 900  # a million rows take seconds; the server may have others to serve
_ANY_ADDRESS = ("", "0.0.0.0", "::")  # noqa: S104  (recognised, not bound)

_taking: dict[str, Store] = {}  # token -> the store of the server that offers it


@dataclass(frozen=True)
class Offer:
    """Where a server takes commands. `token` is known to those who may read the offer."""

    url: str
    token: str


def offer_beside(database: Path) -> Path:
    """The file that tells of the server that owns the database."""
    database = database.resolve()
    return database.with_name(f"{database.name}.server.json")


@contextmanager
def offered(store: Store) -> Iterator[None]:
    """Takes commands for the store, and says so beside its database, while the server runs."""
    url = _server_url()
    if url is None:
        yield
        return
    offer, place = Offer(url, secrets.token_urlsafe(32)), offer_beside(store.path)
    _taking[offer.token] = store
    _leave(offer, place)
    try:
        yield
    finally:
        place.unlink(missing_ok=True)
        del _taking[offer.token]


def _server_url() -> str | None:
    """Where this server listens; None where it speaks TLS, for a name that is not this machine's."""
    from streamlit.config import get_option  # noqa: PLC0415  (the command line starts without it)

    if get_option("server.sslCertFile"):
        return None
    host = get_option("server.address") or ""
    host = "127.0.0.1" if host in _ANY_ADDRESS else host
    return f"http://{f'[{host}]' if ':' in host else host}:{get_option('server.port')}"


def _leave(offer: Offer, place: Path) -> None:
    """Writes the offer whole or not at all, readable by this user only."""
    number, name = tempfile.mkstemp(dir=place.parent, prefix=place.name)
    with os.fdopen(number, "w", encoding="utf-8") as file:
        json.dump(asdict(offer), file)
    Path(name).replace(place)


async def _take(request: Request) -> Response:
    """Runs one command on the server's store; 403 without the token, 400 for what is no command."""
    store = _store_of(request.headers.get(_TOKEN, ""))
    if store is None:
        return Response(status_code=403)
    try:
        arguments, files = opened(await request.body())
    except (ValueError, TypeError, KeyError):
        return Response(status_code=400)
    told = await run_in_threadpool(_answer, arguments, files, store)
    return JSONResponse(asdict(told))


routes = [Route(_ROUTE, _take, methods=["POST"])]


def _store_of(given: str) -> Store | None:
    for token, store in list(_taking.items()):
        if hmac.compare_digest(token.encode(), given.encode()):
            return store
    return None


def _answer(arguments: Sequence[str], files: Sequence[File], store: Store) -> Answer:
    try:
        return run(understand(arguments), files, store)
    except (WrongUsage, HelpAsked) as told:
        return told.answer()


def hand_over(database: Path, arguments: Sequence[str], files: Iterable[File]) -> Answer:
    """The answer of the server that owns the database, or what to do when none takes commands."""
    place = offer_beside(database)
    try:
        offer = Offer(**json.loads(place.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Answer(1, errors=both("cli.busy", path=database) + "\n")
    try:
        return _sent(offer, packed(arguments, files))
    except (OSError, http.client.HTTPException, ValueError, TypeError) as silent:
        sentence = both("cli.busy_silent", path=database, url=offer.url, offer=place)
        return Answer(1, errors=f"{sentence}\n({silent})\n")


def _sent(offer: Offer, command: bytes) -> Answer:
    where = urlsplit(offer.url)
    # Plain HTTP to this machine: no proxy setting comes between.
    connection = http.client.HTTPConnection(
        where.hostname or "", where.port, timeout=_SECONDS_TO_CONNECT
    )
    try:
        connection.connect()
        connection.sock.settimeout(_SECONDS_TO_ANSWER)
        connection.request(
            "POST", _ROUTE, command, {_TOKEN: offer.token, "Content-Type": "application/json"}
        )
        response = connection.getresponse()
        if response.status == http.client.REQUEST_ENTITY_TOO_LARGE:
            return Answer(1, errors=both("cli.too_much", size=f"{len(command) / 1e6:.1f}") + "\n")
        if response.status != http.client.OK:
            raise http.client.HTTPException(f"{response.status} {response.reason}")
        return Answer(**json.loads(response.read()))
    finally:
        connection.close()
