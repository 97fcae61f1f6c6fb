"""The leaderboard: ranks, ties, gaps and movement, by hand-counted rows."""

from datetime import date

import polars as pl
import pytest

from bangvang import campaign
from bangvang.access import SYSTEM
from bangvang.store import withdraw
from tests.known import AT, Known, line
from tests.queries.rows import (
    BA_DINH,
    CAU_GIAY,
    DET_MAY,
    DONG_DA,
    GIA_LAM,
    GIAO_DUC,
    NAMES,
    some,
)


def ranked(board: pl.DataFrame) -> list[tuple[object, ...]]:
    """unit, rank and value of the units that have something, as they are listed."""
    return board.filter(pl.col("rank").is_not_null()).select("unit_id", "rank", "value").rows()


def short_names(board: pl.DataFrame) -> list[str]:
    names = dict(campaign.units().select("unit_id", "short_name").iter_rows())
    return [names[unit_id] for unit_id in board["unit_id"]]


def test_an_empty_campaign_lists_every_upper_union_unranked_in_vietnamese_order(
    known: Known,
) -> None:
    board = known.board(compare=date(2022, 5, 12))
    assert board.shape == (45, 23)
    assert board.columns == [
        "unit_id",
        "display_name",
        "short_name",
        "union_name",
        "upper_name",
        "kind",
        "cluster",
        "search_key",
        "rank",
        "rank_before",
        "movement",
        "value",
        "value_before",
        "initiatives",
        "initiatives_before",
        "registrants",
        "benefit_vnd",
        "quota",
        "is_illustrative",
        "percent",
        "percent_before",
        "gap",
        "rank_above",
    ]
    assert short_names(board) == NAMES
    for column in ("rank", "rank_before", "movement", "value", "value_before", "gap", "rank_above"):
        assert board[column].null_count() == 45
    assert board["benefit_vnd"].null_count() == 45
    for column in ("initiatives", "registrants", "percent"):
        assert set(board[column]) == {0}
    assert board["quota"].sum() == 52_000


@pytest.mark.parametrize("measure", ["initiatives", "registrants", "percent", "benefit"])
def test_nobody_is_ranked_while_nothing_is_registered(known: Known, measure: str) -> None:
    assert ranked(known.board(measure=measure)) == []


def test_one_row_tells_all_of_a_unit(known: Known) -> None:
    known.quota(CAU_GIAY, 8)
    known.book(
        line("T", "An", benefit_vnd=5_000_000, with_others=("Bình",)),
        line("U", "An", benefit_vnd=1_500_000),
    )
    assert known.standing(CAU_GIAY) == {
        "unit_id": CAU_GIAY,
        "display_name": "LĐLĐ quận Cầu Giấy",
        "short_name": "Cầu Giấy",
        "union_name": None,
        "upper_name": None,
        "kind": "district",
        "cluster": "2",
        "search_key": "lien doan lao dong quan cau giay ldld quan cau giay cau giay",
        "rank": 1,
        "rank_before": None,
        "movement": None,
        "value": 2,
        "value_before": None,
        "initiatives": 2,
        "initiatives_before": None,
        "registrants": 2,
        "benefit_vnd": 6_500_000,
        "quota": 8,
        "is_illustrative": False,
        "percent": 25.0,
        "percent_before": None,
        "gap": None,
        "rank_above": None,
    }


def test_ties_share_a_rank_and_the_next_rank_is_skipped(known: Known) -> None:
    known.book(*some(3, BA_DINH), *some(2, CAU_GIAY), *some(2, DONG_DA), *some(1, GIA_LAM))
    assert ranked(known.board()) == [
        (BA_DINH, 1, 3),
        (CAU_GIAY, 2, 2),
        (DONG_DA, 2, 2),
        (GIA_LAM, 4, 1),
    ]


def test_inside_a_tie_the_earlier_to_reach_the_value_stands_first(known: Known) -> None:
    known.book(
        *some(1, BA_DINH, "2022-05-02"),
        *some(1, BA_DINH, "2022-05-12"),
        *some(2, DONG_DA, "2022-05-11"),
    )
    assert ranked(known.board()) == [(DONG_DA, 1, 2), (BA_DINH, 1, 2)]


def test_what_comes_after_the_day_does_not_move_the_order_of_a_tie(known: Known) -> None:
    known.book(
        *some(1, DONG_DA, "2022-05-11"),
        *some(1, DONG_DA, "2022-05-20"),
        *some(1, BA_DINH, "2022-05-12"),
    )
    assert [unit for unit, *_ in ranked(known.board())] == [DONG_DA, BA_DINH]


def test_a_tie_reached_on_one_day_stands_in_vietnamese_order_of_names(known: Known) -> None:
    known.book(*[row for unit in (DONG_DA, GIAO_DUC, DET_MAY, BA_DINH) for row in some(1, unit)])
    assert [unit for unit, *_ in ranked(known.board())] == [BA_DINH, DET_MAY, DONG_DA, GIAO_DUC]


def test_inside_a_tie_of_registrants_further_titles_of_the_same_people_change_nothing(
    known: Known,
) -> None:
    known.book(
        line("T", "An", DONG_DA, "2022-05-02"),
        line("U", "An", DONG_DA, "2022-05-12"),
        line("T", "An", BA_DINH, "2022-05-05"),
    )
    board = known.board(measure="registrants")
    assert ranked(board) == [(DONG_DA, 1, 1), (BA_DINH, 1, 1)]


