"""What was written after a cut that may have changed its board, and what it changed."""

from datetime import date, datetime

import polars as pl

from bangvang import standings
from bangvang.access import SYSTEM, Actor
from bangvang.standings import Moment
from bangvang.store import book, restore, set_quotas, withdraw
from bangvang.store.cuts import make_cut
from bangvang.store.quotas import QUOTA
from tests.known import AT, BOARD, Known, batch
from tests.queries.rows import BA_DINH, CAU_GIAY, DONG_DA, some

CUT = "20220519-1800"
LATER = datetime(2022, 5, 20, 14, 5)
STAFF = Actor("Lan", "staff")


def entries(known: Known, now: date = date(2022, 5, 20)) -> list[tuple[object, ...]]:
    return known.ask("restated", cut=CUT, now=now).select("action", "actor", "initiatives").rows()


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
