from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bangvang.access import SYSTEM
from bangvang.pacing.reached import held, reached_on
from bangvang.store import withdraw
from tests.known import AT, Known, line

ASKED = {"period": "phase-1", "scope": "all", "basis": "assigned", "as_of": date(2022, 5, 19)}


def reached(known: Known, **changed: object) -> list[tuple[str, date]]:
    """Units at 100 % and the day they reached it, as answered."""
    rows = known.ask("reached", **(ASKED | changed))
    return list(rows.select("unit_id", "reached_on").iter_rows())


def brought(known: Known, unit: str, *days: str, **other: object) -> None:
    known.book(
        *(line(f"Sáng kiến {n} {unit}", "An", unit, day, **other) for n, day in enumerate(days))
    )


def test_an_empty_campaign_has_none(known: Known) -> None:
    assert reached(known) == []


def test_the_day_is_the_one_on_which_the_count_came_up_to_the_quota(known: Known) -> None:
    known.quota("D-CAU-GIAY", 3)
    brought(known, "D-CAU-GIAY", "2022-05-02", "2022-05-04", "2022-05-09", "2022-05-12")
    assert reached(known) == [("D-CAU-GIAY", date(2022, 5, 9))]


def test_the_latest_to_reach_it_comes_first(known: Known) -> None:
    for unit, day in (("D-HA-DONG", "2022-05-03"), ("D-CAU-GIAY", "2022-05-08")):
        known.quota(unit, 1)
        brought(known, unit, day)
    assert [unit for unit, _ in reached(known)] == ["D-CAU-GIAY", "D-HA-DONG"]


def test_one_short_and_without_a_quota_are_not_there(known: Known) -> None:
    known.quota("D-CAU-GIAY", 3)
    brought(known, "D-CAU-GIAY", "2022-05-02", "2022-05-04")
    known.without_quota("D-HA-DONG")
    brought(known, "D-HA-DONG", "2022-05-02")
    assert reached(known) == []


def test_what_comes_after_the_day_asked_for_does_not_count(known: Known) -> None:
    known.quota("D-CAU-GIAY", 2)
    brought(known, "D-CAU-GIAY", "2022-05-02", "2022-05-20")
    assert reached(known) == []
    assert reached(known, as_of=date(2022, 5, 20)) == [("D-CAU-GIAY", date(2022, 5, 20))]


def test_only_valid_ones_count_when_asked_so(known: Known) -> None:
    known.quota("D-CAU-GIAY", 1)
    brought(known, "D-CAU-GIAY", "2022-05-02")
    assert reached(known, scope="valid") == []


def test_a_quota_that_was_raised_later_is_judged_by_the_day_asked_for(known: Known) -> None:
    known.quota("D-CAU-GIAY", 1)
    known.quota("D-CAU-GIAY", 5, from_day=date(2022, 5, 15))
    brought(known, "D-CAU-GIAY", "2022-05-02")
    assert reached(known) == []
    assert reached(known, as_of=date(2022, 5, 14)) == [("D-CAU-GIAY", date(2022, 5, 2))]


def test_a_quota_that_was_lowered_is_reached_on_the_day_from_which_it_holds(known: Known) -> None:
    known.quota("D-CAU-GIAY", 5)
    known.quota("D-CAU-GIAY", 1, from_day=date(2022, 5, 15))
    brought(known, "D-CAU-GIAY", "2022-05-02")
    assert reached(known, as_of=date(2022, 5, 14)) == []
    assert reached(known) == [("D-CAU-GIAY", date(2022, 5, 15))]


def test_a_quota_raised_while_it_was_reached_and_met_at_once_stays_reached(known: Known) -> None:
    known.quota("D-CAU-GIAY", 1)
    known.quota("D-CAU-GIAY", 2, from_day=date(2022, 5, 15))
    brought(known, "D-CAU-GIAY", "2022-05-02", "2022-05-15")
    assert reached(known) == [("D-CAU-GIAY", date(2022, 5, 2))]


def test_before_there_was_a_quota_none_was_reached(known: Known) -> None:
    known.without_quota("D-CAU-GIAY")
    known.quota("D-CAU-GIAY", 1, from_day=date(2022, 5, 15))
    brought(known, "D-CAU-GIAY", "2022-05-02")
    assert reached(known) == [("D-CAU-GIAY", date(2022, 5, 15))]


@given(
    st.lists(st.integers(1, 28), max_size=12),
    st.dictionaries(st.integers(1, 28), st.integers(0, 12), max_size=4),
    st.integers(1, 31),
)
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_page_of_a_unit_and_the_stage_tell_the_same_day(
    known: Known, brought_on: list[int], quotas: dict[int, int], last: int
) -> None:
    """The question beside `pacing.reached`, which the pages ask."""
    unit, first, as_of = "D-CAU-GIAY", date(2022, 5, 1), date(2022, 5, last)
    known.without_quota(unit)
    for day, amount in quotas.items():
        known.quota(unit, amount, from_day=date(2022, 5, day))
    receipts = (
        [
            known.book(
                *(line(f"{n}", "An", unit, f"2022-05-{day:02}") for n, day in enumerate(brought_on))
            )
        ]
        if brought_on
        else []
    )
    counts = [brought_on.count(day) for day in range(1, last + 1)]
    spans = known.ask("quota_spans", period="phase-1", unit=unit)
    now = known.standing(unit, as_of=as_of)["quota"]
    told = reached_on(counts, now, first, held(spans, "assigned").get(unit, ()))
    assert dict(reached(known, as_of=as_of)).get(unit) == told
    for receipt in receipts:
        withdraw(known.store, receipt.batch_id, SYSTEM, AT)


def test_a_withdrawn_batch_takes_a_quota_back_or_moves_its_day(known: Known) -> None:
    known.quota("D-CAU-GIAY", 2)
    brought(known, "D-CAU-GIAY", "2022-05-02")
    early = known.book(line("Sớm", "Bình", "D-CAU-GIAY", "2022-05-04"))
    late = known.book(line("Muộn", "Chi", "D-CAU-GIAY", "2022-05-09"))
    assert reached(known) == [("D-CAU-GIAY", date(2022, 5, 4))]
    withdraw(known.store, early.batch_id, SYSTEM, AT)
    assert reached(known) == [("D-CAU-GIAY", date(2022, 5, 9))]
    withdraw(known.store, late.batch_id, SYSTEM, AT)
    assert reached(known) == []
