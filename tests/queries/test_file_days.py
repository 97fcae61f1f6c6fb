"""On which days a file of each upper union came."""

from datetime import date

from bangvang.access import SYSTEM
from bangvang.store import withdraw
from tests.known import AT, Known
from tests.queries.rows import BA_DINH, CAU_GIAY, DONG_DA, some

DAY = date(2022, 5, 19)  # on which the batches of tests are received


def days(
    known: Known, first: date = date(2022, 5, 6), last: date = DAY
) -> list[tuple[object, ...]]:
    return known.ask("file_days", from_day=first, as_of=last).rows()


def test_without_a_file_there_is_no_row(known: Known) -> None:
    assert days(known) == []


def test_a_file_stands_for_every_upper_union_in_it(known: Known) -> None:
    known.book(*some(3, BA_DINH), *some(1, BA_DINH, grassroots="Công ty B"), *some(1, CAU_GIAY))
    known.book(*some(1, BA_DINH, "2022-05-11"))
    assert days(known) == [(BA_DINH, DAY, 2), (CAU_GIAY, DAY, 1)]


def test_only_days_of_the_window_are_told(known: Known) -> None:
    known.book(*some(1, BA_DINH))
    assert days(known, date(2022, 5, 20), date(2022, 5, 31)) == []
    assert days(known, date(2022, 5, 6), date(2022, 5, 18)) == []
    assert len(days(known, DAY, DAY)) == 1


def test_a_withdrawn_file_is_gone_and_one_of_rejected_rows_is_not(known: Known) -> None:
    receipt = known.book(*some(1, BA_DINH))
    withdraw(known.store, receipt.batch_id, SYSTEM, AT)
    known.book(*some(1, DONG_DA, stage="rejected"))
    assert days(known) == [(DONG_DA, DAY, 1)]
