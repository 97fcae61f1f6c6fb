"""Units: which upper union, and which grassroots union, the words of a row name.

Only what is certain is taken: a code, a known spelling, or a spelling that is unique after common
words such as "LĐLĐ quận" are taken off or written out. What may mean several units is asked about.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import polars as pl

from bangvang.fold import fold
from bangvang.intake.content import is_person
from bangvang.roster import Roster

_WRITTEN_OUT = {
    "ldld": "lien doan lao dong",
    "lđlđ": "lien doan lao dong",
    "cdn": "cong doan nganh",
    "cd": "cong doan",
    "q": "quan",
    "h": "huyen",
    "tx": "thi xa",
    "tct": "tong cong ty",
    "cty": "cong ty",
}
_KIND_WORDS = re.compile(
    r"^(?:(?:lien doan lao dong|ldld|cong doan|cdn|cd|nganh|quan|q|huyen|h|thi xa|tx)\s+)+(?=\S)"
)
_CITY_AT_END = re.compile(r"\s+(?:thanh pho ha noi|tp ha noi|tphn|tp hn|ha noi|hn)$")
_NUMBERED = re.compile(r"^\s*(?:[IVXLC]+|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*)\s*[.)/:-]+\s*")
_LONGEST_NAME = 9  # words
#: Behind an upper union's code in an answer: the text names a union below it, not the upper itself.
BELOW = "/"
_BELOW_AN_UPPER = re.compile(
    r"^(?:cdcs|cong doan co so|truong|cong ty|cty|ct|benh vien|bv|xi nghiep|xn|nha may|trung tam|"
    r"ubnd|phong|ban|chi nhanh|ngan hang|vien|htx|tram|khoa|xuong|doi|to|mam non|mn|tieu hoc|th|thcs|"
    r"thpt|cao dang|dai hoc|hoc vien)\b"
)
#: "CĐCS Công ty May 10, LĐLĐ Q. Long Biên"; a place alone ("…, quận Long Biên") may be an address
_WITH_ITS_UPPER = re.compile(
    r"^(.+?)\s*(?:[,;(–\n]|\s-\s|\sthuộc\s)\s*"
    r"((?:LĐLĐ|liên đoàn lao động|công đoàn|CĐN?)\b[^,;()\n]*?)\s*\)?$",
    re.IGNORECASE,
)


#: "LĐLĐ quận X / Nguyễn Văn A": columns headed "Đơn vị / Chủ nhiệm" hold both
_COMRADE = re.compile(r"\bđ/c\b\.?:?\s*", re.IGNORECASE)
_WITH_ITS_LEADER = re.compile(r"^(.+?)\s*(?:[/;\n(]|\s[-–]\s)\s*([^/;\n()]+?)\s*\)?$")
#: "CĐCS X - Chủ tịch: Nguyễn Văn A", "CĐCS X / Nguyễn Văn A": of a union below, only what is sure.
#: "Công ty A - Hoàng Mai" and "Dệt may - Hoàng Thị Loan" are names to their end.
_ROLE = (
    r"(?:phó\s+)?(?:chủ\s+tịch|giám\s+đốc|hiệu\s+trưởng|trưởng\s+(?:ban|phòng)|thủ\s+trưởng|tổ\s+trưởng)|"
    r"CT|PCT|(?:người\s+)?đại\s+diện|phụ\s+trách|chủ\s+nhiệm|lãnh\s+đạo"
)
_WITH_A_ROLE = re.compile(
    rf"^(.+?)\s*(?:[/;,(\n]|\s[-–])\s*(?:{_ROLE})(?:\s+(?:CĐCS|công\s+đoàn|CĐ))?\s*(?::|\s)\s*([^/;:\n()]+?)\s*\)?$",
    re.IGNORECASE,
)
_WITH_A_NAME = re.compile(r"^(.+?)\s*[/;\n]\s*([^/;\n()]+?)\s*$")
_FEWEST_WORDS_OF_A_LEADER = 3
#: "Giáo viên, Trường Mầm non Hoa Sen", as columns headed "Chức vụ, đơn vị công tác" hold it
_BEHIND_A_POSITION = re.compile(
    r"^(?:(?:phó\s+)?(?:hiệu\s+trưởng|giám\s+đốc|trưởng\s+(?:phòng|khoa|ban)|chủ\s+tịch)|tổ\s+trưởng|tổ\s+phó|giáo\s+viên|"
    r"giảng\s+viên|nhân\s+viên|công\s+nhân|chuyên\s+viên|cán\s+bộ|kế\s+toán|kỹ\s+sư|bác\s+s[ĩỹ]|điều\s+dưỡng|GV|NV|CN|HT|PHT)"
    r"(?:\s+[^,;/\n–-]{1,30})?\s*(?:[,;/\n]|\s[-–])\s*(.+)$",
    re.IGNORECASE,
)
#: "Tổ Toán - Trường THCS Giảng Võ", "Phòng Kế toán, Công ty May 10"
_BEHIND_A_TEAM = re.compile(
    r"^(?:tổ|đội|phòng|khoa|bộ phận|bộ môn|phân xưởng|xưởng|chuyền|ca)\s[^,;/\n–-]{1,40}?\s*(?:[,;/\n]|\s[-–])\s*"
    r"((?:CĐCS|công\s+đoàn|trường|công\s+ty|cty|bệnh\s+viện|bv|xí\s+nghiệp|nhà\s+máy|trung\s+tâm|mầm\s+non|tiểu\s+học|THCS|THPT)\s.+)$",
    re.IGNORECASE,
)
#: "Trường Mầm non Hoa Sen, số 12 Đội Cấn, Ba Đình", "… (Địa chỉ: …)": a number of a house, or the word
_WITH_ITS_ADDRESS = re.compile(
    r"^(.+?)\s*(?:[,;(\n]|\s[-–])\s*(?:(?i:địa\s+chỉ)\s*:|(?i:số(?:\s+nhà)?\s+)?\d+[A-Za-z]?(?:[/-]\d+[A-Za-z]?)*,?\s+"
    r"(?:(?i:đường|phố|ngõ|ngách|thôn|tổ|khu|lô)\s+)?[A-ZĐÀ-Ỹ]).*$",
    re.DOTALL,
)


@dataclass(frozen=True)
class Meaning:
    """What a text means: `kind` is upper, grassroots, shared, city, ambiguous or nothing.

    Shared is the name of grassroots unions of several uppers: under a known upper it is clear.
    """

    kind: str
    upper_id: str | None = None
    candidates: frozenset[str] = frozenset()  #: upper unions it may mean, when ambiguous or shared
    name: str | None = (
        None  #: the grassroots union's own name, where somebody chose or the text says it
    )


NOTHING = Meaning("nothing")
NOTHING_CHOSEN: Mapping[str, str] = MappingProxyType({})


def variants(text: str) -> Iterator[str]:
    """Folded spellings to look for, the most literal first."""
    plain = fold(text)
    yield plain
    written_out = " ".join(_WRITTEN_OUT.get(word, word) for word in plain.split())
    yield written_out
    for form in (plain, written_out):
        without_city = _CITY_AT_END.sub("", form)
        yield without_city
        yield _KIND_WORDS.sub("", without_city)


def _spellings_in(texts: list[str], phrases: Iterable[str]) -> set[str]:
    """Folded spellings of all that the texts may name."""
    uppers = [parted[1] for text in texts if (parted := with_its_upper(text))]
    led = [unit for text in texts if (unit := without_leader(text))]
    led += [unit for text in texts if (unit := union_without_leader(text)) != text]
    return {key for text in (*texts, *uppers, *led) for key in variants(text) if key} | set(phrases)


class Directory:
    """The part of the roster that some texts could name, ready to be asked text by text."""

    def __init__(
        self,
        roster: Roster,
        texts: Iterable[str],
        chosen: Mapping[str, str] = NOTHING_CHOSEN,
        *,
        phrases: Iterable[str] = (),
    ) -> None:
        texts = list(texts)
        units = roster.units.select("unit_id", "name", "level", "parent_id")
        self._level = dict(units.select("unit_id", "level").iter_rows())
        self._parent = dict(units.select("unit_id", "parent_id").iter_rows())
        self._spelled: dict[str, set[str]] = {}
        self._doubtful: set[str] = set()
        self._meanings: dict[str, Meaning] = {}
        self._chosen = {text: unit_id for text, unit_id in chosen.items() if unit_id}
        self._name = dict(units.select("unit_id", "name").iter_rows()) if self._chosen else {}
        known = roster.spellings
        if len(texts) < known.height:  # else it is quicker to take them all than to look for some
            known = known.filter(pl.col("spelling").is_in(list(_spellings_in(texts, phrases))))
        for spelling, unit_id, ambiguous in known.select(
            "spelling", "unit_id", "ambiguous"
        ).iter_rows():
            if self._level.get(unit_id) == "team":  # "Tổ 1" tells nothing of the union it is in
                continue
            self._spelled.setdefault(spelling, set()).add(unit_id)
            if ambiguous:
                self._doubtful.add(spelling)
        for unit_id, level in self._level.items():
            if level in {"city", "upper"}:
                self._spelled.setdefault(fold(unit_id), set()).add(unit_id)

    def upper_of(self, unit_id: str | None) -> str | None:
        """The upper union a unit belongs to: itself, or the nearest above it."""
        while unit_id is not None and self._level.get(unit_id) != "upper":
            unit_id = self._parent.get(unit_id)
        return unit_id

    def meaning(self, text: str) -> Meaning:
        """What the text means. An ambiguous spelling stays so, whatever a looser form would say."""
        if text not in self._meanings:
            if self._chosen and (unit_id := self._chosen.get(fold(text))):
                self._meanings[text] = self._as_chosen(unit_id, text)
                return self._meanings[text]
            keys = (key for key in variants(text) if key in self._spelled)
            key = next(keys, None)
            self._meanings[text] = self._of(key) if key else self._with_more(text)
        return self._meanings[text]

    def _as_chosen(self, unit_id: str, text: str) -> Meaning:
        upper = self.upper_of(unit_id.removesuffix(BELOW))
        if upper is None:
            return Meaning("city" if unit_id in self._level else "nothing")
        if unit_id.endswith(BELOW):
            return Meaning("grassroots", upper, name=text)
        if upper == unit_id:
            return Meaning("upper", upper)
        return Meaning("grassroots", upper, name=self._name[unit_id])

    def _with_more(self, text: str) -> Meaning:
        """Of a text that names its upper union, or its leader, behind the unit."""
        unit = without_leader(text)
        led = self.meaning(unit) if unit else NOTHING
        if led.kind in {"upper", "ambiguous", "city"}:
            return led
        surely = union_without_leader(text)
        return self.meaning(surely) if surely != text else self._below_its_upper(text)

    def _below_its_upper(self, text: str) -> Meaning:
        """Of a text that names a union and, behind it, its upper union."""
        parted = with_its_upper(text)
        upper = self.meaning(parted[1]) if parted else NOTHING
        if parted is None or upper.kind != "upper":
            return NOTHING
        return Meaning("grassroots", upper.upper_id, name=parted[0])

    def _of(self, key: str) -> Meaning:
        unit_ids = self._spelled[key]
        uppers = frozenset(upper for one in unit_ids if (upper := self.upper_of(one)))
        levels = {self._level[one] for one in unit_ids}
        if key in self._doubtful or (len(uppers) > 1 and "upper" in levels):
            return Meaning("ambiguous", candidates=uppers)
        if len(uppers) > 1:
            return Meaning("shared", candidates=uppers)
        if not uppers:
            return Meaning("city")
        return Meaning("upper" if "upper" in levels else "grassroots", next(iter(uppers)))

    def named_in(self, texts: Iterable[str]) -> set[str]:
        """Upper unions named anywhere inside the texts, each text by its longest names."""
        found: set[str] = set()
        for text in texts:
            words = fold(text).split()
            position = 0
            while position < len(words):
                for end in range(min(len(words), position + _LONGEST_NAME), position, -1):
                    key = " ".join(words[position:end])
                    if key in self._spelled and len(key) > 2:
                        meaning = self._of(key)
                        found |= {meaning.upper_id} if meaning.upper_id else set()
                        position = end - 1
                        break
                position += 1
        return found


def with_its_upper(text: str) -> tuple[str, str] | None:
    """The two names of a text that names a union and, behind it, its upper union."""
    found = _WITH_ITS_UPPER.match(text)
    return (found[1], found[2]) if found else None


def without_leader(text: str) -> str | None:
    """The unit of a text that names a unit and, behind it, a person: "LĐLĐ quận X / Nguyễn Văn A"."""
    found = _WITH_ITS_LEADER.match(_COMRADE.sub("", text))
    return found[1] if found and is_person(found[2]) else None


def union_without_leader(text: str) -> str:
    """A grassroots union's name without what is surely told beside it: the leader behind it, a
    position before it, its address; else the text itself."""
    plain = _COMRADE.sub("", text)
    is_comrade = plain != text
    placed = _BEHIND_A_POSITION.match(plain)
    if placed and is_below_an_upper(placed[1]):
        text = plain = placed[1]
    team = _BEHIND_A_TEAM.match(plain)
    if team and is_whole_name(team[1]):
        text = plain = team[1]
    if (housed := _WITH_ITS_ADDRESS.match(plain)) and is_whole_name(housed[1]):
        text = plain = housed[1]
    led = _WITH_A_ROLE.match(plain)
    if led and is_person(led[2]):
        return led[1]
    named = _WITH_A_NAME.match(plain)
    if named is None or not is_person(named[2]) or not is_whole_name(named[1]):
        return text
    is_long = len(named[2].split()) >= _FEWEST_WORDS_OF_A_LEADER
    return named[1] if is_long or is_comrade else text


def is_whole_name(text: str) -> bool:
    """Whether a text says more than the kind of a workplace: "Trường THPT" alone does not."""
    rest = fold(text)
    while found := _BELOW_AN_UPPER.match(rest):
        rest = rest[found.end() :].strip()
    return bool(rest)


def is_below_an_upper(text: str) -> bool:
    """Whether a text begins as names of workplaces do, which stand below an upper union."""
    return bool(_BELOW_AN_UPPER.match(fold(text)))


def phrases(text: str) -> set[str]:
    """All runs of words of a text that could be a unit's name."""
    words = fold(text).split()
    return {
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + _LONGEST_NAME) + 1)
    }


def without_number(text: str) -> str:
    """A section's name without its number: "I. LĐLĐ quận Ba Đình" -> "LĐLĐ quận Ba Đình"."""
    return _NUMBERED.sub("", text)
