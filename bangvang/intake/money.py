"""Money as people write it: "1,5 tỷ", "350 triệu", "1.500.000.000 đ"."""

import re
from decimal import ROUND_HALF_UP, Decimal

from bangvang.fold import fold
from bangvang.intake.number_words import number_in_words

#: Folded unit words and what they are worth in đồng.
UNITS = {
    "ty": 1_000_000_000,
    "ti": 1_000_000_000,
    "b": 1_000_000_000,
    "trieu": 1_000_000,
    "tr": 1_000_000,
    "m": 1_000_000,
    "nghin": 1_000,
    "ngan": 1_000,
    "ng": 1_000,
    "k": 1_000,
    "tram": 100,
}
_CURRENCY = re.compile(r"\s*(?:đồng|dong|vnđ|vnd|đ|₫)\s*\.?$")
_NO_AMOUNT = re.compile(r"^[\s\-–—.0]*(?:đ|đồng|vnđ|vnd)?$|^(?:không|khong|ko|k|chưa|n/a|na)$")
_AROUND = re.compile(r"^(?:khoảng|ước|ước tính|hơn|trên|gần|~|≈|>|≥|tiết kiệm|làm lợi)\s*:?\s*")
_AFTER = re.compile(r"\s*(?:/|một|mỗi|trên)\s*(?:năm|tháng)$")
_PIECE = re.compile(r"(\d+(?:[.,\s]\d+)*)\s*([^\W\d_]*)")
_GROUPED = re.compile(r"^\d{1,3}(?:([.,\s])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?$")
_CODE = re.compile(r"^0\d+\.\d{3}$")  # "01.003" is no thousand
_FIGURES = re.compile(r"\bx? ?1 ?000(?P<million> ?000)? ?(?:d|dong|vnd)?\b")  # "(1.000đ)", folded
_LARGEST = 10**15  # a thousand times the largest benefit ever reported is a typing error


def parse_money(text: str, unit: int = 1) -> tuple[int | None, bool]:
    """Whole đồng, and whether the text was understood; (None, True) when it says there is none.

    `unit` is what a bare number is worth, from a heading such as "Số tiền (triệu đồng)".
    """
    plain = " ".join(text.lower().split())
    if _NO_AMOUNT.match(plain):
        return None, True
    plain = _AFTER.sub("", _AROUND.sub("", plain))
    if _CURRENCY.search(plain):
        plain, unit = _CURRENCY.sub("", plain), 1
    if not any(letter.isdigit() for letter in plain):
        amount = number_in_words(fold(plain).split())
        return amount, amount is not None
    pieces = _PIECE.findall(plain)
    rest = _PIECE.sub(" ", plain).strip(" .,:;+()₫")
    if not pieces or rest:
        return None, False
    total = _sum_of(pieces, unit)
    whole = None if total is None else int(total.to_integral_value(ROUND_HALF_UP))
    is_clear = whole is not None and whole <= _LARGEST
    return (whole or None) if is_clear else None, is_clear


def _sum_of(pieces: list[tuple[str, str]], unit: int) -> Decimal | None:
    """The sum of numbers with their unit words, "2 tỷ 300 triệu"; None where they make no sense."""
    total = Decimal(0)
    before = 0
    for digits, word in pieces:
        worth = UNITS.get(fold(word)) if word else (_rest_of(before, digits) if before else unit)
        if worth is None or (before and worth >= before):
            return None
        number = _number(digits, is_counted=worth > 1)
        if number is None or _CODE.match(digits):
            return None
        total += number * worth
        before = worth
    return total


def _rest_of(before: int, digits: str) -> int | None:
    """What a last bare number is worth: "1tr5" is 1.5 million, "600 ngàn 175" ends in 175 đồng."""
    return {1: before // 10, 3: before // 1_000}.get(len(digits)) or None


def _number(digits: str, *, is_counted: bool) -> Decimal | None:
    """ "1.500.000" and "1,500,000" are grouped; "1,5" and "1.5" are not."""
    compact = digits.replace(" ", "")
    marks = [mark for mark in compact if mark in ".,"]
    if not marks:
        return Decimal(compact)
    decimal = marks[-1]
    whole, fraction = compact.rsplit(decimal, 1)
    if marks.count(decimal) > 1 or (len(fraction) == 3 and not is_counted and len(set(marks)) == 1):
        if not _GROUPED.match(compact):
            return None
        return Decimal(compact.replace(decimal, "").replace(",", "."))
    if len(set(marks)) == 1 and len(fraction) == 3 and is_counted and whole != "0":
        # "1.500 triệu" is fifteen hundred million; "1,500 tỷ" is read the same way
        return Decimal(whole + fraction)
    other = "," if decimal == "." else "."
    return Decimal(f"{whole.replace(other, '')}.{fraction}")


def unit_of(heading: str) -> int:
    """What a bare number under this heading is worth: "Số tiền làm lợi (triệu đồng)" -> 1000000."""
    words = fold(heading).split()
    if "ty" in words:
        return 1_000_000_000
    figures = _FIGURES.search(" ".join(words))
    if {"trieu", "tr"} & set(words) or (figures and figures["million"]):
        return 1_000_000
    if {"nghin", "ngan"} & set(words) or figures:
        return 1_000
    return 1