def test_inside_a_tie_of_benefit_titles_without_an_amount_change_nothing(known: Known) -> None:
    known.book(
        line("T", "An", DONG_DA, "2022-05-02", benefit_vnd=1_000_000),
        line("U", "An", DONG_DA, "2022-05-12"),
        line("T", "An", BA_DINH, "2022-05-05", benefit_vnd=1_000_000),
    )
    board = known.board(measure="benefit")
    assert ranked(board) == [(DONG_DA, 1, 1_000_000), (BA_DINH, 1, 1_000_000)]


def test_units_with_nothing_come_last_and_unranked(known: Known) -> None:
    known.book(*some(1, "S-Y-TE"), *some(2, "S-XAY-DUNG"))
    board = known.board()
    assert short_names(board) == ["Xây dựng", "Y tế", *NAMES[:-2]]
    assert board["rank"].to_list() == [1, 2, *[None] * 43]


def test_a_unit_whose_rows_were_all_rejected_has_nothing(known: Known) -> None:
    known.book(*some(2, BA_DINH, stage="rejected"))
    row = known.standing(BA_DINH)
    assert (row["rank"], row["value"], row["initiatives"]) == (None, None, 0)


def test_the_gap_leads_to_the_value_of_the_rank_above_also_across_ties(known: Known) -> None:
    known.book(
        *some(7, BA_DINH),
        *some(7, CAU_GIAY),
        *some(4, DONG_DA),
        *some(4, GIA_LAM),
        *some(3, DET_MAY),
    )
    rows = known.board().head(6).select("unit_id", "rank", "gap", "rank_above").rows()
    assert rows[:5] == [
        (BA_DINH, 1, None, None),
        (CAU_GIAY, 1, None, None),
        (DONG_DA, 3, 3, 1),
        (GIA_LAM, 3, 3, 1),
        (DET_MAY, 5, 1, 3),
    ]
    assert rows[5][1:] == (None, None, None)


def test_movement_is_up_down_or_none_between_two_days(known: Known) -> None:
    known.book(
        *some(3, BA_DINH, "2022-05-10"),
        *some(2, CAU_GIAY, "2022-05-10"),
        *some(1, DONG_DA, "2022-05-10"),
        *some(4, DONG_DA, "2022-05-15"),
        *some(1, GIA_LAM, "2022-05-15"),
    )
    moved = known.board(compare=date(2022, 5, 12)).head(4)
    assert moved.select("unit_id", "rank", "rank_before", "movement").rows() == [
        (DONG_DA, 1, 3, 2),
        (BA_DINH, 2, 1, -1),
        (CAU_GIAY, 3, 2, -1),
        (GIA_LAM, 4, None, None),
    ]


def test_what_stood_before_is_told_beside_what_stands_now(known: Known) -> None:
    known.quota(BA_DINH, 10)
    known.quota(BA_DINH, 20, from_day=date(2022, 5, 15))
    known.book(*some(4, BA_DINH, "2022-05-10"), *some(4, BA_DINH, "2022-05-16"))
    row = known.standing(BA_DINH, compare=date(2022, 5, 12))
    assert (row["value_before"], row["initiatives_before"], row["percent_before"]) == (4, 4, 40.0)
    assert (row["value"], row["initiatives"], row["percent"]) == (8, 8, 40.0)
    nothing_yet = known.standing(BA_DINH, compare=date(2022, 5, 1))
    assert (nothing_yet["value_before"], nothing_yet["initiatives_before"]) == (None, 0)


def test_without_a_day_to_compare_with_nobody_has_moved(known: Known) -> None:
    known.book(*some(3, BA_DINH, "2022-05-10"))
    row = known.standing(BA_DINH, compare=None)
    assert (row["rank"], row["rank_before"], row["movement"]) == (1, None, None)


def test_compared_with_the_day_itself_every_ranked_unit_stays(known: Known) -> None:
    known.book(*some(3, BA_DINH), *some(2, CAU_GIAY))
    moved = known.board(compare=date(2022, 5, 19))["movement"].to_list()
    assert moved == [0, 0, *[None] * 43]


@pytest.mark.parametrize(
    ("day", "phase_1", "phase_2"),
    [
        ("2022-01-07", 0, 0),
        ("2022-01-08", 1, 0),
        ("2022-05-31", 1, 0),
        ("2022-06-01", 0, 1),
    ],
)
def test_both_ends_of_a_period_count_and_the_days_beside_do_not(
    known: Known, day: str, phase_1: int, phase_2: int
) -> None:
    known.book(*some(1, BA_DINH, day))
    later = date(2022, 6, 30)
    for period, counted in (("phase-1", phase_1), ("phase-2", phase_2), ("programme", 1)):
        row = known.standing(BA_DINH, period=period, as_of=later)
        assert (row["initiatives"], row["registrants"]) == (counted, counted), period


def test_the_day_asked_for_counts_and_the_next_does_not(known: Known) -> None:
    known.book(*some(1, BA_DINH, "2022-05-19"), *some(1, BA_DINH, "2022-05-20"))
    assert known.standing(BA_DINH)["initiatives"] == 1
    assert known.standing(BA_DINH, as_of=date(2022, 5, 20))["initiatives"] == 2


def test_a_drive_counts_its_own_days_only(known: Known) -> None:
    known.book(*some(2, BA_DINH, "2022-04-24"), *some(1, BA_DINH, "2022-04-25"))
    assert known.standing(BA_DINH, period="drive-35")["initiatives"] == 1


def test_a_withdrawn_batch_leaves_the_board_now_and_then(known: Known) -> None:
    known.book(*some(1, BA_DINH, "2022-05-01"))
    receipt = known.book(*some(5, DONG_DA, "2022-05-01"))
    withdraw(known.store, receipt.batch_id, SYSTEM, AT)
    board = known.board(compare=date(2022, 5, 10))
    assert ranked(board) == [(BA_DINH, 1, 1)]
    assert board["rank_before"].drop_nulls().to_list() == [1]
