"""The sample campaign through the real intake into a fresh store: it says what the papers said."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

import polars as pl
import pytest

from bangvang import clock, sample_loading
from bangvang.campaign import campaign
from bangvang.pacing import pace
from bangvang.pacing.periods import periods, plan_of, running_phase
from bangvang.questions import ask
from bangvang.store import Parameter, Store, seed, setting

END = date(2022, 5, 31)
MIDDLE = date(2022, 5, 19)


class Published(NamedTuple):
    """A figure of a unit at the end of phase 1, and where it was printed."""

    unit_id: str
    measure: str
    value: int
    source: str


PUBLISHED = [
    Published("HN", "initiatives", 56_106, "Nhân Dân, 6/2022"),
    Published("HN", "registrants", 22_264, "Nhân Dân, 6/2022"),
    Published("HN", "percent", 108, "Nhân Dân, 6/2022; 56.106 / 52.000 = 107,9"),
    Published(
        "HN", "quota", 52_000, "kế hoạch 18/01/2022: 40.000 doanh nghiệp + 12.000 hành chính"
    ),
    Published("S-GIAO-DUC", "initiatives", 3_979, "Lao động Thủ đô 2022"),
    Published("S-GIAO-DUC", "quota", 958, "Lao động Thủ đô 2022"),
    Published("S-GIAO-DUC", "percent", 415, "Nhân Dân, 6/2022; 3.979 / 958 = 415,3"),
    Published("D-BAC-TU-LIEM", "percent", 147, "Nhân Dân, 6/2022"),
    Published("D-NAM-TU-LIEM", "percent", 145, "Nhân Dân, 6/2022"),
    Published("D-PHUC-THO", "percent", 395, "Nhân Dân, 6/2022"),
    Published("D-MY-DUC", "percent", 372, "Nhân Dân, 6/2022"),
    Published("S-XAY-DUNG", "percent", 257, "Nhân Dân, 6/2022"),
    Published("G-STANLEY", "initiatives", 1_633, "Nhân Dân, 6/2022"),
    Published("G-STANLEY", "percent", 408, "Nhân Dân, 6/2022"),
    Published("G-STANLEY", "quota", 400, "suy ra: 1.633 / 400 = 408,25"),
]
#: day, place by initiatives, and where it was printed
NATIONAL_PLACES = [
    (date(2022, 3, 23), 10, "ba tuần trước 13/04/2022; ngày gần đúng"),
    (date(2022, 4, 13), 2, "báo ngày 13/04/2022"),
    (END, 3, "Nhân Dân, 6/2022"),
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(f"duckdb:///{tmp_path_factory.mktemp('sample') / 'sample.duckdb'}")
    seed(store)
    sample_loading.load(store)
    yield store
    store.close()


def city(store: Store, as_of: date, **changed: Parameter) -> dict[str, object]:
    asked = {"period": "phase-1", "scope": "all", "basis": "assigned", "block": None} | changed
    return ask(store, "city", as_of=as_of, **asked).row(0, named=True)


def standing(store: Store, unit_id: str) -> dict[str, object]:
    """The unit's row of the board at the end of phase 1; the city's figures for the city."""
    if unit_id == "HN":
        return city(store, END)
    board = ask(
        store,
        "leaderboard",
        level="grassroots" if unit_id.startswith("G-") else "upper",
        kind=None,
        cluster=None,
        block=None,
        period="phase-1",
        scope="all",
        measure="initiatives",
        basis="assigned",
        as_of=END,
        compare=None,
    )
    return board.row(by_predicate=pl.col("unit_id") == unit_id, named=True)


def ours(store: Store, as_of: date) -> dict[str, object]:
    return ask(store, "national", as_of=as_of, compare=as_of).row(
        by_predicate=pl.col("is_ours"), named=True
    )


@pytest.mark.parametrize("told", PUBLISHED, ids=lambda told: f"{told.unit_id} {told.measure}")
def test_it_says_what_was_published(sample: Store, told: Published) -> None:
    figure = standing(sample, told.unit_id)[told.measure]
    assert isinstance(figure, int | float)
    assert round(figure) == told.value, told.source


def test_the_share_of_the_quota_is_exact_to_the_tenth(sample: Store) -> None:
    assert round(city(sample, END)["percent"], 1) == 107.9
    assert round(standing(sample, "S-GIAO-DUC")["percent"], 1) == 415.3
    assert standing(sample, "G-STANLEY")["percent"] == 408.25


def test_the_quota_is_the_sum_of_both_blocks(sample: Store) -> None:
    blocks = {"enterprise": 40_000, "administrative": 12_000}
    assert {block: city(sample, END, block=block)["quota"] for block in blocks} == blocks


def test_the_programme_has_two_quotas(sample: Store) -> None:
    bases = {"assigned": 60_000, "pledged": 130_000}
    found = {basis: city(sample, END, period="programme", basis=basis)["quota"] for basis in bases}
    assert found == bases


def test_stanley_registered_by_its_teams_and_more_than_a_thousand_people(sample: Store) -> None:
    assert standing(sample, "G-STANLEY")["registrants"] > 1_000
    teams = sample.select(
        "select count(distinct team_id) as teams, count(*) filter (team_id is null) as outside "
        "from initiative where unit_id = 'G-STANLEY'",
        {},
    )
    assert teams.rows() == [(47, 0)]


@pytest.mark.parametrize(("day", "place", "source"), NATIONAL_PLACES)
def test_the_place_in_the_nation_is_the_published_one(
    sample: Store, day: date, place: int, source: str
) -> None:
    row = ours(sample, day)
    assert (row["as_of"], row["rank_initiatives"]) == (day, place), source


def test_by_registrants_the_city_leads_the_nation_at_the_end(sample: Store) -> None:
    assert ours(sample, END)["rank_registrants"] == 1


def test_our_row_of_the_national_table_is_the_city_itself(sample: Store) -> None:
    for day in ask(sample, "national_days")["as_of"]:
        row, whole = ours(sample, day), city(sample, day)
        figures = ("initiatives", "registrants")
        assert [row[figure] for figure in figures] == [whole[figure] for figure in figures], day


def test_on_the_first_moment_it_stands_where_the_comps_show_it(sample: Store) -> None:
    whole = city(sample, MIDDLE)
    assert (whole["initiatives"], whole["registrants"]) == (44_871, 18_204)


def test_units_add_up_to_the_city(sample: Store) -> None:
    for day in (MIDDLE, END):
        daily = ask(sample, "daily", period="phase-1", unit=None, scope="all", as_of=day)
        assert daily["initiatives"].sum() == city(sample, day)["initiatives"]
        units = ask(sample, "upper_unions")["unit_id"]
        assert len(units) == 45
        parts = [
            ask(sample, "daily", period="phase-1", unit=unit, scope="all", as_of=day)
            for unit in units
        ]
        assert pl.concat(parts)["registrants"].sum() == city(sample, day)["registrants"]


def test_it_starts_slowly_and_surges_in_the_drive_and_at_the_end(sample: Store) -> None:
    daily = ask(sample, "daily", period="phase-1", unit=None, scope="all", as_of=END)

    def per_day(first: date, last: date) -> float:
        return daily.filter(pl.col("day").is_between(first, last))["initiatives"].mean()

    opening = per_day(date(2022, 1, 8), date(2022, 1, 31))
    drive = per_day(date(2022, 4, 25), date(2022, 5, 28))
    rush = per_day(date(2022, 5, 29), END)
    assert opening < drive / 5
    assert rush > drive


def test_nothing_in_it_lies_after_its_last_day(sample: Store) -> None:
    last = sample.select("select max(registered_on) as day from initiative", {})
    assert last.item() == END


def test_every_row_of_every_file_is_accounted_for(sample: Store) -> None:
    open_rows = sample.select(
        "select file_name from batch where rows_read <> accepted + refused + set_aside", {}
    )
    assert open_rows.height == 0


def test_bands_of_every_kind_are_met_at_the_first_moment(sample: Store) -> None:
    known = periods(ask(sample, "periods"))
    plan = plan_of(known, running_phase(known, MIDDLE), MIDDLE)
    first, last = pace.full_week(MIDDLE)
    achievement = ask(
        sample,
        "quota",
        period="phase-1",
        scope="all",
        basis="assigned",
        as_of=MIDDLE,
        plan_from=plan.starts_on,
        week_from=first,
        week_to=last,
    )
    bands = pace.paced(achievement, plan, MIDDLE)["band"]
    assert set(bands) == {"reached", "on_pace", "behind", "silent"}


def test_the_clock_stands_at_its_first_moment(sample: Store) -> None:
    assert setting(sample, "sample") == "1"
    assert clock.moment(sample, campaign().time_zone) == datetime(2022, 5, 19, 18)


def test_it_is_not_loaded_twice(sample: Store) -> None:
    before = sample.version
    assert not sample_loading.load_when_empty(sample)
    assert sample.version == before


def test_it_is_not_loaded_over_a_campaign_of_ones_own(tmp_path) -> None:
    store = Store(f"duckdb:///{tmp_path / 'own.duckdb'}")
    seed(store)
    sample_loading.start_own(store, sample_loading.SYSTEM, datetime(2022, 6, 1))
    assert not sample_loading.load_when_empty(store)
    assert store.select("select count(*) as n from batch", {}).item() == 0
    store.close()
