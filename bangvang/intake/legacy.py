"""Legacy letters: which text was typed before Unicode, and what it says.

TCVN3 and VNI texts are Latin letters that only look Vietnamese in their own fonts. Read as what
they are ("Uû ban nh©n d©n", "BOÄ GIAO THOÂNG") they hold letters that no Vietnamese word holds.
Those letters, counted over whole columns, and the names of the fonts are what tells; a single cell
never decides, and true Unicode text is never converted: that would damage it ("Đoàn" → "Đồn").
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl
from viparse.normalize.frequency import vietnamese_score
from viparse.normalize.tables import Charmap, build_charmap, convert
from viparse.normalize.tcvn3 import TCVN3
from viparse.normalize.vni import VNI

from bangvang.intake.batch import FileRefused


def _whole(vni: Charmap) -> Charmap:
    """VNI with the letters that the package leaves out, ẳ and ỵ, and capitals with a small mark."""
    pairs = dict(vni.pairs) | {"aú": "ẳ", "AÚ": "Ẳ", "î": "ỵ", "Î": "Ỵ"}
    small_marks = {
        old[0] + old[1:].lower(): letter
        for old, letter in pairs.items()
        if len(old) > 1 and letter.isupper()
    }
    return build_charmap(vni.name, (small_marks | pairs).items())


CHARMAPS: dict[str, Charmap] = {"tcvn3": TCVN3, "vni": _whole(VNI)}
_ENOUGH = 4_000  # characters scored to tell the two apart
_SURE_GAIN = 0.1  # nats per character a conversion must win; right ones win 0.5 and more
_DOUBT_OF_FONTS = 0.2  # nats per character by which text must speak against its font
_ODD_WORDS_OF_A_SURE_COLUMN = 8
_PLAIN_SHARE = 0.98
_ODD_SHARE = 0.3  # of the words with any special letter; in legacy text it is well over half
_CELLS_LOOKED_AT = 400

#: A letter or sign inside a word that Vietnamese does not write there.
_ODD_LETTER = re.compile(
    r"[A-Za-z][¡-¿Ä-ÇËÎ-ÑÖ-ØÛÜÞ-ßä-çëî-ñö-øûüþÿ]|[¡-¿Ä-ÇËÎ-ÑÖ-ØÛÜÞ-ßä-çëî-ñö-øûüþÿ][A-Za-z]|"
    r"[aA][áàâãéèêúùÁÀÂÃÉÈÊÚÙ]|[eE][áàâãùÁÀÂÃÙ]|[oO][âùÂÙ]|[uUyY][ùÙ]"  # VNI: a mark behind its vowel
)
#: The Icelandic letters that much Unicode text has for "Đ" and "đ". The capital begins a word or
#: stands among capitals; in TCVN3 it is "é", behind a small letter ("nÐt").
_FOR_D = re.compile(r"ð|(?<![a-zà-ỹ])Ð")
_QUOTES = "«»·®©°"  # in Unicode text these stand around words
SPECIAL = r"[^\x00-\x7f]"
_SPECIAL_WORD = re.compile(r"(?<!\S)\S*[^\x00-\x7f]\S*")
_FIGURES = re.compile(r"[\d.,]+")
_VIETNAMESE_ONLY = re.compile(r"[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")


@dataclass(frozen=True)
class Evidence:
    """What the words of one column with any special letter say."""

    words: list[str]
    odd: int  #: words that Vietnamese in Unicode does not write
    odd_ones: int  #: how many different ones they are, figures apart
    true: int  #: words that only Unicode writes
    is_legacy: bool

    @property
    def is_sure(self) -> bool:
        return self.is_legacy and self.odd_ones >= _ODD_WORDS_OF_A_SURE_COLUMN


def evidence(cells: pl.Series) -> Evidence:
    special = cells.filter(cells.str.contains(SPECIAL).fill_null(False))
    words: list[str] = []
    for text in special.head(_CELLS_LOOKED_AT):
        words += _SPECIAL_WORD.findall(text)
    return evidence_of(words)


def evidence_of(words: list[str]) -> Evidence:
    odd = [word for word in words if _ODD_LETTER.search(_FOR_D.sub("D", word.strip(_QUOTES)))]
    true = sum(1 for word in words if _VIETNAMESE_ONLY.search(word))
    ones = len({_FIGURES.sub("", word) for word in odd})
    is_legacy = ones > 2 and len(odd) > true and len(odd) >= _ODD_SHARE * len(words)
    return Evidence(words, len(odd), ones, true, is_legacy)


def letters_by_content(words: Sequence[str], least_gain: float = _SURE_GAIN) -> str | None:
    """tcvn3 or vni, whichever makes better Vietnamese of the words; None when neither does."""
    scores, as_it_is = _scores(words)
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > as_it_is + least_gain else None


def agrees_with_font(words: Sequence[str], letters: str) -> bool:
    """Whether the words do not speak against being in the letters that their font says."""
    scores, as_it_is = _scores(words)
    return scores[letters] > max(as_it_is, *scores.values()) - _DOUBT_OF_FONTS


def _scores(words: Sequence[str]) -> tuple[dict[str, float], float]:
    text = _each_once(words)
    scores = {name: vietnamese_score(convert(text, table)) for name, table in CHARMAPS.items()}
    return scores, vietnamese_score(text)


def _each_once(words: Sequence[str]) -> str:
    """Each word once and without figures: one "ñoàng/naêm" in every cell outweighs the heading."""
    return " ".join(dict.fromkeys(_FIGURES.sub("", word) for word in words))[:_ENOUGH]


def letters_of_columns(
    columns: dict[str, Evidence], fonts: dict[str, str], others: Counter[str]
) -> dict[str, str]:
    """Column -> tcvn3 or vni for the columns of a sheet that are in such letters.

    `fonts` are the letters that fonts tell (unicode too); `others` counts the sure columns of the workbook.
    """
    told: dict[str, str] = {}
    for name, seen in columns.items():
        said = fonts.get(name)
        if (
            said in CHARMAPS
            and seen.words
            and seen.odd >= seen.true
            and agrees_with_font(seen.words, said)
        ):
            told[name] = said
        elif seen.is_sure and (letters := letters_by_content(seen.words)):
            told[name] = letters
    # Columns of few words are told by all of them together, or by the rest of the workbook. Their
    # fonts are believed unless the same fonts are wrong about the columns that are sure.
    is_unicode = {name for name, said in fonts.items() if said == "unicode"}
    if is_unicode & told.keys():
        is_unicode = set()
    rest = {
        name: seen
        for name, seen in columns.items()
        if name not in told
        and seen.words
        and (seen.is_legacy or not (seen.true or name in is_unicode))
    }
    together = evidence_of([word for seen in rest.values() for word in seen.words])
    known = Counter(told.values()) or others
    common = known.most_common(1)[0][0] if known else None
    if together.is_legacy:
        common = common or letters_by_content(together.words)
    if common is None:
        return told
    table = CHARMAPS[common]
    for name, seen in rest.items():
        text = _each_once(seen.words)
        is_odd = seen.odd == len(seen.words)
        if is_odd or vietnamese_score(convert(text, table)) > vietnamese_score(text):
            told[name] = common
    return told


def name_in_unicode(name: str, letters: Iterable[str]) -> str:
    """A sheet's name that is in the letters of its columns, in Unicode; empty when it is not."""
    usual = Counter(letters).most_common(1)
    if not usual or name.isascii() or _VIETNAMESE_ONLY.search(name):
        return ""
    told = unicodedata.normalize("NFC", convert(name, CHARMAPS[usual[0][0]]))
    return told if vietnamese_score(told) > vietnamese_score(name) else ""


