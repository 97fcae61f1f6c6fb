"""Headings of a quota table: which column names the unit, and which quota each other one holds."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from bangvang.fold import fold

_HEADINGS = Path(__file__).parents[2] / "data" / "quota_headings.toml"
_NAMING = ("upper", "grassroots", "code", "from_day", "unit")  # where several fit, the first
_PHASE = re.compile(r"\b(?:gd|giai doan) ?(\d+|[ivx]+)\b")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}


@dataclass(frozen=True)
class Column:
    """What a column is for. `kind`: unit, grassroots, upper, code, from_day, members or amount."""

    kind: str
    basis: str | None = None  #: of an amount; None where its heading does not say
    block: str = ""  #: of an amount; "" for the whole unit
    period_id: str | None = None  #: of an amount; None where its heading names no period


@dataclass(frozen=True)
class Periods:
    """How the campaign's periods are called, folded: name -> period_id."""

    names: dict[str, str]

    @classmethod
    def of(cls, periods: pl.DataFrame) -> "Periods":
        """From the columns of table `period`; a drive has no quota of its own, its phase has."""
        named: dict[str, str] = {}
        for row in periods.iter_rows(named=True):
            period_id = row["phase_id"] or row["period_id"]
            named |= {_spoken(row["name"]): period_id, _spoken(row["name_en"]): period_id}
        for period_id, words in _words()["period"].items():
            named |= {_spoken(word): period_id for word in words}
        return cls(named)

    def named_in(self, text: str) -> str | None:
        """The one period that a text names; None where it names none, or several."""
        told = f" {_spoken(text)} "
        found = {period for name, period in self.names.items() if f" {name} " in told}
        return found.pop() if len(found) == 1 else None

    def is_stranger(self, text: str) -> bool:
        """Whether a text names a numbered phase that the campaign has not."""
        return bool(_PHASE.search(fold(text))) and self.named_in(text) is None


def column(heading: str, periods: Periods, *, holds_numbers: bool | None) -> Column | None:
    """What a heading says its column is for; None where it is no matter of quotas.

    `holds_numbers`: whether numbers stand beneath it, None when nothing does.
    """
    words = _words()
    if _holds(heading, words["ignored"]) or "%" in heading:
        return None
    bases = [code for code, phrases in words["basis"].items() if _holds(heading, phrases)]
    basis = bases[0] if len(bases) == 1 else None
    block = next((code for code, told in words["block"].items() if _holds(heading, told)), "")
    naming = next((kind for kind in _NAMING if _holds(heading, words[kind])), None)
    is_quota = _holds(heading, words["quota"])
    if naming and not is_quota and not holds_numbers:
        return Column(naming)
    if _holds(heading, words["members"]) and not is_quota:
        return Column("members")
    period = periods.named_in(heading)
    is_amount = is_quota or bases or block or period or _holds(heading, words["total"])
    if not is_amount or holds_numbers is False:
        return None
    return Column("amount", basis, block, period)


def members_rank(heading: str) -> int:
    """Of several columns with members the one of the lowest rank counts: đoàn viên before lao động."""
    return next(
        (at for at, word in enumerate(_words()["members"]) if _holds(heading, [word])),
        len(_words()["members"]),
    )


def joined(rows: Sequence[Sequence[str | None]]) -> list[str]:
    """One heading per column of the rows' texts; a text merged over columns is read with each below."""
    spread = [_spread(row, rows[depth + 1 :]) for depth, row in enumerate(rows)]
    return [
        " ".join(dict.fromkeys(text for row in spread if (text := row[at])))
        for at in range(len(rows[0]))
    ]


def _spread(row: Sequence[str | None], below: Sequence[Sequence[str | None]]) -> list[str | None]:
    """The row with each text repeated over the blank cells on its right that have texts below them."""
    found: list[str | None] = []
    parent = None
    for at, cell in enumerate(row):
        has_child = any(lower[at] for lower in below)
        parent = (cell or parent) if has_child else None
        found.append(cell or parent)
    return found


def _holds(text: str, phrases: Sequence[str]) -> bool:
    told = f" {fold(text)} "
    return any(f" {fold(phrase)} " in told for phrase in phrases)


def _spoken(text: str) -> str:
    """The folded text with phases written one way: "GĐ II" -> "giai doan 2"."""
    return _PHASE.sub(lambda met: f"giai doan {_ROMAN.get(met[1], met[1])}", fold(text))


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(_HEADINGS.read_text(encoding="utf-8"))
