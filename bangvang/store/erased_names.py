"""Names that are erased, found in texts however they are written, and taken out of them."""

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from bangvang.fold import fold, folded
from bangvang.naming import ERASED

_LEAST_RUN_TOGETHER = 3  # words: "Lê An" run together is "Lean", which says something else
_BREAKS = ["\\n", "\\r", "\\t"]  # as JSON writes them


@dataclass(frozen=True)
class ErasedNames:
    """Folded names: "le thi hoa".

    In a text a name stands between other words, or run together as in "LeThiHoa.xlsx" where it has
    three or more. A name of one word says nothing among others ("Bếp ăn" is not An's): it is taken
    out where the text is that word alone.
    """

    names: frozenset[str]
    kept: frozenset[str] = frozenset()  #: texts that stay whole: a school is called after somebody

    @staticmethod
    def of(names: Iterable[str]) -> "ErasedNames":
        """Of names as they are written or folded; those that fold to nothing are left out."""
        return ErasedNames(frozenset(filter(None, map(fold, names))))

    @cached_property
    def forms(self) -> dict[str, str]:
        """Every folded form of a name among other words, with the name it is of."""
        among = {name: name for name in self.names if " " in name}
        together = {
            name.replace(" ", ""): name
            for name in among
            if name.count(" ") + 1 >= _LEAST_RUN_TOGETHER
        }
        return {**together, **among}

    def said_in(self, text: pl.Expr) -> pl.Expr:
        """Whether a text, JSON too, may say one of the names; null says none."""
        padded = pl.concat_str(
            pl.lit(" "), folded(text.str.replace_many(_BREAKS, [" "] * len(_BREAKS))), pl.lit(" ")
        )
        sought = pl.Series([f" {form} " for form in (*self.forms, *self.names)], dtype=pl.String)
        says = padded.str.contains_any(pl.lit(sought).implode())
        is_escaped = text.str.contains("\\u", literal=True)  # only its reader can tell what it says
        return (says | is_escaped).fill_null(value=False)

    def without(self, text: str) -> str:
        """The text with `…` for every name: "của Lê Thị Hoa." -> "của …."."""
        if text in self.kept:
            return text
        words = _words(text)
        if len(words) == 1 and words[0][0] in self.names:
            return text[: words[0][1]] + ERASED + text[words[0][2] :]
        kept, end, at = "", 0, 0
        while at < len(words):
            length = self._length(words, at)
            if length:
                kept += text[end : words[at][1]] + ERASED
                end = words[at + length - 1][2]
            at += length or 1
        return kept + text[end:]

    def without_in_json(self, text: str) -> str:
        """JSON with every text in it, and JSON in a text, without the names; the same where none is."""
        told = json.loads(text)
        left = self._left(told)
        return text if left == told else json.dumps(left, ensure_ascii=False)

    def _left(self, told: object) -> object:
        if isinstance(told, dict):
            return {key: self._left(value) for key, value in told.items()}
        if isinstance(told, list):
            return [self._left(value) for value in told]
        if not isinstance(told, str):
            return told
        if told[:1] in ("{", "["):
            try:
                return self.without_in_json(told)
            except ValueError:  # it only begins like that
                pass
        return self.without(told)

    def _length(self, words: list[tuple[str, int, int]], at: int) -> int:
        """Of how many words the name is that begins here; 0 where none does."""
        for length in self._lengths:
            if " ".join(word for word, *_ in words[at : at + length]) in self.forms:
                return min(length, len(words) - at)
        return 0

    @cached_property
    def _lengths(self) -> list[int]:
        return sorted({form.count(" ") + 1 for form in self.forms}, reverse=True)


def _words(text: str) -> list[tuple[str, int, int]]:
    """The folded words of a text, each with where it begins and ends."""
    words: list[tuple[str, int, int]] = []
    is_within = False
    for at, sign in enumerate(text):
        plain = fold(sign)
        if plain and is_within:
            word, begin, _ = words[-1]
            words[-1] = (word + plain, begin, at + 1)
        elif plain:
            words.append((plain, at, at + 1))
        elif is_within and unicodedata.combining(sign):
            word, begin, _ = words[-1]
            words[-1] = (word, begin, at + 1)
            continue
        is_within = bool(plain)
    return words
