"""Totals: how many initiatives a list says it holds, in its own last line."""

import re
from collections.abc import Iterable, Sequence

_THINGS = r"(?:sáng kiến|sang kien|sk|giải pháp|giai phap|đề tài|ý tưởng|lượt|người|tác giả|dòng|bản|hồ sơ)"
_LABEL = r"(?:tổng\s*cộng|tổng\s*số|tổng|cộng|tong\s*cong|tong\s*so|tong|cong|total)"
_SECTION = r"\(?(?:[ivx]{1,5}|[a-h])(?:\s*\+\s*(?:[ivx]{1,5}|[a-h]))*\)?"
#: What a page hands on to the next: "Cộng mang sang", "Số trang trước chuyển sang", "Cộng trang 2", "Lũy kế".
_CARRIED = (
    r"(?:(?:(?:tổng\s*)?cộng\s+)?(?:số\s+)?(?:trang\s+trước\s+)?(?:mang|chuyển)\s+(?:sang|tiếp|trang)(?:\s+trang)?(?:\s+(?:sau|tiếp|này))?"
    r"|(?:tổng\s*)?cộng\s+trang(?:\s+(?:này|trước))?|l[uũ][yỹ]\s*kế(?:\s\D{1,20})?)"
)
#: A cell that says no more than that a total stands here: "Tổng cộng", "Cộng: 96 sáng kiến", "Cộng II: 5".
TOTAL_CELL = (
    rf"(?i)^(?:{_LABEL}\s*(?:chung|toàn\s.{{1,20}}|số|đơn vị|(?:mục\s|phần\s)?\s*{_SECTION})?\s*(?:{_THINGS})?\s*"
    rf"[:=.]?\s*\(?[\d.,\s]*{_THINGS}?[\s.)]*|{_CARRIED}\s*[:=.]?[\d.,\s]*)$"
)
#: A cell that is only a counted number: "84 sáng kiến".
COUNT = rf"(?i)^[\d.,\s]+{_THINGS}[\s.]*$"
#: What a section's line tells of its rows. "Xí nghiệp số 2" and "May 10" are names to their end.
_COUNT_BEHIND = re.compile(
    rf"\s*(?:[:(–-]\s*)?(?:(?:có|gồm|tổng(?:\s+(?:số|cộng))?)\s*:?\s*)?\d[\d.,]*\s*{_THINGS}\s*\)?[\s.]*$"
    r"|\s*:\s*\d+\s*$",
    re.IGNORECASE,
)
#: A cell that is nothing but a small count; of four figures it is a year.
BARE_COUNT = rf"(?i)^\(?\d{{1,3}}\s*{_THINGS}?\)?[\s.]*$"
_COUNTED = re.compile(
    r"(\d[\d.,]*)\s*(?:sáng kiến|sang kien|sk|giải pháp|giai phap|đề tài|ý tưởng)\b", re.IGNORECASE
)
_AFTER_LABEL = re.compile(rf"^{_LABEL}[^\d]{{0,40}}?[:=(\s]\s*(\d[\d.,]*)\)?[\s.]*$", re.IGNORECASE)
_NUMBER = re.compile(r"^(\d[\d.,]*)$")
_IN_WORDS = re.compile(
    r"(?:tổng số|tổng cộng|danh sách.{0,20}(?:gồm|có)|ấn định.{0,30})\D{0,30}?(\d[\d.,]*)\s*"
    r"(?:sáng kiến|sang kien|sk|giải pháp|đề tài|ý tưởng)\b",
    re.IGNORECASE,
)
_IS_CARRIED = re.compile(rf"^{_CARRIED}\s*[:=.]?[\d.,\s]*$", re.IGNORECASE)
_LONGEST_COUNT = 7  # digits; what is longer is money


def without_count(name: str) -> str:
    """A section's name without what it counts: "Trường A (2 sáng kiến)" -> "Trường A"."""
    return _COUNT_BEHIND.sub("", name) or name


def stated_total(cells: Sequence[str | None], plain_cells: Iterable[int]) -> int | None:
    """The count a total line states: beside the word "sáng kiến", else behind "Tổng cộng", else a
    bare number in one of the `plain_cells` (positions of number, title and person columns)."""
    texts = [cell for cell in cells if cell]
    if any(map(_IS_CARRIED.match, texts)):
        return None  # what a page carries over stands in its total again
    for pattern in (_COUNTED, _AFTER_LABEL):
        for text in texts:
            if (found := pattern.search(text)) and (number := _whole(found[1])) is not None:
                return number
    bare = [_NUMBER.match(cells[at] or "") for at in plain_cells]
    numbers = [number for found in bare if found and (number := _whole(found[1])) is not None]
    return numbers[0] if len(numbers) == 1 else None


def total_in_words(text: str) -> int | None:
    """The count that a sentence around the table states: "Danh sách này gồm 350 sáng kiến"."""
    found = _IN_WORDS.search(text)
    return _whole(found[1]) if found else None


def _whole(digits: str) -> int | None:
    """ "1.633" and "1,633" are counts of a thousand and more; "1,5" is none."""
    plain = digits.rstrip(".,")
    if not re.fullmatch(r"\d+|\d{1,3}(?:[.,]\d{3})+|\d+\.0", plain):
        return None
    number = re.sub(r"\.0$", "", plain).replace(".", "").replace(",", "")
    return int(number) if len(number) <= _LONGEST_COUNT else None
