"""The last minute of a period is in it, the next one is not: from the cells of a file to every board."""

from datetime import date, datetime

import pytest

from bangvang.access import SYSTEM
from bangvang.campaign import campaign
from bangvang.clock import end_of
from bangvang.intake import prepare, read
from bangvang.store import book, roster
from tests.intake.files import csv, xlsx
from tests.known import AT, Known
from tests.queries.rows import BA_DINH

LAST, NEXT = date(2022, 5, 31), date(2022, 6, 1)
HEADS = ("Tên sáng kiến", "Họ tên", "Công đoàn cấp trên", "Đơn vị", "Ngày đăng ký")


def rows(*moments: object) -> list[tuple[object, ...]]:
    """One registration of Ba Đình at each of these moments."""
    return [
        HEADS,
        *(
            (f"Cải tiến máy cắt {n}", f"Nguyễn Văn {n}", "LĐLĐ quận Ba Đình", "Công ty A", at)
            for n, at in enumerate(moments)
        ),
    ]


FILES = {
    "days of a workbook": xlsx(
        S=rows(
            datetime(2022, 5, 31, 23, 59),
            datetime(2022, 5, 31, 23, 59, 59),
            datetime(2022, 6, 1, 0, 0),
        )
    ),
    "text": csv(rows("31/05/2022 23:59", "23:59:59 31/05/2022", "01/06/2022 00:00")),
}


def figures(known: Known, period: str, as_of: date) -> dict[str, object]:
    """What each board says of Ba Đình, or of all, which here is the same."""
    asked = {"period": period, "scope": "all", "as_of": as_of}
    quota = known.ask(
        "quota", **asked, basis="assigned", plan_from=as_of, week_from=as_of, week_to=as_of
    )
    clusters = known.ask("clusters", **asked, basis="assigned", measure="initiatives")
    return {
        "leaderboard": known.standing(BA_DINH, period=period, as_of=as_of)["initiatives"],
        "quota": quota.filter(unit_id=BA_DINH)["initiatives"].item(),
        "daily": known.ask("daily", **asked, unit=None)["initiatives"].sum(),
        "clusters": clusters.filter(unit_id=BA_DINH)["initiatives"].item(),
        "city": known.city(period=period, as_of=as_of)["initiatives"],
    }


@pytest.mark.parametrize("file", FILES)
def test_2359_of_the_last_day_is_in_and_0000_of_the_next_is_not(known: Known, file: str) -> None:
    name = "gửi.xlsx" if FILES[file].startswith(b"PK") else "gửi.csv"
    batch = prepare(read(FILES[file], name), roster(known.store), NEXT, campaign().programme)
    assert batch.booked["registered_on"].to_list() == [LAST, LAST, NEXT]
    book(known.store, [batch], SYSTEM, AT)
    for as_of in (LAST, end_of(LAST).date(), NEXT):
        assert set(figures(known, "phase-1", as_of).values()) == {2}, as_of
    assert set(figures(known, "phase-2", NEXT).values()) == {1}
    assert set(figures(known, "programme", LAST).values()) == {2}
    assert set(figures(known, "programme", NEXT).values()) == {3}
