"""Private: phone and identity numbers, e-mail addresses and birth dates inside texts that stay."""

import re

import polars as pl

from bangvang.intake.sieve import caught
from bangvang.intake.tables import Found

_BLANK = "…"
_PRIVATE = (
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # e-mail
    r"|(?:\+84|\b84|\b0)(?:[ .()–-]{0,2}[0-9]){8,11}\b"  # phones, and CCCD: 0 and eleven figures
    r"|(?i:cmnd|cmtnd|cmt|cccd|căn cước|chứng minh|hộ chiếu)[^0-9\n]{0,20}[A-Z]?[0-9]{7,12}\b"
    r"|(?i:\bsinh|\bns)(?: (?i:ngày|năm))?[ :.]*[0-9]{1,2}[/. -]{1,3}[0-9]{1,2}[/. -]{1,3}[0-9]{2,4}\b"
)
#: What every text holds that has any of them, cheapest first. The border of a word is what takes
#: the time: fifty times that of these, in a text with Vietnamese letters.
_SIEVES = (
    r"@|[0-9]{7}|(?:84|0)(?:[ .()–-]{0,2}[0-9]){8}"
    r"|[0-9][/. -]{1,3}[0-9]{1,2}[/. -]{1,3}[0-9]{2}",
    _PRIVATE.replace(r"\b", ""),
)
#: fields whose texts are kept as they were written
WRITTEN = ("title", "upper", "unit", "grassroots", "team", "field")


def without_private(text: pl.Expr) -> pl.Expr:
    """The text with `…` for everything private in it."""
    return text.str.replace_all(_PRIVATE, _BLANK)


def scrubbed(texts: pl.Series) -> pl.Series:
    """The texts with `…` for everything private in them; few hold any."""
    suspects = caught(texts, _SIEVES)
    if suspects.is_empty():
        return texts
    clean = texts.gather(suspects).str.replace_all(_PRIVATE, _BLANK)
    return texts.scatter(suspects, clean)


def scrubbed_text(text: str) -> str:
    """One text with `…` for everything private in it."""
    return re.sub(_PRIVATE, _BLANK, text)


def shown_cells(cells: pl.DataFrame, found: Found, fields: tuple[str, ...]) -> pl.DataFrame:
    """The rows of a table as they may be kept: of columns that were understood, nothing private.

    A note may hold an address, or anything; what is wrong with a row never stands there.
    """
    known = {found.columns[field] for field in fields if field in found.columns}
    kept = known - set(found.personal)
    return cells.with_columns(
        scrubbed(cells[name]) if name in kept else pl.lit(None, pl.String).alias(name)
        for name in cells.columns[1:]
    )
