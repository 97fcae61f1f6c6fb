"""Letters: text of the years before Unicode becomes Unicode, and all text gets one form.

TCVN3 and VNI texts are Latin letters that only look Vietnamese in their own fonts. Read as what
they are ("Uû ban nh©n d©n", "BOÄ GIAO THOÂNG") they hold letters that no Vietnamese word holds.
Those letters, counted over whole columns, are what tells; a single cell never decides, and true
Unicode text is never converted: that would damage it ("Đoàn" would become "Đồn").
"""

import re
from collections.abc import Iterable
from dataclasses import replace

import polars as pl
from viparse.normalize.frequency import vietnamese_score
from viparse.normalize.tables import Charmap, convert
from viparse.normalize.tcvn3 import TCVN3
from viparse.normalize.vni import VNI

from bangvang.intake.batch import FileRefused, Sheet

_CHARMAPS: dict[str, Charmap] = {"tcvn3": TCVN3, "vni": VNI}
_ENOUGH = 4_000  # characters scored to tell the two apart
_SURE_GAIN = 0.1  # nats per character a conversion must win; right ones win 0.5 and more
_PLAIN_SHARE = 0.98
_ODD_SHARE = 0.3  # of the words with any special letter; in legacy text it is well over half

#: A word with a letter or sign inside that Vietnamese does not write there.
_ODD_WORD = re.compile(
    r"[^\W\d_]*(?:[A-Za-z][¡-¿Ä-ÇËÎ-ÑÖ-ØÛÜÞ-ßä-çëî-ñö-øûüþÿ]|[¡-¿Ä-ÇËÎ-ÑÖ-ØÛÜÞ-ßä-çëî-ñö-øûüþÿ][A-Za-z])\w*"
)
_QUOTES = "«»·®©°"  # in Unicode text these stand around words
_SPECIAL_WORD = re.compile(r"\S*[^\x00-\x7f]\S*")
_VIETNAMESE_ONLY = re.compile(r"[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")

# Columns without any of these need neither conversion nor cleaning: the common case is one look.
_NEEDS_A_LOOK = (
    r"[\u0300-\u036f\u00a0-\u00bf×÷Ä-ÇËÎ-ÑÖ-ØÛÜÞßä-çëî-ñö-øûüþÿÐðƣƢ\u2000-\u200f\u2028-\u202f"
    r"\u2060\ufeff\u3000\u00ad\t\r]|\s\s|^\s|\s$|_x000D_|^$"
)
_PRIVATE = r"[\w.+-]+@[\w.-]+|(?:\+84|\b0)(?:[\s.-]?\d){8,11}\b"
_SAME_LETTER = {"Ð": "Đ", "ð": "đ", "ƣ": "ư", "Ƣ": "Ư"}
_INVISIBLE = r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]|_x000D_"


def without_private(text: pl.Expr) -> pl.Expr:
    """The text without e-mail addresses, phone and identity numbers."""
    return text.str.replace_all(_PRIVATE, "…")


def in_unicode(sheets: tuple[Sheet, ...]) -> tuple[str, tuple[Sheet, ...]]:
    """The letters found (unicode, tcvn3 or vni) and the sheets in Unicode, in one clean form."""
    found = "unicode"
    readable = []
    for sheet in sheets:
        suspicious = [
            name
            for name in sheet.cells.columns[1:]
            if sheet.cells[name].str.contains(_NEEDS_A_LOOK).any()
        ]
        cells = sheet.cells
        encoding = _legacy_letters(cells, suspicious)
        if encoding:
            found = encoding
            cells = _converted(cells, _CHARMAPS[encoding])
        cells = cells.with_columns(cleaned(pl.col(name)) for name in suspicious)
        cells = _filled(cells)
        if not cells.is_empty():
            readable.append(replace(sheet, cells=cells))
    return found, tuple(readable)


def _filled(cells: pl.DataFrame) -> pl.DataFrame:
    """The cells without blank rows, and without the blank columns on the right."""
    last = max(
        (at for at, column in enumerate(cells) if column.null_count() < cells.height), default=0
    )
    filled = cells[:, : last + 1]
    return filled.filter(pl.any_horizontal(pl.exclude("row").is_not_null()))


