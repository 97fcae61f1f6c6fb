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


RUN = "event: run\n"


async def told_next(stream: AsyncIterator[str]) -> int:
    """The next version that a stream tells."""
    while (event := await asyncio.wait_for(anext(stream), 10)).startswith(RUN):
        pass
    return int(event.removeprefix("data: "))


async def to_run_next(stream: AsyncIterator[str]) -> int:
    """The next version for which a stream lets its page run."""
    while not (event := await asyncio.wait_for(anext(stream), 10)).startswith(RUN):
        pass
    return int(event.removeprefix(f"{RUN}data: "))


async def last_run(stream: AsyncIterator[str], until: int) -> list[int]:
    """The versions for which a page runs, up to the one waited for."""
    runs = [await to_run_next(stream)]
    while runs[-1] < until:
        runs.append(await to_run_next(stream))
    return runs


def test_a_crowd_runs_for_the_newest_version_and_not_for_every_one_between(served: Known) -> None:
    async def crowd() -> list[list[int]]:
        newest = served.store.version + 10
        streams = [live.versions(lambda: VIEWER) for _ in range(CROWD)]
        listening = [asyncio.create_task(last_run(stream, newest)) for stream in streams]
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
        assert len(heard) <= 4, "each ran a few times, not ten"


def test_a_file_on_the_desk_is_told_to_the_team_alone(served: Known) -> None:
    async def told() -> list[int]:
        team, hall = live.versions(lambda: SYSTEM, desk=True), live.versions(lambda: VIEWER)
        before = [await told_next(team), await told_next(hall)]
        assert await to_run_next(hall) == before[1], "a page that has just come may run"
        lay_down(served.store, b"x", "a.csv", date(2022, 5, 19), SYSTEM, AT)
        heard = await told_next(team)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(anext(hall), 0.3)
        await team.aclose()
        return [*before, heard]

    before, boards, after = asyncio.run(told())
    assert (boards <= before, after) == (True, before + 1)


def test_what_follows_by_itself_is_told_at_once_and_runs_seldom(served: Known) -> None:
    """A fresh page asks for its board at every version; its script waits for its turn."""

    async def told() -> tuple[list[int], bool]:
        others = [live.versions(lambda: VIEWER, fresh=True) for _ in range(CROWD)]
        for other in others:
            await anext(other)
        page = live.versions(lambda: VIEWER, fresh=True)
        heard = [await told_next(page)]
        assert await to_run_next(page) == heard[0]
        for quota in range(1, 4):
            served.quota("D-BA-DINH", quota)
            heard.append(await told_next(page))
        served.quota("D-BA-DINH", 9)
        event = await anext(page)
        for stream in (page, *others):
            await stream.aclose()
        return heard, event.startswith(RUN)

    heard, ran = asyncio.run(told())
    assert heard == [heard[0] + step for step in range(4)]
    assert not ran, "two seconds have not passed since it ran"
