"""One case: a broken file is read and prepared, or refused in words; no row of it is lost.

In a share of the cases the file is whole and all that it tells is known: nothing else is booked.
"""

import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from random import Random

import polars as pl

from bangvang.fold import fold
from bangvang.intake import Batch, Choices, FileRefused, Workbook, prepare, read
from bangvang.roster import Roster
from tests.fuzz.habits import habitual
from tests.fuzz.mutations import mutated
from tests.fuzz.originals import originals
from tests.fuzz.truth import lies, missing, said, truth

SECONDS_ALLOWED = 20
_SHARE_OF_HABITS = 0.4  # of the cases; in most others the bytes themselves are broken
_SHARE_OF_TRUTH = 0.2
_RECEIVED_ON, _PROGRAMME = date(2022, 5, 30), (date(2021, 9, 1), date(2023, 9, 1))
CODES = {
    "file_empty",
    "file_unreadable",
    "file_encrypted",
    "file_too_large",
    "unsupported_format",
    "no_header_found",
    "text_damaged",
}


class Hung(Exception):
    """The case took longer than is allowed."""


def run_case(number: int) -> str:
    """What became of the file: "booked" or the code of its refusal. Raises on all else."""
    chance = Random(number)  # noqa: S311 - the same case every time
    if chance.random() < _SHARE_OF_TRUTH:
        return _true_case(chance)
    if chance.random() < _SHARE_OF_HABITS:
        name, content = habitual(chance)
    else:
        name, content = chance.choice(_originals())
        content = mutated(content, chance)
    with _not_longer_than(SECONDS_ALLOWED):
        try:
            workbook = read(content, name)
            batch = prepare(workbook, _roster(), _RECEIVED_ON, _PROGRAMME)
        except FileRefused as refused:
            return refused.code if refused.code in CODES else f"unknown code {refused.code}"
    assert not lost_rows(workbook, batch), f"rows not accounted for: {lost_rows(workbook, batch)}"
    return "booked"


def _true_case(chance: Random) -> str:
    """Nothing untrue is booked before anybody answers, and all of it after."""
    name, content, told = truth(chance)

    def prepared(choices: Choices) -> Batch:
        workbook = read(content, name)
        return prepare(workbook, _roster(), _RECEIVED_ON, _PROGRAMME, "D-BA-DINH", choices)

    with _not_longer_than(SECONDS_ALLOWED):
        unasked = prepared(Choices())
        answered = prepared(said(unasked))
    found = [*lies(told, unasked), *lies(told, answered), *missing(told, answered)]
    assert not found, f"booked and not so, or not booked: {found[0]}"
    return "booked"


def lost_rows(workbook: Workbook, batch: Batch) -> list[tuple[str, int]]:
    """Rows of the file that are neither booked, refused nor set aside, or more than one of these."""
    told = Counter(
        row
        for frame in (batch.booked, batch.refused, batch.set_aside)
        for row in frame.select("sheet", "row").unique().rows()
    )
    read_rows = {(sheet.name, row) for sheet in workbook.sheets for row in sheet.cells["row"]}
    return sorted((read_rows - told.keys()) | {row for row, times in told.items() if times > 1})


@contextmanager
def _not_longer_than(seconds: int) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise Hung(f"still busy after {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@cache
def _originals() -> list[tuple[str, bytes]]:
    return originals()


@cache
def _roster() -> Roster:
    names = ["unit_id", "name", "short_name", "kind", "level", "parent_id"]
    rows = [
        ("HN", "Liên đoàn Lao động thành phố Hà Nội", "Hà Nội", "city", "city", None),
        ("D-BA-DINH", "Liên đoàn Lao động quận Ba Đình", "Ba Đình", "district", "upper", "HN"),
    ]
    spellings = [
        (fold(text), row[0], False) for row in rows for text in (row[1], f"LĐLĐ quận {row[2]}")
    ]
    schema = {"spelling": pl.String, "unit_id": pl.String, "ambiguous": pl.Boolean}
    return Roster(
        pl.DataFrame(rows, schema=names, orient="row"),
        pl.DataFrame(spellings, schema=schema, orient="row"),
    )
