"""A small roster, and the campaign's days."""

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from bangvang.fold import fold
from bangvang.intake import Batch, Choices, prepare, read
from bangvang.roster import Roster
from tests.intake.files import Rows, csv

UNITS = (
    # unit_id, name, short_name, kind, level, parent_id, spellings
    ("HN", "Liên đoàn Lao động thành phố Hà Nội", "Hà Nội", "city", "city", None, "LĐLĐ TP Hà Nội"),
    ("D-BA-DINH", "Liên đoàn Lao động quận Ba Đình", "Ba Đình", "district", "upper", "HN", "LĐLĐ quận Ba Đình; Q. Ba Đình"),
    ("D-CAU-GIAY", "Liên đoàn Lao động quận Cầu Giấy", "Cầu Giấy", "district", "upper", "HN", "LĐLĐ quận Cầu Giấy"),
    ("D-BAC-TU-LIEM", "Liên đoàn Lao động quận Bắc Từ Liêm", "Bắc Từ Liêm", "district", "upper", "HN", "BTL"),
    ("D-NAM-TU-LIEM", "Liên đoàn Lao động quận Nam Từ Liêm", "Nam Từ Liêm", "district", "upper", "HN", "NTL"),
    ("D-SON-TAY", "Liên đoàn Lao động thị xã Sơn Tây", "Sơn Tây", "district", "upper", "HN", ""),
    ("S-GIAO-DUC", "Công đoàn ngành Giáo dục Hà Nội", "Giáo dục", "sector", "upper", "HN", "CĐ Giáo dục"),
    ("D-GIA-LAM", "Liên đoàn Lao động huyện Gia Lâm", "Gia Lâm", "district", "upper", "HN", ""),
    ("G-STANLEY", "Công ty TNHH Điện Stanley Việt Nam", "Stanley", "enterprise_union", "grassroots", "D-GIA-LAM", "CĐCS Điện Stanley"),
)  # fmt: skip
NOTHING_CHOSEN = Choices()
ASKED = (
    ("Từ Liêm", "D-BAC-TU-LIEM"),
    ("Từ Liêm", "D-NAM-TU-LIEM"),
    ("TT", "D-BA-DINH"),
)


@pytest.fixture(scope="session")
def roster() -> Roster:
    names = ("unit_id", "name", "short_name", "kind", "level", "parent_id")
    units = pl.DataFrame([unit[:6] for unit in UNITS], schema=list(names), orient="row")
    spelled = {
        (fold(spelling), unit[0], False)
        for unit in UNITS
        for spelling in (unit[1], unit[2], *unit[6].split(";"))
        if spelling
    } | {(fold(spelling), unit_id, True) for spelling, unit_id in ASKED}
    spellings = pl.DataFrame(
        sorted(spelled),
        schema={"spelling": pl.String, "unit_id": pl.String, "ambiguous": pl.Boolean},
        orient="row",
    )
    return Roster(units, spellings)


@pytest.fixture(scope="session")
def received_on() -> date:
    return date(2022, 5, 19)


@pytest.fixture(scope="session")
def programme() -> tuple[date, date]:
    return date(2021, 9, 1), date(2023, 9, 1)


@pytest.fixture(scope="session")
def prepared_for(received_on: date, programme: tuple[date, date]) -> Callable[..., Batch]:
    """Reads and prepares a whole file with a roster of the test's own."""

    def prepare_file(
        known: Roster, content: bytes, unit_id: str | None = None, choices: Choices = NOTHING_CHOSEN
    ) -> Batch:
        workbook = read(content, "danh sách.csv")
        return prepare(workbook, known, received_on, programme, unit_id, choices)

    return prepare_file


@pytest.fixture(scope="session")
def prepared(
    roster: Roster, received_on: date, programme: tuple[date, date]
) -> Callable[..., Batch]:
    """Reads and prepares rows of cells, or a whole file."""

    def prepare_rows(
        rows: Rows | bytes,
        unit_id: str | None = None,
        file_name: str = "danh sách.csv",
        choices: Choices = NOTHING_CHOSEN,
    ) -> Batch:
        content = rows if isinstance(rows, bytes) else csv(rows, separator=";")
        workbook = read(content, file_name)
        return prepare(workbook, roster, received_on, programme, unit_id, choices)

    return prepare_rows
