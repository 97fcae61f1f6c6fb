"""Which rows have to be written so that a statement holds, and what they touch."""

from datetime import date

import polars as pl

from bangvang.quotas import STATED_QUOTAS
from bangvang.quotas.changing import differing, in_force, quota_rows, touched, with_day
from bangvang.quotas.present import CELLS, present, stated_in
from tests.known import Known
from tests.queries.rows import BA_DINH, CAU_GIAY

MAY = date(2022, 5, 15)


def statement(*cells: tuple[str, str, int, date | None]) -> pl.DataFrame:
    """unit, block, amount and day of assigned quotas of phase 1."""
    rows = [(unit, "phase-1", "assigned", block, amount, day) for unit, block, amount, day in cells]
    return pl.DataFrame(rows, STATED_QUOTAS, orient="row")


def spans(known: Known) -> pl.DataFrame:
    return known.ask("quota_spans", period=None, unit=None)


def test_only_what_differs_on_its_day_is_written(known: Known) -> None:
    known.quota(BA_DINH, 100)
    known.quota(BA_DINH, 200, from_day=MAY)
    early, late = date(2022, 5, 14), date(2022, 5, 16)
    found = statement((BA_DINH, "", 100, early), (BA_DINH, "", 100, late), (BA_DINH, "", 200, late))
    assert differing(found, spans(known))["from_day"].to_list() == [late]


def test_nought_is_what_holds_where_there_is_no_quota(known: Known) -> None:
    known.without_quota(BA_DINH)
    found = statement((BA_DINH, "", 0, MAY), (BA_DINH, "enterprise", 5, MAY))
    assert differing(found, spans(known))["block"].to_list() == ["enterprise"]
    assert in_force(spans(known), found)["held"].to_list() == [0, 0]


def test_a_day_of_the_file_comes_before_that_of_the_page() -> None:
    found = with_day(statement((BA_DINH, "", 1, MAY), (CAU_GIAY, "", 2, None)), date(2022, 3, 1))
    assert found["from_day"].to_list() == [MAY, date(2022, 3, 1)]


def test_a_row_may_change_the_whole_and_every_block_of_its_unit(known: Known) -> None:
    rows = quota_rows(statement((BA_DINH, "", 5, MAY)), "published")
    assert rows["block"].to_list() == [None]
    assert touched(rows)["block"].to_list() == ["", "enterprise", "administrative"]


def test_the_table_shows_what_is_in_force_and_edits_are_its_differences(known: Known) -> None:
    known.quota(BA_DINH, 30, block="enterprise")
    known.quota(BA_DINH, 12, block="administrative", from_day=date(2022, 1, 9))
    known.without_quota(CAU_GIAY)
    units = known.ask("quota_units", level="upper", upper=None, period="phase-1").filter(
        pl.col("unit_id").is_in([BA_DINH, CAU_GIAY])
    )
    shown = present(units, spans(known), known.ask("members", as_of=MAY), "phase-1", MAY)
    cells = shown.select("assigned_enterprise", "assigned_administrative", "assigned", "pledged")
    assert cells.rows() == [(30, 12, 42, None), (None, None, None, None)]
    edited = shown.with_columns(
        assigned_enterprise=pl.Series([None, 7], dtype=pl.Int64),
        pledged=pl.Series([5, None], dtype=pl.Int64),
    )
    found = stated_in(shown, edited, "phase-1", MAY)
    assert found.drop("period_id").rows() == [
        (BA_DINH, "assigned", "enterprise", 0, MAY),
        (CAU_GIAY, "assigned", "enterprise", 7, MAY),
        (BA_DINH, "pledged", "", 5, MAY),
    ]
    assert stated_in(shown, shown, "phase-1", MAY).is_empty()
    assert set(CELLS) <= set(shown.columns)
