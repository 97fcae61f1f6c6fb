"""The board of a cut: what the leaderboard said when it was frozen, whatever comes after."""

from datetime import date, datetime
from itertools import product

import polars as pl
import pytest

from bangvang import standings
from bangvang.access import SYSTEM
from bangvang.standings import Moment
from bangvang.store import Parameter, withdraw
from bangvang.store.cuts import make_cut
from tests.known import AT, BOARD, Known, line
from tests.queries.rows import BA_DINH, CAU_GIAY, DONG_DA, GIA_LAM, GIAO_DUC, some

DAY = date(2022, 5, 19)
LATER = datetime(2022, 5, 20, 14, 5)


def booked(known: Known) -> str:
    """Some of everything, and a cut of 18:00 of the day; gives the id of the first batch."""
    known.quota(BA_DINH, 4)
    known.quota(BA_DINH, 8, from_day=date(2022, 5, 15))
    known.quota(CAU_GIAY, 3, basis="pledged", from_day=date(2022, 1, 9))
    known.quota(GIAO_DUC, 2, block="enterprise", from_day=date(2022, 1, 9))
    known.without_quota(DONG_DA)
    receipt = known.book(
        *some(3, BA_DINH, stage="valid", benefit_vnd=2_000_000),
        *some(3, CAU_GIAY, grassroots="Trường B"),
        *some(2, DONG_DA, grassroots=None),
        *some(1, GIAO_DUC, "2022-04-20", grassroots="Trường C"),
        *some(1, GIA_LAM, "2022-05-20"),
        line("T", "An", GIA_LAM, team="Tổ 1"),
        line("U", "An", GIA_LAM, team="Tổ 2", stage="valid", with_others=("Bình",)),
    )
    make_cut(known.store, "Giao ban", AT, SYSTEM, AT)
    return receipt.batch_id


def kept(known: Known, **changed: Parameter) -> pl.DataFrame:
    asked = {name: value for name, value in BOARD.items() if name not in ("as_of", "compare")}
    return known.ask("cut_board", cut="20220519-1800", **(asked | changed))


@pytest.mark.parametrize("level", ["upper", "grassroots", "team"])
@pytest.mark.parametrize("period", ["phase-1", "drive-35", "programme", "phase-2"])
def test_every_board_of_a_cut_is_the_leaderboard_of_its_moment(
    known: Known, level: str, period: str
) -> None:
    booked(known)
    for scope, measure, basis, block in product(
        ("all", "valid"),
        ("initiatives", "registrants", "percent", "benefit"),
        ("assigned", "pledged"),
        (None, "enterprise", "administrative"),
    ):
        asked: dict[str, Parameter] = {"level": level, "period": period, "scope": scope}
        asked |= {"measure": measure, "basis": basis, "block": block}
        then = known.board(**asked)
        assert kept(known, **asked).equals(then.with_columns(initiatives_before=None)), asked
    if level != "team":
        assert known.board(level=level, period=period).height


@pytest.mark.parametrize("narrowed", [{"kind": "sector"}, {"cluster": "2"}])
def test_a_cut_is_narrowed_as_the_leaderboard_is(known: Known, narrowed: dict[str, str]) -> None:
    booked(known)
    assert kept(known, **narrowed).equals(known.board(**narrowed))


def test_an_empty_campaign_can_be_cut(known: Known) -> None:
    make_cut(known.store, "", AT, SYSTEM, AT)
    assert kept(known).equals(known.board())
    assert kept(known).height == 45


def test_what_comes_after_a_cut_never_changes_it(known: Known) -> None:
    batch_id = booked(known)
    before = kept(known, level="upper"), kept(known, level="grassroots"), kept(known, level="team")
    known.book(*some(9, DONG_DA))
    withdraw(known.store, batch_id, SYSTEM, LATER)
    known.quota(BA_DINH, 1)
    with known.store.transaction() as cursor:
        cursor.execute("update unit set display_name = 'X', short_name = 'X', cluster = '8'")
        cursor.execute("update period set ends_on = date '2022-02-01', name = 'X'")
    after = kept(known, level="upper"), kept(known, level="grassroots"), kept(known, level="team")
    assert all(one.equals(other) for one, other in zip(before, after, strict=True))
    assert not known.board().equals(before[0])


def test_movement_between_a_cut_and_a_day_runs_both_ways(known: Known) -> None:
    known.book(*some(1, BA_DINH, "2022-05-10"), *some(2, CAU_GIAY, "2022-05-10"))
    make_cut(known.store, "", datetime(2022, 5, 12, 18), SYSTEM, AT)
    known.book(*some(4, BA_DINH, "2022-05-11"))
    cut = Moment(date(2022, 5, 12), "20220512-1800")
    moved = standings.ranking(known.ask, BOARD, Moment(DAY), cut).head(2)
    assert moved.select("unit_id", "rank", "rank_before", "movement", "value_before").rows() == [
        (BA_DINH, 1, 2, 1, 1.0),
        (CAU_GIAY, 2, 1, -1, 2.0),
    ]
    back = standings.ranking(known.ask, BOARD, cut, Moment(DAY)).head(2)
    assert back.select("unit_id", "rank", "rank_before", "movement", "value").rows() == [
        (CAU_GIAY, 1, 2, 1, 2.0),
        (BA_DINH, 2, 1, -1, 1.0),
    ]


def test_a_cut_of_the_past_counts_what_is_dated_up_to_its_day(known: Known) -> None:
    known.book(*some(2, BA_DINH, "2022-05-12"), *some(3, BA_DINH, "2022-05-13"))
    make_cut(known.store, "", datetime(2022, 5, 12, 18), SYSTEM, AT)
    row = known.ask(
        "cut_board",
        cut="20220512-1800",
        **{name: value for name, value in BOARD.items() if name not in ("as_of", "compare")},
    ).row(by_predicate=pl.col("unit_id") == BA_DINH, named=True)
    assert (row["initiatives"], row["rank"]) == (2, 1)
