"""Who needs support, in which order and why: by figures worked out by hand."""

from datetime import date, timedelta

import polars as pl

from bangvang.support import needing

TODAY = date(2022, 5, 19)


def unit(unit_id: str, **figures: object) -> dict[str, object]:
    """A unit that is behind: 40 of 100, 4 a day needed, 1 a day brought."""
    return {
        "unit_id": unit_id,
        "initiatives": 40,
        "quota": 100,
        "band": "behind",
        "silent_days": 0,
        "needed_per_day": 5.0,
        "current_per_day": 1.0,
        "best_week": 7,
        "rows_lately": 100,
        "refused_lately": 0,
        "last_file_on": TODAY,
    } | figures


FILES = ("best_week", "rows_lately", "refused_lately", "last_file_on")


def needs(*units: dict[str, object], days_left: int = 12) -> dict[str, dict[str, object]]:
    """unit -> its row, in the order of the list."""
    rows = pl.DataFrame(
        list(units),
        schema_overrides={
            "quota": pl.Int64,
            "silent_days": pl.Int64,
            "needed_per_day": pl.Float64,
            "band": pl.String,
            "last_file_on": pl.Date,
        },
    )
    found = needing(rows.drop(FILES), rows.select("unit_id", *FILES), days_left, TODAY)
    return {row["unit_id"]: row for row in found.iter_rows(named=True)}


def reasons(**figures: object) -> list[str]:
    (row,) = needs(unit("A", **figures)).values()
    return [reason for reason in ("silent", "slow", "refused", "late") if row[reason]]


def test_what_can_be_closed_is_what_the_best_week_brings_in_the_days_left() -> None:
    row = needs(unit("A", best_week=20))["A"]
    assert (row["missing"], row["closable"]) == (60, 34), "20 × 12 ÷ 7 = 34,3"


def test_no_more_can_be_closed_than_is_missing() -> None:
    assert needs(unit("A", best_week=70))["A"]["closable"] == 60


def test_nothing_can_be_closed_once_no_day_is_left() -> None:
    row = needs(unit("A", needed_per_day=None, silent_days=9, band="silent"), days_left=0)["A"]
    assert (row["missing"], row["closable"]) == (60, 0)


def test_the_list_begins_with_most_to_close_then_with_most_missing() -> None:
    listed = needs(
        unit("A", best_week=7),
        unit("B", best_week=14),
        unit("C", best_week=7, initiatives=30),
        unit("D", best_week=700, initiatives=99),
    )
    assert list(listed) == ["B", "C", "A", "D"]
    assert [row["closable"] for row in listed.values()] == [24, 12, 12, 1]


def test_a_unit_that_never_had_a_week_is_reckoned_by_the_middle_one_of_the_others() -> None:
    listed = needs(
        unit("A", quota=100, best_week=10),
        unit("B", quota=100, best_week=20),
        unit("C", quota=200, best_week=80, initiatives=300),
        unit("D", quota=70, best_week=0, initiatives=0, band="silent", silent_days=None),
    )
    row = listed["D"]
    assert row["is_typical"]
    assert (row["best_week"], row["closable"]) == (14.0, 24), "20 % of 70 = 14; 14 × 12 ÷ 7 = 24"
    assert not listed["A"]["is_typical"]


def test_when_nobody_has_had_a_week_nothing_can_be_told() -> None:
    row = needs(unit("A", best_week=0, initiatives=0, band="silent", silent_days=None))["A"]
    assert row["closable"] == 0


def test_units_that_reached_their_quota_or_have_none_are_not_listed() -> None:
    listed = needs(
        unit("A", initiatives=100, band="reached"),
        unit("B", initiatives=140, band="reached"),
        unit("C", quota=None, band=None, needed_per_day=None),
    )
    assert listed == {}


def test_a_unit_without_a_reason_is_not_listed() -> None:
    assert needs(unit("A", current_per_day=5.0, band="on_pace")) == {}


def test_silence_is_told_instead_of_slowness() -> None:
    assert reasons(band="silent", silent_days=7, current_per_day=0.0) == ["silent"]


def test_slow_is_who_must_be_faster_than_now() -> None:
    assert reasons() == ["slow"]
    assert needs(unit("A"))["A"]["ratio"] == 5.0
    assert reasons(current_per_day=4.9) == ["slow"]


def test_who_brought_nothing_but_today_is_slow_without_a_ratio() -> None:
    assert reasons(current_per_day=0.0) == ["slow"]
    assert needs(unit("A", current_per_day=0.0))["A"]["ratio"] is None


def test_many_refusals_begin_at_one_row_in_twenty() -> None:
    assert reasons(refused_lately=5) == ["slow", "refused"]
    assert reasons(refused_lately=4) == ["slow"]
    assert reasons(rows_lately=0) == ["slow"]
    assert needs(unit("A", rows_lately=200, refused_lately=15))["A"]["refused_percent"] == 7.5


def test_late_is_who_sent_no_file_for_a_week_or_ever() -> None:
    assert reasons(last_file_on=TODAY - timedelta(days=7)) == ["slow", "late"]
    assert reasons(last_file_on=TODAY - timedelta(days=6)) == ["slow"]
    assert reasons(last_file_on=None) == ["slow", "late"]


def test_a_unit_on_pace_whose_files_stopped_is_listed() -> None:
    late = TODAY - timedelta(days=8)
    assert reasons(band="on_pace", current_per_day=9.0, last_file_on=late) == ["late"]
