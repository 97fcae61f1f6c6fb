"""How many members a unit has: known from a day on, kept with what was known before."""

import json
from datetime import date, datetime

import polars as pl
import pytest

from bangvang.access import SYSTEM, Actor, NotAllowed
from bangvang.store import set_members
from bangvang.store.members import MEMBERS
from tests.known import Known

MAY = datetime(2022, 5, 19, 18)


def rows(*told: tuple[str, date, int]) -> pl.DataFrame:
    return pl.DataFrame([(*one, "published") for one in told], MEMBERS, orient="row")


def members(known: Known, day: date) -> dict[str, int]:
    return dict(known.ask("members", as_of=day).select("unit_id", "members").iter_rows())


def test_a_number_holds_from_its_day_until_the_next(known: Known) -> None:
    set_members(known.store, rows(("D-BA-VI", date(2022, 1, 1), 7_000)), SYSTEM, MAY)
    set_members(known.store, rows(("D-BA-VI", date(2022, 5, 1), 7_500)), SYSTEM, MAY)
    asked = [date(2021, 12, 31), date(2022, 4, 30), date(2022, 5, 1)]
    assert [members(known, day).get("D-BA-VI") for day in asked] == [None, 7_000, 7_500]


def test_the_same_day_again_takes_its_place(known: Known) -> None:
    for number in (7_000, 7_100):
        set_members(known.store, rows(("D-BA-VI", date(2022, 1, 1), number)), SYSTEM, MAY)
    assert members(known, MAY.date()) == {"D-BA-VI": 7_100}


def test_the_log_tells_what_was_known_before(known: Known) -> None:
    for day, number in ((1, 7_000), (2, 7_100), (3, 0), (4, 5)):
        set_members(known.store, rows(("D-BA-VI", date(2022, 1, day), number)), SYSTEM, MAY)
    told = [
        row
        for details in known.ask("quota_history")["details"]
        for row in json.loads(details)["rows"]
    ]
    assert {(row["amount"], row["before"]) for row in told} == {
        (7_000, None),
        (7_100, 7_000),
        (0, 7_100),
        (5, None),
    }


def test_a_viewer_may_not_set_members(known: Known) -> None:
    version = known.store.version
    with pytest.raises(NotAllowed):
        set_members(
            known.store, rows(("D-BA-VI", date(2022, 1, 1), 1)), Actor("xem", "viewer"), MAY
        )
    assert known.store.version == version
