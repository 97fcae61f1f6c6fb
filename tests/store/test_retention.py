"""Retention: files and names go when their months are over, counts never."""

from dataclasses import replace
from datetime import date, datetime

import polars as pl
import pytest

from bangvang.access import SYSTEM, Actor, NotAllowed
from bangvang.campaign import campaign
from bangvang.intake.batch import REFUSED, SET_ASIDE
from bangvang.server.guarding import guard
from bangvang.store import book
from bangvang.store.check import check
from bangvang.store.retention import (
    Due,
    Retention,
    due,
    later,
    next_day,
    retention,
    set_retention,
)
from tests.known import AT, Known, batch, line

ENDS_ON = campaign().programme_ends_on
NIGHT = datetime.combine(later(ENDS_ON, 13), datetime.min.time()).replace(hour=3)
FOR_EVER = Retention()


@pytest.fixture
def filled(known: Known) -> Known:
    """Two files, one with a row handed back and one set aside."""
    file = replace(
        batch(line("T", "Lê Hoa"), line("T", "Lê Hoa"), line("U", "Lê Hoa", person_mark="1980")),
        refused=pl.DataFrame(
            [("S", 9, "title_missing", "Tên", "x", ["1", "Lê Hoa"], None)],
            schema=REFUSED,
            orient="row",
        ),
        set_aside=pl.DataFrame(
            [("S", 10, "signature", "Lê Hoa", 1)], schema=SET_ASIDE, orient="row"
        ),
    )
    book(known.store, [file], SYSTEM, AT)
    known.book(line("V", "An", "D-HA-DONG"))
    return known


def texts(known: Known) -> list[object]:
    return known.store.select(
        "select value from refusal where value is not null union all "
        "select cells from refusal where cells <> '[]' union all "
        "select text from set_aside where text is not null union all "
        "select name from registrant where name <> '…'",
        {},
    )["value"].to_list()


def test_nothing_goes_unless_somebody_sets_it(filled: Known) -> None:
    assert retention(filled.store) == FOR_EVER
    assert guard(filled.store, NIGHT.replace(year=2100)) == Due()
    assert len(texts(filled)) == 6
    assert next_day(filled.store, FOR_EVER, ENDS_ON) is None


def test_what_would_go_and_when_is_told_before(filled: Known) -> None:
    wanted = Retention(files=6, names=12)
    assert next_day(filled.store, wanted, ENDS_ON) == date(2022, 11, 19)
    assert due(filled.store, wanted, date(2022, 11, 18), ENDS_ON) == Due()
    gone = due(filled.store, wanted, date(2022, 11, 19), ENDS_ON)
    assert (len(gone.batch_ids), gone.originals, gone.rows, gone.names) == (2, 2, 2, 0)
    assert due(filled.store, wanted, later(ENDS_ON, 12), ENDS_ON).names == 3


def test_at_night_it_goes_and_every_count_stays(filled: Known) -> None:
    before = [filled.board(measure=measure).rows() for measure in ("initiatives", "registrants")]
    set_retention(filled.store, Retention(files=6, names=12), SYSTEM, AT)
    assert guard(filled.store, NIGHT.replace(hour=1)) == Due()
    assert guard(filled.store, NIGHT).names == 3
    assert texts(filled) == []
    assert (
        filled.store.select("select max(octet_length(content)) as b from original", {}).item() == 0
    )
    assert [filled.board(measure=m).rows() for m in ("initiatives", "registrants")] == before
    assert check(filled.store) == []
    assert guard(filled.store, NIGHT) == Due()  # and once only
    assert filled.ask("log_names")["action"].to_list().count("retention") == 1
    assert next_day(filled.store, retention(filled.store), ENDS_ON) is None


def test_the_same_rows_are_known_again_after_the_names_went(filled: Known) -> None:
    set_retention(filled.store, Retention(names=1), SYSTEM, AT)
    guard(filled.store, NIGHT)
    assert filled.book(line("T", "Lê Hoa"), line("V", "An", "D-HA-DONG")).duplicates == 2


def test_only_an_admin_sets_it(filled: Known) -> None:
    with pytest.raises(NotAllowed):
        set_retention(filled.store, Retention(files=1), Actor("tổ", "staff"), AT)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2022, 1, 31), 1, date(2022, 2, 28)),
        (date(2023, 12, 15), 2, date(2024, 2, 15)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2022, 5, 19), 120, date(2032, 5, 19)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(day: date, months: int, then: date) -> None:
    assert later(day, months) == then
