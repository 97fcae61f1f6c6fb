"""Dates as people write them: day first."""

import re
from datetime import date, timedelta

_NUMBERS = re.compile(
    r"^(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{4}|\d{2}))?(?:\s+\d{1,2}[:h].*)?$"
)
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?$")
_WORDS = re.compile(r"(\d{1,2})\s*tháng\s*(\d{1,2})(?:\s*,?\s*năm\s*(\d{4}))?", re.IGNORECASE)
_SERIAL = re.compile(r"^(\d{5})(?:\.\d+)?$")
_SAID_BEFORE = re.compile(r"^(?:\d{1,2}h\d{0,2}\s*,?\s*)?ngày\s*:?\s*", re.IGNORECASE)
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_SERIALS = range(40_000, 50_001)  # July 2009 to November 2036
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_YEAR = re.compile(r"[/.\-](\d\d)$")


def parse_date(text: str, likely: tuple[date, date], received_on: date) -> date | None:
    """The day a text names, or None when it names none.

    Day first: "3/4/2022" is 3 April. Without a year: the last such day up to `received_on` that
    lies in `likely`, else that day of the received year.
    """
    text = " ".join(text.split())
    if whole := _SERIAL.match(text):
        serial = int(whole[1])
        return _EXCEL_DAY_ZERO + timedelta(days=serial) if serial in _SERIALS else None
    if iso := _ISO.match(text):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    bare = _SAID_BEFORE.sub("", text)
    written = _NUMBERS.match(bare) or _WORDS.search(bare)
    if not written:
        return None
    day, month, year = int(written[1]), int(written[2]), written[3]
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    years = range(received_on.year, likely[0].year - 1, -1)
    possible = [found for one in years if (found := _day(one, month, day))]
    inside = [one for one in possible if likely[0] <= one <= min(likely[1], received_on)]
    return next(iter(inside or possible), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def birth_year(text: str) -> str | None:
    """The year of a birth date, "1985"; None when none is named."""
    if serial := _SERIAL.match(text):
        return str((_EXCEL_DAY_ZERO + timedelta(days=int(serial[1]))).year)
    if year := _YEAR.search(text):
        return year[0]
    if short := _SHORT_YEAR.search(text.strip()):
        return f"{'20' if int(short[1]) < 15 else '19'}{short[1]}"
    return None
