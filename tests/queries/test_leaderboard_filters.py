"""The leaderboard of a part: kind, cluster, block, stage, level, and units of their time."""

from datetime import date

import polars as pl
import pytest

from tests.known import Known, line
from tests.queries.rows import (
    BA_DINH,
    CAU_GIAY,
    DONG_DA,
    GIA_LAM,
    GIAO_DUC,
    STANLEY,
    STANLEY_NAME,
    some,
)


@pytest.mark.parametrize(
    ("kind", "units"), [("district", 30), ("sector", 9), ("zone", 1), ("corporation", 5)]
)
def test_a_kind_shows_its_own_units_only(known: Known, kind: str, units: int) -> None:
    board = known.board(kind=kind)
    assert board.height == units
    assert set(board["kind"]) == {kind}


def test_inside_a_kind_ranks_begin_anew(known: Known) -> None:
    known.book(*some(3, BA_DINH), *some(2, GIAO_DUC))
    assert known.standing(GIAO_DUC)["rank"] == 2
    row = known.standing(GIAO_DUC, kind="sector")
    assert (row["rank"], row["gap"]) == (1, None)


def test_inside_a_cluster_ranks_begin_anew(known: Known) -> None:
    known.book(*some(3, BA_DINH), *some(2, CAU_GIAY), *some(1, DONG_DA))
    board = known.board(cluster="1")
    assert set(board["unit_id"]) == {
        BA_DINH,
        "D-HOAN-KIEM",
        "D-LONG-BIEN",
        DONG_DA,
        "D-HAI-BA-TRUNG",
        "D-HOANG-MAI",
    }
    assert board["rank"].to_list() == [1, 2, None, None, None, None]


def test_a_block_counts_its_unions_and_its_quota(known: Known) -> None:
    known.book(
        line("T", "An", CAU_GIAY, grassroots="Công ty A"),
        line("U", "An", CAU_GIAY, grassroots="Công ty A"),
        line("T", "An", CAU_GIAY, grassroots="Trường Tiểu học B"),
        line("T", "An", CAU_GIAY, grassroots=None),
    )
    told = ("initiatives", "registrants", "quota")
    for block, figures in (
        ("enterprise", (2, 1, 1_229)),
        ("administrative", (1, 1, 242)),
        (None, (4, 3, 1_471)),
    ):
        row = known.standing(CAU_GIAY, block=block)
        assert tuple(row[name] for name in told) == figures
        assert row["percent"] == pytest.approx(100 * figures[0] / figures[2])


def test_valid_only_counts_valid_rows(known: Known) -> None:
    known.book(
        *some(1, BA_DINH, stage="valid"),
        *some(1, BA_DINH, stage="submitted"),
        *some(1, BA_DINH, stage="pending"),
        *some(1, BA_DINH, stage="rejected"),
        *some(2, DONG_DA, stage="valid"),
    )
    both = [known.standing(unit)["initiatives"] for unit in (BA_DINH, DONG_DA)]
    valid = [known.standing(unit, scope="valid") for unit in (BA_DINH, DONG_DA)]
    assert both == [3, 2]
    assert [(row["initiatives"], row["registrants"], row["rank"]) for row in valid] == [
        (1, 1, 2),
        (2, 2, 1),
    ]


def test_grassroots_unions_stand_on_a_board_of_their_own(known: Known) -> None:
    known.book(
        *some(3, GIA_LAM, grassroots=STANLEY_NAME, team="Tổ 1"),
        *some(2, GIA_LAM, grassroots="Công ty B"),
        *some(9, GIA_LAM, grassroots=None),
    )
    board = known.board(level="grassroots")
    told = board.select("unit_id", "kind", "cluster", "rank", "initiatives", "quota")
    assert told.rows() == [
        (STANLEY, "district", "3", 1, 3, 400),
        ("D-GIA-LAM/cong-ty-b", "district", "3", 2, 2, None),
    ]
    assert board["percent"].to_list() == [0.75, None]
    assert known.standing(GIA_LAM)["initiatives"] == 14


def test_the_grassroots_board_of_an_empty_campaign_knows_stanley_and_its_quota(
    known: Known,
) -> None:
    (row,) = known.board(level="grassroots").rows(named=True)
    assert (row["unit_id"], row["quota"], row["rank"]) == (STANLEY, 400, None)


def test_the_quota_of_a_grassroots_union_is_not_added_to_its_upper_union(known: Known) -> None:
    before = known.standing(GIA_LAM)["quota"]
    known.quota(STANLEY, 9_999)
    assert known.standing(GIA_LAM)["quota"] == before


def test_a_unit_is_listed_in_the_periods_of_its_time(known: Known) -> None:
    with known.store.transaction() as cursor:
        cursor.execute(
            "update unit set valid_to = date '2022-05-31' where unit_id = $unit", {"unit": BA_DINH}
        )
        cursor.execute(
            "update unit set valid_from = date '2022-06-01' where unit_id = $unit",
            {"unit": DONG_DA},
        )
    later = date(2022, 6, 30)
    first = known.board(period="phase-1", as_of=later).filter(
        pl.col("unit_id").is_in([BA_DINH, DONG_DA])
    )
    second = known.board(period="phase-2", as_of=later).filter(
        pl.col("unit_id").is_in([BA_DINH, DONG_DA])
    )
    assert (first["unit_id"].to_list(), second["unit_id"].to_list()) == ([BA_DINH], [DONG_DA])
