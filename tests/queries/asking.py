"""Every question of `queries/`, asked of one store with one choice of parameters."""

import re
from datetime import date, datetime

import polars as pl

from bangvang.query import text
from bangvang.store import Parameter, Store
from tests.sources import QUERIES

_PARAMETER = re.compile(r"^-- \$(\w+): ", re.M)
#: parameter -> its value in every question that has it
_VALUES: dict[str, Parameter] = {
    **dict.fromkeys(("block", "kind", "cluster", "actor", "action", "across")),
    **dict.fromkeys(("from_day", "week_from", "plan_from", "lately_from"), date(2022, 5, 10)),
    **dict.fromkeys(("to_day", "week_to", "as_of", "day"), date(2022, 5, 31)),
    **{"from_moment": datetime(2022, 5, 30, 18)},
    **{"now": date(2026, 11, 28), "compare": date(2022, 5, 12), "words": "", "skip": 0},
    **{"scope": "all", "basis": "assigned", "measure": "initiatives", "period": "phase-1"},
    **{"unit": "D-BA-DINH", "upper": "D-BA-DINH", "upper_id": "D-BA-DINH", "level": "upper"},
    **{"decided": False, "person": "a", "besides": ""},
}
#: parameter -> the select that finds its value in the store
_FOUND = {
    "batch_id": "select min(batch_id) from batch",
    "file_hash": "select min(file_hash) from batch",
    "draft_id": "select min(draft_id) from draft",
    "cut": "select min(cut_id) from cut",
    "person_no": "select min(person_no) from registrant",
}


def answers(store: Store) -> dict[str, pl.DataFrame]:
    """question -> the store's answer; rows in the order the question gives them."""
    found = {name: store.select(select, {}).item() for name, select in _FOUND.items()}
    known = _VALUES | found
    return {
        query.stem: store.select(
            text(query.stem), {name: known[name] for name in _PARAMETER.findall(text(query.stem))}
        )
        for query in QUERIES
    }
