"""Words on screen: one table a language, one key a sentence; numbers and days the local way."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from string import Formatter

from babel.numbers import format_decimal

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
NOTHING = "–"

Translate = Callable[..., str]


class _Gaps(Formatter):
    """Fills gaps; `{count:file|files}` is the word for one where count is 1, else the other."""

    def format_field(self, value: object, form: str) -> str:
        one, choice, other = form.partition("|")
        if choice:
            return one if str(value) == "1" else other
        return str(super().format_field(value, form))


_GAPS = _Gaps()


@dataclass(frozen=True)
class Words:
    """The words of one language. `words("leaderboard.title")`, gaps by name."""

    language: str

    def __call__(self, key: str, **gaps: object) -> str:
        sentence = _table(self.language)[key]
        return _GAPS.vformat(sentence, (), gaps) if gaps else sentence

    def label(self, table: str, code: str) -> str:
        """The word for a code, such as `label("reason", "unit_unknown")`."""
        return self(f"{table}.{code}")

    def number(self, value: float | None, digits: int = 0) -> str:
        """1234567.8 -> "1.234.568" in Vietnamese; "–" for nothing."""
        if value is None:
            return NOTHING
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return format_decimal(value, format=pattern, locale=self.language)

    def percent(self, value: float | None, digits: int = 0) -> str:
        """107.9 -> "107,9%" in Vietnamese; "–" for nothing.

        What falls short of 100 never reads as 100: 99.67 -> "99,7%", 99.97 -> "99,9%".
        """
        if value is None:
            return NOTHING
        if value < 100 <= round(value, digits):
            digits = max(digits, 1)
            value = min(round(value, digits), 100 - 10**-digits)
        return f"{self.number(value, digits)}%"

    def day(self, value: date | None) -> str:
        """31/05/2022."""
        return NOTHING if value is None else f"{value:%d/%m/%Y}"

    def short_day(self, value: date | None) -> str:
        """31/5."""
        return NOTHING if value is None else f"{value.day}/{value.month}"

    def money(self, vnd: float | None) -> str:
        """1_500_000_000 -> "1,5 tỷ"; below a million in full."""
        if vnd is None:
            return NOTHING
        # 999,6 million is shown as a billion already, so that no "1.000 triệu" is ever read
        for size, least, key in ((1e9, 999.5e6, "number.billion"), (1e6, 1e6, "number.million")):
            if abs(vnd) >= least:
                share = vnd / size
                return self(key, value=self.number(share, 0 if share >= 100 else 1))
        return self("number.dong", value=self.number(vnd))

    def as_of(self, moment: datetime) -> str:
        """Tính đến 18:00 ngày 19/05/2022; of a day that has ended: tính đến hết ngày."""
        if moment.time() == time.max:
            return self("as_of_day", day=self.day(moment.date()))
        return self("as_of", time=f"{moment:%H:%M}", day=self.day(moment.date()))


def keys(table: str) -> list[str]:
    """The keys of a table, in its order: `keys("borrowed.")`."""
    return [key for key in _table("vi") if key.startswith(table)]


@cache
def _table(language: str) -> dict[str, str]:
    path = Path(__file__).with_name(f"{language}.toml")
    return dict(_flat(tomllib.loads(path.read_text(encoding="utf-8")), ""))


def _flat(table: dict[str, object], prefix: str) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            rows += _flat(value, f"{prefix}{key}.")
        else:
            rows.append((f"{prefix}{key}", str(value)))
    return rows
