"""The table of quotas to take out, change and bring back."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from bangvang.campaign import campaign
from bangvang.exports import quota_template
from bangvang.intake import read
from bangvang.quotas import Statement, stated
from bangvang.quotas.changing import differing, with_day
from bangvang.quotas.headings import Periods
from bangvang.quotas.present import present
from bangvang.quotas.rows import Usual
from bangvang.store import roster
from bangvang.text import LANGUAGES, Words
from tests.known import Known
from tests.queries.rows import BA_DINH

DAY = date(2022, 5, 19)
#: a day on which the quotas of each period hold
DAYS = {"phase-1": DAY, "phase-2": date(2022, 6, 1), "programme": DAY}


@pytest.fixture
def known(tmp_path: Path) -> Known:
    return Known(tmp_path)


def template(known: Known, period: str = "phase-1", language: str = "vi") -> bytes:
    units = known.ask("quota_units", level="upper", upper=None, period=period)
    spans = known.ask("quota_spans", period=period, unit=None)
    table = present(units, spans, known.ask("members", as_of=DAY), period, DAYS[period])
    (row,) = campaign().periods.filter(period_id=period).iter_rows(named=True)
    name = row["name"] if language == "vi" else row["name_en"]
    return quota_template.workbook(table, Words(language), campaign="1 triệu", period=name)


def taken(known: Known, content: bytes) -> Statement:
    words = campaign()
    usual = Usual("phase-1", "assigned", DAY, words.programme)
    return stated(read(content, "a.xlsx"), roster(known.store), Periods.of(words.periods), usual)


def test_its_sums_are_numbers_before_anybody_reckons_them_anew(known: Known) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(known)), data_only=True)
    city, total = list(book.active.iter_rows(min_row=7, values_only=True))[::46]
    assert city[3:9] == (40_000, 12_000, 52_000) * 2
    assert (total[2], *total[3:6]) == ("Tổng cộng", 40_000, 12_000, 52_000)


@pytest.mark.parametrize("period", DAYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_brought_back_as_it_was_it_changes_nothing(
    known: Known, language: str, period: str
) -> None:
    found = taken(known, template(known, period, language))
    assert found.troubles == ()
    assert found.totals == ()
    assert found.units == 46
    assert set(found.quotas["period_id"]) == {period}
    spans = known.ask("quota_spans", period=None, unit=None)
    assert differing(with_day(found.quotas, DAYS[period]), spans).is_empty()


def test_numbers_are_numbers_and_the_whole_adds_up_its_blocks(known: Known) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(template(known))).active
    rows = {row[1].value: row for row in sheet.iter_rows(min_row=7) if row[1].value}
    ba_dinh = rows[BA_DINH]
    assert all(isinstance(ba_dinh[at].value, int) for at in (3, 4, 6, 7))
    assert ba_dinh[5].value == f"=SUM(D{ba_dinh[0].row}:E{ba_dinh[0].row})"
    assert sheet.freeze_panes == "D7"


def test_a_number_changed_in_it_is_the_one_change(known: Known) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(known)))
    (row,) = [row for row in book.active.iter_rows(min_row=7) if row[1].value == BA_DINH]
    row[8].value = 9_999  # pledged, the whole unit
    content = io.BytesIO()
    book.save(content)
    found = taken(known, content.getvalue())
    spans = known.ask("quota_spans", period=None, unit=None)
    changed = differing(with_day(found.quotas, DAY), spans).filter(pl.col("basis") == "pledged")
    assert changed.select("unit_id", "block", "amount").rows() == [(BA_DINH, "", 9_999)]


def test_a_name_that_a_spreadsheet_would_run_is_neutralised(known: Known) -> None:
    with known.store.transaction() as cursor:
        cursor.execute(
            "update unit set display_name = '=1+1' where unit_id = $unit", {"unit": BA_DINH}
        )
    sheet = openpyxl.load_workbook(io.BytesIO(template(known))).active
    (row,) = [row for row in sheet.iter_rows(min_row=7) if row[1].value == BA_DINH]
    assert row[2].value == "'=1+1"
