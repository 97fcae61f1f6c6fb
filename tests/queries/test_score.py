"""The emulation score: every point by hand, and what is not judged."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from bangvang.access import SYSTEM
from bangvang.store import book, withdraw
from bangvang.store.criteria import set_criteria
from tests.known import AT, Known, batch, line
from tests.queries.rows import BA_DINH, CAU_GIAY, DONG_DA, GIA_LAM, some

TODAY = date(2022, 5, 19)  # 132nd day of the phase: 18 whole weeks, the last one to 13/05
FROM = date(2021, 9, 1)
#: criterion -> (points, full at)
TABLE = {
    "quota_share": (40, 100.0),
    "growth": (20, 50.0),
    "participation": (20, 30.0),
    "valid_share": (10, 80.0),
    "on_time": (10, 50.0),
}

Row = dict[str, object]


@pytest.fixture
def judged(known: Known) -> Known:
    """The campaign under TABLE from its first day on."""
    set_criteria(known.store, TABLE, FROM, SYSTEM, AT)
    return known


def asked(known: Known, **changed: object) -> pl.DataFrame:
    plain = {
        "period": "phase-1",
        "basis": "assigned",
        "kind": None,
        "cluster": None,
        "as_of": TODAY,
    }
    return known.ask("score", **(plain | changed))  # type: ignore[arg-type]


def rows(known: Known, unit_id: str, **changed: object) -> dict[str, Row]:
    """criterion -> the unit's row."""
    frame = asked(known, **changed).filter(pl.col("unit_id") == unit_id)
    return {row["criterion_id"]: row for row in frame.iter_rows(named=True)}


def row(known: Known, unit_id: str, criterion_id: str, **changed: object) -> tuple[object, ...]:
    """Numerator, denominator, why and points of one criterion."""
    told = rows(known, unit_id, **changed)[criterion_id]
    return told["numerator"], told["denominator"], told["why"], told["points"]


def only(known: Known, criterion_id: str) -> None:
    """One criterion, of 100 points at 100 %."""
    table = {name: (100 if name == criterion_id else 0, 100.0) for name in TABLE}
    set_criteria(known.store, table, FROM, SYSTEM, AT)


def members(known: Known, unit_id: str, count: int, from_day: date = FROM) -> None:
    with known.store.transaction() as cursor:
        cursor.execute(
            "insert into membership by name select $unit as unit_id, $day as from_day, "
            "$count as members, 'published' as status",
            {"unit": unit_id, "day": from_day, "count": count},
        )


def sent(known: Known, unit_id: str, *days: str) -> str:
    """A file a day; the batch id of the last."""
    for day in days:
        rows_of = some(1, unit_id, "2022-02-01")
        file = replace(batch(*rows_of), unit_id=unit_id, received_on=date.fromisoformat(day))
        batch_id = book(known.store, [file], SYSTEM, AT)[0].batch_id
    return batch_id


def test_an_empty_campaign_judges_every_upper_union_and_ranks_none(judged: Known) -> None:
    frame = asked(judged)
    assert frame.height == 45 * 5
    assert frame["rank"].null_count() == frame.height
    told = rows(judged, BA_DINH)
    assert list(told) == list(TABLE)
    assert {name: (each["why"], each["points"]) for name, each in told.items()} == {
        "quota_share": (None, 0.0),
        "growth": ("nothing", 0.0),
        "participation": ("no_members", None),
        "valid_share": ("nothing", 0.0),
        "on_time": (None, 0.0),
    }


def test_all_of_a_unit_adds_up(judged: Known) -> None:
    judged.quota(BA_DINH, 8)
    members(judged, BA_DINH, 20)
    judged.book(
        line("A", "An", BA_DINH, "2022-04-01", stage="valid"),
        line("B", "An", BA_DINH, "2022-04-21"),
        line("C", "Bình", BA_DINH, "2022-04-22", with_others=("Chi",)),
        line("D", "Bình", BA_DINH, "2022-05-19"),
        line("E", "Bình", BA_DINH, "2022-05-19", stage="rejected"),
    )
    told = rows(judged, BA_DINH)
    assert {name: each["value"] for name, each in told.items()} == {
        "quota_share": 50.0,  # 4 of 8
        "growth": 0.0,  # 2 after 2
        "participation": 15.0,  # 3 of 20
        "valid_share": 25.0,  # 1 of 4
        "on_time": 0.0,  # the file came in the running week
    }
    assert {name: each["points"] for name, each in told.items()} == {
        "quota_share": 20.0,
        "growth": 0.0,
        "participation": 10.0,
        "valid_share": 3.13,  # 10 × 25 ÷ 80 = 3,125
        "on_time": 0.0,
    }
    first = told["growth"]
    assert (first["total"], first["available"], first["rank"]) == (33.13, 100, 1)
    assert first["score"] == pytest.approx(33.13)


