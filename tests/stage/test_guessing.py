"""Codes are few: who guesses has to wait, who has opened a show does not."""

from collections.abc import Callable

import pytest

from bangvang.stage.guessing import MOST, WITHIN, Guesses, TooManyGuesses
from bangvang.stage.show import Show
from bangvang.stage.shows import NoSuchShow, Shows
from bangvang.stage.slides import Slide

Begin = Callable[..., tuple[Shows, Show]]
HERE, THERE = "192.168.1.20", "192.168.1.21"


def guess(guesses: Guesses, shows: Shows, address: str, times: int, first: int = 0) -> None:
    """Names so many different wrong codes."""
    for number in range(first, first + times):
        with pytest.raises(NoSuchShow):
            guesses.opened(shows, f"x{number}", address)


def test_after_many_wrong_codes_the_right_one_opens_nothing_for_a_minute(begin: Begin) -> None:
    now = [0.0]
    guesses = Guesses(lambda: now[0])
    shows, show = begin(Slide("headline"))
    guess(guesses, shows, HERE, MOST - 1)
    assert guesses.opened(shows, show.code, THERE) == show
    guess(guesses, shows, HERE, 1, first=MOST)
    with pytest.raises(TooManyGuesses):
        guesses.opened(shows, show.code, HERE)
    assert guesses.opened(shows, show.code, THERE) == show
    now[0] = WITHIN + 1
    assert guesses.opened(shows, show.code, HERE) == show


def test_a_screen_that_stands_open_is_not_closed_by_guesses_beside_it(begin: Begin) -> None:
    guesses = Guesses(lambda: 0.0)
    shows, show = begin(Slide("headline"))
    guesses.opened(shows, show.code, HERE)
    guess(guesses, shows, HERE, 3 * MOST)
    assert guesses.opened(shows, show.code, HERE) == show


def test_a_screen_of_an_ended_show_that_asks_for_ever_shuts_no_door(begin: Begin) -> None:
    guesses = Guesses(lambda: 0.0)
    shows, show = begin(Slide("headline"))
    for _ in range(5 * MOST):
        with pytest.raises(NoSuchShow):
            guesses.opened(shows, "999999x", HERE)
    assert guesses.opened(shows, show.code, HERE) == show
