"""The sample campaign through the real intake into a fresh store: it says what the papers said."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

import polars as pl
import pytest

from bangvang import clock, sample_loading
from bangvang.campaign import campaign
from bangvang.pacing import pace, projection
from bangvang.pacing.backtest import backtest
from bangvang.pacing.periods import periods, plan_of, running_phase
from bangvang.pacing.units import paces
from bangvang.questions import ask
from bangvang.reports import brief
from bangvang.reports.situation import situation
from bangvang.store import Parameter, Store, seed, setting
from bangvang.text import Words

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


def test_the_press_sentence_of_the_last_day_is_the_published_one(sample: Store) -> None:
    now = situation(partial(ask, sample), clock.end_of(date(2022, 5, 31)))
    assert brief.press(now, campaign(), Words("vi")) == (
        "Tính đến hết ngày 31/05/2022, LĐLĐ thành phố Hà Nội có 22.264 công nhân, viên chức, "
        "lao động đăng ký 56.106 sáng kiến, đạt 108% chỉ tiêu giai đoạn 1"
    )
    assert "đạt 107,9% chỉ tiêu" in brief.press(now, campaign(), Words("vi"), 1)


def test_the_places_in_the_nation_are_the_published_ones(sample: Store) -> None:
    ranks = {}
    for measure in ("initiatives", "registrants"):
        rows = ask(sample, "national_ranks", measure=measure, as_of=date(2022, 5, 31))
        ours = rows.filter("is_ours").select("as_of", "rank")
        ranks[measure] = dict(ours.iter_rows())
    by_initiatives = ranks["initiatives"]
    assert [by_initiatives[date(2022, *day)] for day in ((3, 23), (4, 13), (5, 31))] == [10, 2, 3]
    assert ranks["registrants"][date(2022, 5, 31)] == 1


def test_the_page_of_stanley_shows_its_forty_seven_teams_and_its_published_figures(
    sample: Store,
) -> None:
    asked: dict[str, Parameter] = {"unit": "G-STANLEY", "period": "phase-1", "scope": "all"}
    teams = ask(sample, "unit_below", basis="assigned", as_of=END, **asked)
    assert teams.height == 47
    assert teams.select("initiatives", "registrants").sum().row(0) == (1_633, 1_042)
    history = ask(sample, "unit_history", level="grassroots", as_of=END, **asked)
    assert history["total"][-1] == 1_633
    fields = ask(sample, "unit_fields", as_of=END, **asked)
    assert fields["initiatives"].sum() == 1_633
    under = ask(sample, "unit_below", basis="assigned", as_of=END, **asked | {"unit": "D-GIA-LAM"})
    (stanley,) = under.filter(pl.col("unit_id") == "G-STANLEY").rows(named=True)
    assert (stanley["registrants"], stanley["percent"]) == (1_042, 408.25)


def test_the_page_of_every_upper_union_adds_up_to_its_board(sample: Store) -> None:
    for unit_id in ask(sample, "upper_unions")["unit_id"]:
        row = standing(sample, unit_id)
        asked: dict[str, Parameter] = {
            "unit": unit_id,
            "period": "phase-1",
            "scope": "all",
            "as_of": END,
        }
        history = ask(sample, "unit_history", level="upper", **asked)
        assert (history["total"][-1], history["rank"][-1]) == (row["initiatives"], row["rank"])
        assert ask(sample, "unit_fields", **asked)["initiatives"].sum() == row["initiatives"]
        below = ask(sample, "unit_below", basis="assigned", **asked)
        assert below["initiatives"].sum() == row["initiatives"], "every row names its union"


@pytest.mark.parametrize("ahead", [3, 7, 12, 14])
def test_the_projection_by_its_own_record_beats_drawing_recent_days_at_random(
    sample: Store, ahead: int
) -> None:
    days = ask(sample, "daily", period="phase-1", unit=None, scope="all", as_of=END)
    full_days = days["initiatives"].to_list()
    by_record, by_chance = (
        backtest(full_days, ahead, method, tries=110)
        for method in (projection.by_record, projection.by_resampling)
    )
    assert by_record is not None
    assert by_chance is not None
    # a range from 20 % to 80 % should hold six of ten
    assert 0.5 < by_record.held / by_record.tries < 0.7
    assert by_chance.held / by_chance.tries < 0.4
    assert abs(by_record.bias or 0) < abs(by_chance.bias or 0)
    assert (by_record.loss or 0) < (by_chance.loss or 0)


def test_the_paces_of_the_units_add_up_to_that_of_the_city(sample: Store) -> None:
    known = periods(ask(sample, "periods"))
    plan = plan_of(known, running_phase(known, MIDDLE), MIDDLE)
    days = ask(
        sample,
        "unit_days",
        level="upper",
        scope="all",
        block=None,
        from_day=plan.phase.starts_on,
        as_of=MIDDLE,
    )
    units = ask(sample, "upper_unions").with_columns(quota=pl.lit(100))
    found = paces(units, days, plan, MIDDLE).values()
    daily = ask(sample, "daily", period="phase-1", unit=None, scope="all", as_of=MIDDLE)
    whole = pace.pace(daily, 52_000, plan, MIDDLE)
    assert sum(each.count for each in found) == whole.count
    assert sum(each.current_per_day for each in found) == pytest.approx(whole.current_per_day)


def test_the_funnel_of_the_last_day_adds_up(sample: Store) -> None:
    rows = ask(sample, "funnel", period="phase-1", as_of=END)
    whole = rows.select("registrants", "submitted", "valid", "pending", "rejected").sum()
    registrants, submitted, valid, pending, rejected = whole.row(0)
    assert (registrants, submitted - rejected) == (22_264, 56_106)
    assert valid + pending + rejected < submitted
