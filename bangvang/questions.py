"""Questions: one file of `queries/` each, answered as a Polars frame and kept per data version."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

import polars as pl

from bangvang.query import text
from bangvang.store import Parameter, Store

Made = TypeVar("Made")

_KEPT = 1024  # answers are small: some hundred rows each
_answers: "OrderedDict[tuple[Hashable, ...], object]" = OrderedDict()
_being_made: dict[tuple[Hashable, ...], Lock] = {}
_lock = Lock()


def ask(store: Store, name: str, **parameters: Parameter) -> pl.DataFrame:
    """The answer to a question at the store's present version. Treat it as read-only."""
    what = (name, tuple(sorted(parameters.items())))
    return once(store, what, lambda: store.select(text(name), parameters))


def kept(store: Store, what: tuple[Hashable, ...]) -> object | None:
    """What `once` has made of this at the store's present version, if it has; it is not waited for."""
    with _lock:
        return _answers.get((store, store.version, *what))


def once(store: Store, what: tuple[Hashable, ...], make: Callable[[], Made]) -> Made:
    """What is made of a store's answers, kept at its present version. Treat it as read-only.

    A commit wakes every open screen in one moment: one of them makes it, the others wait for it.
    """
    key = (store, store.version, *what)
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
            _answers[key] = made
            while len(_answers) > _KEPT:
                _answers.popitem(last=False)
    return made