def converted(cells: pl.Series, letters: str) -> pl.Series:
    """The texts in Unicode; those with letters that only Unicode has stay as they are."""
    pairs = CHARMAPS[letters].pairs  # longest first, and the first that fits is taken
    is_legacy = ~cells.str.contains(_VIETNAMESE_ONLY.pattern)
    in_unicode = cells.str.replace_many(
        [old for old, _ in pairs], [new for _, new in pairs], leftmost=True
    ).str.normalize("NFC")
    return in_unicode.zip_with(is_legacy.fill_null(False), cells).alias(cells.name)


def legacy_reading(content: bytes, letters: str | None = None) -> tuple[str, str]:
    """Bytes that are not UTF-8, read as what gives the best Vietnamese: encoding and text.

    `letters` (tcvn3, vni or windows-1258) is taken on trust. Raises FileRefused("file_unreadable")
    when no reading is Vietnamese, unless nearly all of it is plain ASCII: then a stray sign does no
    harm.
    """
    western = content.decode("cp1252", "replace")
    if letters in CHARMAPS:
        return "unicode", western
    sample = _telling(western)
    scores: dict[str, float] = {}
    if letters is None and evidence_of(_SPECIAL_WORD.findall(sample)).is_legacy:
        scores = {
            name: vietnamese_score(convert(sample, table)) for name, table in CHARMAPS.items()
        }
    try:
        composed = unicodedata.normalize("NFC", content.decode("cp1258"))
        scores["windows-1258"] = vietnamese_score(_telling(composed))
    except UnicodeDecodeError as undefined:
        if not scores:
            raise FileRefused("file_unreadable") from undefined
    best = max(scores, key=lambda name: scores[name])
    if best in CHARMAPS:  # the columns are converted one by one
        return "unicode", western
    is_plain = len(content.decode("ascii", "ignore")) > _PLAIN_SHARE * len(content)
    if not (is_plain or _VIETNAMESE_ONLY.search(composed)):
        raise FileRefused("file_unreadable")
    return best, composed


def _telling(text: str) -> str:
    return " ".join(_SPECIAL_WORD.findall(text[: _ENOUGH * 50]))[:_ENOUGH]
