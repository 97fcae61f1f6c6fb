"""Dates as people write them: day first, unless somebody said that the month comes first."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

_NUMBERS = re.compile(
    r"^(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{4}|\d{2}))?(?:,?\s+(?:lúc\s+)?\d{1,2}\s*(?:[:hg]|giờ).*)?$"
)
_ISO = re.compile(r"^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})(?:[ T].*)?$")
_LATE_IN_UTC = re.compile(
    r"T(?:1[7-9]|2\d):\d\d(?::[\d.]+)?(?:Z|\+00:?00)$"
)  # it is tomorrow in Việt Nam
_COMPACT = re.compile(r"^(20\d\d)(\d\d)(\d\d)$")
#: A place may stand before it; "tuần 2 tháng 5" and "từ ngày 1 tháng 5 đến …" are no day.
_WORDS = re.compile(
    r"^(?:(?!.*(?<!\w)(?:từ|đến|trước|sau|tuần)(?!\w))\D*(?<!\w)ngày\s*:?\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})"
    r"(?:\s*,?\s*(?:năm\s*)?(\d{4}))?(?:,?\s+(?:lúc\s+)?\d{1,2}\s*(?:[:hg]|giờ).*)?$",
    re.IGNORECASE,
)
#: As Excel shows a date in a text file, in English and in Vietnamese: "4-May-22", "04-thg5-22".
_NAMED = re.compile(
    r"^(\d{1,2})[\s\-/]+(?:thg\s?(\d{1,2})|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)"
    r"[\s\-/,]+(\d{4}|\d{2})$",
    re.IGNORECASE,
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_SERIAL = re.compile(r"^(\d{5})(?:\.\d+)?$")
_SAID_BEFORE = re.compile(
    r"^(?:(?:thứ\s+\w+|chủ nhật|t[2-7]|cn)\s*,?\s+)?"
    r"(?:\d{1,2}\s*(?:[:hg]|giờ)\s*\d{0,2}(?::\d\d)?(?:\s*phút)?\s*,?\s*)?(?:ngày\s*:?\s*)?",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    r"^(?:(?:tháng|t)\s*\d{1,2}\s*(?:[/.\-]|năm)?\s*(?:\d{2}|\d{4})?|\d{1,2}\s*[/.\-]\s*\d{4}|(?:năm\s*)?\d{4}"
    r"|\d{4}\s*[/.\-]\s*\d{1,2}|[\s./\-…_]*(?:0{1,2}|[\s…_]*)\s*[/.\-]\s*(?:0{1,2}|[\s…_]*|\d{1,2})\s*[/.\-]\s*\d{2,4}"
    r"|quý\s*\w+\s*(?:[/.\-]|năm)?\s*\d{0,4})$",
    re.IGNORECASE,
)
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_SERIALS = range(40_000, 50_001)  # July 2009 to November 2036
_PLAUSIBLE = range(2000, 2101)
_LAST_MONTH = 12
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_YEAR = re.compile(r"[/.\-](\d\d)$")


def parse_date(
    text: str, likely: tuple[date, date], received_on: date, *, is_day_first: bool = True
) -> date | None:
    """The day a text names, or None when it names none.

    "3/4/2022" is 3 April, or 4 March where the month comes first. Without a year: the last such
    day up to `received_on` that lies in `likely`, else that day of the received year.
    """
    text = " ".join(text.split()).rstrip(" .,;")
    if whole := _SERIAL.match(text):
        serial = int(whole[1])
        return _EXCEL_DAY_ZERO + timedelta(days=serial) if serial in _SERIALS else None
    if iso := _ISO.match(text) or _COMPACT.match(text):
        found = _day(int(iso[1]), int(iso[2]), int(iso[3]))
        return found + timedelta(days=1) if found and _LATE_IN_UTC.search(text) else found
    numbers = _numbers(text)
    written = numbers or _in_words(text)
    if not written:
        return None
    day, month, year = int(written[1]), int(written[2]), written[3]
    if numbers and not is_day_first:
        day, month = month, day
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    years = range(received_on.year, likely[0].year - 1, -1)
    possible = [found for one in years if (found := _day(one, month, day))]
    inside = [one for one in possible if likely[0] <= one <= min(likely[1], received_on)]
    return next(iter(inside or possible), None)


def _numbers(text: str) -> re.Match[str] | None:
    return _NUMBERS.match(text) or _NUMBERS.match(_SAID_BEFORE.sub("", text))


def _in_words(text: str) -> re.Match[str] | None:
    """The day, the month and the year of a date that names its month, the month as a number."""
    if named := _NAMED.match(text):
        month = named[2] or _MONTHS.index(named[3].lower()) + 1
        year = named[4] if len(named[4]) == 4 else f"20{named[4]}"
        text = f"{named[1]} tháng {month} năm {year}"
    return _WORDS.match(text) or _WORDS.match(_SAID_BEFORE.sub("", text))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def looks_like_date(text: str) -> bool:
    """Whether a text has the form of a whole date, real or not; a bare number has not."""
    text = " ".join(text.split())
    return bool(_ISO.match(text) or _numbers(text) or _in_words(text))


def trouble_of(text: str) -> str:
    """What is wrong with a date: partial ("5/2022"), impossible ("31/02/2022"), implausible
    ("04/05/0222") or unreadable ("đã nộp")."""
    plain = " ".join(text.split())
    if _PARTIAL.match(plain):
        return "partial"
    written = _ISO.match(plain)
    year = int(written[1]) if written else None
    if written is None and (written := _numbers(plain) or _in_words(plain)):
        year = int(written[3]) if written[3] and len(written[3]) == 4 else None
    if written is None:
        return "unreadable"
    return "implausible" if year is not None and year not in _PLAUSIBLE else "impossible"


def is_month_first(texts: Iterable[str]) -> bool:
    """Whether a column of dates proves that the month comes first: some second number is above
    12, and no first one."""
    pairs = _pairs(texts)
    return any(
        second > _LAST_MONTH and _day(2000, first, second) for first, second in pairs
    ) and not any(first > _LAST_MONTH for first, _ in pairs)


def leads_with_days(texts: Iterable[str]) -> bool:
    """Whether some date of a column begins with a number that can be no month."""
    return any(first > _LAST_MONTH for first, _ in _pairs(texts))


def _pairs(texts: Iterable[str]) -> list[tuple[int, int]]:
    written = (_numbers(" ".join(text.split())) for text in texts)
    return [(int(one[1]), int(one[2])) for one in written if one]


def is_in_numbers(text: str) -> bool:
    """Whether a text is a date such as "3/4/2022", of which the order decides what it means."""
    return _numbers(" ".join(text.split())) is not None


def birth_year(text: str) -> str | None:
    """The year of a birth date, "1985"; None when none is named."""
    if serial := _SERIAL.match(text):
        return str((_EXCEL_DAY_ZERO + timedelta(days=int(serial[1]))).year)
    if year := _YEAR.search(text):
        return year[0]
    if short := _SHORT_YEAR.search(text.strip()):
        return f"{'20' if int(short[1]) < 15 else '19'}{short[1]}"
    return None
