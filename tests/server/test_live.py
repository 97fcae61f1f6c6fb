"""The event stream: what moves a board is told to everybody, and to a crowd in one go."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import date
from pathlib import Path

import pytest

from bangvang.access import SYSTEM, Actor
from bangvang.server import live
from bangvang.store import database
from bangvang.store.drafts import lay_down
from tests.known import AT, Known

VIEWER = Actor("khách", "viewer")
CROWD = 20


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Known]:
    """A campaign that is the server's own."""
    campaign = Known(tmp_path)
    monkeypatch.setenv("BANGVANG_DB", campaign.store.url)
    monkeypatch.setitem(database._open, campaign.store.url, campaign.store)
    campaign.store.on_commit(live.announce)
    yield campaign
    campaign.store.close()


def version(event: str) -> int:
    return int(event.removeprefix("data: "))


async def last_heard(stream: AsyncIterator[str], until: int) -> list[int]:
    """The versions a stream tells, up to the one waited for."""
    heard = [version(await anext(stream))]
    while heard[-1] < until:
        heard.append(version(await asyncio.wait_for(anext(stream), 10)))
    return heard


def test_a_crowd_hears_the_newest_version_and_not_every_one_between(served: Known) -> None:
    async def crowd() -> list[list[int]]:
        newest = served.store.version + 10
        streams = [live.versions(lambda: VIEWER) for _ in range(CROWD)]
        listening = [asyncio.create_task(last_heard(stream, newest)) for stream in streams]
        await asyncio.sleep(0.1)
        for quota in range(1, 11):
            served.quota("D-BA-DINH", quota)
            await asyncio.sleep(0)
        heard = await asyncio.gather(*listening)
        for stream in streams:
            await stream.aclose()
        return heard

    for heard in asyncio.run(crowd()):
        assert heard[-1] == served.store.version
        assert len(heard) <= 4, "each was told a few times, not ten"


def test_a_file_on_the_desk_is_told_to_the_team_alone(served: Known) -> None:
    async def told() -> list[int]:
        team, hall = live.versions(lambda: SYSTEM, desk=True), live.versions(lambda: VIEWER)
        before = [version(await anext(team)), version(await anext(hall))]
        lay_down(served.store, b"x", "a.csv", date(2022, 5, 19), SYSTEM, AT)
        heard = version(await asyncio.wait_for(anext(team), 10))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(anext(hall), 0.3)
        await team.aclose()
        return [*before, heard]

    before, boards, after = asyncio.run(told())
    assert (boards <= before, after) == (True, before + 1)
