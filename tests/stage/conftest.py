from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bangvang.access import SYSTEM, Actor
from bangvang.stage import direction
from bangvang.stage.show import Show
from bangvang.stage.shows import Shows, shows_of
from bangvang.stage.slides import KINDS, Slide
from bangvang.store import database, set_setting
from tests.browser.server import start_server
from tests.known import AT, Known, line
from tests.stage.served import Served, bring, put_show, registrations

PRESENTER = Actor("Lan", "presenter")


def lines(how_many: int, upper: str, day: str) -> list[list[dict[str, object]]]:
    """So many initiatives of one union on one day."""
    return [line(f"Sáng kiến {n} {upper} {day}", f"Người {n}", upper, day) for n in range(how_many)]


@pytest.fixture(scope="session")
def made_hall(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """What every hall is a copy of."""
    campaign = Known(tmp_path_factory.mktemp("hall"))
    set_setting(campaign.store, {"clock": AT.isoformat()}, SYSTEM, AT)
    campaign.book(
        *lines(9, "D-GIA-LAM", "2022-05-17"),
        *lines(6, "D-CAU-GIAY", "2022-05-10"),
        *lines(3, "S-Y-TE", "2022-05-11"),
        *lines(3, "D-HA-DONG", "2022-05-12"),
    )
    campaign.quota("D-GIA-LAM", 8)
    campaign.quota("D-CAU-GIAY", 12)
    campaign.store.close()
    return campaign


@pytest.fixture
def hall(made_hall: Known, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Known]:
    """A campaign on 19/05/2022 at 18:00: Gia Lâm 9 (of 8), Cầu Giấy 6 (of 12), Y tế 3, Hà Đông 3."""
    campaign = made_hall.copied(tmp_path)
    monkeypatch.setenv("BANGVANG_DB", campaign.store.url)
    monkeypatch.setitem(database._open, campaign.store.url, campaign.store)
    yield campaign
    campaign.drop()


@pytest.fixture
def begin(hall: Known) -> Callable[..., tuple[Shows, Show]]:
    """Begins a show of these slides at time 0: `begin(Slide("headline"), language="en")`."""

    def begin(*slides: Slide, **other: str) -> tuple[Shows, Show]:
        told = {"language": "vi", "theme": "dark", "board_url": "http://bang.local/"} | other
        shows = shows_of(hall.store)
        return shows, direction.begin(shows, "Giao ban", slides, 0.0, PRESENTER, **told)

    return begin


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A show of every kind of slide on an empty campaign with eleven initiatives."""
    folder = tmp_path_factory.mktemp("served")
    code = put_show(folder, *map(Slide, KINDS))
    server = start_server(folder, BANGVANG_SAMPLE="0")
    bring(server, registrations(folder / "dau.csv", 11))
    yield Served(server, code)
    server.stop()
