"""Names in the national table: one unit, one name, however a file writes it."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from bangvang.campaign import DATA
from bangvang.fold import fold


@dataclass(frozen=True)
class Headings:
    """The words of `data/national.toml`, folded."""

    fields: dict[str, list[str]]
    other: frozenset[str]  #: words of headings that are no figure of ours
    sums: frozenset[str]
    common: re.Pattern[str]  #: words that do not tell one unit from another

    def field(self, heading: str) -> str | None:
        """What a folded heading means; None for what is not read."""
        for field, words in self.fields.items():
            if heading in words:
                return field
        if any(_holds(heading, word) for word in self.other):
            return None
        for field in ("as_of", "registrants", "initiatives", "unit"):
            if any(_holds(heading, word) for word in self.fields[field]):
                return field
        return None


@cache
def known_headings() -> Headings:
    with (DATA / "national.toml").open("rb") as file:
        words = tomllib.load(file)
    return Headings(
        words["headings"],
        frozenset(words["not_a_figure"]["words"]),
        frozenset(words["sums"]["words"]),
        re.compile(rf"\b(?:{'|'.join(words['common']['words'])})\b"),
    )


class Names:
    """The units known from earlier tables, and which of them is ours."""

    def __init__(self, known: Collection[str], ours: str, spellings: Collection[str]) -> None:
        """`known`: names as the table has them. `spellings`: folded names by which `ours` goes."""
        self._ours = ours
        self._spellings = {*spellings, fold(ours)}
        self._known: dict[str, set[str]] = {}
        for name in known:
            for key in {fold(name), _core(name)}:
                self._known.setdefault(key, set()).add(name)

    def of(self, said: str) -> str:
        """The name a unit is kept under: the known one where only one can be meant, else as said."""
        if self.is_ours(said):
            return self._ours
        for key in (fold(said), _core(said)):
            found = self._known.get(key, set())
            if len(found) == 1:
                return next(iter(found))
        return said

    def is_ours(self, said: str) -> bool:
        return fold(said) in self._spellings

    def is_known(self, name: str) -> bool:
        return fold(name) in self._known

    @staticmethod
    def is_sum(said: str) -> bool:
        return fold(said) in known_headings().sums


def _core(name: str) -> str:
    """The folded name without the words all such names share: "LĐLĐ tỉnh Thanh Hóa" -> "thanh hoa"."""
    core = " ".join(known_headings().common.sub(" ", fold(name)).split())
    return core or fold(name)


def _holds(heading: str, word: str) -> bool:
    return f" {word} " in f" {heading} "
