"""What was written after a cut that may have changed its board, and what it changed."""

from datetime import date, datetime

import polars as pl

from bangvang import standings
from bangvang.access import SYSTEM, Actor
from bangvang.standings import Moment
from bangvang.store import book, restore, set_quotas, withdraw
from bangvang.store.cuts import make_cut
from bangvang.store.quotas import QUOTA
from tests.known import AT, BOARD, Known, batch, line
from tests.queries.rows import BA_DINH, CAU_GIAY, DET_MAY, DONG_DA, some

CUT = "20220519-1800"
LATER = datetime(2022, 5, 20, 14, 5)
STAFF = Actor("Lan", "staff")


def entries(known: Known, now: date = date(2022, 5, 20)) -> list[tuple[object, ...]]:
    """Action and actor of each entry, and by how many initiatives it moved the board."""
    counts = known.ask("restated_counts", cut=CUT)
    told = known.ask("restated", cut=CUT, now=now).join(
        counts, on="line_no", how="left", maintain_order="left"
    )
    return told.select("action", "actor", "initiatives").rows()


def moving(known: Known) -> list[bool]:
    """Of each entry, whether it moved a figure."""
    return known.ask("restated", cut=CUT, now=date(2022, 5, 20))["moved_figures"].to_list()


def moved(known: Known) -> list[tuple[object, ...]]:
    units = standings.restated_units(known.ask, BOARD, Moment(AT.date(), CUT))
    return units.select("unit_id", "rank_then", "rank", "initiatives_then", "initiatives").rows()


def test_nothing_is_restated_while_nothing_is_written(known: Known) -> None:
    assert entries(known) == []
    known.book(*some(2, BA_DINH))
    make_cut(known.store, "", AT, SYSTEM, AT)
    assert (entries(known), moved(known)) == ([], [])


def test_files_booked_withdrawn_and_restored_after_a_cut_are_told_in_order(known: Known) -> None:
    first = known.book(*some(3, CAU_GIAY))
    known.book(*some(2, BA_DINH))
    make_cut(known.store, "", AT, SYSTEM, AT)
    book(known.store, [batch(*some(2, BA_DINH), *some(1, BA_DINH, "2022-05-20"))], STAFF, LATER)
    assert moved(known) == [(BA_DINH, 2, 1, 2, 4), (CAU_GIAY, 1, 2, 3, 3)]
    withdraw(known.store, first.batch_id, STAFF, LATER)
    restore(known.store, first.batch_id, STAFF, LATER)
    assert entries(known) == [
        ("booked", "Lan", 2),
        ("withdrawn", "Lan", 3),
        ("committed", "Lan", 3),
    ]
    assert moved(known)[0] == (BA_DINH, 2, 1, 2, 4)


def test_what_is_written_in_the_same_minute_counts_by_its_order(known: Known) -> None:
    known.book(*some(2, BA_DINH))
    make_cut(known.store, "", AT, SYSTEM, AT)
    known.book(*some(1, DONG_DA))
    assert entries(known) == [("booked", SYSTEM.name, 1)]


def test_a_file_of_later_days_restates_nothing(known: Known) -> None:
    make_cut(known.store, "", AT, SYSTEM, AT)
    book(known.store, [batch(*some(2, BA_DINH, "2022-05-20"))], STAFF, LATER)
    assert (entries(known), moved(known)) == ([], [])


def test_what_is_written_after_the_moment_looked_at_is_left_out(known: Known) -> None:
    make_cut(known.store, "", AT, SYSTEM, AT)
    book(known.store, [batch(*some(2, BA_DINH))], STAFF, LATER)
    assert entries(known, now=date(2022, 5, 19)) == []


def test_what_a_file_repeats_counts_once_in_its_entry_as_on_the_board(known: Known) -> None:
    treo = ("Giá treo khuôn", "Nguyễn An", BA_DINH)
    known.book(line(*treo))
    own = known.book(
        *some(2, BA_DINH), line("Khay", "Lê Bình", BA_DINH), line("Khay", "Lê Bình", BA_DINH)
    )
    make_cut(known.store, "", AT, SYSTEM, AT)
    both = known.book(line(*treo), line("Khay", "Lê Bình", BA_DINH), *some(1, BA_DINH))
    steps = [known.standing(BA_DINH)["initiatives"]]
    for move, batch_id in (
        (withdraw, own.batch_id),
        (withdraw, both.batch_id),
        (restore, own.batch_id),
        (restore, both.batch_id),
    ):
        move(known.store, batch_id, STAFF, LATER)
        steps.append(known.standing(BA_DINH)["initiatives"])
    assert steps == [5, 3, 1, 4, 5]
    assert [told for *_, told in entries(known)] == [1, 2, 2, 3, 1]


