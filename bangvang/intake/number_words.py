"""Numbers written out in Vietnamese: "một tỷ hai trăm triệu đồng"."""

_DIGITS = {
    "khong": 0, "linh": 0, "le": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6,
    "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
_SCALES = {"nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "ty": 10**9, "ti": 10**9}
_FILLERS = {"dong", "vnd", "chan", "viet", "va"}


def number_in_words(words: list[str]) -> int | None:
    """The number that folded words name; None where some word is no part of one.

    "Một tỷ hai" is none: nobody can say of what the two are.
    """
    total = group = 0
    ten: int | None = None
    is_told = has_hundreds = False
    before = 0  # the scale before
    for word in words:
        if word in _FILLERS:
            continue
        if word in _DIGITS:
            group += _DIGITS[word]
            ten = _DIGITS[word]
        elif word == "muoi":  # "hai mươi" is twenty, "mười" alone is ten
            group += 10 if not ten else 9 * ten
            ten = None
        elif word == "tram" and is_told:
            group = group * 100
            ten, has_hundreds = None, True
        elif word == "ruoi":  # "một tỷ rưỡi"
            return None if total == 0 or group else total + _half(total)
        elif word in _SCALES and group and not (before and _SCALES[word] >= before):
            before = _SCALES[word]
            total += group * before
            group, ten, has_hundreds = 0, None, False
        else:
            return None
        is_told = True
    is_whole = not group or has_hundreds
    return total + group if is_told and total and is_whole else None


def _half(total: int) -> int:
    scale = max(scale for scale in _SCALES.values() if total % scale == 0)
    return scale // 2
