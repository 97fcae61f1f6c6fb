"""A unit and what it stands under, what stands under it, and its days: by hand-counted rows."""

import random
from datetime import date, timedelta

import polars as pl
import pytest

from bangvang.access import SYSTEM
from bangvang.store import withdraw
from tests.known import AT, Known, line
from tests.queries.rows import BA_DINH, CAU_GIAY, DONG_DA, GIAO_DUC, STANLEY, STANLEY_NAME, some

DAY = date(2022, 5, 19)
UNION = "D-CAU-GIAY/cong-ty-a"


def members(known: Known, unit_id: str, **by_day: int) -> None:
    """`members(known, BA_DINH, d20220101=900)`: so many members from a day on."""
    with known.store.transaction() as cursor:
        for day, count in by_day.items():
            cursor.execute(
                "insert into membership by name select $unit as unit_id, $day::date as from_day, "
                "$count as members, 'published' as status",
                {"unit": unit_id, "day": f"{day[1:5]}-{day[5:7]}-{day[7:]}", "count": count},
            )


def unit(known: Known, unit_id: str, as_of: date = DAY) -> pl.DataFrame:
    return known.ask("unit", unit=unit_id, as_of=as_of)


def history(known: Known, unit_id: str, level: str = "upper", **changed: object) -> pl.DataFrame:
    asked = {"period": "phase-1", "scope": "all", "as_of": DAY}
    return known.ask("unit_history", unit=unit_id, level=level, **(asked | changed))  # type: ignore[arg-type]


def below(known: Known, unit_id: str, **changed: object) -> pl.DataFrame:
    asked = {"period": "phase-1", "scope": "all", "basis": "assigned", "as_of": DAY}
    return known.ask("unit_below", unit=unit_id, **(asked | changed))  # type: ignore[arg-type]


def test_a_unit_knows_what_it_stands_under(known: Known) -> None:
    known.book(line("T", "An", "D-GIA-LAM", grassroots=STANLEY_NAME, team="Tổ Lắp ráp 1"))
    told = {
        unit_id: unit(known, unit_id).row(0, named=True)
        for unit_id in (BA_DINH, STANLEY, f"{STANLEY}/to-lap-rap-1")
    }
    assert [(row["level"], row["upper_id"], row["grassroots_id"]) for row in told.values()] == [
        ("upper", BA_DINH, None),
        ("grassroots", "D-GIA-LAM", STANLEY),
        ("team", "D-GIA-LAM", STANLEY),
    ]
    team = told[f"{STANLEY}/to-lap-rap-1"]
    assert (team["upper_name"], team["grassroots_name"]) == ("LĐLĐ huyện Gia Lâm", STANLEY_NAME)
    assert told[BA_DINH]["cluster"] == "1"


@pytest.mark.parametrize("unit_id", ["D-SAO-HOA", "HN", "", "d-ba-dinh"])
def test_nobody_has_another_id(known: Known, unit_id: str) -> None:
    assert unit(known, unit_id).height == 0


def test_members_are_those_of_the_day(known: Known) -> None:
    members(known, BA_DINH, d20220101=900, d20220515=1000)
    assert unit(known, BA_DINH)["members"].to_list() == [1000]
    assert unit(known, BA_DINH, date(2022, 5, 14))["members"].to_list() == [900]
    assert unit(known, BA_DINH, date(2021, 12, 31))["members"].to_list() == [None]
    assert unit(known, CAU_GIAY)["members"].to_list() == [None]


def test_the_names_list_every_level_but_the_city_uppers_first(known: Known) -> None:
    known.book(line("T", "An", "D-GIA-LAM", grassroots=STANLEY_NAME, team="Tổ Lắp ráp 1"))
    names = known.ask("unit_names")
    assert names["level"].to_list() == ["upper"] * 45 + ["grassroots", "team"]
    assert names["stands_in"].to_list() == [None] * 45 + ["Gia Lâm", STANLEY_NAME]
    assert names["unit_id"][0] == BA_DINH


def test_an_empty_campaign_has_every_day_and_no_rank(known: Known) -> None:
    days = history(known, BA_DINH)
    assert days.columns == ["day", "initiatives", "total", "rank"]
    assert days["day"].to_list() == [date(2022, 1, 8) + timedelta(days=on) for on in range(132)]
    assert set(days["initiatives"]) == set(days["total"]) == {0}
    assert days["rank"].null_count() == 132


