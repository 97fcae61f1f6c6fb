"""Where a show stands after each press."""

from dataclasses import replace

import pytest

from bangvang.stage import direction, show
from bangvang.stage.race import DAYS_A_SECOND, Race
from bangvang.stage.show import RUSH_SECONDS, Show, plain, revived
from bangvang.stage.slides import Slide

ORDER = (Slide("headline"), Slide("leaderboard"), Slide("reveal"), Slide("race"), Slide("thanks"))


def at(position: int, **other: object) -> Show:
    begun = Show("123456", "Giao ban", ORDER, "vi", "dark", "http://x/", "live", None, 0.0, 0.0)
    return replace(begun, position=position, **other)


def test_next_goes_through_the_steps_of_a_slide_before_the_next_slide() -> None:
    first = at(1, steps=3)
    second = show.forth(first, 1.0)
    third = show.forth(second, 2.0)
    assert [(each.position, each.step) for each in (second, third)] == [(1, 1), (1, 2)]
    assert show.forth(third, 3.0).position == 2


def test_back_goes_the_same_way() -> None:
    assert show.back(at(1, step=1, steps=3), 1.0).step == 0
    assert show.back(at(1), 1.0).position == 0


@pytest.mark.parametrize(("press", "stays"), [(show.back, 0), (show.forth, 4)])
def test_both_ends_hold(press: object, stays: int) -> None:
    moved = press(at(stays), 1.0)  # type: ignore[operator]
    assert (moved.position, moved.step) == (stays, 0)


@pytest.mark.parametrize(("asked", "stands"), [(3, 3), (-7, 0), (99, 4)])
def test_going_to_a_number_that_is_not_there_goes_to_the_nearest(asked: int, stands: int) -> None:
    assert show.go(at(0), asked, 1.0).position == stands


def test_the_last_slide_ends_the_turning_by_itself() -> None:
    assert show.forth(at(4, playing=True), 1.0).playing is False


def test_a_reveal_stands_where_it_was_left() -> None:
    left = show.go(at(2, step=7, steps=20), 4, 1.0)
    assert show.go(left, 2, 2.0).step == 7


def test_a_board_begins_anew_when_it_comes_up_again() -> None:
    left = show.go(at(1, step=2, steps=3), 4, 1.0)
    assert show.go(left, 1, 2.0).step == 0


def test_running_ahead_stops_when_the_top_ten_are_left() -> None:
    running = show.rush(at(2, steps=46), 0.0)
    assert running.seconds == RUSH_SECONDS
    while running.rush_to is not None:
        running = show.forth(running, 1.0)
    assert running.steps - 1 - running.step == 10


def test_a_press_while_running_ahead_stops_it() -> None:
    running = show.rush(at(2, step=4, steps=46), 0.0)
    assert show.rush(running, 1.0).rush_to is None
    assert show.back(running, 1.0).rush_to is None


def test_only_a_reveal_runs_ahead() -> None:
    assert show.rush(at(1, steps=46), 0.0).rush_to is None


def test_the_reveal_from_the_start_forgets_both_boards() -> None:
    told = show.rewind(at(2, step=9, steps=46, boards={"2": {"rows": []}, "5": {"rows": []}}), 1.0)
    assert (told.step, set(told.boards)) == (0, {"5"})


def test_nothing_turns_by_itself_unless_asked() -> None:
    assert not direction.due(at(0), 1e9)


def test_a_slide_turns_when_its_seconds_are_over() -> None:
    playing = show.play(at(0), 100.0)
    assert direction.seconds_left(playing, 105.0) == 15.0
    assert not direction.due(playing, 119.9)
    assert direction.due(playing, 120.0)


def test_space_on_the_race_runs_the_race_and_not_the_show() -> None:
    racing = show.play(show.go(at(0), 3, 0.0), 1.0)
    assert racing.race
    assert (racing.race.runs, racing.playing) == (True, False)


def test_a_race_runs_stops_and_stays_within_its_days() -> None:
    race = replace(Race.begun(0.0, runs=True), last=20.0)
    assert race.day_at(2.0) == 2 * DAYS_A_SECOND
    stopped = race.toggled(2.0)
    assert stopped.day_at(99.0) == 2 * DAYS_A_SECOND
    assert race.day_at(99.0) == 20.0
    assert race.moved(7.0, 3.0).day_at(99.0) == 7.0
    assert race.sped(4.0, 1.0).day_at(2.0) == DAYS_A_SECOND + 4 * DAYS_A_SECOND


def test_a_race_at_its_end_begins_anew() -> None:
    race = replace(Race.begun(0.0, runs=True), last=20.0).toggled(50.0)
    assert (race.day_at(50.0), race.runs) == (0.0, True)


def test_a_show_comes_back_from_its_file_as_it_was() -> None:
    there = show.go(at(2, step=3, steps=9, boards={"2": {"rows": [{"after": 1.5}]}}), 3, 4.0)
    assert revived(plain(there)) == there