def test_a_file_that_only_repeats_what_counts_moves_no_figure(known: Known) -> None:
    treo = ("Giá treo khuôn", "Nguyễn An", BA_DINH)
    first = known.book(line(*treo))
    make_cut(known.store, "", AT, SYSTEM, AT)
    known.book(line(*treo), *some(1, BA_DINH, "2022-05-20"))
    assert moving(known) == [False], "what else it brought is of a later day"
    known.book(line(*treo), *some(1, BA_DINH))
    assert moving(known) == [False, True]
    withdraw(known.store, first.batch_id, STAFF, LATER)
    assert moving(known) == [True, True, True], "now the first repeat counts"


def test_a_repeat_found_valid_moves_the_board_of_what_is_valid(known: Known) -> None:
    known.book(line("Giá treo khuôn", "Nguyễn An", BA_DINH))
    make_cut(known.store, "", AT, SYSTEM, AT)
    known.book(line("Giá treo khuôn", "Nguyễn An", BA_DINH, stage="valid"))
    assert moving(known) == [True]
    known.book(line("Giá treo khuôn", "Nguyễn An", BA_DINH, stage="valid"))
    assert moving(known) == [True, False]


def test_a_file_that_came_and_went_moves_no_figure(known: Known) -> None:
    first = known.book(*some(3, CAU_GIAY))
    make_cut(known.store, "", AT, SYSTEM, AT)
    second = known.book(*some(2, BA_DINH))
    withdraw(known.store, first.batch_id, STAFF, LATER)
    assert moving(known) == [True, True]
    withdraw(known.store, second.batch_id, STAFF, LATER)
    restore(known.store, first.batch_id, STAFF, LATER)
    assert moving(known) == [False] * 4


def test_a_row_that_two_uppers_send_counts_once_in_its_entry(known: Known) -> None:
    known.book(line("Giá treo khuôn", "Nguyễn An", BA_DINH, grassroots="Công ty Hoa Sen"))
    make_cut(known.store, "", AT, SYSTEM, AT)
    known.book(line("Giá treo khuôn", "Nguyễn An", DET_MAY, grassroots="Công ty Hoa Sen"))
    assert entries(known) == [("booked", SYSTEM.name, 0)]
    assert known.city()["initiatives"] == 1


def test_a_quota_set_back_in_time_is_told_and_moves_the_board_by_percent(known: Known) -> None:
    known.quota(BA_DINH, 4)
    known.book(*some(2, BA_DINH))
    make_cut(known.store, "", AT, SYSTEM, AT)
    row = {
        "unit_id": BA_DINH,
        "period_id": "phase-1",
        "measure": "initiatives",
        "basis": "assigned",
        "block": None,
        "from_day": date(2022, 5, 1),
        "amount": 8,
        "status": "published",
    }
    set_quotas(known.store, pl.DataFrame([row], schema=QUOTA), STAFF, LATER)
    assert entries(known) == [("quotas", "Lan", None)]
    by_percent = BOARD | {"measure": "percent"}
    units = standings.restated_units(known.ask, by_percent, Moment(AT.date(), CUT))
    assert units.select("unit_id", "value_then", "value").rows() == [(BA_DINH, 50.0, 25.0)]


def test_a_union_that_the_cut_did_not_know_is_new_on_the_board(known: Known) -> None:
    make_cut(known.store, "", AT, SYSTEM, AT)
    known.book(*some(2, BA_DINH, grassroots="Công ty mới"))
    by_union = BOARD | {"level": "grassroots"}
    units = standings.restated_units(known.ask, by_union, Moment(AT.date(), CUT))
    assert units.select("display_name", "rank_then", "rank").rows() == [("Công ty mới", None, 1)]
