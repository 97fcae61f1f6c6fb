"""Any small campaign, recounted in plain Python: the boards, their cuts and histories say the same."""

import tempfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bangvang import standings
from bangvang.access import SYSTEM
from bangvang.standings import Moment
from bangvang.store import Parameter, empty, withdraw
from bangvang.store.check import check
from bangvang.store.cuts import make_cut
from bangvang.store.quotas import QUOTA, put_quotas
from tests.known import AT, Known
from tests.queries.recounting import PERIODS, UPPERS, Campaign, Told, ranks

#: both ends of the phase, the days beside them, the drive's first day, and days between
DAYS = [date(2022, 1, 7), date(2022, 1, 8), date(2022, 4, 24), date(2022, 4, 25)]
DAYS += [date(2022, 5, 12), date(2022, 5, 15), date(2022, 5, 31), date(2022, 6, 1)]
TOLD = st.builds(
    Told,
    title=st.sampled_from(["Giải pháp 1", "Giải pháp 2", "giải pháp  1", "Sáng kiến 3"]),
    authors=st.lists(
        st.sampled_from(["An", "Bình", "Chi"]), min_size=1, max_size=2, unique=True
    ).map(tuple),
    upper=st.sampled_from(sorted(UPPERS)),
    union=st.sampled_from(["Công ty", "Trường", None]),
    team=st.sampled_from([None, None, "Tổ 1", "Tổ 2"]),
    day=st.sampled_from(DAYS),
    stage=st.sampled_from(["submitted", "valid", "valid", "pending", "rejected"]),
    benefit_vnd=st.sampled_from([None, None, 0, 1_000_000, 2_500_000]),
    field=st.sampled_from([None, "Kỹ thuật", "Quản lý"]),
)
FILES = st.lists(
    st.tuples(st.lists(TOLD, min_size=1, max_size=9), st.booleans()), min_size=1, max_size=4
)
QUOTAS = st.dictionaries(
    st.tuples(st.sampled_from(sorted(UPPERS)), st.sampled_from(["assigned", "pledged"])),
    st.dictionaries(
        st.sampled_from([date(2022, 1, 8), date(2022, 4, 25), date(2022, 5, 15)]),
        st.sampled_from([0, 1, 2, 3, 6]),
        min_size=1,
    ),
)
BOARDS = st.fixed_dictionaries(
    {
        "level": st.sampled_from(["upper", "upper", "grassroots", "team"]),
        "kind": st.sampled_from([None, None, "district"]),
        "cluster": st.sampled_from([None, None, None, "3"]),
        "block": st.sampled_from([None, None, "enterprise", "administrative"]),
        "period": st.sampled_from(["phase-1", "phase-1", "drive-35", "programme"]),
        "scope": st.sampled_from(["all", "valid"]),
        "measure": st.sampled_from(["initiatives", "registrants", "percent", "benefit"]),
        "basis": st.sampled_from(["assigned", "pledged"]),
        "as_of": st.sampled_from(DAYS[2:]),
        "compare": st.sampled_from([None, *DAYS]),
    }
)
Board = dict[str, Any]


@pytest.fixture(scope="module")
def campaign() -> Iterator[Known]:
    """One database for all examples; each begins by emptying it."""
    with tempfile.TemporaryDirectory() as folder:
        known = Known(Path(folder))
        yield known
        known.store.close()


def begun(known: Known, files: list[tuple[list[Told], bool]], quotas: dict[Any, Any]) -> Campaign:
    """The campaign booked anew: files in order, some withdrawn again; quotas of three unions."""
    empty(known.store, SYSTEM, AT)
    for upper in UPPERS:
        known.without_quota(upper)
    rows = [
        {
            "unit_id": upper,
            "period_id": "phase-1",
            "measure": "initiatives",
            "basis": basis,
            "block": None,
            "from_day": day,
            "amount": amount,
            "status": "published",
        }
        for (upper, basis), amounts in quotas.items()
        for day, amount in amounts.items()
    ]
    with known.store.transaction() as cursor:
        put_quotas(cursor, pl.DataFrame(rows, schema=QUOTA))
    history: list[Told] = []
    for told, is_withdrawn in files:
        receipt = known.book(*[each.rows() for each in told])
        if is_withdrawn:
            withdraw(known.store, receipt.batch_id, SYSTEM, AT)
        else:
            history += told
    return Campaign(history, quotas)


def expected(told: Campaign, board: Board, day: date | None) -> dict[tuple[str, ...], Any]:
    if day is None:
        return {}
    named = ("level", "block", "period", "scope", "measure", "basis")
    values = told.values(*(board[name] for name in named), day)
    kind, cluster = board["kind"], board["cluster"]
    return {
        unit: value
        for unit, value in values.items()
        if kind in (None, UPPERS[unit[0]][0]) and cluster in (None, UPPERS[unit[0]][1])
    }


def place(known: Known) -> dict[str, tuple[str, ...]]:
    """Unit id -> the unit as `recounting` names it."""
    units = known.store.select("select unit_id, name, level, parent_id from unit", {})
    rows = {row["unit_id"]: row for row in units.iter_rows(named=True)}
    found: dict[str, tuple[str, ...]] = {}
    for unit_id, row in rows.items():
        if row["level"] == "upper":
            found[unit_id] = (unit_id,)
        elif row["level"] == "grassroots":
            found[unit_id] = (row["parent_id"], row["name"].split(" D-")[0].split(" S-")[0])
    for unit_id, row in rows.items():
        if row["level"] == "team":
            found[unit_id] = (*found[row["parent_id"]], row["name"])
    return found


