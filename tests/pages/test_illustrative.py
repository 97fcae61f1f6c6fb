"""The star of an illustrative quota: wherever one stands it is explained, and nowhere else."""

from datetime import date

import polars as pl
import pytest

from bangvang.store.quotas import QUOTA, put_quotas
from tests.known import Known
from tests.pages.visit import Visit

TOLD = "* chỉ tiêu minh hoạ."
PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "leaderboard": ("leaderboard", {}),
    "movement": ("movement", {"bang": "quota"}),
    "quota": ("quota", {}),
    "clusters": ("clusters", {}),
    "paces": ("countdown", {"xem": "units"}),
    "coverage": ("coverage", {}),
    "files": ("coverage", {"theo-dau": "files"}),
    "support": ("support", {}),
    "unit": ("unit", {"don-vi": "D-DONG-DA"}),
    "record": ("campaign", {"muc": "history", "cua": "D-DONG-DA"}),
}


def quoted(known: Known, status: str) -> None:
    """Every upper union has a quota of this standing, and no other."""
    units = known.ask("units", as_of=date(2022, 5, 19))["unit_id"]
    row = {
        "period_id": "phase-1",
        "measure": "initiatives",
        "basis": "assigned",
        "block": None,
        "from_day": date(2022, 1, 8),
        "amount": 24,
        "status": status,
    }
    with known.store.transaction() as cursor:
        cursor.execute("delete from quota")
        put_quotas(cursor, pl.DataFrame([{"unit_id": unit} | row for unit in units], schema=QUOTA))


@pytest.mark.parametrize("name", PAGES)
def test_a_star_is_explained_where_one_stands_only(known: Known, name: str) -> None:
    quoted(known, "illustrative")
    starred = Visit(*PAGES[name]).text
    assert starred.count(TOLD) == 1
    assert starred.count("*") > 1
    quoted(known, "published")
    assert "*" not in Visit(*PAGES[name]).text


def test_the_grid_has_a_column_of_stars_where_one_stands_only(known: Known) -> None:
    for status, columns in (("illustrative", 8), ("published", 7)):
        quoted(known, status)
        visit = Visit("campaign")
        assert len(visit.app.data_editor[0].value.columns) == columns
        assert ("* có số minh hoạ." in visit.text) == (status == "illustrative")
