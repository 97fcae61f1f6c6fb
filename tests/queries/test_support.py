"""What support is decided by: best weeks, rows handed back, last files, and what came after it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import polars as pl
import pytest

from bangvang.access import SYSTEM
from bangvang.store import book, support, withdraw
from tests.known import AT, Known, batch, line
from tests.queries.rows import BA_DINH, CAU_GIAY, DONG_DA, STANLEY, STANLEY_NAME, some

TODAY = date(2022, 5, 19)
EVE = date(2022, 5, 18)


def asked(known: Known, **changed: object) -> pl.DataFrame:
    plain = {
        "period": "phase-1",
        "scope": "all",
        "lately_from": date(2022, 5, 6),
        "as_of": TODAY,
    }
    return known.ask("support", **(plain | changed))  # type: ignore[arg-type]


def row(known: Known, unit_id: str, **changed: object) -> dict[str, object]:
    frame = asked(known, **changed)
    return frame.row(by_predicate=pl.col("unit_id") == unit_id, named=True)


def supported(known: Known, as_of: date = TODAY) -> dict[str, dict[str, object]]:
    frame = known.ask("supported", scope="all", as_of=as_of, week_to=as_of - timedelta(days=1))
    return {each["unit_id"]: each for each in frame.iter_rows(named=True)}


def sent(
    known: Known, unit_id: str, day: date, refused: int, *lines: list[dict[str, object]]
) -> str:
    """A file of a unit with these rows and so many handed back; its batch id."""
    file = replace(batch(*lines), unit_id=unit_id, received_on=day)
    batch_id = book(known.store, [file], SYSTEM, AT)[0].batch_id
    with known.store.transaction() as cursor:
        cursor.execute(
            "update batch set refused = $refused where batch_id = $batch_id",
            {"refused": refused, "batch_id": batch_id},
        )
    return batch_id


def test_an_empty_campaign_has_every_upper_union_with_nothing(known: Known) -> None:
    frame = asked(known)
    assert frame.columns == [
        "unit_id",
        "best_week",
        "rows_lately",
        "refused_lately",
        "last_file_on",
    ]
    assert frame.height == 45
    assert set(frame.drop("unit_id", "last_file_on").sum().row(0)) == {0}
    assert frame["last_file_on"].null_count() == 45


def test_the_best_week_is_any_seven_days_in_a_row(known: Known) -> None:
    known.book(
        *some(3, BA_DINH, "2022-03-01"),
        *some(2, BA_DINH, "2022-03-07"),
        *some(4, BA_DINH, "2022-03-08"),
        *some(1, CAU_GIAY, "2022-05-18"),
    )
    assert row(known, BA_DINH)["best_week"] == 6, "7th and 8th of March; the 1st is eight days off"
    assert row(known, CAU_GIAY)["best_week"] == 1


def test_tomorrow_and_the_days_of_another_period_are_no_part_of_the_best_week(
    known: Known,
) -> None:
    known.book(*some(9, BA_DINH, "2022-05-19"), *some(9, BA_DINH, "2022-01-07"))
    known.book(*some(2, BA_DINH, "2022-01-08"))
    assert row(known, BA_DINH, as_of=EVE)["best_week"] == 2
    assert row(known, BA_DINH)["best_week"] == 9


def test_the_best_week_of_valid_ones_counts_valid_ones(known: Known) -> None:
    known.book(*some(2, BA_DINH), *some(1, BA_DINH, stage="valid"))
    assert (row(known, BA_DINH)["best_week"], row(known, BA_DINH, scope="valid")["best_week"]) == (
        3,
        1,
    )


def test_rows_handed_back_are_those_of_the_senders_late_files(known: Known) -> None:
    sent(known, BA_DINH, date(2022, 5, 5), 9, *some(1, BA_DINH))
    sent(known, BA_DINH, date(2022, 5, 6), 1, *some(3, BA_DINH))
    gone = sent(known, BA_DINH, TODAY, 5, *some(1, BA_DINH))
    withdraw(known.store, gone, SYSTEM, AT)
    told = row(known, BA_DINH)
    assert (told["rows_lately"], told["refused_lately"]) == (4, 1)


def test_the_last_file_is_one_that_counts_and_names_the_unit(known: Known) -> None:
    sent(known, BA_DINH, date(2022, 5, 10), 0, *some(1, CAU_GIAY))
    gone = sent(known, CAU_GIAY, date(2022, 5, 17), 0, *some(1, CAU_GIAY))
    withdraw(known.store, gone, SYSTEM, AT)
    assert row(known, CAU_GIAY)["last_file_on"] == date(2022, 5, 10)
    assert row(known, BA_DINH)["last_file_on"] == date(2022, 5, 10), "it sent that file"
    assert row(known, CAU_GIAY, as_of=date(2022, 5, 9))["last_file_on"] is None


def test_nobody_is_supported_at_first(known: Known) -> None:
    assert supported(known) == {}
    assert known.ask("follow_ups", as_of=TODAY).height == 0


def test_the_weeks_beside_the_first_support_are_full_ones_without_its_day(known: Known) -> None:
    first = datetime(2022, 5, 9, 10)
    known.book(
        *some(90, BA_DINH, "2022-05-01"),
        *some(3, BA_DINH, "2022-05-02"),
        *some(4, BA_DINH, "2022-05-08"),
        *some(50, BA_DINH, "2022-05-09"),
        *some(6, BA_DINH, "2022-05-10"),
        *some(7, BA_DINH, "2022-05-16"),
        *some(80, BA_DINH, "2022-05-17"),
    )
    support.note_call(known.store, BA_DINH, "Lần một", SYSTEM, first)
    support.note_call(known.store, BA_DINH, "Lần hai", SYSTEM, AT)
    told = supported(known)[BA_DINH]
    assert (told["first_on"], told["notes"]) == (first.date(), 2)
    assert (told["before"], told["after"]) == (7, 13)


def test_today_is_not_yet_a_day_after_support(known: Known) -> None:
    known.book(*some(2, BA_DINH, "2022-05-18"), *some(5, BA_DINH, "2022-05-19"))
    support.note_call(known.store, BA_DINH, "Gọi", SYSTEM, datetime(2022, 5, 17, 10))
    assert supported(known)[BA_DINH]["after"] == 2


def test_a_grassroots_unions_effect_is_its_own(known: Known) -> None:
    known.book(
        *some(2, "D-GIA-LAM", "2022-05-16", grassroots=STANLEY_NAME, team="Tổ Lắp ráp 1"),
        *some(9, "D-GIA-LAM", "2022-05-16"),
    )
    at = datetime(2022, 5, 17, 10)
    support.note_call(known.store, STANLEY, "Gọi", SYSTEM, at)
    support.note_call(known.store, "D-GIA-LAM", "Gọi", SYSTEM, at)
    told = supported(known)
    assert (told[STANLEY]["before"], told["D-GIA-LAM"]["before"]) == (2, 11)


def test_the_next_follow_up_is_the_first_open_one(known: Known) -> None:
    for text, days in (("sau", 5), ("trước", 2)):
        due_on = TODAY + timedelta(days=days)
        support.follow_up(known.store, BA_DINH, text, due_on, SYSTEM, AT)
    assert supported(known)[BA_DINH]["next_due_on"] == TODAY + timedelta(days=2)
    first = known.ask("follow_ups", as_of=TODAY)["note_id"][0]
    support.finish(known.store, first, "", SYSTEM, AT)
    assert supported(known)[BA_DINH]["next_due_on"] == TODAY + timedelta(days=5)


def test_open_follow_ups_come_by_their_day_with_the_present_supporter(known: Known) -> None:
    support.assign(known.store, BA_DINH, "Hoa", "", SYSTEM, AT)
    support.assign(known.store, BA_DINH, "Nam", "", SYSTEM, AT)
    for unit_id, days in ((CAU_GIAY, 3), (BA_DINH, 1), (DONG_DA, 2)):
        due_on = TODAY + timedelta(days=days)
        support.follow_up(known.store, unit_id, f"hẹn {days}", due_on, SYSTEM, AT)
    rows = known.ask("follow_ups", as_of=TODAY)
    assert rows.select("unit_id", "text", "supporter").rows() == [
        (BA_DINH, "hẹn 1", "Nam"),
        (DONG_DA, "hẹn 2", None),
        (CAU_GIAY, "hẹn 3", None),
    ]


@pytest.mark.parametrize("unit_id", [BA_DINH, STANLEY])
def test_notes_of_a_unit_are_no_other_units(known: Known, unit_id: str) -> None:
    known.book(line("T", "An", "D-GIA-LAM", grassroots=STANLEY_NAME))
    support.note_call(known.store, unit_id, "Gọi", SYSTEM, AT)
    for other in {BA_DINH, STANLEY, "D-GIA-LAM"} - {unit_id}:
        assert known.ask("support_notes", unit=other, as_of=TODAY).height == 0
