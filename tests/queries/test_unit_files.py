"""What came from a unit: fields of its initiatives, its files, its rows handed back."""

from dataclasses import replace
from datetime import date

import polars as pl

from bangvang.access import SYSTEM
from bangvang.campaign import campaign
from bangvang.intake import prepare, read
from bangvang.store import book, roster, withdraw
from bangvang.store.verdicts import SAME, compare, decide
from tests.intake.files import csv
from tests.known import AT, Known, batch, line
from tests.queries.rows import BA_DINH, CAU_GIAY, STANLEY, STANLEY_NAME, some

DAY = date(2022, 5, 19)


def fields(known: Known, unit_id: str, **changed: object) -> list[tuple[object, ...]]:
    asked = {"period": "phase-1", "scope": "all", "as_of": DAY}
    return known.ask("unit_fields", unit=unit_id, **(asked | changed)).rows()  # type: ignore[arg-type]


def files(known: Known, unit_id: str, as_of: date = DAY) -> pl.DataFrame:
    return known.ask("unit_files", unit=unit_id, as_of=as_of)


def test_an_empty_campaign_has_no_fields_files_or_refusals(known: Known) -> None:
    assert fields(known, BA_DINH) == []
    assert files(known, BA_DINH).height == 0
    assert known.ask("unit_refusals", unit=BA_DINH, as_of=DAY).height == 0


def test_fields_are_counted_the_largest_first_and_unnamed_ones_last(known: Known) -> None:
    known.book(
        *some(1, CAU_GIAY, field="Quản lý"),
        *some(2, CAU_GIAY, field="Kỹ thuật"),
        *some(5, CAU_GIAY),
        *some(1, CAU_GIAY, field="Kỹ thuật", stage="valid"),
        *some(3, CAU_GIAY, field="Kỹ thuật", stage="rejected"),
        *some(4, BA_DINH, field="Kỹ thuật"),
        *some(4, CAU_GIAY, "2022-06-01", field="Kỹ thuật"),
    )
    assert fields(known, CAU_GIAY) == [("Kỹ thuật", 3), ("Quản lý", 1), (None, 5)]
    assert fields(known, CAU_GIAY, scope="valid") == [("Kỹ thuật", 1)]


def test_fields_add_up_to_the_board_with_duplicates_and_co_authors(known: Known) -> None:
    known.book(line("T", "An", field="Kỹ thuật", with_others=("Bình",)))
    known.book(line("t", "An", field="Quản lý"), line("T", "Bình", field="Quản lý"))
    assert fields(known, CAU_GIAY) == [("Kỹ thuật", 1)]
    assert known.standing(CAU_GIAY)["initiatives"] == 1


def test_a_withdrawn_first_booking_gives_its_field_to_the_next(known: Known) -> None:
    first = known.book(line("T", "An", field="Kỹ thuật"))
    known.book(line("T", "An", field="Quản lý"))
    withdraw(known.store, first.batch_id, SYSTEM, AT)
    assert fields(known, CAU_GIAY) == [("Quản lý", 1)]


def test_fields_of_a_union_and_of_a_team_are_their_own(known: Known) -> None:
    known.book(
        *some(2, "D-GIA-LAM", grassroots=STANLEY_NAME, team="Tổ Lắp ráp 1", field="Kỹ thuật"),
        *some(1, "D-GIA-LAM", grassroots=STANLEY_NAME, team="Tổ Lắp ráp 2", field="Quản lý"),
        *some(4, "D-GIA-LAM", field="Tác nghiệp"),
    )
    assert fields(known, STANLEY) == [("Kỹ thuật", 2), ("Quản lý", 1)]
    assert fields(known, f"{STANLEY}/to-lap-rap-1") == [("Kỹ thuật", 2)]
    assert fields(known, "D-GIA-LAM") == [("Tác nghiệp", 4), ("Kỹ thuật", 2), ("Quản lý", 1)]


