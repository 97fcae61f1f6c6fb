"""The funnel of one unit and of all."""

import polars as pl
import pytest

from bangvang.pacing.funnel import Funnel, funnels, together

ANSWER = pl.DataFrame(
    {
        "unit_id": ["a", "b", "c"],
        "registrants": [10, 5, 0],
        "submitted": [40, 20, 0],
        "valid": [20, 0, 0],
        "pending": [10, 0, 0],
        "rejected": [4, 0, 0],
    }
)
MEMBERS = pl.DataFrame({"unit_id": ["a"], "members": [200]})


def test_what_carries_no_stage_is_what_is_left() -> None:
    part = funnels(ANSWER, MEMBERS)["a"]
    assert part.unmarked == 6
    assert part.per_person == 4
    assert [part.percent(each) for each in (part.valid, part.rejected)] == [50, 10]


def test_a_unit_that_sends_no_stages_has_no_rates() -> None:
    part = funnels(ANSWER, MEMBERS)["b"]
    assert (part.is_reviewed, part.percent(part.valid), part.unmarked) == (False, None, 20)


def test_a_unit_with_nothing_divides_by_nothing() -> None:
    part = funnels(ANSWER, MEMBERS)["c"]
    assert (part.per_person, part.percent(0), part.participation) == (None, None, None)


def test_participation_is_told_of_units_whose_members_are_known() -> None:
    parts = funnels(ANSWER, MEMBERS)
    assert parts["a"].participation == 5
    assert parts["b"].participation is None
    whole = together(list(parts.values()))
    assert (whole.registrants, whole.members) == (15, 200)
    assert whole.participation == pytest.approx(5), "people of other units are not among them"


def test_the_whole_is_the_sum_of_its_units() -> None:
    whole = together(list(funnels(ANSWER, MEMBERS).values()))
    assert (whole.submitted, whole.valid, whole.pending, whole.rejected) == (60, 20, 10, 4)
    assert whole.unmarked == 26
    assert together([]) == Funnel(0, 0, 0, 0, 0)
