"""Numbers written out in Vietnamese: "một tỷ hai trăm triệu đồng"."""

_DIGITS = {
    "khong": 0, "linh": 0, "le": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6,
    "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
_SCALES = {"nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "ty": 10**9, "ti": 10**9}
_FILLERS = {"dong", "vnd", "chan", "viet", "va"}


def number_in_words(words: list[str]) -> int | None:
    """The number that folded words name; None where some word is no part of one."""
    total = group = 0
    ten: int | None = None
    is_told = False
    for word in words:
        if word in _FILLERS:
            continue
        is_told = True
        if word in _DIGITS:
            group += _DIGITS[word]
            ten = _DIGITS[word]
        elif word == "muoi":  # "hai mươi" is twenty, "mười" alone is ten
            group += 10 if not ten else 9 * ten
            ten = None
        elif word == "tram":
            group = group * 100
            ten = None
        elif word == "ruoi":  # "một tỷ rưỡi"
            return None if total == 0 else total + _half(total)
        elif word in _SCALES:
            total += max(group, 1) * _SCALES[word]
            group, ten = 0, None
        else:
            return None
    return total + group if is_told and total else None


def _half(total: int) -> int:
    scale = max(scale for scale in _SCALES.values() if total % scale == 0)
    return scale // 2