def test_share_of_quota_is_the_leaderboards_and_earns_no_more_than_all(judged: Known) -> None:
    judged.quota(BA_DINH, 3)
    judged.quota(CAU_GIAY, 3)
    judged.book(*some(9, BA_DINH), *some(1, CAU_GIAY))
    for unit_id, points in ((BA_DINH, 40.0), (CAU_GIAY, 13.33)):
        told = rows(judged, unit_id)["quota_share"]
        assert told["value"] == judged.standing(unit_id)["percent"]
        assert told["points"] == points


def test_a_quota_changed_in_the_period_judges_each_day_by_its_own(judged: Known) -> None:
    judged.quota(BA_DINH, 10)
    judged.quota(BA_DINH, 40, from_day=date(2022, 5, 15))
    judged.book(*some(10, BA_DINH))
    assert row(judged, BA_DINH, "quota_share", as_of=date(2022, 5, 14)) == (10, 10, None, 40.0)
    assert row(judged, BA_DINH, "quota_share") == (10, 40, None, 10.0)


def test_a_unit_without_a_quota_is_judged_by_the_rest(judged: Known) -> None:
    judged.without_quota(BA_DINH)
    judged.book(*some(4, BA_DINH, "2022-05-01", stage="valid"))
    told = rows(judged, BA_DINH)
    assert (told["quota_share"]["why"], told["quota_share"]["points"]) == ("no_quota", None)
    assert told["quota_share"]["available"] == 40, "growth, valid and reports"
    assert told["quota_share"]["score"] == 75.0, "20 + 10 + 0 of 40"


def test_growth_is_four_weeks_against_the_four_before(judged: Known) -> None:
    judged.book(
        *some(9, BA_DINH, "2022-03-24"),
        *some(4, BA_DINH, "2022-03-25"),
        *some(1, BA_DINH, "2022-04-22"),
        *some(4, BA_DINH, "2022-05-19"),
        *some(3, CAU_GIAY, "2022-04-01"),
        *some(2, DONG_DA, "2022-05-01"),
    )
    assert row(judged, BA_DINH, "growth") == (5, 4, None, 10.0), "25 % of the 50 that earn 20"
    assert row(judged, CAU_GIAY, "growth") == (0, 3, None, 0.0), (
        "−100 % earns nothing, costs nothing"
    )
    assert row(judged, DONG_DA, "growth") == (2, 0, "from_nothing", 20.0)


def test_growth_is_not_judged_before_eight_weeks_of_the_period(judged: Known) -> None:
    judged.book(*some(4, BA_DINH, "2022-01-10"))
    eighth_week = date(2022, 3, 4)  # day 56
    assert row(judged, BA_DINH, "growth", as_of=eighth_week)[2:] == (None, 0.0)
    before = row(judged, BA_DINH, "growth", as_of=date(2022, 3, 3))
    assert before[2:] == ("too_early", None)


def test_participation_is_people_by_the_members_of_the_day(judged: Known) -> None:
    members(judged, BA_DINH, 10)
    members(judged, BA_DINH, 100, date(2022, 5, 15))
    judged.book(line("T", "An", BA_DINH, with_others=("Bình",)), line("U", "An", BA_DINH))
    eve = row(judged, BA_DINH, "participation", as_of=date(2022, 5, 14))
    assert eve == (2, 10, None, 13.33)
    assert row(judged, BA_DINH, "participation") == (2, 100, None, 1.33)


def test_the_valid_share_waits_until_one_is_called_valid(judged: Known) -> None:
    judged.book(*some(3, BA_DINH), *some(1, CAU_GIAY, stage="valid"), *some(1, CAU_GIAY))
    assert row(judged, BA_DINH, "valid_share") == (0, 3, "no_verdict", None)
    assert row(judged, CAU_GIAY, "valid_share") == (1, 2, None, 6.25)


def test_reports_count_whole_weeks_of_the_period_with_a_file(judged: Known) -> None:
    sent(judged, BA_DINH, "2022-01-08", "2022-01-14", "2022-01-15", "2022-05-13", "2022-05-14")
    assert row(judged, BA_DINH, "on_time") == (3, 18, None, 3.33), "the 19th week still runs"
    first_week = row(judged, BA_DINH, "on_time", as_of=date(2022, 1, 14))
    assert first_week == (1, 1, None, 10.0)
    assert row(judged, BA_DINH, "on_time", as_of=date(2022, 1, 13))[2:] == ("too_early", None)


def test_a_withdrawn_file_is_no_report_and_its_rows_no_points(judged: Known) -> None:
    judged.quota(BA_DINH, 1)
    batch_id = sent(judged, BA_DINH, "2022-03-01")
    assert row(judged, BA_DINH, "on_time")[0] == 1
    withdraw(judged.store, batch_id, SYSTEM, AT)
    assert row(judged, BA_DINH, "on_time")[0] == 0
    assert row(judged, BA_DINH, "quota_share") == (0, 1, None, 0.0)


