"""Shows are kept beside the database: a crash costs no slide."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bangvang.access import Actor, NotAllowed
from bangvang.stage import direction
from bangvang.stage.show import Show
from bangvang.stage.shows import NoSuchShow, Shows
from bangvang.stage.slides import Slide
from tests.known import Known
from tests.stage.conftest import PRESENTER

Begin = Callable[..., tuple[Shows, Show]]
ORDER = (Slide("headline"), Slide("test"), Slide("thanks"))


def file_of(hall: Known) -> Path:
    return hall.store.path.with_name(f"{hall.store.path.name}.shows.json")


def test_a_server_that_starts_again_goes_on_at_the_same_slide(hall: Known, begin: Begin) -> None:
    shows, show = begin(*ORDER)
    direction.press(shows, show.code, "next", None, PRESENTER, 1.0)
    direction.press(shows, show.code, "black", None, PRESENTER, 2.0)
    again = Shows(file_of(hall)).find(show.code)
    assert (again.position, again.black, again.slides) == (1, True, ORDER)


def test_moves_of_the_stage_move_no_data_version(hall: Known, begin: Begin) -> None:
    before = hall.store.version
    shows, show = begin(*ORDER)
    direction.press(shows, show.code, "next", None, PRESENTER, 1.0)
    assert hall.store.version == before


def test_every_show_has_a_code_of_six_digits_of_its_own(begin: Begin) -> None:
    codes = {begin(*ORDER)[1].code for _ in range(8)}
    assert len(codes) == 8
    assert all(len(code) == 6 and code.isdigit() for code in codes)


def test_only_so_many_shows_are_kept_the_oldest_goes(hall: Known, begin: Begin) -> None:
    _, first = begin(*ORDER)
    for _ in range(12):
        shows, _ = begin(*ORDER)
    assert len(shows.all()) == 12
    with pytest.raises(NoSuchShow):
        shows.find(first.code)


def test_an_ended_show_is_gone(begin: Begin) -> None:
    shows, show = begin(*ORDER)
    assert direction.press(shows, show.code, "end", None, PRESENTER, 1.0) is None
    with pytest.raises(NoSuchShow):
        shows.find(show.code)


def test_a_file_that_cannot_be_read_is_put_aside_and_stops_nobody(tmp_path: Path) -> None:
    place = tmp_path / "x.shows.json"
    place.write_text(json.dumps([{"code": "1"}]), encoding="utf-8")
    assert Shows(place).all() == []
    assert place.with_suffix(".unreadable").exists()


def test_a_press_that_is_none_of_ours_changes_nothing(begin: Begin) -> None:
    shows, show = begin(*ORDER)
    for action, value in [("jump", None), ("go", "3"), ("theme", "pink"), ("race_day", 3)]:
        with pytest.raises(direction.ActionUnknown):
            direction.press(shows, show.code, action, value, PRESENTER, 1.0)
    assert shows.find(show.code) == show


def test_only_those_who_present_begin_and_press(begin: Begin) -> None:
    shows, show = begin(*ORDER)
    viewer = Actor("viewer", "viewer")
    with pytest.raises(NotAllowed):
        direction.press(shows, show.code, "next", None, viewer, 1.0)
    with pytest.raises(NotAllowed):
        direction.begin(
            shows, "x", ORDER, 0.0, viewer, language="vi", theme="dark", board_url="http://x/"
        )


def test_of_many_screens_whose_time_is_up_one_turns_the_slide(begin: Begin) -> None:
    shows, show = begin(*ORDER)
    direction.press(shows, show.code, "play", None, PRESENTER, 0.0)
    for _ in range(5):
        direction.turn(shows, show.code, 20.0)
    assert shows.find(show.code).position == 1
