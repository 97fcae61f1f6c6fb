"""An answer is made once per data version, however many ask in one moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from bangvang.questions import ask, once
from bangvang.store import Store
from tests.known import BOARD, Known, line

SCREENS = 50


def together(work: object, times: int = SCREENS) -> list[object]:
    """The results of the work, begun at one moment by so many threads."""
    gate = Barrier(times)

    def one(_: int) -> object:
        gate.wait()
        return work()  # type: ignore[operator]

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def test_fifty_screens_cost_one_query_a_version(
    known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    true_select = Store.select

    def select(self: Store, *told: object) -> object:
        asked.append("once")
        return true_select(self, *told)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "select", select)
    for versions in (1, 2):
        together(lambda: ask(known.store, "leaderboard", **BOARD))
        assert len(asked) == versions
        if versions == 1:
            known.book(line("Mới", "Bình"))
            asked[1:] = []


def test_what_is_made_of_answers_is_made_once_a_version(known: Known) -> None:
    made: list[int] = []
    for count in (1, 2):
        results = together(lambda: once(known.store, ("drawn",), lambda: made.append(1) or "x"))
        assert (set(results), len(made)) == ({"x"}, count)
        known.book(line(f"Mới {count}", "Bình"))


def test_what_fails_is_made_anew_by_the_next_who_asks(known: Known) -> None:
    tries: list[int] = []

    def make() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise RuntimeError("no such column")
        return "x"

    with pytest.raises(RuntimeError):
        once(known.store, ("broken",), make)
    assert once(known.store, ("broken",), make) == "x"
