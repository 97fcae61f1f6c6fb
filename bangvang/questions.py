"""Questions: one file of `queries/` each, answered as a Polars frame and kept per data version.

A file that is laid on the desk, decided on or put away moves no board: what is made of answers, and
every answer that is not about the desk or the log, is kept until something is booked or changed.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import cache
from threading import Lock
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

import polars as pl

from bangvang.query import text
from bangvang.store import Parameter, Store

Made = TypeVar("Made")

#: the tables that a desk's transaction writes (`Store.transaction`)
_OF_THE_DESK = re.compile(r"\b(?:from|join)\s+(?:draft|log)\b")
_KEPT = 1024  # answers are small: some hundred rows each
_answers: "OrderedDict[tuple[Hashable, ...], object]" = OrderedDict()
_newest: "WeakKeyDictionary[Store, int]" = WeakKeyDictionary()  # the boards last asked for
_being_made: dict[tuple[Hashable, ...], Lock] = {}
_lock = Lock()


def ask(store: Store, name: str, **parameters: Parameter) -> pl.DataFrame:
    """The answer to a question at the store's present version. Treat it as read-only."""
    what = (name, tuple(sorted(parameters.items())))
    version = store.version if _is_of_the_desk(name) else store.board_version
    return _once((store, version, *what), lambda: store.select(text(name), parameters))


def kept(store: Store, what: tuple[Hashable, ...]) -> object | None:
    """What `once` has made of this for the boards of this moment, if it has; it is not waited for."""
    with _lock:
        return _answers.get((store, store.board_version, *what))


def once(store: Store, what: tuple[Hashable, ...], make: Callable[[], Made]) -> Made:
    """What is made of answers that boards show, kept until a board moves. Treat it as read-only.

    A commit wakes every open screen in one moment: one of them makes it, the others wait for it.
    """
    return _once((store, store.board_version, *what), make)


@cache
def _is_of_the_desk(name: str) -> bool:
    return _OF_THE_DESK.search(text(name)) is not None


def _forget_older(key: tuple[Hashable, ...]) -> None:
    """Nobody asks any more for what was made before the boards last moved; `_lock` is held."""
    store = cast(Store, key[0])
    if _newest.get(store) == store.board_version:
        return
    _newest[store] = newest = store.board_version
    for old in [each for each in _answers if each[0] is store and cast(int, each[1]) < newest]:
        del _answers[old]


def _once(key: tuple[Hashable, ...], make: Callable[[], Made]) -> Made:
    with _lock:
        if key in _answers:
            _answers.move_to_end(key)
            return cast(Made, _answers[key])
        turn = _being_made.setdefault(key, Lock())
    with turn:
        with _lock:
            if key in _answers:
                return cast(Made, _answers[key])
        try:
            made = make()
        finally:
            with _lock:
                _being_made.pop(key, None)
        with _lock:
            _forget_older(key)
            _answers[key] = made
            while len(_answers) > _KEPT:
                _answers.popitem(last=False)
    return made
