"""An answer is made once per data version, however many ask in one moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from weakref import ref

import pytest

from bangvang.access import SYSTEM
from bangvang.questions import _is_of_the_desk, ask, once
from bangvang.store import Store
from bangvang.store.drafts import Decided, decide, lay_down, put_away
from tests.known import AT, BOARD, Known, line
from tests.queries.asking import answers

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


def test_what_was_made_before_the_boards_moved_is_let_go(known: Known) -> None:
    answer = ref(once(known.store, ("drawn",), lambda: known.ask("leaderboard", **BOARD)))
    known.book(line("Mới", "Bình"))
    assert answer() is not None
    once(known.store, ("drawn",), object)
    assert answer() is None


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


def test_what_happens_on_the_desk_moves_no_board(known: Known) -> None:
    known.book(line("Máy cắt", "Bình"))
    first = lay_down(known.store, b"a", "a.csv", AT.date(), SYSTEM, AT)
    before = answers(known.store)
    board, desk = ask(known.store, "leaderboard", **BOARD), ask(known.store, "drafts")
    made = once(known.store, ("drawn",), object)
    lay_down(known.store, b"b", "b.csv", AT.date(), SYSTEM, AT)
    decide(known.store, first, Decided(None, AT.date(), 7, "{}"), SYSTEM, AT)
    put_away(known.store, first, "discarded", SYSTEM, AT)
    after = answers(known.store)
    moved = {name for name in after if not after[name].equals(before[name])}
    assert {"drafts", "draft_content", "log"} <= moved
    assert {name for name in moved if not _is_of_the_desk(name)} == set()
    assert ask(known.store, "leaderboard", **BOARD) is board
    assert once(known.store, ("drawn",), object) is made
    assert not ask(known.store, "drafts").equals(desk)
