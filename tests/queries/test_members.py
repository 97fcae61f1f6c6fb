"""How many members each unit has on a day."""

from datetime import date

import polars as pl

from bangvang.access import SYSTEM
from bangvang.store import set_members
from bangvang.store.members import MEMBERS
from tests.known import AT, Known
from tests.queries.rows import BA_DINH, CAU_GIAY, STANLEY


def test_an_empty_campaign_knows_of_no_members(known: Known) -> None:
    assert known.ask("members", as_of=AT.date()).is_empty()


def test_one_row_a_unit_whose_number_is_known(known: Known) -> None:
    told = [
        (BA_DINH, date(2022, 1, 1), 9_000, "inferred"),
        (BA_DINH, date(2022, 5, 1), 9_100, "published"),
        (BA_DINH, date(2022, 5, 20), 9_999, "published"),
        (STANLEY, date(2022, 5, 19), 4_000, "published"),
        (CAU_GIAY, date(2022, 1, 1), 8_000, "published"),
        (CAU_GIAY, date(2022, 2, 1), 0, "published"),
    ]
    set_members(known.store, pl.DataFrame(told, MEMBERS, orient="row"), SYSTEM, AT)
    found = known.ask("members", as_of=AT.date())
    assert found.rows() == [
        (BA_DINH, "upper", BA_DINH, 9_100, date(2022, 5, 1), "published"),
        (STANLEY, "grassroots", "D-GIA-LAM", 4_000, date(2022, 5, 19), "published"),
    ]