def cleaned(text: pl.Expr) -> pl.Expr:
    """Composed letters, single blanks, nothing invisible; line breaks stay; blank becomes null."""
    clean = (
        text.str.replace_all(_INVISIBLE, "")
        .str.normalize("NFC")
        .str.replace_many(_SAME_LETTER)
        .str.replace_all(r"[^\S\n]+", " ")
        .str.replace_all(r" ?\n[ \n]*", "\n")
        .str.strip_chars()
    )
    return pl.when(clean != "").then(clean)


def legacy_reading(content: bytes) -> tuple[str, str]:
    """Bytes that are not UTF-8, read as what gives the best Vietnamese: encoding and text.

    Raises FileRefused("file_unreadable") when no reading is Vietnamese, unless nearly all of it is
    plain ASCII: then a stray sign does no harm.
    """
    western = content.decode("cp1252", "replace")
    sample = _telling(western)
    scores: dict[str, float] = {}
    with_odd_words = _is_odd(_SPECIAL_WORD.findall(sample))
    if with_odd_words:
        scores = {
            name: vietnamese_score(convert(sample, table)) for name, table in _CHARMAPS.items()
        }
    try:
        composed = content.decode("cp1258")
        scores["windows-1258"] = vietnamese_score(_telling(composed))
    except UnicodeDecodeError as undefined:
        if not scores:
            raise FileRefused("file_unreadable") from undefined
    best = max(scores, key=lambda name: scores[name])
    if best in _CHARMAPS:  # `in_unicode` converts it, sheet by sheet
        return "unicode", western
    is_plain = len(content.decode("ascii", "ignore")) > _PLAIN_SHARE * len(content)
    if not (is_plain or _VIETNAMESE_ONLY.search(composed)):
        raise FileRefused("file_unreadable")
    return best, composed


def _telling(text: str) -> str:
    return " ".join(_SPECIAL_WORD.findall(text[: _ENOUGH * 50]))[:_ENOUGH]


def _special_words(cells: pl.DataFrame, columns: Iterable[str]) -> list[str]:
    words: list[str] = []
    for name in columns:
        special = cells[name].filter(cells[name].str.contains(r"[^\x00-\x7f]").fill_null(False))
        for text in special.head(400):
            words += _SPECIAL_WORD.findall(text)
    return words


def _is_odd(words: list[str]) -> bool:
    """Whether these words are legacy text: many with letters that Vietnamese does not write."""
    odd = [word for word in words if _ODD_WORD.search(word.strip(_QUOTES))]
    true = sum(1 for word in words if _VIETNAMESE_ONLY.search(word))
    return len(set(odd)) > 2 and len(odd) > true and len(odd) >= _ODD_SHARE * len(words)


def _legacy_letters(cells: pl.DataFrame, columns: list[str]) -> str | None:
    """tcvn3 or vni when some column is written so, else None."""
    words = [
        word
        for name in columns
        if _is_odd(in_column := _special_words(cells, [name]))
        for word in in_column
    ] or _special_words(cells, columns)
    if not _is_odd(words):
        return None
    text = " ".join(words)[:_ENOUGH]
    scores = {name: vietnamese_score(convert(text, table)) for name, table in _CHARMAPS.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > vietnamese_score(text) + _SURE_GAIN else None


def _converted(cells: pl.DataFrame, charmap: Charmap) -> pl.DataFrame:
    """Every column but those whose own special words are Unicode Vietnamese."""
    for name in cells.columns[1:]:
        words = _special_words(cells, [name])
        true = sum(1 for word in words if _VIETNAMESE_ONLY.search(word))
        if not words or (true and not _is_odd(words)):
            continue
        before = cells[name].drop_nulls().unique()
        before = before.filter(
            before.str.contains(r"[^\x00-\x7f]") & ~before.str.contains(_VIETNAMESE_ONLY.pattern)
        )
        after = pl.Series([convert(text, charmap) for text in before], dtype=pl.String)
        cells = cells.with_columns(pl.col(name).replace(before, after))
    return cells
