"""Running orders as text: what was saved comes back, what is not ours is refused."""

import json

import pytest

from bangvang.stage.slides import (
    KINDS,
    LONGEST,
    SHORTEST,
    USUAL,
    OrderUnreadable,
    Slide,
    read,
    written,
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_slide_of_every_kind_comes_back_as_it_was(kind: str) -> None:
    slides = (Slide(kind, group="sector", seconds=45, notes="Khen Giáo dục\nrồi “Y tế”"),)
    assert read(written(slides)) == slides


def test_the_usual_order_can_be_kept() -> None:
    assert read(written(USUAL)) == USUAL


@pytest.mark.parametrize(
    "text",
    [
        *("", "{}", "[]", "null", "[1]", '[{"kind": "video"}]', '[{"group": "all"}]'),
        '[{"kind": "quota", "group": "village"}]',
        '[{"kind": "quota", "seconds": "20"}]',
        json.dumps([{"kind": "test"}] * 101),
        json.dumps([{"kind": "test", "seconds": SHORTEST - 1}]),
        json.dumps([{"kind": "test", "seconds": LONGEST + 1}]),
    ],
)
def test_what_is_no_running_order_is_refused(text: str) -> None:
    with pytest.raises(OrderUnreadable):
        read(text)


def test_what_a_later_version_adds_to_a_slide_is_no_trouble() -> None:
    assert read('[{"kind": "headline", "sparkle": true}]') == (Slide("headline"),)
