"""Role × action, walked whole: over the pages, over every route, over every write of the store."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from typing import Any

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

import bangvang.store
from bangvang import national, sample_loading
from bangvang.access import MAY, Actor, NotAllowed
from bangvang.entry.visitors import COOKIE
from bangvang.stage import direction, rehearsal
from bangvang.store.accounts import set_boards
from tests.entry.conftest import APP
from tests.entry.house import HERE, House

#: method and path of every route of ours -> what one must be allowed to do; '' for everybody
ROUTES = {
    ("GET", "/vao"): "",
    ("POST", "/vao"): "",
    ("GET", "/vao/doi"): "",
    ("POST", "/vao/doi"): "",
    ("POST", "/vao/ra"): "",
    ("GET", "/vao/co-quan"): "",
    ("GET", "/oauth2callback"): "the word of a provider of identities",
    ("GET", "/events"): "look",
    ("GET", "/fresh"): "look",
    ("POST", "/command"): "the secret of the server's own user",
    ("GET", "/healthz"): "",
    ("GET", "/stage"): "look",
    ("GET", "/stage/events"): "look",
    ("GET", "/stage/slide"): "look",
    ("GET", "/stage/static/{name}"): "",
    ("GET", "/stage/console"): "present",
    ("GET", "/stage/console/told"): "present",
    ("POST", "/stage/act"): "present",
}
#: writes that nobody asks for by name, with the reason
ACTORLESS = {
    "accounts.make_first": "the first account, where no admin has one",
    "accounts.choose_phrase": "the owner of an account, who has just proven it",
    "attempts.counted": "a stranger at the door",
    "attempts.failed": "a stranger at the door",
    "attempts.forgiven": "a stranger at the door",
    "sessions.open_session": "the owner of an account, who has just proven it",
    "sessions.seen": "the owner of the session",
    "sessions.end_session": "the owner of the session",
    "compacting.compacted": "the server itself copies the file anew before it serves anybody",
    "keys.keyring": "a database gets its key when somebody first asks for it",
    "originals.seal_some": "the server itself seals what an earlier release left open",
    "seed.seed": "a new database gets the campaign of `data/`",
    "snapshot.snapshot": "it writes into another file, for those who have asked",
}
NO_WRITE = {"frozen.seen_by"}  #: it takes an actor and changes nothing


def declared() -> set[tuple[str, str]]:
    """The routes as the application has them, without those that only refuse."""
    return {
        (method, route.path)
        for route in APP.routes
        if isinstance(route, Route) and inspect.isfunction(route.endpoint)
        for method in (route.methods or set()) - {"HEAD"}
    }


def test_every_route_stands_in_the_table() -> None:
    assert declared() == set(ROUTES)


@pytest.mark.parametrize(
    ("method", "path", "role"),
    [
        (method, path, role)
        for method, path in ROUTES
        for role in MAY
        # to those who may look it never ends: tests/stage/test_routes.py listens to it
        if path != "/events" or "look" not in MAY[role]
    ],
)
def test_a_route_opens_for_those_who_may_and_for_no_other(
    house: House, client: TestClient, role: str, method: str, path: str
) -> None:
    """Strangers are met with closed boards; a code that no show has tells that the door was passed."""
    if role == "stranger":
        set_boards(house.store, open_to_all=False, actor=KEEPER, at=house.now())
    else:
        client.cookies.set(COOKIE, house.known_cookie(role), "board.example", "/")
    try:
        answer = client.request(
            method, path.replace("{name}", "stage.js"), headers={"Origin": HERE}, params=WRONG
        )
    finally:
        if role == "stranger":
            set_boards(house.store, open_to_all=True, actor=KEEPER, at=house.now())
    right = ROUTES[method, path]
    if right == "" or right in MAY[role]:
        assert answer.status_code in (200, 303, 400, 404) or path.startswith("/vao")
    elif path == "/stage":
        assert (answer.status_code, answer.headers["location"][:5]) == (303, "/vao?")
    else:
        assert answer.status_code == 403


KEEPER = Actor("keeper", "admin")
WRONG = {"code": "no code"}
WRITES = re.compile(r"\.transaction\((quiet=True)?\)")


def writers() -> dict[str, Callable[..., object]]:
    """Every public function of the store, and of what writes through it, that takes an actor."""
    modules = [
        importlib.import_module(f"bangvang.store.{each.name}")
        for each in pkgutil.iter_modules(bangvang.store.__path__)
    ]
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}": function
        for module in (*modules, national, sample_loading, direction, rehearsal)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
        if "actor" in (takes := inspect.signature(function).parameters)
        # what takes a cursor is a step inside the write of whoever asked for leave
        if "cursor" not in takes
    }


def test_the_writers_are_found() -> None:
    assert {"booking.book", "moving.withdraw", "backup.restore_backup"} <= writers().keys()
    assert len(writers()) > 30


@pytest.mark.parametrize("role", MAY)
@pytest.mark.parametrize("name", sorted(writers().keys() - NO_WRITE))
def test_a_write_refuses_every_role_that_may_not_before_it_looks_at_anything(
    name: str, role: str
) -> None:
    function = writers()[name]
    with pytest.raises(NotAllowed) as refused:
        called(function, Actor("ai đó", "stranger"))
    if refused.value.action not in MAY[role]:
        with pytest.raises(NotAllowed):
            called(function, Actor("ai đó", role))


def called(function: Callable[..., object], actor: Actor) -> None:
    """Calls it with nothing but an actor: whoever is let in falls over what is missing."""
    parameters = inspect.signature(function).parameters
    given: dict[str, Any] = dict.fromkeys(parameters) | {"actor": actor}
    result = function(**given)
    if hasattr(result, "__enter__"):
        result.__enter__()


def test_every_write_of_the_store_asks_for_an_actor_or_is_named_with_its_reason() -> None:
    found = set()
    for each in pkgutil.iter_modules(bangvang.store.__path__):
        module = importlib.import_module(f"bangvang.store.{each.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            is_ours = function.__module__ == module.__name__ and not name.startswith("_")
            writes = is_ours and WRITES.search(inspect.getsource(function))
            if writes and "actor" not in inspect.signature(function).parameters:
                found.add(f"{each.name}.{name}")
    assert found == ACTORLESS.keys()
