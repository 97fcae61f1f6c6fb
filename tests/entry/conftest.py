from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.testclient import TestClient

from bangvang.routes import routes
from bangvang.server.limits import Limited
from bangvang.store import database
from tests.entry.house import HERE, House
from tests.known import Known

#: all routes of ours, behind what stands before them
APP = Starlette(
    routes=routes,
    middleware=[
        Middleware(Limited),
        # as Streamlit has it around every route
        Middleware(SessionMiddleware, secret_key=token_hex(), session_cookie="_streamlit_session"),
    ],
)


@pytest.fixture(scope="module")
def standing_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house on an empty campaign, for all tests of one file."""
    known = Known(tmp_path_factory.mktemp("house"))
    yield House(known.store)
    known.drop()


@pytest.fixture
def house(standing_house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """The house, nobody waiting for an earlier test's failures."""
    monkeypatch.setenv("BANGVANG_DB", standing_house.store.url)
    monkeypatch.setitem(database._open, standing_house.store.url, standing_house.store)
    with standing_house.store.transaction(quiet=True) as cursor:
        cursor.execute("delete from attempt")
    return standing_house


@pytest.fixture
def client(house: House) -> TestClient:
    """A browser without any cookie."""
    return TestClient(APP, base_url=HERE, follow_redirects=False)


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Known]:
    """A database of its own, for tests that need an empty one."""
    own = Known(tmp_path)
    yield own
    own.drop()
