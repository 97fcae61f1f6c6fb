"""Who stated which quotas and members, newest first."""

import json
from datetime import date

import polars as pl

from bangvang.access import Actor
from bangvang.store import set_members, set_quotas
from bangvang.store.members import MEMBERS
from bangvang.store.quotas import QUOTA
from tests.known import AT, Known
from tests.queries.rows import BA_DINH


def test_nobody_has_written_in_a_fresh_campaign(known: Known) -> None:
    assert known.ask("quota_history").is_empty()


def test_writes_of_quotas_and_members_and_no_others(known: Known) -> None:
    lan, minh = Actor("lan", "staff"), Actor("minh", "staff")
    quota = (BA_DINH, "phase-1", "initiatives", "pledged", None, date(2022, 5, 15), 7, "inferred")
    set_quotas(known.store, pl.DataFrame([quota], QUOTA, orient="row"), lan, AT)
    members = pl.DataFrame([(BA_DINH, date(2022, 5, 1), 90, "published")], MEMBERS, orient="row")
    set_members(known.store, members, minh, AT.replace(hour=20))
    known.book()
    found = known.ask("quota_history")
    assert found.select("actor", "action").rows() == [("minh", "members"), ("lan", "quotas")]
    (row,) = json.loads(found["details"][1])["rows"]
    told = ("unit_id", "period_id", "basis", "block", "from_day", "amount", "status")
    assert [row[name] for name in told] == [
        BA_DINH,
        "phase-1",
        "pledged",
        None,
        "2022-05-15",
        7,
        "inferred",
    ]
