"""How Vietnamese was typed before Unicode, from the published tables and not from any library's.

TCVN3 (TCVN 5712:1993, the "ABC" fonts) has one byte a letter and capitals with marks only by a
font of its own. VNI writes a mark as a letter of its own behind the vowel.
"""

import unicodedata

_VOWELS = "aăâeêioôơuưy"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
#: plain letter, then the five tones in that order, as they look in Latin-1
_TCVN3_ROWS = {
    "a": "aµ¶·¸¹",
    "ă": "¨»¼½¾Æ",
    "â": "©ÇÈÉÊË",
    "e": "eÌÎÏÐÑ",
    "ê": "ªÒÓÔÕÖ",
    "i": "i×ØÜÝÞ",
    "o": "oßáâãä",
    "ô": "«åæçèé",
    "ơ": "¬êëìíî",
    "u": "uïñòóô",
    "ư": "\u00adõö÷øù",
    "y": "yúûüýþ",
}
_TCVN3_CAPITALS = {"Ă": "¡", "Â": "¢", "Ê": "£", "Ô": "¤", "Ơ": "¥", "Ư": "¦", "Đ": "§"}
#: the sign of each tone behind a plain vowel, and behind one with a breve or a circumflex
_VNI_PLAIN, _VNI_BREVE, _VNI_HAT = "øûõùï", "èúüéë", "àåãáä"
_VNI_WHOLE = {"ì": "ì", "ỉ": "æ", "ĩ": "ó", "í": "í", "ị": "ò", "ỵ": "î", "đ": "ñ"}
_VNI_BASE = {"ơ": "ô", "ư": "ö"}


def _toned(vowel: str, tone: int) -> str:
    return unicodedata.normalize("NFC", vowel + _TONES[tone])


def _tcvn3() -> dict[str, str]:
    table = {"đ": "®", **_TCVN3_CAPITALS}
    for vowel in _VOWELS:
        plain, *toned = _TCVN3_ROWS[vowel]
        table[vowel] = plain
        table |= {_toned(vowel, tone): sign for tone, sign in enumerate(toned)}
    return table


def _vni() -> dict[str, str]:
    table = dict(_VNI_WHOLE)
    for vowel in _VOWELS:
        if vowel in "ăâêô":
            base = unicodedata.normalize("NFD", vowel)[0]
            table[vowel] = base + ("ê" if vowel == "ă" else "â")
            signs = _VNI_BREVE if vowel == "ă" else _VNI_HAT
        else:
            base, signs = _VNI_BASE.get(vowel, vowel), _VNI_PLAIN
            table.setdefault(vowel, base)
        for tone, sign in enumerate(signs):
            table.setdefault(_toned(vowel, tone), base + sign)
    return table | {letter.upper(): old.upper() for letter, old in table.items()}


TABLES = {"tcvn3": _tcvn3(), "vni": _vni()}


def typed(text: str, letters: str) -> str:
    """The text as it was typed in these letters; capitals that TCVN3 lacks as small letters."""
    table = TABLES[letters]
    return "".join(
        letter if letter.isascii() else table.get(letter) or table.get(letter.lower(), letter)
        for letter in text
    )
