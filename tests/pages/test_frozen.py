"""A freeze leaks nowhere: no page, total, link or download tells a viewer what came behind it."""

import polars as pl
import pytest

from bangvang.access import SYSTEM, Actor
from bangvang.screen.places import PLACES
from bangvang.store import load_national
from bangvang.store.cuts import make_cut
from bangvang.store.frozen import freeze, unfreeze
from tests.known import AT, Known, line
from tests.pages.visit import Visit

PRESENTER = Actor("Lan", "presenter")
SHOWN = [place.name for place in PLACES if place.right == "look"]


def seen(page: str) -> tuple[str, list[str], list[str], list[str]]:
    """All a visitor of the page is given: words, boards, charts, and what can be downloaded.

    A download's address is made of its content.
    """
    visit = Visit(page)
    charts = [str(each.proto) for each in visit.app.get("vega_lite_chart")]
    files = [each.proto.url for each in visit.app.get("download_button")]
    return visit.text, visit.html, charts, files


def much_comes(known: Known) -> None:
    """What would change the first union's place, total, pace and reach; a cut; a table of the nation."""
    known.book(
        *(line(f"Mới {n}", f"Người mới {n}", "D-CAU-GIAY", "2022-05-19") for n in range(777))
    )
    make_cut(known.store, "Giao ban kín", AT, SYSTEM, AT)
    table = {"as_of": AT.date(), "unit": "LĐLĐ tỉnh Kín", "initiatives": 777_777, "registrants": 77}
    table |= {"status": "published", "is_ours": False}
    load_national(known.store, pl.DataFrame([table]), SYSTEM, AT)


@pytest.mark.parametrize("page", SHOWN)
def test_a_page_tells_a_viewer_nothing_that_came_behind_the_freeze(
    known: Known, from_elsewhere: None, page: str
) -> None:
    freeze(known.store, PRESENTER, AT)
    before = seen(page)
    much_comes(known)
    assert seen(page) == before


@pytest.mark.parametrize("page", SHOWN)
def test_the_team_sees_the_live_board_all_the_while(known: Known, page: str) -> None:
    """The test above can fail: the same file does change the page for those who may see it."""
    freeze(known.store, PRESENTER, AT)
    before = seen(page)
    much_comes(known)
    assert seen(page) != before


def test_after_the_freeze_a_viewer_sees_the_live_board(known: Known, from_elsewhere: None) -> None:
    freeze(known.store, PRESENTER, AT)
    before = seen("leaderboard")
    much_comes(known)
    unfreeze(known.store, PRESENTER, AT)
    assert seen("leaderboard") != before
