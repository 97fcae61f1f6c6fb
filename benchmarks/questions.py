"""What is asked when boards are timed: every question of `queries/`, each time with other parameters."""

import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import islice

import duckdb

from bangvang.query import QUERIES, text
from bangvang.store import Parameter, Store

#: lists of rows, not boards: a file of all rows, one file, or a page of files, pairs or log lines
LISTS = {
    *("batch", "batch_moves", "batches", "booked_file", "draft_content", "drafts", "original"),
    "gone_file",
    *("log", "near_duplicates", "person_lines", "persons", "refusals", "registrations_out"),
    *("unit_files", "unit_initiatives", "unit_refusals", "batch_repeats", "restated_counts"),
}
FIRST, LAST = date(2022, 1, 8), date(2022, 5, 31)

Asked = dict[str, Parameter]


def names() -> list[str]:
    """The questions, boards first."""
    return sorted((path.stem for path in QUERIES.glob("*.sql")), key=lambda n: (n in LISTS, n))


def asked(store: Store, name: str, times: int) -> list[Asked]:
    """So many sets of parameters of a question, no two alike where it has that many."""
    parameters = sorted(duckdb.extract_statements(text(name))[0].named_parameters)
    chance = random.Random(name)
    choices = _choices(store)
    found: dict[str, Asked] = {}
    for _ in range(40 * times):
        drawn = {key: choices[key](chance) for key in parameters}
        if name == "unit_history":  # a unit is of one level
            units = _units(store, str(drawn["level"]))
            drawn["unit"] = chance.choice(units) if units else None
        if name == "unit_days" and drawn["level"] != "upper":  # a page asks for seven days of them
            drawn["from_day"] = drawn["as_of"] - timedelta(days=6)  # type: ignore[operator]
        found.setdefault(repr(drawn), drawn)
        if len(found) == times:
            break
    return list(islice(found.values(), times))


def _choices(store: Store) -> dict[str, Callable[[random.Random], Parameter]]:
    def one_of(*values: Parameter) -> Callable[[random.Random], Parameter]:
        return lambda chance: chance.choice(values)

    def day(first: date, last: date) -> Callable[[random.Random], Parameter]:
        return lambda chance: first + timedelta(days=chance.randrange((last - first).days + 1))

    uppers, unions = _units(store, "upper"), _units(store, "grassroots")
    batches = store.select("select batch_id from batch order by batch_no", {})["batch_id"]
    cut = store.select("select max(cut_id) as cut_id from cut", {})["cut_id"].item()
    late = day(date(2022, 4, 20), LAST)
    return {
        "level": one_of("upper", "upper", "grassroots"),
        "kind": one_of(None, None, "district", "sector"),
        "cluster": one_of(None, None, None, "3"),
        "block": one_of(None, None, "enterprise", "administrative"),
        "period": one_of("phase-1", "phase-1", "programme"),
        "scope": one_of("all", "valid"),
        "measure": one_of("initiatives", "registrants", "percent", "benefit"),
        "basis": one_of("assigned", "pledged"),
        "as_of": late,
        "day": late,
        "to_day": late,
        "now": lambda _: datetime(2022, 6, 2),
        "compare": day(date(2022, 2, 1), date(2022, 4, 19)),
        "from_day": day(date(2022, 3, 1), date(2022, 4, 19)),
        "lately_from": day(date(2022, 3, 1), date(2022, 4, 19)),
        "from_moment": lambda chance: datetime.combine(
            FIRST + timedelta(days=chance.randrange(70, 100)), time(18)
        ),
        "plan_from": one_of(FIRST, date(2022, 4, 25)),
        "week_from": day(date(2022, 4, 1), date(2022, 4, 12)),
        "week_to": day(date(2022, 4, 13), date(2022, 4, 19)),
        "unit": one_of(*uppers, *unions[: len(uppers)]),
        "upper": one_of(None, *uppers),
        "upper_id": one_of(*uppers),
        "batch_id": one_of(*batches.head(500)),
        "file_hash": lambda chance: f"h{chance.randrange(1_000_000)}",
        "draft_id": lambda chance: f"d{chance.randrange(1_000_000)}",
        "cut": one_of(cut),
        "decided": one_of(True, False),
        "across": one_of(None, True, False),
        "skip": one_of(0, 20, 40),
        "action": one_of(None, "booked"),
        "actor": one_of(None, "bench"),
        "words": one_of("", "b12"),
        "besides": one_of(""),
        "person": lambda chance: str(chance.randrange(1_000_000)),
        "person_no": lambda chance: chance.randrange(1_000_000),
    }


def _units(store: Store, level: str) -> list[str]:
    rows = store.select(
        "select unit_id from unit where level = $level order by unit_id", {"level": level}
    )
    return rows["unit_id"].to_list()
