"""Content: what a column holds, told by its cells where its heading does not tell."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

import polars as pl

from bangvang.fold import fold
from bangvang.intake.dates import looks_like_date

SAMPLE = 60  # cells of a column looked at
ENOUGH = 0.6  # share of the cells that must be of one kind
_MOST_COLUMNS = (
    100  # of a table without headings; it is no list of registrations that goes on for ever
)
_FAMILY_NAMES = (
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh mai truong trinh dao doan "
    "lam phung luong ha luu ta to cao chu thach quach trieu la kieu nghiem tong giang khuat thai quan chau "
    "vuong lai an dam dong mac vi bach ma dau hua lo ninh nong tu tang uong vien khuc cu cung doi nguy ong "
    "phi thieu tieu tong ung van xa can khong nham nhu than giap sam diep"
)
_FAMILIES = frozenset(_FAMILY_NAMES.split())
_NAME = re.compile(r"[^\W\d_]+(?:\s+[^\W\d_]+){1,5}")
_TITLES = re.compile(r"^(?:ông|bà|anh|chị|đ/c|đ\.c|đc|ths|ts|bs|ks)\.?:?\s+", re.IGNORECASE)
_WORKPLACE = re.compile(
    r"^(?:ldld|lien doan|cong doan|cdcs|cd|truong|cong ty|cty|benh vien|xi nghiep|nha may|tong cong ty|trung tam|"
    r"ubnd|quan|huyen|thi xa|phuong|phong|ban|chi nhanh|ngan hang|vien|so|htx|to|khoa|doi|tieu hoc|mam non|thcs|thpt)\b"
)
#: Begin names of places and workplaces, and are family names only without their accents.
_NO_FAMILIES = frozenset({"xã", "trường", "tổ", "đội", "viện"})
_PLACES = {
    "to": "tổ",
    "doi": "đội",
    "so": "sở",
    "vien": "viện",
    "ban": "ban",
    "phong": "phòng",
    "truong": "trường",
}
_NO_WORKPLACE = re.compile(
    r"^(?:tổ chức|phòng (?:chống|ngừa|tránh|bệnh|cháy)|trường hợp|ban hành|đội ngũ|sở thích)(?!\w)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:so nha|duong|pho|phuong|xa|quan|huyen|to dan pho|thon|ngo|ngach)\b")
_FEWEST_TITLE_WORDS = 3


def is_person(text: str) -> bool:
    """Whether a text is a Vietnamese person's name: a known family name and one to five words more."""
    name = _TITLES.sub("", re.split(r"[,;\n&(]|\s-\s", text, maxsplit=1)[0].strip())
    if not _NAME.fullmatch(name) or not all(word[0].isupper() for word in name.split()):
        return False
    return name.split()[0].lower() not in _NO_FAMILIES and fold(name).split()[0] in _FAMILIES


def begins_with_a_family(name: str) -> bool:
    """Whether the first word of a name is a family name, however it is written."""
    return fold(name).split(" ", 1)[0] in _FAMILIES


def is_workplace(text: str) -> bool:
    """Whether a text begins as names of unions, schools, companies and offices do.

    "Đổi mới …" begins as a team ("đội") does without its accents only, "Phòng chống …" as an office.
    """
    if not _WORKPLACE.match(fold(text)) or _NO_WORKPLACE.match(text):
        return False
    first = text.split(maxsplit=1)[0].lower()
    return first.isascii() or fold(first) not in _PLACES or first in _PLACES.values()


def is_title(text: str) -> bool:
    """Whether a text could be the title of an initiative: several words, no name, day or place."""
    return (
        len(text.split()) >= _FEWEST_TITLE_WORDS
        and not is_person(text)
        and not is_workplace(text)
        and not looks_like_date(text)
        and len(_ADDRESS.findall(fold(text))) < 2
    )


#: field -> what its cells look like
LOOKS: dict[str, Callable[[str], bool]] = {
    "title": is_title,
    "person": is_person,
    "registered_on": looks_like_date,
    "unit": is_workplace,
}


def sampled(cells: pl.Series) -> list[str]:
    """Some different cells of a column."""
    return cells.drop_nulls().head(SAMPLE * 4).unique(maintain_order=True).head(SAMPLE).to_list()


def share(texts: Sequence[str], looks: Callable[[str], bool]) -> float:
    """The share of the texts that look so; 0 when there are none."""
    return sum(map(looks, texts)) / len(texts) if texts else 0.0


def fitting(columns: dict[int, list[str]], field: str, fewest: int = 2) -> list[int]:
    """The columns whose cells look like the field's, of at least `fewest` different cells."""
    looks = LOOKS[field]
    return [
        at
        for at, texts in columns.items()
        if len(texts) >= fewest and share(texts, looks) >= ENOUGH
    ]


def fields_by_content(
    cells: pl.DataFrame,
    names: Iterable[str],
    is_unit: Callable[[str], bool],
    fewest: int = 2,
) -> dict[str, int] | None:
    """Field -> column of a table without headings; None where content leaves title or person open.

    `is_unit` tells whether a text names a unit that is known. Of a title and a person the table
    has at least `fewest` different ones.
    """
    shown = islice(names, _MOST_COLUMNS)
    columns = {at: sampled(cells[name]) for at, name in enumerate(shown)}
    found: dict[str, int] = {}
    for field in ("person", "title"):
        fits = fitting(columns, field, fewest)
        if len(fits) != 1:
            return None
        found[field] = fits[0]
        del columns[fits[0]]
    both = [cells.columns[at + 1] for at in found.values()]
    together = cells.select(pl.all_horizontal(pl.col(both).is_not_null()).mean()).item()
    if together < ENOUGH:
        return None
    for field in ("registered_on", "unit"):
        fits = fitting(columns, field, fewest=1)
        if field == "unit":
            fits = [
                at for at, texts in columns.items() if at in fits or share(texts, is_unit) >= ENOUGH
            ]
        if len(fits) == 1:
            found[field] = fits[0]
    numbers = [at for at, texts in columns.items() if at == 0 and _counts_up(texts)]
    return found | dict.fromkeys(("stt",), numbers[0]) if numbers else found


def _counts_up(texts: Sequence[str]) -> bool:
    digits = [int(text) for text in texts if text.isdigit() and len(text) < 7]
    return len(digits) >= 2 and len(digits) >= ENOUGH * len(texts) and digits == sorted(digits)
