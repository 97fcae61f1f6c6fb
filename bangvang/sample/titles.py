"""Invented titles: real work of a trade, put together by the grammar of `titles.toml`."""

import re
from math import prod
from random import Random

from bangvang.sample.words import Draw, pick, words

_SLOT = re.compile(r"{(\w+)}")

Pattern = tuple[list[str] | str, ...]  #: text and lists of words, in turn


class Titles:
    """Draws titles; no title comes twice from one of these."""

    def __init__(self, rng: Random) -> None:
        grammar = words("titles")
        shared = grammar.pop("any")
        self._rng = rng
        self._trades = {
            trade: _draw([_pattern(line, {**shared, **lists}) for line in lists["titles"]])
            for trade, lists in grammar.items()
        }
        self._taken: set[str] = set()

    def new(self, trade: str) -> str:
        rng, patterns = self._rng, self._trades[trade]
        while True:
            pattern = patterns.one(rng)
            title = "".join(
                [part if isinstance(part, str) else pick(rng, part) for part in pattern]
            )
            if title not in self._taken:
                self._taken.add(title)
                return title

    def forget(self) -> None:
        """What was drawn may come again: the next sender knows nothing of the last."""
        self._taken.clear()


def _pattern(line: str, lists: dict[str, list[str]]) -> Pattern:
    parts = _SLOT.split(line)
    return tuple(lists[part] if place % 2 else part for place, part in enumerate(parts) if part)


def _draw(patterns: list[Pattern]) -> Draw[Pattern]:
    """A pattern that can say much is drawn more often, but not as often as it could."""
    return Draw([(pattern, min(_sayings(pattern), 2000) ** 0.5) for pattern in patterns])


def _sayings(pattern: Pattern) -> int:
    return prod(len(part) for part in pattern if not isinstance(part, str))
