"""The national table is written whole or not at all, by staff alone, and every change is logged."""

import json
from datetime import date

import polars as pl
import pytest

from bangvang.access import SYSTEM, Actor, NotAllowed
from bangvang.store import Correction, correct_national, load_national
from bangvang.store.national import NATIONAL
from tests.known import AT, Known

MAY, JUNE = date(2022, 5, 31), date(2022, 6, 1)
VIEWER = Actor("khách", "viewer")
Row = tuple[str, int, int | None]


def standings(*rows: Row, day: date = MAY, status: str = "illustrative") -> pl.DataFrame:
    told = [(day, *row, status, row[0] == "Hà Nội") for row in rows]
    return pl.DataFrame(told, schema=NATIONAL, orient="row")


def stored(known: Known) -> list[tuple[object, ...]]:
    query = "select as_of, unit, initiatives, registrants, status from national order by 1, 2"
    return known.store.select(query, {}).rows()


def log(known: Known) -> list[tuple[str, dict[str, object]]]:
    rows = known.store.select("select action, details from log where action like 'nat%'", {})
    return [(action, json.loads(details)) for action, details in rows.iter_rows()]


def test_a_row_takes_the_place_of_that_of_its_day_and_unit(known: Known) -> None:
    load_national(known.store, standings(("A", 1, 1), ("B", 2, None)), SYSTEM, AT)
    load_national(known.store, standings(("B", 3, 3)), SYSTEM, AT, source="b.csv")
    load_national(known.store, standings(("B", 4, 4), day=JUNE), SYSTEM, AT)
    assert [row[:4] for row in stored(known)] == [
        (MAY, "A", 1, 1),
        (MAY, "B", 3, 3),
        (JUNE, "B", 4, 4),
    ]
    assert log(known)[1] == (
        "national",
        {
            "count": 1,
            "days": ["2022-05-31"],
            "source": "b.csv",
            "rows": [{"as_of": "2022-05-31", "unit": "B", "before": [2, None], "after": [3, 3]}],
        },
    )


def test_a_correction_touches_only_what_differs_and_keeps_what_stood_in_the_log(
    known: Known,
) -> None:
    load_national(known.store, standings(("A", 1, 1), ("B", 2, 2), ("C", 3, 3)), SYSTEM, AT)
    load_national(known.store, standings(("A", 9, 9), day=JUNE), SYSTEM, AT)
    wanted = standings(("A", 1, 1), ("B", 5, None), ("D", 4, 4), status="published")
    done = correct_national(known.store, MAY, wanted, SYSTEM, AT)
    assert done == Correction(("D",), ("B",), ("C",))
    assert stored(known) == [
        (MAY, "A", 1, 1, "illustrative"),
        (MAY, "B", 5, None, "published"),
        (MAY, "D", 4, 4, "published"),
        (JUNE, "A", 9, 9, "illustrative"),
    ]
    assert log(known)[-1] == (
        "national_corrected",
        {
            "added": {"D": [4, 4]},
            "changed": {"B": {"before": [2, 2], "after": [5, None]}},
            "removed": {"C": [3, 3]},
        },
    )


def test_a_failed_write_leaves_the_table_as_it_was(known: Known) -> None:
    load_national(known.store, standings(("A", 1, 1)), SYSTEM, AT)
    before, version = stored(known), known.store.version
    broken = standings(("A", 2, 2), ("B", 3, 3)).with_columns(
        initiatives=pl.Series([2, None], dtype=pl.Int64)
    )
    for write in (
        lambda: load_national(known.store, broken, SYSTEM, AT),
        lambda: correct_national(known.store, MAY, broken, SYSTEM, AT),
    ):
        with pytest.raises(Exception, match="NOT NULL"):
            write()
    assert (stored(known), known.store.version) == (before, version)


def test_viewers_write_nothing(known: Known) -> None:
    with pytest.raises(NotAllowed):
        load_national(known.store, standings(("A", 1, 1)), VIEWER, AT)
    with pytest.raises(NotAllowed):
        correct_national(known.store, MAY, standings(), VIEWER, AT)
    assert stored(known) == []
