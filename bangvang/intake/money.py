"""Money as people write it: "1,5 tỷ", "350 triệu", "1.500.000.000 đ"."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from bangvang.fold import fold
from bangvang.intake.number_words import number_in_words

#: Folded unit words and what they are worth in đồng.
UNITS = {
    "ty": 1_000_000_000,
    "ti": 1_000_000_000,
    "trieu": 1_000_000,
    "tr": 1_000_000,
    "nghin": 1_000,
    "ngan": 1_000,
    "ng": 1_000,
    "k": 1_000,
    "tram": 100,
}
_CURRENCY = re.compile(r"\s*(?:đồng|dong|vnđ|vnd|đ|₫)\s*\.?$")
_NO_AMOUNT = re.compile(r"^[\s\-–—.0]*(?:đ|đồng|vnđ|vnd)?$|^(?:không|khong|ko|k|chưa|n/a|na)$")
_AROUND = re.compile(r"^(?:khoảng|ước|ước tính|hơn|trên|gần|~|≈|>|≥|tiết kiệm|làm lợi)\s*:?\s*")
_AFTER = re.compile(r"\s*(?:/|một|mỗi|trên)\s*năm$")
_PIECE = re.compile(r"(\d+(?:[.,\s]\d+)*)\s*([^\W\d_]*)")
_GROUPED = re.compile(r"^\d{1,3}([.,])\d{3}(?:\1\d{3})*$")
_GROUPED_BY_BLANKS = re.compile(r"^\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?$")
_MAY_BE_A_FRACTION = re.compile(r"^[1-9]\d{0,2}([.,])\d{3}$")  # "12.345": thousands, or a decimal
_CODE = re.compile(r"^0\d+\.\d{3}$")  # "01.003" is no thousand
_LARGEST = 10**15  # a thousand times the largest benefit ever reported is a typing error
_LARGEST_SCALED = 10**12  # under "(triệu đồng)" more is an amount written out in full
_SMALLEST = (
    1_000  # đồng; a smaller bare number was meant in thousands or millions, nobody says which
)
#: What a heading says of its amounts, folded; "(106 đồng)" is a power of ten.
_SCALES = (
    (r"\b(?:t[yi](?! le)(?:d|dong|vnd)?|1 ?000 ?000 ?000|10 ?9)\b", 1_000_000_000),
    (r"\b(?:tr(?:ieu)?(?:d|dong|vnd)?|x? ?1 ?000 ?000(?: ?d)?|10 ?6)\b", 1_000_000),
    (
        r"\b(?:(?:nghin|ngan|ngh?|n(?= d(?:ong)?\b))(?:d|dong|vnd)?|k|x? ?1 ?000(?: ?d)?|10 ?3)\b",
        1_000,
    ),
)
_CONDITION = re.compile(
    r"\b(?:(?:tu|tren|hon|duoi|toi thieu|it nhat) \d+|(?!1 )\d{1,3}) (?:ty|ti|tr|trieu|nghin|ngan)\b"
)
_IN_DONG = re.compile(r"\b(?:d|dong|vnd)\b")
_MEASURE = re.compile(
    r"\b(?:(?:ty|ti|tr|trieu|nghin|ngan|ngh?|n|k)?(?:d|dong|vnd)?|x?[10]{1,3}d?|usd|viet nam|vn|nam)\b"
)
_FOREIGN = re.compile(r"\b(?:usd|do la|euro?|yen|jpy)\b")
_SHARE = re.compile(r"\bt[yi] le\b|\bphan tram\b")


def parse_money(
    text: str, unit: int = 1, *, has_decimals: bool | None = False
) -> tuple[int | None, bool]:
    """Whole đồng, and whether the text was understood; (None, True) when it says there is none.

    `unit` is what a bare number is worth, from a heading such as "Số tiền (triệu đồng)"; 0 where
    it is no money. `has_decimals`: whether a bare "12.345" under a heading of millions is twelve
    and a bit, or twelve thousand; None where nothing tells.
    """
    if unit == 1 and text.isdecimal():  # most are
        number = int(text)
        is_clear = not number or _SMALLEST <= number <= _LARGEST
        return (number or None) if is_clear else None, is_clear
    plain = " ".join(text.lower().split())
    if _NO_AMOUNT.match(plain):
        return None, True
    plain = _AFTER.sub("", _AROUND.sub("", plain))
    is_named = bool(_CURRENCY.search(plain))
    if is_named:
        plain, unit = _CURRENCY.sub("", plain), 1
    if not any(letter.isdigit() for letter in plain):
        amount = number_in_words(fold(plain).split())
        return amount, amount is not None
    pieces = _PIECE.findall(plain)
    rest = _PIECE.sub(" ", plain).strip(" .,:;+()₫")
    if not pieces or rest or plain[0] in ".,":
        return None, False
    is_bare = not is_named and len(pieces) == 1 and not pieces[0][1]
    is_open = is_bare and unit > 1_000 and bool(_MAY_BE_A_FRACTION.match(pieces[0][0]))
    if (is_bare and not unit) or (is_open and has_decimals is None):
        return None, False
    if is_open and has_decimals:
        total: Decimal | None = Decimal(pieces[0][0].replace(",", ".")) * unit
    else:
        total = _sum_of(pieces, unit)
    whole = None if total is None else int(total.to_integral_value(ROUND_HALF_UP))
    is_clear = whole is not None and whole <= _LARGEST
    if is_bare and whole:
        is_likely = whole < _LARGEST_SCALED if unit > 1 else whole >= _SMALLEST
        is_clear = is_clear and is_likely
    return (whole or None) if is_clear else None, is_clear


def decimals_of(texts: Iterable[str]) -> dict[str, bool | None]:
    """For "." and ",": whether the bare numbers of a column write decimals with it (True), or
    thousands (False); None where they tell nothing, or both."""
    bare = [text for text in texts if text[-1:].isdigit()]
    told = {}
    for mark in ".,":
        point = re.escape(mark)
        has_decimals = any(
            re.match(rf"^(?:\d+{point}(?:\d{{1,2}}|\d{{4,}})|0{point}\d+)$", one) for one in bare
        )
        has_groups = any(
            re.match(rf"^[1-9]\d{{0,2}}(?:(?:{point}\d{{3}}){{2,}}|{point}\d\d0)(?:\D|$)", one)
            for one in bare
        )
        told[mark] = has_decimals if has_decimals != has_groups else None
    return told


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
    compact = "".join(digits.split())
    if compact != digits and not _GROUPED_BY_BLANKS.match(digits):
        return None
    marks = [mark for mark in compact if mark in ".,"]
    if not marks:
        return Decimal(compact)
    if _GROUPED.match(compact) and not (compact.startswith("0") and is_counted):
        # "1.500 triệu" is fifteen hundred million; "1,500 tỷ" is read the same way
        return Decimal(re.sub("[.,]", "", compact))
    whole, fraction = compact.rsplit(marks[-1], 1)
    if len(marks) > 1 and (marks.count(marks[-1]) > 1 or not _GROUPED.match(whole)):
        return None
    return Decimal(f"{re.sub('[.,]', '', whole)}.{fraction}")


def unit_of(heading: str) -> int:
    """What a bare number under this heading is worth: "Số tiền làm lợi (triệu đồng)" -> 1000000;
    0 where it is a share, or money of another country."""
    words = _CONDITION.sub(" ", fold(heading))
    is_in_dong = bool(_IN_DONG.search(words))
    if _FOREIGN.search(words) and not is_in_dong:
        return 0
    for scale, worth in _SCALES:
        if re.search(scale, words):
            return worth
    is_share = "%" in heading or bool(_SHARE.search(words))
    return 0 if is_share and not is_in_dong else 1


def is_measure(text: str) -> bool:
    """Whether a text says nothing but what amounts are counted in: "triệu đồng", "1.000đ"."""
    return unit_of(text) != 1 and not _MEASURE.sub("", fold(text)).strip()


def names_unit(heading: str) -> bool:
    """Whether a heading says what its amounts are counted in, be it đồng."""
    return unit_of(heading) != 1 or bool(_IN_DONG.search(fold(heading)))
