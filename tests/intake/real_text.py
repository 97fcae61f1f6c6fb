"""Real Vietnamese text, and how it was typed before Unicode."""

import re
import tomllib
import unicodedata
from pathlib import Path

from viparse.normalize.tables import Charmap

HOUSE = Path(__file__).parents[2]
_OF_PEOPLE = tomllib.loads((HOUSE / "data/sample/people.toml").read_text(encoding="utf-8"))
_SOURCES = (
    "data/units.csv",
    "data/headings.toml",
    "data/sample/titles.toml",
    "bangvang/text/vi.toml",
)


def phrases() -> list[str]:
    """Names of units, headings, titles of initiatives and sentences, as people write them."""
    text = " \n".join((HOUSE / source).read_text(encoding="utf-8") for source in _SOURCES)
    found = re.findall(r"[^\";=|,\n{}\[\]]{2,80}", unicodedata.normalize("NFC", text))
    return sorted({" ".join(phrase.split()) for phrase in found if not phrase.isascii()})


def names() -> list[str]:
    """Names of people: every family with every given name."""
    families = [family for family, _ in _OF_PEOPLE["families"]]
    given = [
        name for kind in ("women", "men") for name, _ in _OF_PEOPLE.get(kind, {}).get("given", ())
    ]
    return [f"{family} {name}" for family in families for name in given]


def typed(text: str, charmap: Charmap) -> str:
    """The text as it was typed before Unicode. TCVN3 has no capitals with marks."""
    back = {unicode: old for old, unicode in reversed(charmap.pairs)}
    lower = {letter.upper(): old for letter, old in back.items() if letter.upper() not in back}
    return "".join(back.get(letter) or lower.get(letter, letter) for letter in text)
