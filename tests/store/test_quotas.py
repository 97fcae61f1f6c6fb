"""Which quota is in force: stated for the whole unit or by block, from a day on."""

import json
from datetime import date, datetime

import polars as pl
import pytest

from bangvang.access import SYSTEM, Actor, NotAllowed
from bangvang.store import effect_of_quotas, set_quotas
from bangvang.store.members import MEMBERS
from bangvang.store.quotas import QUOTA
from bangvang.store.spans import spans
from tests.known import BOARD, Known
from tests.queries.rows import some

MAY = datetime(2022, 5, 19, 18)


def quota(amount: int, day: str, block: str | None = None, **other: object) -> dict[str, object]:
    return {
        "unit_id": "U",
        "period_id": "P",
        "measure": "initiatives",
        "basis": "assigned",
        "block": block,
        "from_day": date.fromisoformat(day),
        "amount": amount,
        "status": "published",
    } | other


def in_force(*rows: dict[str, object], block: str | None = None) -> list[tuple[str, str, int]]:
    """The spans of one block, or of the whole: first day, last day ("" when it still holds), amount."""
    found = spans(pl.DataFrame(list(rows), schema=QUOTA)).filter(pl.col("block").eq_missing(block))
    return [
        (str(row["from_day"]), str(row["to_day"] or ""), row["amount"])
        for row in found.iter_rows(named=True)
    ]


def test_a_quota_holds_until_the_eve_of_the_next() -> None:
    rows = quota(10, "2022-01-01"), quota(12, "2022-03-01")
    assert in_force(*rows) == [("2022-01-01", "2022-02-28", 10), ("2022-03-01", "", 12)]


def test_blocks_add_up_to_the_whole() -> None:
    rows = quota(40, "2022-01-01", "enterprise"), quota(12, "2022-01-01", "administrative")
    assert in_force(*rows) == [("2022-01-01", "", 52)]
    assert in_force(*rows, block="enterprise") == [("2022-01-01", "", 40)]


def test_a_later_whole_takes_the_place_of_the_blocks() -> None:
    blocks = quota(40, "2022-01-01", "enterprise"), quota(12, "2022-01-01", "administrative")
    rows = *blocks, quota(60, "2022-04-01")
    assert in_force(*rows) == [("2022-01-01", "2022-03-31", 52), ("2022-04-01", "", 60)]
    assert in_force(*rows, block="enterprise") == [("2022-01-01", "2022-03-31", 40)]


def test_one_block_beside_a_whole_only_tells_its_part() -> None:
    rows = quota(60, "2022-01-01"), quota(45, "2022-02-01", "enterprise")
    assert in_force(*rows) == [("2022-01-01", "", 60)]
    assert in_force(*rows, block="enterprise") == [("2022-02-01", "", 45)]


def test_both_blocks_stated_later_take_the_place_of_the_whole() -> None:
    rows = (
        quota(60, "2022-01-01"),
        quota(45, "2022-02-01", "enterprise"),
        quota(20, "2022-03-01", "administrative"),
    )
    assert in_force(*rows) == [("2022-01-01", "2022-02-28", 60), ("2022-03-01", "", 65)]


def test_a_whole_stated_with_its_blocks_stands() -> None:
    rows = (
        quota(60, "2022-01-01"),
        quota(45, "2022-01-01", "enterprise"),
        quota(10, "2022-01-01", "administrative"),
    )
    assert in_force(*rows) == [("2022-01-01", "", 60)]
    assert in_force(*rows, block="administrative") == [("2022-01-01", "", 10)]


def test_a_quota_of_nothing_ends_it() -> None:
    rows = quota(10, "2022-01-01"), quota(0, "2022-03-01"), quota(7, "2022-04-01")
    assert in_force(*rows) == [("2022-01-01", "2022-02-28", 10), ("2022-04-01", "", 7)]


def test_blocks_stated_after_the_whole_was_ended_add_up_again() -> None:
    rows = (
        quota(60, "2022-01-01"),
        quota(0, "2022-03-01"),
        quota(45, "2022-04-01", "enterprise"),
    )
    assert in_force(*rows) == [("2022-01-01", "2022-02-28", 60), ("2022-04-01", "", 45)]


def test_a_whole_ended_with_its_blocks_stated_the_same_day_is_their_sum() -> None:
    rows = (
        quota(60, "2022-01-01"),
        quota(0, "2022-03-01"),
        quota(45, "2022-03-01", "enterprise"),
        quota(10, "2022-03-01", "administrative"),
    )
    assert in_force(*rows) == [("2022-01-01", "2022-02-28", 60), ("2022-03-01", "", 55)]


def test_ending_the_whole_ends_the_blocks_that_were_stated_before() -> None:
    rows = quota(45, "2022-01-01", "enterprise"), quota(0, "2022-03-01")
    assert in_force(*rows) == [("2022-01-01", "2022-02-28", 45)]
    assert in_force(*rows, block="enterprise") == [("2022-01-01", "2022-02-28", 45)]