@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # shrinking through a database takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(files=FILES, quotas=QUOTAS, boards=st.lists(BOARDS, min_size=4, max_size=4))
def test_ranks_and_movements_equal_a_recount_and_cuts_keep_them(
    campaign: Known,
    files: list[tuple[list[Told], bool]],
    quotas: dict[Any, Any],
    boards: list[Board],
) -> None:
    told = begun(campaign, files, quotas)
    places = place(campaign)
    for board in boards:
        shown = campaign.ask("leaderboard", **board)
        now, before = (expected(told, board, board[day]) for day in ("as_of", "compare"))
        assert_equals(shown, now, before, places)
        assert_cut_keeps(campaign, board)
        if board["level"] == "upper":
            assert_history_tells(campaign, board)
            assert_stages_and_fields(campaign, told, board)
            assert_rank_of_a_unit(campaign, board)
    assert check(campaign.store) == []


def assert_equals(
    shown: pl.DataFrame,
    now: dict[tuple[str, ...], Any],
    before: dict[tuple[str, ...], Any],
    places: dict[str, tuple[str, ...]],
) -> None:
    rank, rank_before = ranks(now), ranks(before)
    assert now.keys() <= {places[unit_id] for unit_id in shown["unit_id"]}
    for row in shown.iter_rows(named=True):
        unit = places[row["unit_id"]]
        assert row["value"] == (float(now[unit]) if unit in now else None)
        assert row["value_before"] == (float(before[unit]) if unit in before else None)
        assert (row["rank"], row["rank_before"]) == (rank.get(unit), rank_before.get(unit))
        both = unit in rank and unit in rank_before
        assert row["movement"] == (rank_before[unit] - rank[unit] if both else None)
    assert shown["rank"].drop_nulls().is_sorted()


def assert_cut_keeps(known: Known, board: Board) -> None:
    """A cut of the day answers as the leaderboard does, alone and in movement."""
    moments = [
        Moment(day, make_cut(known.store, "", datetime.combine(day, time(18)), SYSTEM, LATER))
        for day in (board["as_of"], board["compare"] or board["as_of"])
    ]
    live = [Moment(moment.day) for moment in moments]
    alone = standings.ranking(known.ask, board, live[0])
    assert standings.ranking(known.ask, board, moments[0]).equals(alone)
    moved = standings.ranking(known.ask, board, live[0], live[1])
    for now in (live[0], moments[0]):
        for earlier in (live[1], moments[1]):
            assert standings.ranking(known.ask, board, now, earlier).equals(moved)


LATER = datetime(2022, 7, 1)


def assert_history_tells(known: Known, board: Board) -> None:
    """On each of its days the history ranks as the leaderboard of that day."""
    asked: dict[str, Parameter] = {
        name: value for name, value in board.items() if name not in ("level", "compare")
    }
    from_day = board["as_of"] - timedelta(days=8)
    history = known.ask("rank_history", **asked, from_day=from_day)
    days = history["day"].unique().sort().to_list()
    if board["as_of"] < PERIODS[board["period"]][0]:
        assert days == []
        return
    assert days[-1] == board["as_of"]
    for day in (days[0], days[len(days) // 2], days[-1]):
        that_day = known.ask("leaderboard", **(board | {"as_of": day, "compare": None}))
        columns = ("unit_id", "rank", "value", "initiatives", "quota", "percent")
        ours = history.filter(pl.col("day") == day).select(columns).sort("unit_id")
        assert ours.equals(that_day.select(columns).sort("unit_id"))


def assert_stages_and_fields(known: Known, told: Campaign, board: Board) -> None:
    """Funnel, fields and the rows handed out say what a recount says."""
    asked = {name: board[name] for name in ("period", "as_of")}
    funnel = {row["unit_id"]: row for row in known.ask("funnel", **asked).iter_rows(named=True)}
    rows = known.ask("registrations_out", **asked)
    for upper in UPPERS:
        expected = told.funnel(upper, **asked)
        assert {name: funnel[upper][name] for name in expected} == expected
        fields = known.ask("unit_fields", unit=upper, scope=board["scope"], **asked)
        assert dict(fields.rows()) == told.fields(upper, scope=board["scope"], **asked)
        counted = rows.filter(pl.col("unit_id") == upper, pl.col("is_counted")).height
        assert counted == sum(told.fields(upper, scope="all", **asked).values())


def assert_rank_of_a_unit(known: Known, board: Board) -> None:
    """A unit's own history ranks it as the boards of those days do."""
    asked = {name: board[name] for name in ("period", "scope", "as_of")}
    for level in ("upper", "grassroots"):
        plain = {"kind": None, "cluster": None, "block": None, "measure": "initiatives"}
        plain |= {"basis": "assigned", "compare": None, "level": level}
        now = known.ask("leaderboard", **asked, **plain)
        for row in now.head(2).iter_rows(named=True):
            history = known.ask("unit_history", unit=row["unit_id"], level=level, **asked)
            if history.height:
                last = history.row(-1, named=True)
                assert (last["rank"], last["total"]) == (row["rank"], row["initiatives"])
