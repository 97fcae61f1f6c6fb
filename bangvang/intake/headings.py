"""Headings: what a column of a registration file is for."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from bangvang.fold import fold

PERSONAL = "personal"
OF_THE_UNIT = ("upper", "unit", "grassroots")  #: fields that name a unit
_HEADINGS = Path(__file__).parents[2] / "data" / "headings.toml"
_PARENTHESIS = re.compile(r"\([^)]*\)?")
_LONGEST_SYNONYM = 12  # words
_SHORTEST_COMPACT = 5  # letters; shorter ones without blanks could be anything
_LONGEST_HEADING = 120  # characters; what is longer is a sentence, not a heading


@dataclass(frozen=True)
class Match:
    """What a heading was taken for, and how surely."""

    field: str
    is_exact: bool
    order: int  #: the lower the surer, among exact ones and among the others


@dataclass(frozen=True)
class Synonyms:
    """Folded synonym -> (field, place in the field's list)."""

    whole: dict[str, tuple[str, int]]  #: for headings that say nothing else
    inside: dict[str, tuple[str, int]]  #: for longer headings too
    first_words: frozenset[str]  #: of those inside
    compact: dict[str, tuple[str, int]]  #: `whole` without blanks: "tensangkien"
    personal_as_written: frozenset[str]  #: lower case, with accents


@cache
def synonyms() -> Synonyms:
    with _HEADINGS.open("rb") as file:
        written = tomllib.load(file)
    personal = written["personal"]
    inside = {**written["contains"], PERSONAL: personal["contains"]}
    whole = {**written["equals"], PERSONAL: personal["equals"]}
    known_inside = {
        fold(word): (field, place)
        for field, words in inside.items()
        for place, word in enumerate(words)
    }
    known_whole = {
        fold(word): (field, place + len(inside.get(field, ())))
        for field, words in whole.items()
        for place, word in enumerate(words)
    }
    as_written = frozenset(word.lower() for word in personal["as_written"])
    every = {**known_inside, **known_whole}
    compact = {
        key: meant
        for word, meant in every.items()
        if len(key := word.replace(" ", "")) >= _SHORTEST_COMPACT
    }
    first_words = frozenset(word.split()[0] for word in known_inside)
    return Synonyms(every, known_inside, first_words, compact, as_written)


@lru_cache(maxsize=4096)
def match(heading: str) -> Match | None:
    """The field a heading stands for; None when it says nothing known."""
    if len(heading) > _LONGEST_HEADING:
        return None
    known = synonyms()
    if heading.strip().lower() in known.personal_as_written:
        return Match(PERSONAL, is_exact=True, order=0)
    for text in (fold(heading), fold(_PARENTHESIS.sub(" ", heading))):
        if text in known.whole:
            field, place = known.whole[text]
            return Match(field, is_exact=True, order=place)
    words = fold(heading).split()
    if (key := "".join(words)) in known.compact:  # HOTEN, "Tên sángkiến"
        field, place = known.compact[key]
        return Match(field, is_exact=True, order=place + len(known.whole))
    found = [
        part
        for start in range(len(words))
        if words[start] in known.first_words
        for end in range(start + 1, min(len(words), start + _LONGEST_SYNONYM) + 1)
        if (part := " ".join(words[start:end])) in known.inside
    ]
    if not found:
        return None
    longest = max(found, key=len)
    return Match(known.inside[longest][0], is_exact=False, order=-len(longest))


def is_sure(heading: str) -> bool:
    """Whether a heading leaves no doubt: a known one that is more than a bare "Tên"."""
    matched = match(heading)
    if matched is None:
        return False
    keys = (fold(heading), fold(_PARENTHESIS.sub(" ", heading)))
    return not matched.is_exact or not any(key in _bare_words() for key in keys)


@cache
def _bare_words() -> frozenset[str]:
    known = synonyms()
    return frozenset(known.whole.keys() - known.inside.keys())


def fields_of(headings: Sequence[str | None]) -> dict[str, int]:
    """Field → position of its column. Each field is taken once, by its surest heading.

    Personal columns are not among them: `personal_columns` lists those. Nor is the given name
    ("Tên") that stands beside a family name ("Họ đệm").
    """
    matches = [
        (matched, position)
        for position, heading in enumerate(headings)
        if heading and (matched := match(heading)) and matched.field not in {PERSONAL, "other"}
    ]
    families = {position + 1 for matched, position in matches if matched.field == "family"}
    if families:
        matches = [
            one
            for one in matches
            if one[1] not in families or fold(headings[one[1]] or "") != "ten"
        ]
    taken: dict[str, int] = {}
    for matched, position in sorted(
        matches, key=lambda one: (not one[0].is_exact, one[0].order, one[1])
    ):
        taken.setdefault(matched.field, position)
    if "person" not in taken and "co_authors" in taken:  # "Tác giả, đồng tác giả" in one column
        taken["person"] = taken.pop("co_authors")
    if "family" in taken:
        taken.setdefault("person", taken.pop("family"))
    return dict(sorted(taken.items(), key=lambda one: one[1]))


def personal_columns(headings: Sequence[str | None]) -> list[int]:
    """Positions of the columns that hold personal data."""
    return [
        position
        for position, heading in enumerate(headings)
        if heading and (matched := match(heading)) and matched.field == PERSONAL
    ]
