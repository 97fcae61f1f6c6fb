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
_MARKS = {chr(mark): "" for mark in range(0x300, 0x370)}
#: letters of other languages that are an ASCII letter with marks, and those marks alone
_BARE = {
    letter: plain
    for letter in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
    if letter.islower()
    and (parts := unicodedata.decomposition(letter))
    and not parts.startswith("<")
    and (plain := unicodedata.normalize("NFD", letter)[0]).isascii()
}
_TO_PLAIN = {**_BARE, **_PLAIN, **_MARKS}
_PLAIN_TABLE = str.maketrans(_TO_PLAIN)
#: every sign of which a fold makes another: accents, case and marks go in one pass over a column
_TO_FOLD = {
    sign: plain
    for sign in map(
        chr, (*range(0x250), *range(0x300, 0x370), *range(0x1E00, 0x1F00), 0x212A, 0x212B)
    )
    if (plain := sign.lower().translate(_PLAIN_TABLE)) != sign
}
_NOT_A_WORD = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """The text without accents, case and punctuation: "LĐLĐ Q. Ba Đình" -> "ldld q ba dinh"."""
    return _NOT_A_WORD.sub(" ", text.lower().translate(_PLAIN_TABLE)).strip()


def folded(text: pl.Expr) -> pl.Expr:
    """`fold` for a whole column; null stays null."""
    return (
        text.str.replace_many(_TO_FOLD)
        .str.replace_all(r"[^0-9a-z]{2,}|[^0-9a-z ]", " ")
        .str.strip_chars(" ")
    )


def folded_once(texts: pl.Series) -> pl.Series:
    """`fold` for a column that says the same over and over: each different text is folded once."""
    forms = texts.unique().to_frame("text").with_columns(form=folded(pl.col("text")))
    told = texts.to_frame("text").join(forms, on="text", how="left", maintain_order="left")
    return told["form"]
