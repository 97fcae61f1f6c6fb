"""The ranks of every upper union from day to day."""

from datetime import date

import polars as pl

from bangvang.access import SYSTEM
from bangvang.store import withdraw
from tests.known import AT, Known
from tests.queries.rows import BA_DINH, CAU_GIAY, DONG_DA, some


def history(known: Known, **changed: object) -> pl.DataFrame:
    asked = {
        "kind": None,
        "cluster": None,
        "block": None,
        "period": "phase-1",
        "scope": "all",
        "measure": "initiatives",
        "basis": "assigned",
        "from_day": date(2022, 5, 10),
        "as_of": date(2022, 5, 13),
    }
    return known.ask("rank_history", **(asked | changed))  # type: ignore[arg-type]


def ranks(answer: pl.DataFrame, unit_id: str) -> list[int | None]:
    return answer.filter(pl.col("unit_id") == unit_id).sort("day")["rank"].to_list()


def test_an_empty_campaign_has_every_union_and_day_and_no_rank(known: Known) -> None:
    answer = history(known)
    assert answer.height == 45 * 4
    assert answer["rank"].null_count() == answer.height


def test_ranks_follow_the_days_ties_and_silent_days_included(known: Known) -> None:
    known.book(
        *some(2, BA_DINH, "2022-02-01"),
        *some(1, CAU_GIAY, "2022-05-11"),
        *some(1, DONG_DA, "2022-05-11"),
        *some(3, DONG_DA, "2022-05-13"),
        *some(9, DONG_DA, "2022-05-14"),
    )
    answer = history(known)
    assert ranks(answer, BA_DINH) == [1, 1, 1, 2]
    assert ranks(answer, CAU_GIAY) == [None, 2, 2, 3]
    assert ranks(answer, DONG_DA) == [None, 2, 2, 1]
    last = answer.filter((pl.col("unit_id") == DONG_DA) & (pl.col("day") == date(2022, 5, 13)))
    assert last.select("value", "initiatives").row(0) == (4, 4)


def test_a_stretch_begins_with_its_period_at_the_earliest(known: Known) -> None:
    days = history(known, period="drive-35", from_day=date(2022, 1, 1))["day"]
    assert (days.min(), days.max()) == (date(2022, 4, 25), date(2022, 5, 13))


def test_each_day_is_judged_by_the_quota_of_that_day(known: Known) -> None:
    known.quota(BA_DINH, 2)
    known.quota(BA_DINH, 20, from_day=date(2022, 5, 12))
    known.quota(CAU_GIAY, 4)
    known.book(*some(2, BA_DINH, "2022-05-10"), *some(2, CAU_GIAY, "2022-05-10"))
    answer = history(known, measure="percent")
    assert ranks(answer, BA_DINH) == [1, 1, 2, 2]
    assert ranks(answer, CAU_GIAY) == [2, 2, 1, 1]


def test_a_kind_is_ranked_by_itself(known: Known) -> None:
    known.book(*some(2, "S-Y-TE", "2022-05-10"), *some(1, BA_DINH, "2022-05-10"))
    answer = history(known, kind="district")
    assert ranks(answer, BA_DINH) == [1, 1, 1, 1]
    assert "S-Y-TE" not in answer["unit_id"]


def test_a_withdrawn_batch_leaves_every_day_of_the_past(known: Known) -> None:
    known.book(*some(1, BA_DINH, "2022-05-10"))
    receipt = known.book(*some(2, DONG_DA, "2022-05-11"), *some(4, BA_DINH, "2022-05-13"))
    assert ranks(history(known), DONG_DA) == [None, 1, 1, 2]
    withdraw(known.store, receipt.batch_id, SYSTEM, AT)
    answer = history(known)
    assert ranks(answer, DONG_DA) == [None] * 4
    assert ranks(answer, BA_DINH) == [1] * 4
    assert set(answer.filter(unit_id=BA_DINH)["value"]) == {1}
