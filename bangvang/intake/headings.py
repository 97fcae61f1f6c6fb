"""Headings: what a column of a registration file is for."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from bangvang.fold import fold

PERSONAL = "personal"
_HEADINGS = Path(__file__).parents[2] / "data" / "headings.toml"
_PARENTHESIS = re.compile(r"\([^)]*\)?")
_LONGEST_HEADING = 120  # characters; what is longer is a sentence, not a heading


@dataclass(frozen=True)
class Match:
    """What a heading was taken for, and how surely."""

    field: str
    is_exact: bool
    length: int  #: letters of the synonym that matched; a longer one is more telling

    @property
    def strength(self) -> tuple[bool, int]:
        return self.is_exact, self.length


@cache
def synonyms() -> tuple[dict[str, str], dict[str, str]]:
    """Folded synonym → field: those for whole headings, and those also found inside longer ones."""
    with _HEADINGS.open("rb") as file:
        written = tomllib.load(file)
    personal = written.pop("personal")
    equals, contains = dict(written["equals"]), dict(written["contains"])
    equals[PERSONAL], contains[PERSONAL] = personal["equals"], personal["contains"]
    inside = {fold(word): field for field, words in contains.items() for word in words}
    whole = {fold(word): field for field, words in equals.items() for word in words}
    return {**inside, **whole}, inside


@lru_cache(maxsize=4096)
def match(heading: str) -> Match | None:
    """The field a heading stands for; None when it says nothing known."""
    if len(heading) > _LONGEST_HEADING:
        return None
    whole, inside = synonyms()
    for text in (fold(heading), fold(_PARENTHESIS.sub(" ", heading))):
        if text in whole:
            return Match(whole[text], is_exact=True, length=len(text))
    words = fold(heading).split()
    found = [
        part
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + 10) + 1)
        if (part := " ".join(words[start:end])) in inside
    ]
    if not found:
        return None
    longest = max(found, key=len)
    return Match(inside[longest], is_exact=False, length=len(longest))


def fields_of(headings: Sequence[str | None]) -> dict[str, int]:
    """Field → position of its column. Each field is taken once, by its surest heading.

    Personal columns are not among them: `personal_columns` lists those.
    """
    matches = [
        (matched, position)
        for position, heading in enumerate(headings)
        if heading and (matched := match(heading)) and matched.field not in {PERSONAL, "other"}
    ]
    taken: dict[str, int] = {}
    for matched, position in sorted(
        matches, key=lambda one: (not one[0].is_exact, -one[0].length, one[1])
    ):
        taken.setdefault(matched.field, position)
    if "person" not in taken and "co_authors" in taken:  # "Tác giả, đồng tác giả" in one column
        taken["person"] = taken.pop("co_authors")
    return dict(sorted(taken.items(), key=lambda one: one[1]))


def personal_columns(headings: Sequence[str | None]) -> list[int]:
    """Positions of the columns that hold personal data."""
    return [
        position
        for position, heading in enumerate(headings)
        if heading and (matched := match(heading)) and matched.field == PERSONAL
    ]