def test_after_the_period_its_last_day_is_judged(judged: Known) -> None:
    judged.quota(BA_DINH, 10)
    judged.book(*some(1, BA_DINH, "2022-05-31"), *some(5, BA_DINH, "2022-06-01"))
    last, later = date(2022, 5, 31), date(2022, 7, 1)
    assert row(judged, BA_DINH, "quota_share", as_of=later) == (1, 10, None, 4.0)
    assert rows(judged, BA_DINH, as_of=later) == rows(judged, BA_DINH, as_of=last)


def test_history_is_judged_by_the_table_of_its_day(judged: Known) -> None:
    judged.quota(BA_DINH, 2)
    judged.book(*some(1, BA_DINH))
    table = {"quota_share": (10, 50.0), "growth": (0, 50.0)}
    set_criteria(judged.store, table, date(2022, 5, 15), SYSTEM, AT)
    eve = rows(judged, BA_DINH, as_of=date(2022, 5, 14))
    assert (eve["quota_share"]["points"], eve["quota_share"]["max_points"]) == (20.0, 40)
    now = rows(judged, BA_DINH)
    assert (now["quota_share"]["points"], now["quota_share"]["max_points"]) == (10.0, 10)
    assert "growth" not in now, "0 points leave a criterion out"


def test_a_table_set_after_the_period_leaves_the_period_as_it_was_judged(judged: Known) -> None:
    judged.book(*some(1, BA_DINH))
    later = date(2022, 7, 1)
    before = rows(judged, BA_DINH, as_of=later)
    set_criteria(judged.store, {"quota_share": (1, 1.0)}, date(2022, 6, 15), SYSTEM, AT)
    assert rows(judged, BA_DINH, as_of=later) == before


def test_equal_scores_share_a_rank_and_nothing_is_not_ranked(known: Known) -> None:
    only(known, "quota_share")
    for unit_id, quota, brought in ((BA_DINH, 4, 3), (CAU_GIAY, 2, 1), (DONG_DA, 6, 3)):
        known.quota(unit_id, quota)
        known.book(*some(brought, unit_id))
    known.quota(GIA_LAM, 300)
    known.book(*some(1, GIA_LAM))
    frame = asked(known)
    assert frame.head(5).select("unit_id", "rank", "score").rows() == [
        (BA_DINH, 1, 75.0),
        (CAU_GIAY, 2, 50.0),
        (DONG_DA, 2, 50.0),
        (GIA_LAM, 4, 0.33),
        (frame["unit_id"][4], None, 0.0),
    ]


def test_scores_that_read_the_same_share_a_rank(known: Known) -> None:
    table = {"quota_share": (30, 100.0), "participation": (70, 100.0)}
    set_criteria(known.store, {name: table.get(name, (0, 1.0)) for name in TABLE}, FROM, SYSTEM, AT)
    for unit_id in (BA_DINH, CAU_GIAY):
        known.quota(unit_id, 3)
        known.book(*some(1, unit_id))
    members(known, CAU_GIAY, 3)
    told = asked(known).unique("unit_id").sort("rank", "unit_id", nulls_last=True).head(2)
    assert told.select("unit_id", "total", "available", "score", "rank").rows() == [
        (BA_DINH, 10.0, 30, 33.33, 1),  # 33,3333…
        (CAU_GIAY, 33.33, 100, 33.33, 1),
    ]


def test_a_cluster_or_a_kind_is_ranked_by_itself(known: Known) -> None:
    only(known, "quota_share")
    for unit_id, brought in ((BA_DINH, 3), (CAU_GIAY, 1), ("S-Y-TE", 2)):
        known.quota(unit_id, 4)
        known.book(*some(brought, unit_id))
    second = asked(known, cluster="2")
    assert second["unit_id"][0] == CAU_GIAY
    assert set(second["cluster"]) == {"2"}
    assert second["rank"][0] == 1
    assert asked(known, kind="sector").select("unit_id", "rank").row(0) == ("S-Y-TE", 1)
    assert asked(known).filter(pl.col("unit_id") == "S-Y-TE")["rank"][0] == 2


def test_a_drive_without_a_quota_of_its_own_is_judged_by_the_rest(judged: Known) -> None:
    judged.book(*some(2, BA_DINH, "2022-05-10", stage="valid"))
    told = rows(judged, BA_DINH, period="drive-35")
    assert (told["quota_share"]["why"], told["growth"]["why"]) == ("no_quota", "too_early")
    assert told["valid_share"]["points"] == 10.0


def test_without_criteria_nobody_is_judged(known: Known) -> None:
    with known.store.transaction() as cursor:
        cursor.execute("delete from criterion")
    assert asked(known).height == 0
