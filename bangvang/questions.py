"""Questions: one file of `queries/` each, answered as a Polars frame and kept per data version."""

from collections import OrderedDict
from threading import Lock

import polars as pl

from bangvang.query import text
from bangvang.store import Parameter, Store

_KEPT = 512  # answers are small: some hundred rows each
_answers: "OrderedDict[tuple[object, ...], pl.DataFrame]" = OrderedDict()
_lock = Lock()


def ask(store: Store, name: str, **parameters: Parameter) -> pl.DataFrame:
    """The answer to a question at the store's present version. Treat it as read-only."""
    key = (store, name, store.version, tuple(sorted(parameters.items())))
    with _lock:
        if key in _answers:
            _answers.move_to_end(key)
            return _answers[key]
    answer = store.select(text(name), parameters)
    with _lock:
        _answers[key] = answer
        while len(_answers) > _KEPT:
            _answers.popitem(last=False)
    return answer
