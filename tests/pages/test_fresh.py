"""What follows the data by itself: asked for by its name, it says what a new visit would say."""

import re
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bangvang.access import SYSTEM
from bangvang.screen import fresh
from bangvang.store.accounts import set_boards
from bangvang.store.frozen import freeze, unfreeze
from tests.known import AT, Known, line
from tests.pages.visit import Visit

BOARDS = ("leaderboard", "quota", "clusters")
MORE = [line(f"mới {number}", "Người Mới", "D-SON-TAY") for number in range(30)]


@pytest.fixture
def client(known: Known) -> Iterator[TestClient]:
    """Somebody who is not signed in, where the boards are open."""
    with TestClient(Starlette(routes=fresh.routes)) as client:
        yield client


def names(visit: Visit) -> list[str]:
    bodies = [each.proto.body for each in visit.app.get("html")]
    return [name for body in bodies for name in re.findall(r'data-fresh="([^"]+)"', body)]


def asked(client: TestClient, *wanted: str) -> dict[str, str]:
    return dict(client.get("/fresh", params={"what": ",".join(wanted)}).json()["pieces"])


@pytest.mark.parametrize("page", BOARDS)
def test_what_a_board_brings_is_what_a_new_visit_shows(
    known: Known, client: TestClient, page: str
) -> None:
    visit = Visit(page)
    before = asked(client, *names(visit))
    assert list(before) == names(visit)
    known.book(*MORE)
    after = asked(client, *names(visit))
    anew = Visit(page)
    assert names(anew) == names(visit), "the same board has the same names"
    assert set(after.values()) <= set(anew.html)
    assert after != before


def test_a_board_in_another_language_or_of_another_choice_has_names_of_its_own(
    known: Known,
) -> None:
    seen = [
        names(Visit("leaderboard", address))
        for address in ({}, {"lang": "en"}, {"theo": "percent"})
    ]
    assert len({name for each in seen for name in each}) == sum(map(len, seen))


def test_behind_a_freeze_nothing_newer_is_brought(known: Known, client: TestClient) -> None:
    wanted = names(Visit())
    before = asked(client, *wanted)
    freeze(known.store, SYSTEM, AT)
    known.book(*MORE)
    assert asked(client, *wanted) == before
    unfreeze(known.store, SYSTEM, AT)
    assert asked(client, *wanted) != before


def test_closed_boards_bring_nothing_to_strangers(known: Known, client: TestClient) -> None:
    wanted = names(Visit())
    set_boards(known.store, open_to_all=False, actor=SYSTEM, at=AT)
    answer = client.get("/fresh", params={"what": ",".join(wanted)})
    assert (answer.status_code, answer.content) == (403, b"")


def test_names_that_nobody_gave_are_left_out(known: Known, client: TestClient) -> None:
    wanted = names(Visit())
    assert list(asked(client, wanted[0], "no-such-name", "../x", "")) == wanted[:1]


def test_a_browser_that_cannot_unpack_gets_the_same(known: Known, client: TestClient) -> None:
    params = {"what": ",".join(names(Visit()))}
    packed = client.get("/fresh", params=params)
    plain = client.get("/fresh", params=params, headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert plain.json() == packed.json()


def test_a_page_that_stops_for_want_of_anything_to_show_follows_the_data(own: Known) -> None:
    """A desk without files hears of the first one."""
    visit = Visit("upload")
    ears = [each.proto.component_name for each in visit.app.get("bidi_component")]
    assert "bangvang_ear" in ears
