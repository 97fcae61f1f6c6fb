"""Rows of a quota table: each states amounts of one unit, totals others, or is told as a trouble."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bangvang.fold import fold
from bangvang.intake import Sheet
from bangvang.intake.dates import parse_date
from bangvang.quotas.amounts import says_nothing, whole_number
from bangvang.quotas.head import Head
from bangvang.quotas.headings import Column, Periods
from bangvang.quotas.names import Names
from bangvang.quotas.statement import Total, Trouble

_TOTALS = frozenset(
    ("tong", "cong", "tong cong", "tong so", "tong chung", "toan thanh pho", "total")
)
_NUMBERING = re.compile(r"^\(?\d{1,2}\)?$|^[a-z]$", re.IGNORECASE)
_SECTION = re.compile(r"^(?:[IVX]{1,5}|[A-ZĐ])[.)]?$")


@dataclass(frozen=True)
class Usual:
    """What holds where the file does not say it itself."""

    period_id: str
    basis: str
    today: date
    window: tuple[date, date]  #: days that a date without a year may mean
    upper_id: str | None = None  #: the upper union whose grassroots unions the file is about


@dataclass
class Found:
    """What was found so far, over all sheets."""

    quotas: list[dict[str, Any]] = field(default_factory=list)
    members: list[dict[str, Any]] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    columns: dict[str, Column] = field(default_factory=dict)
    said: dict[tuple[Any, ...], int] = field(default_factory=dict)  #: what was stated of whom


class Reader:
    """One table on its way."""

    def __init__(self, sheet: Sheet, head: Head, names: Names, usual: Usual, found: Found) -> None:
        self._sheet, self._head, self._names = sheet, head, names
        self._usual, self._found = usual, found
        self._columns = {
            at: replace(
                column,
                basis=column.basis or usual.basis,
                period_id=column.period_id or head.period_id or usual.period_id,
            )
            if column.kind == "amount"
            else column
            for at, column in head.columns.items()
        }
        self._numbers = [
            at for at in self._columns if head.columns[at].kind in ("amount", "members")
        ]
        self._sums = dict.fromkeys(self._numbers, 0)

    def read(self, periods: Periods) -> None:
        """Adds what the table states, and its troubles, to what was found."""
        self._check_columns(periods)
        totals = []
        for row, *cells in self._sheet.cells.iter_rows():
            if row <= self._head.last_row:
                continue
            told = {at: text for at in self._numbers if not says_nothing(text := cells[at])}
            if not told or self._is_no_statement(cells, told):
                continue
            if self._is_total(cells):
                totals.append((row, told))
            else:
                self._read_row(row, cells, told)
        for row, told in totals:
            self._check_total(row, told)

    def _read_row(self, row: int, cells: Sequence[str | None], told: dict[int, str]) -> None:
        unit_id = self._unit(row, cells)
        from_day = self._from_day(row, cells)
        for at, text in told.items():
            amount = whole_number(text)
            if amount is None:
                self._trouble(row, "amount_unreadable", text, at)
            elif unit_id:
                self._sums[at] += 0 if self._names.is_city(unit_id) else amount
                self._state(row, at, unit_id, amount, from_day)

    def _state(self, row: int, at: int, unit_id: str, amount: int, from_day: date | None) -> None:
        column = self._columns[at]
        key = (unit_id, column.kind, column.basis, column.block, column.period_id, from_day)
        before = self._found.said.setdefault(key, amount)
        if before != amount:
            self._trouble(row, "unit_twice", str(amount), at, self._names.names_of([unit_id]))
            return
        stated: dict[str, Any] = {"unit_id": unit_id, "amount": amount, "from_day": from_day}
        if column.kind == "members":
            self._found.members.append(stated)
        else:
            told = {"period_id": column.period_id, "basis": column.basis, "block": column.block}
            self._found.quotas.append(stated | told)

    def _unit(self, row: int, cells: Sequence[str | None]) -> str | None:
        """The unit that the row names; None, and the trouble told, where that is not certain."""
        name_at, code_at, upper_at = (
            next(iter(self._head.at(kind)), None) for kind in ("unit", "code", "upper")
        )
        name = cells[name_at] if name_at is not None else None
        of_code = self._names.of_code(cells[code_at] or "") if code_at is not None else None
        upper = self._usual.upper_id
        if upper_at is not None and (above := cells[upper_at]):
            meant = self._names.meant(above)
            upper = meant[0] if len(meant) == 1 else upper
        meant = self._names.meant(name, upper) if name else []
        if of_code:
            if len(meant) == 1 and meant != [of_code]:
                self._trouble(
                    row, "unit_differs", name or "", name_at, self._names.names_of([of_code])
                )
                return None
            return of_code
        if not name:
            code = (cells[code_at] or "") if code_at is not None else ""
            self._trouble(row, "unit_unknown" if code else "unit_missing", code, name_at)
        elif len(meant) > 1:
            self._trouble(row, "unit_ambiguous", name, name_at, self._names.names_of(meant))
        elif not meant and not self._is_section(cells):
            self._trouble(row, "unit_unknown", name, name_at, self._names.near(name))
        return meant[0] if len(meant) == 1 else None

    def _from_day(self, row: int, cells: Sequence[str | None]) -> date | None:
        at = next(iter(self._head.at("from_day")), None)
        if at is None or says_nothing(text := cells[at]) or text is None:
            return None
        day = parse_date(text, self._usual.window, self._usual.today)
        if day is None:
            self._trouble(row, "day_unreadable", text, at)
        return day

    def _is_no_statement(self, cells: Sequence[str | None], told: dict[int, str]) -> bool:
        """A closing line, "Hà Nội, ngày …", or the numbers of the columns, "(1) (2) (3)"."""
        named = [text for at in self._head.at("unit", "code") if (text := cells[at])]
        if not named:
            return all(whole_number(text) is None for text in told.values())
        return all(_NUMBERING.match(cell) for cell in cells if cell)

    def _is_total(self, cells: Sequence[str | None]) -> bool:
        return any(fold(cell) in _TOTALS for cell in cells if cell)

    def _is_section(self, cells: Sequence[str | None]) -> bool:
        """Whether the row heads a part of the list, "I | Khối quận, huyện | 30.000"."""
        return any(_SECTION.match(cell) for cell in cells if cell)

    def _check_total(self, row: int, told: dict[int, str]) -> None:
        for at, text in told.items():
            number = whole_number(text)
            if number is not None and number != self._sums[at]:
                total = Total(
                    self._sheet.name, row, self._head.headings[at], number, self._sums[at]
                )
                self._found.totals.append(total)

    def _check_columns(self, periods: Periods) -> None:
        """No two columns may say the same; no column may speak of a period that there is not."""
        first: dict[Column, int] = {}
        for at in self._numbers:
            heading, column = self._head.headings[at], self._columns[at]
            self._found.columns[heading] = column
            if periods.is_stranger(heading):
                self._trouble(self._head.last_row, "period_unknown", heading, at)
            elif (same := first.setdefault(column, at)) != at:
                value = self._head.headings[same]
                self._trouble(self._head.last_row, "columns_alike", value, at)

    def _trouble(
        self, row: int, reason: str, value: str, at: int | None, near: tuple[str, ...] = ()
    ) -> None:
        heading = "" if at is None else self._head.headings[at]
        self._found.troubles.append(Trouble(self._sheet.name, row, reason, value, heading, near))
