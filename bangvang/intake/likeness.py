"""Likeness: names that are nearly a known one. They are proposed, never taken unasked."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bangvang.fold import fold

MOST_PROPOSED = 3
_NAMES_KEPT = 4_096  # those that unions are known by are met with every file
_MOST_AT_ONCE = (
    2_000  # names; of more, only those with the first or last word in common are compared
)
_WRITTEN_OUT = {
    "cty": "cong ty",
    "ct": "cong ty",
    "cp": "co phan",
    "tm": "thuong mai",
    "dv": "dich vu",
    "sx": "san xuat",
    "tct": "tong cong ty",
    "xn": "xi nghiep",
    "bv": "benh vien",
    "th": "tieu hoc",
    "mn": "mam non",
    "mtv": "mot thanh vien",
    "vn": "viet nam",
    "hn": "ha noi",
    "dk": "da khoa",
}
_NOT_OF_THE_NAME = re.compile(
    r"^(?:(?:cdcs|cong doan co so|cong doan|cd|ban chap hanh|bch|don vi)\s+)+(?=\S)"
)
_COMMON_WORDS = re.compile(
    r"\b(?:cong ty|tong cong ty|co phan|tnhh|mot thanh vien|thuong mai|dich vu|san xuat|tap doan|chi nhanh|ha noi|"
    r"thanh pho|tp|viet nam|truong|va|nha nuoc)\b"
)
_FEWEST_TURNED = 3  # words; names of more are the same in any order
_SHORTEST_SLIP = 4  # letters of a word misspelt; "An" and "Anh" are two names
_DIGITS = re.compile(r"\d+")
#: Names that differ in one of these are different, however alike: "Tổ A" and "Tổ B".
_TELLING = re.compile(r"\b(?:[a-z]|i{2,3}|iv|vi{0,3}|bac|nam|dong|tay|trung|thuong|ha)\b")


@dataclass(frozen=True)
class _Name:
    """A name as it is compared."""

    written: str
    folded: str
    key: str  #: folded, abbreviations written out, "CĐCS" taken off

    @cached_property
    def core(self) -> str:
        """The key without words that many names share."""
        return " ".join(_COMMON_WORDS.sub(" ", self.key).split()) or self.key

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """Numbers, single letters and points of the compass: they must be the same."""
        return tuple(sorted(_DIGITS.findall(self.core) + _TELLING.findall(self.core)))


@lru_cache(maxsize=_NAMES_KEPT)
def _name(written: str) -> _Name:
    folded = fold(written)
    words = " ".join(_WRITTEN_OUT.get(word, word) for word in folded.split())
    return _Name(written, folded, _NOT_OF_THE_NAME.sub("", words))


def likeness(one: str, other: str) -> int:
    """How alike two folded texts are, 0 to 100; 0 where their numbers differ."""
    if sorted(_DIGITS.findall(one)) != sorted(_DIGITS.findall(other)):
        return 0
    return round(max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other)))


def near(names: Sequence[str], known: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
    """Name -> the known names it is nearly, with their likeness, the likest first.

    Nearly: the same but for a slip of the pen (one letter, a blank, words turned round) or for
    "công ty cổ phần", "Hà Nội" and the like, said or left out. "Gia Phát" is not "Gia Phúc". A
    known name equal when folded is no near match but the same.
    """
    others = list(known)
    read = {written: _name(written) for written in {*names, *others}}
    by_marks = _by_marks(read[written] for written in others)
    found = {}
    for marks, group in _by_marks(read[written] for written in names).items():
        if by_marks.get(marks, group) == group and len(group) == 1:
            continue  # like none but itself
        candidates = _Candidates(by_marks.get(marks, []))
        for name in group:
            alike = {
                other.written: likeness(name.key, other.key)
                for other in candidates.of(name)
                if other.folded != name.folded
            }
            if alike:
                ranked = sorted(alike.items(), key=lambda one: (-one[1], one[0]))
                found[name.written] = ranked[:MOST_PROPOSED]
    return found


def _by_marks(names: Iterable[_Name]) -> dict[tuple[str, ...], list[_Name]]:
    groups: dict[tuple[str, ...], list[_Name]] = defaultdict(list)
    for name in names:
        groups[name.marks].append(name)
    return groups


class _Candidates:
    """Known names of the same marks, ready to be asked name by name."""

    def __init__(self, known: Sequence[_Name]) -> None:
        self._same: dict[str, list[_Name]] = defaultdict(list)
        self._cores: dict[str, list[_Name]] = defaultdict(list)
        self._ends: dict[tuple[bool, str], set[str]] = defaultdict(set)
        for one in known:
            for form in _forms(one.core):
                self._same[form].append(one)
            self._cores[one.core].append(one)
        if len(self._cores) > _MOST_AT_ONCE:
            for core in self._cores:
                words = core.split()
                self._ends[False, words[0]].add(core)
                self._ends[True, words[-1]].add(core)

    def of(self, name: _Name) -> Iterator[_Name]:
        for form in _forms(name.core):
            yield from self._same.get(form, ())
        cores: Iterable[str] = self._cores.keys()
        if self._ends:
            words = name.core.split()
            cores = self._ends[False, words[0]] | self._ends[True, words[-1]]
        slips = process.extract(name.core, cores, scorer=OSA.distance, score_cutoff=1, limit=9)  # type: ignore[arg-type]
        for core, distance, _ in slips:
            if distance and _is_long_slip(name.core, core):
                yield from self._cores[core]


def _forms(core: str) -> tuple[str, str]:
    """The core without blanks, and with its words in order: "Minh Quang" is not "Quang Minh"."""
    words = core.split()
    turned = sorted(words) if len(words) > _FEWEST_TURNED else words
    return "".join(words), " ".join(turned)


def _is_long_slip(one: str, other: str) -> bool:
    """Whether the words that differ by a letter are long enough to be one word misspelt."""
    words, others = Counter(one.split()), Counter(other.split())
    different = chain((words - others).elements(), (others - words).elements())
    return min(map(len, different), default=0) >= _SHORTEST_SLIP