def test_what_a_verdict_joined_counts_in_the_fields_no_more(known: Known) -> None:
    title = "Bảng chun học toán từ tre nứa"
    known.book(line(title, "An", field="Kỹ thuật"), line(f"{title}a", "Bình", field="Quản lý"))
    compare(known.store, SYSTEM, AT)
    pair = known.store.select("select first_id, second_id from near_pair", {}).row(0)
    decide(known.store, *pair, SAME, SYSTEM, AT)
    assert fields(known, CAU_GIAY) == [("Kỹ thuật", 1)]
    assert known.standing(CAU_GIAY)["initiatives"] == 1


def sent(known: Known, unit_id: str | None, *lines: list[dict[str, object]], day: date) -> str:
    """A file that a unit sent on a day; its batch id."""
    file = replace(batch(*lines), unit_id=unit_id, received_on=day)
    return book(known.store, [file], SYSTEM, AT)[0].batch_id


def test_files_sent_and_files_that_name_it_are_told_apart(known: Known) -> None:
    own = sent(known, CAU_GIAY, *some(3, CAU_GIAY), day=date(2022, 5, 12))
    both = sent(known, BA_DINH, *some(2, CAU_GIAY), *some(1, BA_DINH), day=date(2022, 5, 15))
    sent(known, BA_DINH, *some(1, BA_DINH), day=date(2022, 5, 16))
    rows = files(known, CAU_GIAY)
    assert rows.select("batch_id", "is_sender", "initiatives").rows() == [
        (both, False, 2),
        (own, True, 3),
    ]
    assert files(known, CAU_GIAY, date(2022, 5, 14))["batch_id"].to_list() == [own]


def test_a_file_of_no_row_for_the_board_is_its_senders_and_withdrawn_ones_say_so(
    known: Known,
) -> None:
    batch_id = sent(known, CAU_GIAY, *some(1, CAU_GIAY, stage="rejected"), day=DAY)
    withdraw(known.store, batch_id, SYSTEM, AT)
    assert files(known, CAU_GIAY).select("state", "is_sender").rows() == [("withdrawn", True)]


def test_a_team_is_named_by_its_own_rows_only(known: Known) -> None:
    team = {"grassroots": STANLEY_NAME, "team": "Tổ Lắp ráp 1"}
    rows = [*some(2, "D-GIA-LAM", **team), *some(3, "D-GIA-LAM")]
    sent(known, "D-GIA-LAM", *rows, day=DAY)
    told = [
        files(known, unit_id)["initiatives"].to_list()
        for unit_id in ("D-GIA-LAM", STANLEY, f"{STANLEY}/to-lap-rap-1")
    ]
    assert told == [[5], [2], [2]]


def test_refusals_are_told_by_reason_for_files_that_count(known: Known) -> None:
    head = ["Họ và tên", "Tên sáng kiến", "Công đoàn cơ sở", "Ngày đăng ký"]
    table = [
        head,
        ["Mai", "Việc 1", "Công ty X", "10/05/2022"],
        ["Mai", "Việc 2", "Công ty X", "31/02/2022"],
        ["Lan", "Việc 3", "Công ty X", "30/02/2022"],
        ["", "Việc 4", "Công ty X", "10/05/2022"],
    ]
    ids = []
    for extra in ([], [["", "Việc 5", "Công ty X", "10/05/2022"]]):
        workbook = read(csv([*table, *extra]), "x.csv")
        window = campaign().programme
        file = prepare(workbook, roster(known.store), DAY, window, CAU_GIAY)
        ids.append(book(known.store, [file], SYSTEM, AT)[0].batch_id)

    def refusals(as_of: date = DAY) -> list[tuple[object, ...]]:
        return known.ask("unit_refusals", unit=CAU_GIAY, as_of=as_of).rows()

    assert refusals() == [("date_unreadable", 4, 2), ("person_missing", 3, 2)]
    withdraw(known.store, ids[0], SYSTEM, AT)
    assert refusals() == [("date_unreadable", 2, 1), ("person_missing", 2, 1)]
    assert refusals(date(2022, 5, 18)) == []
    assert known.ask("unit_refusals", unit=BA_DINH, as_of=DAY).height == 0