def test_ranks_are_told_day_by_day_ties_shared(known: Known) -> None:
    known.book(
        *some(2, BA_DINH, "2022-05-02"),
        *some(1, CAU_GIAY, "2022-05-01"),
        *some(1, CAU_GIAY, "2022-05-03"),
        *some(1, DONG_DA, "2022-05-03"),
        *some(3, CAU_GIAY, "2022-05-05"),
    )
    week = date(2022, 5, 6)
    told = {
        unit_id: history(known, unit_id, as_of=week).tail(6).select("total", "rank").rows()
        for unit_id in (BA_DINH, CAU_GIAY, DONG_DA)
    }
    assert told[BA_DINH] == [(0, None), (2, 1), (2, 1), (2, 1), (2, 2), (2, 2)]
    assert told[CAU_GIAY] == [(1, 1), (1, 2), (2, 1), (2, 1), (5, 1), (5, 1)]
    assert told[DONG_DA] == [(0, None), (0, None), (1, 3), (1, 3), (1, 3), (1, 3)]


def test_every_rank_of_the_history_is_the_leaderboards(known: Known) -> None:
    known.book(
        *some(3, BA_DINH, "2022-05-02"),
        *some(1, CAU_GIAY, "2022-05-02", grassroots=None),
        *some(2, CAU_GIAY, "2022-05-10"),
        *some(5, GIAO_DUC, "2022-05-12", stage="valid"),
        *some(4, GIAO_DUC, "2021-12-31"),
        *some(2, DONG_DA, "2022-05-12", stage="rejected"),
    )
    for unit_id in (BA_DINH, CAU_GIAY, GIAO_DUC, DONG_DA):
        for scope in ("all", "valid"):
            days = history(known, unit_id, scope=scope)
            for day in (date(2022, 5, 2), date(2022, 5, 10), date(2022, 5, 12), DAY):
                row = known.standing(unit_id, as_of=day, scope=scope)
                told = days.row(by_predicate=pl.col("day") == day, named=True)
                assert (told["rank"], told["total"]) == (row["rank"], row["initiatives"]), day


def test_ranks_of_every_day_of_some_weeks_are_those_of_a_recount(known: Known) -> None:
    chance = random.Random("weeks")  # noqa: S311  (the same at every run)
    first, units = date(2022, 4, 1), (BA_DINH, CAU_GIAY, DONG_DA, GIAO_DUC)
    brought = {
        (unit_id, on): chance.choice((0, 0, 0, 1, 2, 5)) for unit_id in units for on in range(24)
    }
    known.book(
        *(
            each
            for (unit_id, on), count in brought.items()
            for each in some(count, unit_id, (first + timedelta(days=on)).isoformat())
        )
    )
    totals = {
        unit_id: [sum(brought[unit_id, day] for day in range(on + 1)) for on in range(24)]
        for unit_id in units
    }
    for unit_id in units:
        told = history(known, unit_id, as_of=first + timedelta(days=23)).tail(24)
        expected = [
            (own, 1 + sum(totals[other][on] > own for other in units) if own else None)
            for on, own in enumerate(totals[unit_id])
        ]
        assert told.select("total", "rank").rows() == expected


def test_a_unit_that_ended_before_the_period_keeps_its_days(known: Known) -> None:
    known.book(*some(2, BA_DINH, "2022-05-02"), *some(5, CAU_GIAY, "2022-05-02"))
    with known.store.transaction() as cursor:
        cursor.execute("update unit set valid_to = date '2021-12-31'")
    assert history(known, BA_DINH).tail(1).select("total", "rank").row(0) == (2, 1)


def test_the_last_day_of_the_period_counts_and_the_next_does_not(known: Known) -> None:
    known.book(*some(1, BA_DINH, "2022-05-31"), *some(5, BA_DINH, "2022-06-01"))
    days = history(known, BA_DINH, as_of=date(2022, 7, 1))
    assert days["day"].max() == date(2022, 5, 31)
    assert days.tail(1).select("total", "rank").row(0) == (1, 1)


