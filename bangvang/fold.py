"""Folding: the one form in which Vietnamese text is compared, never shown."""

import re
import unicodedata

import polars as pl

_VOWELS = {
    "a": "àáảãạăằắẳẵặâầấẩẫậ",
    "e": "èéẻẽẹêềếểễệ",
    "i": "ìíỉĩị",
    "o": "òóỏõọôồốổỗộơờớởỡợ",
    "u": "ùúủũụưừứửữự",
    "y": "ỳýỷỹỵ",
    "d": "đ",
}
_PLAIN = {accented: plain for plain, row in _VOWELS.items() for accented in row}
_PLAIN_TABLE = str.maketrans(_PLAIN)
_NOT_A_WORD = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """The text without accents, case and punctuation: "LĐLĐ Q. Ba Đình" -> "ldld q ba dinh"."""
    plain = unicodedata.normalize("NFC", text).lower().translate(_PLAIN_TABLE)
    if not plain.isascii():  # letters of other languages, rare: drop what accents they carry
        plain = "".join(
            letter
            for letter in unicodedata.normalize("NFD", plain)
            if not unicodedata.combining(letter)
        )
    return _NOT_A_WORD.sub(" ", plain).strip()


def folded(text: pl.Expr) -> pl.Expr:
    """`fold` for a whole column; null stays null."""
    return (
        text.str.normalize("NFC")
        .str.to_lowercase()
        .str.replace_many(_PLAIN)
        .str.normalize("NFD")
        .str.replace_all(r"\p{M}+", "")
        .str.replace_all(r"[^0-9a-z]+", " ")
        .str.strip_chars()
    )
