"""The log read as a whole: whether each line follows the one before, and says what it said."""

import json
from dataclasses import dataclass
from typing import Any

import polars as pl

from bangvang.store.chain import BLANKED, CHAINED, LINE, Text, hash_of

LINES = f"select {', '.join(LINE)}, {', '.join(Text._fields)}, hash from log order by line_no"  # noqa: S608


@dataclass(frozen=True)
class Log:
    """What does not hold in a log, by the numbers of its lines."""

    broken_at: int | None  #: the first that was changed, put in or follows a missing one
    changed: tuple[int, ...]  #: whose text is not what was written, nor what an erasing line left
    broken_before: tuple[int, ...]  #: where the chain did not hold when it was given a key


def read_log(lines: pl.DataFrame, key: bytes) -> Log:
    """Reads the rows of LINES."""
    covered, said = len(LINE), len(Text._fields)
    before, broken_at = "", None
    for expected, row in enumerate(lines.iter_rows(), 1):
        if row[0] != expected or hash_of(key, before, row[:covered]) != row[-1]:
            broken_at = expected
            break
        before = row[-1]
    if broken_at:  # nobody's word is to be taken for what else was written
        return Log(broken_at, (), ())
    marks: dict[int, str] = {}  # as later lines state them
    changed, broken_before = list[int](), list[int]()
    for row in reversed(lines.rows()):
        line_no, text = row[0], Text(*row[covered : covered + said])
        if text.mark != marks.get(line_no, row[LINE.index("mark")]):
            changed.append(line_no)
            continue
        stated = _stated(text.details)
        for earlier, mark in stated.get(BLANKED, {}).items():
            marks.setdefault(int(earlier), mark)
        if stated.get(CHAINED, {}).get("broken_at"):
            broken_before.append(stated[CHAINED]["broken_at"])
    return Log(None, tuple(sorted(changed)), tuple(sorted(broken_before)))


def _stated(details: str) -> dict[str, Any]:
    """The details of a line that tells of other lines; nothing of any other."""
    if not any(f'"{name}"' in details for name in (BLANKED, CHAINED)):
        return {}
    stated: dict[str, Any] = json.loads(details)
    return stated