def test_of_two_of_one_day_the_greater_holds_and_a_repeated_one_makes_no_new_span() -> None:
    rows = quota(9, "2022-01-01"), quota(10, "2022-01-01"), quota(10, "2022-02-01")
    assert in_force(*rows) == [("2022-01-01", "", 10)]


@pytest.mark.parametrize("status", ["published", "inferred", "illustrative"])
def test_a_sum_with_an_illustrative_part_is_marked(status: str) -> None:
    rows = [
        quota(40, "2022-01-01", "enterprise"),
        quota(12, "2022-01-01", "administrative", status=status),
    ]
    whole = spans(pl.DataFrame(rows, schema=QUOTA)).filter(pl.col("block").is_null())
    assert whole["is_illustrative"].to_list() == [status == "illustrative"]


def test_a_changed_quota_leaves_history_as_it_was_judged(known: Known) -> None:
    known.quota("D-CAU-GIAY", 100)
    rows = pl.DataFrame(
        [quota(200, "2022-05-15", unit_id="D-CAU-GIAY", period_id="phase-1")], schema=QUOTA
    )
    set_quotas(known.store, rows, SYSTEM, MAY)
    asked = {
        day: known.standing("D-CAU-GIAY", as_of=date(2022, 5, day))["quota"] for day in (14, 15)
    }
    assert asked == {14: 100, 15: 200}
    set_quotas(known.store, rows.with_columns(amount=pl.lit(300)), SYSTEM, MAY)
    assert known.standing("D-CAU-GIAY")["quota"] == 300  # the same day again takes its place


def test_a_viewer_may_not_set_quotas(known: Known) -> None:
    version = known.store.version
    rows = pl.DataFrame([quota(1, "2022-05-15")], schema=QUOTA)
    with pytest.raises(NotAllowed):
        set_quotas(known.store, rows, Actor("xem", "viewer"), MAY)
    assert known.store.version == version


def told(known: Known) -> list[dict[str, object]]:
    """The rows of every write in the log, the newest first."""
    return [
        row
        for details in known.ask("quota_history")["details"]
        for row in json.loads(details)["rows"]
    ]


def test_the_log_says_who_put_what_in_place_of_what(known: Known) -> None:
    known.quota("D-CAU-GIAY", 100)
    rows = pl.DataFrame(
        [quota(200, "2022-05-15", unit_id="D-CAU-GIAY", period_id="phase-1")], schema=QUOTA
    )
    set_quotas(known.store, rows, Actor("lan", "staff"), MAY)
    set_quotas(known.store, rows.with_columns(amount=pl.lit(0)), SYSTEM, MAY.replace(hour=19))
    history = known.ask("quota_history")
    assert history.select("actor", "action").rows() == [("bangvang", "quotas"), ("lan", "quotas")]
    assert [(row["from_day"], row["before"], row["amount"]) for row in told(known)] == [
        ("2022-05-15", 200, 0),
        ("2022-05-15", 100, 200),
    ]


def test_members_stated_beside_quotas_are_written_with_them(known: Known) -> None:
    rows = pl.DataFrame(
        [quota(200, "2022-05-15", unit_id="D-CAU-GIAY", period_id="phase-1")], schema=QUOTA
    )
    members = pl.DataFrame(
        [("D-BA-VI", date(2022, 5, 15), 900, "published")], MEMBERS, orient="row"
    )
    version = known.store.version
    set_quotas(known.store, rows, SYSTEM, MAY, members)
    assert known.store.version == version + 1
    assert known.ask("members", as_of=MAY.date())["members"].to_list() == [900]
    assert known.standing("D-CAU-GIAY")["quota"] == 200


def test_a_change_is_tried_out_without_a_trace(known: Known) -> None:
    known.quota("D-CAU-GIAY", 4)
    known.quota("D-BA-VI", 10)
    known.book(*some(2, "D-CAU-GIAY"), *some(4, "D-BA-VI"))
    rows = pl.DataFrame(
        [quota(10, "2022-05-15", unit_id="D-CAU-GIAY", period_id="phase-1")], schema=QUOTA
    )
    version = known.store.version
    effect = effect_of_quotas(
        known.store,
        rows,
        {"period": "phase-1", "day": MAY.date()},
        {"assigned": BOARD | {"measure": "percent"}},
        SYSTEM,
    )
    found = [
        board.row(by_predicate=pl.col("unit_id") == "D-CAU-GIAY", named=True)
        for board in effect.boards["assigned"]
    ]
    assert [(row["percent"], row["rank"]) for row in found] == [(50.0, 1), (20.0, 2)]
    sums = [summed.filter(basis="assigned", block="")["units_sum"].item() for summed in effect.sums]
    assert sums[1] - sums[0] == 10 - 4
    assert known.store.version == version
    assert known.standing("D-CAU-GIAY")["quota"] == 4


def test_a_viewer_may_not_even_try(known: Known) -> None:
    rows = pl.DataFrame([quota(1, "2022-05-15")], schema=QUOTA)
    with pytest.raises(NotAllowed):
        effect_of_quotas(
            known.store,
            rows,
            {"period": "phase-1", "day": MAY.date()},
            {},
            Actor("xem", "viewer"),
        )