def test_a_withdrawn_batch_leaves_the_whole_history(known: Known) -> None:
    receipt = known.book(*some(3, BA_DINH, "2022-05-02"))
    known.book(*some(1, CAU_GIAY, "2022-05-02"))
    withdraw(known.store, receipt.batch_id, SYSTEM, AT)
    assert history(known, BA_DINH)["total"].max() == 0
    assert history(known, CAU_GIAY)["rank"][-1] == 1


def test_grassroots_unions_and_teams_are_ranked_among_their_own_level(known: Known) -> None:
    known.book(
        *some(2, CAU_GIAY, "2022-05-10", grassroots="Công ty A"),
        *some(3, CAU_GIAY, "2022-05-10", grassroots="Công ty B"),
        *some(9, CAU_GIAY, "2022-05-10", grassroots=None),
        *some(1, "D-GIA-LAM", "2022-05-10", grassroots=STANLEY_NAME, team="Tổ Lắp ráp 1"),
    )
    team = f"{STANLEY}/to-lap-rap-1"
    assert history(known, UNION, "grassroots")["rank"][-1] == 2
    assert history(known, STANLEY, "grassroots").tail(1).select("total", "rank").row(0) == (1, 3)
    assert history(known, team, "team").tail(1).select("total", "rank").row(0) == (1, 1)


def test_what_stands_under_a_unit_is_ranked_and_nothing_comes_last(known: Known) -> None:
    known.book(
        *some(2, CAU_GIAY, grassroots="Công ty A"),
        line("T", "An", CAU_GIAY, grassroots="Công ty B", with_others=("Bình", "Chi")),
        line("U", "An", CAU_GIAY, grassroots="Công ty B"),
        *some(1, CAU_GIAY, grassroots="Công ty C", stage="rejected"),
        *some(5, CAU_GIAY, grassroots=None),
        *some(7, BA_DINH, grassroots="Công ty D"),
    )
    rows = below(known, CAU_GIAY)
    assert rows.select("display_name", "rank", "initiatives", "registrants").rows() == [
        ("Công ty A", 1, 2, 2),
        ("Công ty B", 1, 2, 3),
        ("Công ty C", None, 0, 0),
    ]
    assert rows["last_day"].to_list() == [date(2022, 5, 10), date(2022, 5, 10), None]
    assert rows["percent"].null_count() == 3
    whole = known.standing(CAU_GIAY)
    assert whole["initiatives"] == rows["initiatives"].sum() + 5


def test_teams_stand_under_their_grassroots_union_only(known: Known) -> None:
    known.book(
        *some(2, "D-GIA-LAM", grassroots=STANLEY_NAME, team="Tổ Lắp ráp 1"),
        *some(1, "D-GIA-LAM", grassroots=STANLEY_NAME, team="Tổ Lắp ráp 2"),
        *some(4, "D-GIA-LAM", grassroots=STANLEY_NAME),
    )
    assert below(known, STANLEY).select("display_name", "rank", "initiatives").rows() == [
        ("Tổ Lắp ráp 1", 1, 2),
        ("Tổ Lắp ráp 2", 2, 1),
    ]
    (union,) = below(known, "D-GIA-LAM").rows(named=True)
    assert (union["initiatives"], union["quota"], union["percent"]) == (7, 400, 1.75)
    assert below(known, f"{STANLEY}/to-lap-rap-1").height == 0


def test_a_changed_quota_judges_each_day_below_by_its_own(known: Known) -> None:
    known.book(*some(10, "D-GIA-LAM", grassroots=STANLEY_NAME))
    known.quota(STANLEY, 10)
    known.quota(STANLEY, 40, from_day=date(2022, 5, 15))
    eve = below(known, "D-GIA-LAM", as_of=date(2022, 5, 14))["percent"][0]
    assert (eve, below(known, "D-GIA-LAM")["percent"][0]) == (100.0, 25.0)


def test_each_row_below_is_that_of_its_leaderboard(known: Known) -> None:
    known.book(
        *some(2, CAU_GIAY, grassroots="Công ty A", stage="valid"),
        *some(3, CAU_GIAY, grassroots="Công ty B"),
    )
    for scope in ("all", "valid"):
        board = known.board(level="grassroots", scope=scope)
        for row in below(known, CAU_GIAY, scope=scope).iter_rows(named=True):
            told = board.row(by_predicate=pl.col("unit_id") == row["unit_id"], named=True)
            for figure in ("initiatives", "registrants", "quota", "percent"):
                assert row[figure] == told[figure]
