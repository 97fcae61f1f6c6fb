"""From people to recognised initiatives, by hand-counted rows."""

from datetime import date

import polars as pl
import pytest

from bangvang.access import SYSTEM
from bangvang.store import withdraw
from tests.known import AT, Known, line
from tests.queries.rows import BA_DINH, DONG_DA, some

NOTHING = {"registrants": 0, "submitted": 0, "valid": 0, "pending": 0, "rejected": 0}


def funnel(
    known: Known, unit_id: str = BA_DINH, period: str = "phase-1", as_of: date = date(2022, 5, 19)
) -> dict[str, int]:
    rows = known.ask("funnel", period=period, as_of=as_of)
    row = rows.row(by_predicate=pl.col("unit_id") == unit_id, named=True)
    return {name: row[name] for name in NOTHING}


def test_in_an_empty_campaign_every_upper_union_has_nothing(known: Known) -> None:
    rows = known.ask("funnel", period="phase-1", as_of=date(2022, 5, 19))
    assert rows.height == 45
    assert funnel(known) == NOTHING


def test_what_was_handed_in_is_what_counts_and_what_was_rejected(known: Known) -> None:
    known.book(
        *some(4, BA_DINH),
        *some(3, BA_DINH, stage="valid"),
        *some(2, BA_DINH, stage="pending"),
        *some(5, BA_DINH, stage="rejected"),
        *some(1, DONG_DA, stage="rejected"),
    )
    assert funnel(known) == {
        "registrants": 9,
        "submitted": 14,
        "valid": 3,
        "pending": 2,
        "rejected": 5,
    }
    assert funnel(known, DONG_DA) == NOTHING | {"submitted": 1, "rejected": 1}


def test_co_authors_are_people_of_one_initiative(known: Known) -> None:
    known.book(
        line("T", "An", BA_DINH, with_others=("Bình", "Chi"), stage="pending"),
        line("U", "An", BA_DINH, with_others=("Bình",), stage="rejected"),
    )
    assert funnel(known) == {
        "registrants": 3,
        "submitted": 2,
        "valid": 0,
        "pending": 1,
        "rejected": 1,
    }


def test_the_same_list_sent_again_counts_once(known: Known) -> None:
    rows = [line(f"T{at}", "An", BA_DINH, stage="pending") for at in range(3)]
    rows += [line(f"R{at}", "An", BA_DINH, stage="rejected") for at in range(2)]
    again = [line(f"T{at}", "An", BA_DINH, stage="pending") for at in range(3)]
    again += [line(f"R{at}", "An", BA_DINH, stage="rejected") for at in range(2)]
    known.book(*rows)
    known.book(*again)
    assert funnel(known) == {
        "registrants": 1,
        "submitted": 5,
        "valid": 0,
        "pending": 3,
        "rejected": 2,
    }


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("pending", "valid", {"valid": 1}),
        ("rejected", "valid", {"valid": 1}),
        ("rejected", "pending", {"pending": 1}),
        ("rejected", "submitted", {}),
        ("submitted", "pending", {"pending": 1}),
        ("submitted", "rejected", {}),
    ],
)
def test_an_initiative_stands_where_the_best_row_of_it_puts_it(
    known: Known, first: str, then: str, told: dict[str, int]
) -> None:
    known.book(line("T", "An", BA_DINH, stage=first))
    known.book(line("T", "An", BA_DINH, stage=then))
    assert funnel(known) == NOTHING | {"registrants": 1, "submitted": 1} | told


def test_the_same_title_of_another_person_is_another_initiative(known: Known) -> None:
    known.book(line("T", "An", BA_DINH, stage="pending"), line("T", "Bình", BA_DINH, stage="valid"))
    assert funnel(known) == {
        "registrants": 2,
        "submitted": 2,
        "valid": 1,
        "pending": 1,
        "rejected": 0,
    }


def test_a_withdrawn_file_says_nothing_any_more(known: Known) -> None:
    known.book(line("T", "An", BA_DINH, stage="pending"))
    receipt = known.book(
        line("T", "An", BA_DINH, stage="valid"), *some(3, BA_DINH, stage="rejected")
    )
    assert funnel(known) == NOTHING | {"registrants": 1, "submitted": 4, "valid": 1, "rejected": 3}
    withdraw(known.store, receipt.batch_id, SYSTEM, AT)
    assert funnel(known) == NOTHING | {"registrants": 1, "submitted": 1, "pending": 1}


def test_only_days_of_the_period_up_to_the_day_count(known: Known) -> None:
    for day in ("2022-01-07", "2022-05-19", "2022-05-20", "2022-05-31", "2022-06-01"):
        known.book(
            *some(1, BA_DINH, day, stage="pending"), *some(1, BA_DINH, day, stage="rejected")
        )
    counted = [
        funnel(known, period=period, as_of=day)
        for period, day in (
            ("phase-1", date(2022, 5, 19)),
            ("phase-1", date(2022, 5, 31)),
            ("phase-1", date(2022, 6, 30)),
            ("phase-2", date(2022, 6, 30)),
        )
    ]
    assert [(row["submitted"], row["pending"], row["rejected"]) for row in counted] == [
        (2, 1, 1),
        (6, 3, 3),
        (6, 3, 3),
        (2, 1, 1),
    ]


def test_a_better_word_that_comes_later_is_not_known_before_its_day(known: Known) -> None:
    known.book(line("T", "An", BA_DINH, "2022-05-10", stage="rejected"))
    known.book(line("T", "An", BA_DINH, "2022-05-25", stage="valid"))
    assert funnel(known)["rejected"] == 1
    assert funnel(known, as_of=date(2022, 5, 25)) == NOTHING | {
        "registrants": 1,
        "submitted": 1,
        "valid": 1,
    }
