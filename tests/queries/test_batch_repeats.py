"""Which initiatives of a file had been registered before, and where they count."""

from bangvang.access import SYSTEM
from bangvang.store import withdraw
from bangvang.store.verdicts import SAME, compare, decide
from tests.known import AT, Known, line

TOLD = (
    "row",
    "title",
    "persons",
    "first_row",
    "in_this_file",
    "first_file",
    "first_upper",
    "total",
)


def rows(known: Known, batch_id: str) -> list[tuple[object, ...]]:
    return known.ask("batch_repeats", batch_id=batch_id).select(TOLD).rows()


def test_an_unknown_batch_repeats_nothing(known: Known) -> None:
    assert rows(known, "không có") == []


def test_a_file_that_says_nothing_again_repeats_nothing(known: Known) -> None:
    known.book(line("T", "An"))
    assert rows(known, known.book(line("U", "An"), line("T", "Bình")).batch_id) == []


def test_what_stands_twice_in_one_file_is_told_by_its_first_row(known: Known) -> None:
    first, again = line("T", "An"), line("T", "An")
    receipt = known.book(first, line("U", "An"), again)
    assert receipt.duplicates == 1
    assert rows(known, receipt.batch_id) == [
        (
            again[0]["row"],
            "T",
            "An",
            first[0]["row"],
            True,
            receipt.file_name,
            "LĐLĐ quận Cầu Giấy",
            1,
        )
    ]


def test_what_another_unit_sent_first_is_told_by_its_file_and_unit(known: Known) -> None:
    school = {"grassroots": "Trường B", "with_others": ("Bình",)}
    first = line("T", "An", "D-BA-DINH", **school)
    district = known.book(first)
    sector = known.book(line("T", "An", "S-GIAO-DUC", **school), line("U", "Chi"))
    (told,) = rows(known, sector.batch_id)
    assert told[1:] == (
        "T", "An, Bình", first[0]["row"], False, district.file_name, "LĐLĐ quận Ba Đình", 1
    )  # fmt: skip
    assert rows(known, district.batch_id) == []


def test_once_the_first_is_withdrawn_nothing_is_said_again(known: Known) -> None:
    first = known.book(line("T", "An"))
    second = known.book(line("T", "An"))
    withdraw(known.store, first.batch_id, SYSTEM, AT)
    assert rows(known, second.batch_id) == []


def test_what_somebody_called_one_has_no_first_row(known: Known) -> None:
    known.book(line("Giá treo khuôn tại xưởng ép nhựa", "An"))
    second = known.book(line("Giá treo các khuôn tại xưởng ép nhựa", "Bình"))
    compare(known.store, SYSTEM, AT)
    first_id, second_id = known.store.select(
        "select min(initiative_id) as a, max(initiative_id) as b from initiative", {}
    ).row(0)
    decide(known.store, first_id, second_id, SAME, SYSTEM, AT)
    (told,) = rows(known, second.batch_id)
    assert told[3:7] == (None, None, None, None)


def test_fifty_are_told_and_all_are_counted(known: Known) -> None:
    lines = [line(f"T{place}", "An") for place in range(60)]
    known.book(*lines)
    told = rows(known, known.book(*lines).batch_id)
    assert (len(told), told[0][-1]) == (50, 60)
