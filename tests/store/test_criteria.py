"""The table of criteria: staff set it, from a day on; earlier days keep theirs."""

from datetime import date

import polars as pl
import pytest

from bangvang import campaign
from bangvang.access import SYSTEM, Actor, NotAllowed
from bangvang.store.criteria import CriterionUnknown, set_criteria
from tests.known import AT, Known

TODAY = AT.date()


def points(known: Known, as_of: date = TODAY) -> dict[str, tuple[int, float, bool]]:
    frame = known.ask("criteria", as_of=as_of)
    return {row[0]: row[1:] for row in frame.drop("from_day").iter_rows()}


def test_a_fresh_campaign_has_the_example_and_says_so(known: Known) -> None:
    table = points(known)
    assert tuple(table) == campaign.CRITERIA
    assert sum(most for most, _, _ in table.values()) == 100
    assert {is_example for _, _, is_example in table.values()} == {True}


def test_a_table_holds_from_its_day_and_is_no_example(known: Known) -> None:
    example = points(known)
    set_criteria(known.store, {"quota_share": (60, 120.0), "on_time": (0, 50.0)}, TODAY, SYSTEM, AT)
    assert points(known, date(2022, 5, 18)) == example
    now = points(known)
    assert now["quota_share"] == (60, 120.0, False)
    assert now["on_time"] == (0, 50.0, False)
    assert now["growth"] == example["growth"]


def test_the_same_day_again_takes_its_place(known: Known) -> None:
    for most in (30, 35):
        set_criteria(known.store, {"growth": (most, 50.0)}, TODAY, SYSTEM, AT)
    rows = known.store.select(
        "select points from criterion where criterion_id = 'growth' order by from_day", {}
    )
    assert rows["points"].to_list()[1:] == [35]


@pytest.mark.parametrize("role", ["viewer", "presenter"])
def test_a_viewer_may_not_set_criteria(known: Known, role: str) -> None:
    version, before = known.store.version, points(known)
    with pytest.raises(NotAllowed):
        set_criteria(known.store, {"growth": (1, 1.0)}, TODAY, Actor("xem", role), AT)
    assert (known.store.version, points(known)) == (version, before)


@pytest.mark.parametrize(("most", "full_at"), [(-1, 50.0), (10, 0.0), (10, -5.0)])
def test_points_below_nothing_and_a_full_mark_of_nothing_are_refused(
    known: Known, most: int, full_at: float
) -> None:
    before = points(known)
    with pytest.raises(ValueError, match="growth: "):
        set_criteria(known.store, {"growth": (most, full_at)}, TODAY, SYSTEM, AT)
    assert points(known) == before


def test_an_unknown_criterion_is_refused(known: Known) -> None:
    with pytest.raises(CriterionUnknown):
        set_criteria(known.store, {"beauty": (10, 50.0)}, TODAY, SYSTEM, AT)


def test_a_change_stands_in_the_log(known: Known) -> None:
    set_criteria(known.store, {"growth": (20, 40.0)}, TODAY, Actor("Hoa", "staff"), AT)
    actor, action, details = known.store.select("select actor, action, details from log", {}).row(
        -1
    )
    assert (actor, action) == ("Hoa", "criteria")
    assert "2022-05-19" in details
    assert "growth" in details


def test_the_frame_of_the_example_is_that_of_the_table(known: Known) -> None:
    columns = known.store.select("select * from criterion", {}).columns
    assert set(campaign.criteria(TODAY).columns) == set(columns)
    assert campaign.criteria(TODAY).schema["full_at"] == pl.Float64
