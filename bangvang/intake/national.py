"""The national table in a file: units, counts, days, found under headings that are not always the same.

| TT | Đơn vị               | Số sáng kiến | Số người |        row | unit | initiatives | …
| 1  | LĐLĐ tỉnh Thanh Hóa  | 98.460       | 20.904   |   ->     5 | LĐLĐ tỉnh Thanh Hoá | 98460
|    | Tổng cộng            | 600.012      |          |        (set aside)
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from bangvang.fold import fold
from bangvang.intake.batch import FileRefused, Sheet, Workbook
from bangvang.intake.dates import parse_date
from bangvang.intake.national_names import Names, known_headings

#: one row per unit and day understood; `row` as Excel numbers it, `said` the name as the file has it
STANDINGS = pl.Schema(
    {
        "sheet": pl.String,
        "row": pl.Int64,
        "as_of": pl.Date,
        "unit": pl.String,
        "said": pl.String,
        "initiatives": pl.Int64,
        "registrants": pl.Int64,
        "is_ours": pl.Boolean,
    }
)
#: one row per sheet row not taken: reason is a code
REFUSED = pl.Schema({"sheet": pl.String, "row": pl.Int64, "reason": pl.String, "value": pl.String})
_HEAD_ROWS = 40
_WHOLE = re.compile(r"^\d{1,3}(?:[.,  ]\d{3})+$|^\d+(?:[.,]0+)?$")
_UNKNOWN = frozenset("-–—…")
_SAID_DAY = re.compile(
    r"(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}|\d{1,2}\s*tháng\s*\d{1,2}\s*,?\s*năm\s*\d{4})"
)


@dataclass(frozen=True)
class NationalTable:
    """A file understood, nothing booked yet."""

    standings: pl.DataFrame  #: STANDINGS
    refused: pl.DataFrame  #: REFUSED
    set_aside: int  #: rows that are blank, a section line or a sum
    said_day: date | None  #: the day that the lines above the headings name


@dataclass(frozen=True)
class _Head:
    row: int
    columns: Mapping[str, str]  #: field -> column of the sheet


def understand(
    workbook: Workbook, names: Names, today: date, day: date | None = None
) -> NationalTable:
    """The standings of every sheet that has headings. Raises FileRefused where none has.

    A row's day is its own, else `day`, else the one the lines above the headings name, else today.
    """
    standings: list[dict[str, object]] = []
    refused: list[dict[str, object]] = []
    aside, said_days, heads = 0, [], 0
    taken: set[tuple[date, str]] = set()
    for sheet in workbook.sheets:
        head = _head(sheet) if sheet.visible else None
        if head is None:
            continue
        heads += 1
        said = _said_day(sheet, head.row, today)
        said_days += [said] if said else []
        for row in sheet.cells.filter(pl.col("row") > head.row).iter_rows(named=True):
            reading = _Row(sheet.name, row, head.columns, names, today, day or said or today)
            if reading.is_aside:
                aside += 1
                continue
            reason, value = reading.trouble(taken)
            if reason:
                place = {"sheet": sheet.name, "row": row["row"]}
                refused.append(place | {"reason": reason, "value": value})
            else:
                standing = reading.standing()
                taken.add((standing["as_of"], standing["unit"]))  # type: ignore[arg-type]
                standings.append(standing)
    if not heads:
        raise FileRefused("no_national_headings")
    return NationalTable(
        pl.DataFrame(standings, schema=STANDINGS),
        pl.DataFrame(refused, schema=REFUSED),
        aside,
        max(said_days, default=None),
    )


def count_of(text: str | None) -> int | None:
    """A whole number as people write it: "1.633", "56,106", "22 264", "8871.0". None for no number."""
    plain = " ".join((text or "").split())
    if not _WHOLE.match(plain):
        return None
    if re.fullmatch(r"\d+[.,]0+", plain) and not re.fullmatch(r"\d{1,3}[.,]000", plain):
        return int(re.split("[.,]", plain)[0])
    return int(re.sub(r"\D", "", plain))


class _Row:
    """One sheet row below the headings."""

    def __init__(
        self,
        sheet: str,
        cells: dict[str, object],
        columns: Mapping[str, str],
        names: Names,
        today: date,
        day: date,
    ) -> None:
        self._sheet, self._row, self._names, self._today = sheet, cells["row"], names, today
        self._texts = {
            field: " ".join(str(cells[column] or "").split()) for field, column in columns.items()
        }
        said = self._texts.get("as_of", "")
        self._day = parse_date(said, (today, today), today) if said else day

    @property
    def is_aside(self) -> bool:
        """Whether the row is blank, a line of words only, or a sum."""
        has_figure = any(self._figure(field) for field in ("initiatives", "registrants"))
        return not has_figure or self._names.is_sum(self._texts["unit"])

    def trouble(self, taken: set[tuple[date, str]]) -> tuple[str, str]:
        """Why the row cannot be taken and what stood there; two empty texts when it can."""
        unit, said = self._texts["unit"], self._texts.get("as_of", "")
        if not unit:
            return "unit_missing", ""
        for field in ("initiatives", "registrants"):
            figure = self._figure(field)
            if figure and count_of(figure) is None:
                return f"{field}_unreadable", figure
        if not self._figure("initiatives"):
            return "initiatives_missing", ""
        if self._day is None or self._day > self._today:
            return "day_unreadable" if self._day is None else "day_to_come", said
        is_again = (self._day, self._names.of(unit)) in taken
        return ("unit_twice", unit) if is_again else ("", "")

    def standing(self) -> dict[str, object]:
        said = self._texts["unit"]
        return {
            "sheet": self._sheet,
            "row": self._row,
            "as_of": self._day,
            "unit": self._names.of(said),
            "said": said,
            "initiatives": count_of(self._texts["initiatives"]),
            "registrants": count_of(self._texts.get("registrants")),
            "is_ours": self._names.is_ours(said),
        }

    def _figure(self, field: str) -> str:
        text = self._texts.get(field, "")
        return "" if text in _UNKNOWN else text


def _head(sheet: Sheet) -> _Head | None:
    """The first row that names a unit column and an initiatives column."""
    for row in sheet.cells.head(_HEAD_ROWS).iter_rows(named=True):
        found: dict[str, str] = {}
        for column, text in row.items():
            field = known_headings().field(fold(str(text))) if column != "row" and text else None
            if field:
                found.setdefault(field, column)
        if {"unit", "initiatives"} <= found.keys():
            return _Head(int(row["row"]), found)
    return None


def _said_day(sheet: Sheet, head_row: int, today: date) -> date | None:
    """The last day that the lines above the headings name."""
    above = sheet.cells.filter(pl.col("row") < head_row).drop("row")
    texts = [str(cell) for row in above.iter_rows() for cell in row if cell]
    written = [match for text in texts for match in _SAID_DAY.findall(text)]
    days = [parse_date(text, (today, today), today) for text in written]
    return max((day for day in days if day and day <= today), default=None)
