"""A unit's name leads to its page: a plain link, which `screen/links.py` follows without a reload."""

from datetime import date
from html import escape
from urllib.parse import quote

from bangvang.text import Words

UNIT_PAGE, SUPPORT_PAGE, CUT_PAGE = "don-vi", "ho-tro", "moc-chot"
UNIT, CUT = "ma", "mo"  # the keys of the unit and of the opened cut in the address


def unit(unit_id: str, name: str, words: Words) -> str:
    """The name as a link to the unit's page, in the language of the screen."""
    address = f"{UNIT_PAGE}?{UNIT}={quote(unit_id, safe='')}{_in_language(words)}"
    return f'<a href="{escape(address)}" data-to="{escape(unit_id)}">{escape(name)}</a>'


def cut(cut_id: str, day: date | None, words: Words) -> str:
    """The address of the page of an opened cut, on the day looked at, in the language of the screen."""
    looked_at = f"&ngay={day.isoformat()}" if day else ""
    return f"{CUT_PAGE}?{CUT}={quote(cut_id, safe='')}{looked_at}{_in_language(words)}"


def support(unit_id: str, name: str) -> str:
    """A link to where support of the unit is written down."""
    address = f"{SUPPORT_PAGE}?{UNIT}={quote(unit_id, safe='')}"
    return f'<a class="bv-go" href="{escape(address)}">{escape(name)} →</a>'


def _in_language(words: Words) -> str:
    """The language of the screen, behind an address; Vietnamese goes without saying."""
    return "" if words.language == "vi" else f"&lang={words.language}"
