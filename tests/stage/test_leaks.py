"""A freeze leaks nowhere: every page, route, export and stream a viewer has, before and after."""

import asyncio
import json
import re
from collections.abc import Callable
from contextlib import suppress
from http.client import FORBIDDEN, NOT_FOUND
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from starlette.routing import Route

from app import app
from bangvang.exports import making
from bangvang.screen.places import PLACES
from bangvang.server import live
from bangvang.stage import routes as stage
from bangvang.stage.looks import HALL
from bangvang.stage.show import Show
from bangvang.stage.shows import Shows, announce
from bangvang.stage.slides import KINDS, Slide
from bangvang.stage.telling import told, told_in_private
from bangvang.store.frozen import freeze
from tests.known import AT, Known
from tests.stage.conftest import PRESENTER, lines
from tests.stage.served import ELSEWHERE, Served, bring, registrations
from tests.stage.visited import Visit, visit

CAME = 4321  # on top of the eleven that stand there
NEWS = re.compile(r"4[.,]?321|4[.,]?332")
ZIP = b"PK"  # how a workbook begins
#: a PDF's own card: when it was made, and its number
MADE = re.compile(rb"Date\(D:\d+Z\)|<\?xpacket begin.*?<\?xpacket end|/ID\[.*?\]", re.DOTALL)
NUMBER = re.compile(r"Số tham chiếu: \w+")  # of one request
#: pages with choices set: other measures, levels, a unit's own page
QUERIES = {
    "bang-xep-hang": ("", "theo=percent", "theo=registrants", "cap=grassroots", "cap=team"),
    "don-vi": ("", "don-vi=D-BA-DINH", "ma=D-BA-DINH"),
}
#: routes that stream, or tell the time of a show: asked in their own way
ASKED_APART = {"/events", "/stage", "/stage/events", "/stage/slide"}


def pages(served: Served) -> dict[str, object]:
    """All pages as a viewer sees them, the locked ones and a few choices included, with their files."""
    told: dict[str, object] = {}
    for place in PLACES:
        for query in QUERIES.get(place.address, ("",)):
            with visit(served.server, ELSEWHERE) as fresh:
                shown = fresh.open(place.address, query)
                taken = files(fresh) if place.right == "look" else {}
                told[f"{place.address}?{query}"] = shown, taken
    return told


def routes(served: Served) -> dict[str, object]:
    """What every route of the application answers a viewer who knows the code of the show."""
    said: dict[str, object] = {"/events": served.first_event("/events", ELSEWHERE)}
    for route in app._user_routes:
        assert isinstance(route, Route), "a kind of route this walk does not know"
        if route.path not in ASKED_APART:
            path = route.path.replace("{name}", "stage.js")
            status, body = served.get(f"{path}?code={served.code}", ELSEWHERE)
            said[route.path] = status, NUMBER.sub("", body)
    # the command line of whoever does not know the secret of the server, and files without a name
    command = json.dumps({"arguments": ["board", "--json"], "files": []})
    said["command"] = served._ask("POST", "/command", command, ELSEWHERE)[0]
    said["media"] = served.get("/media/", ELSEWHERE)[0]
    assert (said["command"], said["media"]) == (FORBIDDEN, NOT_FOUND)
    return said


def slides(served: Served) -> list[object]:
    """Every slide on the screen of a viewer: in the page, by the route, and what the stream says."""
    seen: list[object] = []
    for number in range(1, len(KINDS) + 1):
        served.act("go", number)
        seen.append(served.slide(ELSEWHERE))
        told = json.loads(served.first_event(f"/stage/events?code={served.code}", ELSEWHERE))
        seen.append((told["key"], told["ahead"]))
        page = served.get(f"/stage?code={served.code}", ELSEWHERE)[1]
        seen.append(re.findall(r'<div id="slide">.*?</section>', page))
    served.act("first")
    return seen


def files(page: Visit) -> dict[str, object]:
    """Every file that an open page offers, taken from /media: what it says, without when it was made."""
    assert set(page.files) <= {*making.OF_A_BOARD}, "a kind of file this walk does not know"
    return {
        form: cells(taken) if taken.startswith(ZIP) else MADE.sub(b"", taken)
        for form, taken in ((form, page.taken(form)) for form in page.files)
    }


def cells(workbook: bytes) -> list[object]:
    """All values of a workbook."""
    book = load_workbook(BytesIO(workbook))
    return [list(sheet.iter_rows(values_only=True)) for sheet in book]


def test_a_freeze_lets_nothing_out_anywhere(served: Served, tmp_path: Path) -> None:
    with (
        visit(served.server, ELSEWHERE) as early,
        visit(served.server, ELSEWHERE) as quotas,
    ):
        early.open("bang-xep-hang")
        quotas.open("chi-tieu")
        held = files(early), files(quotas)
        assert all(set(each) == {*making.OF_A_BOARD} for each in held)
        assert served.act("freeze")[0] == 200
        try:
            before = pages(served), routes(served), slides(served)
            assert "có lỗi" not in str(before[0]).lower()
            assert "exception" not in str(before[0]).lower()
            bring(served.server, registrations(tmp_path / "sau.csv", CAME))
            after = pages(served), routes(served), slides(served)
            assert after == before
            assert not NEWS.findall(str(after))
            # pages that were open before the freeze take nothing newer away
            assert (files(early), files(quotas)) == held
            # the presenter alone is told what came
            told = served.get(f"/stage/console/told?code={served.code}")[1]
            assert "+4.321 sáng kiến" in told
        finally:
            served.act("unfreeze")
        served.act("first")
        assert "4.332" in served.slide(ELSEWHERE)["html"]
        assert NEWS.findall(str(early.open("bang-xep-hang")))


def test_behind_a_freeze_the_streams_are_silent(
    hall: Known, begin: Callable[..., tuple[Shows, Show]]
) -> None:
    """That something came is news, too."""
    shows, show = begin(Slide("leaderboard"))

    async def said_after_a_commit() -> list[str]:
        said = []
        streams = (
            live.versions(lambda: HALL),
            stage.states(shows, show.code, told),
            stage.states(shows, show.code, told_in_private),
        )
        for stream in streams:
            await anext(stream)
        assert (await anext(streams[0])).startswith("event: run")  # of the version told first
        hall.book(*lines(3, "D-HA-DONG", "2022-05-18"))
        live.announce(0)
        announce(0)
        for stream in streams:
            with suppress(TimeoutError):
                said.append(await asyncio.wait_for(anext(stream), 0.3))
        return said

    assert len(asyncio.run(said_after_a_commit())) == 3
    freeze(hall.store, PRESENTER, AT)
    (console,) = asyncio.run(said_after_a_commit())
    assert json.loads(console.removeprefix("data: "))["frozen"]


def test_the_hall_is_frozen_on_the_presenters_own_machine_too(
    served: Served, tmp_path: Path
) -> None:
    """A projector often hangs on the laptop of the staff, whose other pages stay live."""
    served.act("first")
    served.act("freeze")
    try:
        before = served.slide()
        bring(served.server, registrations(tmp_path / "nua.csv", 5))
        assert served.slide() == before
    finally:
        served.act("unfreeze")
