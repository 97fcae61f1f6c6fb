"""How one unit came to its quota on a slide: the quota of each day, named where nothing strikes it."""

import re
from datetime import date, timedelta
from itertools import pairwise

import polars as pl
import pytest

from bangvang.pacing.reached import Held
from bangvang.stage.rise import HEIGHT, WIDTH, curve
from bangvang.text import Words

FIRST = date(2022, 5, 10)
Spot = tuple[float, float]


def day(at: int) -> date:
    return FIRST + timedelta(days=at)


def drawn(counts: list[int], *quotas: tuple[int, int | None, int]) -> str:
    """The picture of so many a day, under quotas that hold from one day to another."""
    held: Held = tuple(
        (day(first), None if last is None else day(last), amount) for first, last, amount in quotas
    )
    daily = pl.DataFrame(
        {"day": [day(at) for at in range(len(counts))], "initiatives": counts},
        schema={"day": pl.Date, "initiatives": pl.Int64},
    )
    return curve(daily, held, None, Words("vi"))


def lines(picture: str, kind: str) -> list[list[Spot]]:
    found = re.findall(rf'<polyline class="{kind}" points="([^"]+)"', picture)
    return [[(float(x), float(y)) for x, y in (p.split(",") for p in f.split())] for f in found]


def names(picture: str) -> dict[str, Spot]:
    found = re.findall(r'<text class="quota-name" x="(.*?)" y="(.*?)">(.*?)</text>', picture)
    return {name: (float(x), float(y)) for x, y, name in found}


def test_the_quota_is_drawn_as_it_was_on_each_day() -> None:
    picture = drawn([2] * 11, (-90, 4, 10), (5, None, 20))
    earlier, later, rise = lines(picture, "quota")
    change = WIDTH * 4.5 / 10
    assert [x for x, _ in (*earlier, *later, *rise)] == [0, change, change, WIDTH, change, change]
    assert earlier[0][1] == earlier[1][1] > later[0][1] == later[1][1]
    assert (HEIGHT - later[0][1]) / (HEIGHT - earlier[0][1]) == pytest.approx(2, abs=0.01)
    assert set(names(picture)) == {"Chỉ tiêu 10", "Chỉ tiêu 20"}


def test_days_without_a_quota_have_no_line() -> None:
    (line,) = lines(drawn([2] * 11, (4, 6, 10), (20, None, 30)), "quota")
    assert [x for x, _ in line] == [WIDTH * 3.5 / 10, WIDTH * 6.5 / 10]
    assert lines(drawn([2] * 11), "quota") == []


@pytest.mark.parametrize(
    ("counts", "quotas"),
    [
        ([2] * 11, [(0, None, 10)]),
        ([9] + [0] * 9 + [9], [(0, None, 10)]),  # just under it from the first day
        ([11] + [0] * 9 + [9], [(0, None, 10)]),  # just over it
        ([2] * 11, [(0, 4, 10), (5, None, 20)]),
        ([2] * 11, [(0, 4, 20), (5, None, 10)]),
        ([1] * 100, [(0, 98, 90), (99, None, 95)]),  # changed today
        ([2] * 11, [(0, 2, 19), (3, 5, 20), (6, 8, 21), (9, None, 22)]),
        ([2, 2], [(0, 0, 3), (1, None, 4)]),
        ([5] * 11, [(0, None, 1)]),
    ],
)
def test_no_line_runs_through_the_name_of_a_quota(
    counts: list[int], quotas: list[tuple[int, int | None, int]]
) -> None:
    picture = drawn(counts, *quotas)
    named = names(picture)
    assert f"Chỉ tiêu {quotas[-1][2]}" in named
    for name, (x, y) in named.items():
        width = 14 * len(name)
        assert 0 <= x <= WIDTH - width
        for line in [*lines(picture, "quota"), *lines(picture, "total")]:
            for at_x, at_y in points(line):
                assert not (x <= at_x <= x + width and y - 28 <= at_y <= y + 4), name
        for other, (other_x, other_y) in named.items():
            assert other == name or abs(other_y - y) >= 30 or abs(other_x - x) >= width


def points(line: list[Spot]) -> list[Spot]:
    """A line as many spots."""
    return [
        (one[0] + (other[0] - one[0]) * at / 200, one[1] + (other[1] - one[1]) * at / 200)
        for one, other in pairwise(line)
        for at in range(201)
    ]
