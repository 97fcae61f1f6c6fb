"""A unit's name leads to its page: a plain link, which `screen/links.py` follows without a reload."""

from html import escape
from urllib.parse import quote

from bangvang.text import Words

UNIT_PAGE, SUPPORT_PAGE = "don-vi", "ho-tro"
UNIT = "ma"  # the key of the unit in the address


def unit(unit_id: str, name: str, words: Words) -> str:
    """The name as a link to the unit's page, in the language of the screen."""
    language = "" if words.language == "vi" else f"&lang={words.language}"
    address = f"{UNIT_PAGE}?{UNIT}={quote(unit_id, safe='')}{language}"
    return f'<a href="{escape(address)}" data-to="{escape(unit_id)}">{escape(name)}</a>'


def support(unit_id: str, name: str) -> str:
    """A link to where support of the unit is written down."""
    address = f"{SUPPORT_PAGE}?{UNIT}={quote(unit_id, safe='')}"
    return f'<a class="bv-go" href="{escape(address)}">{escape(name)} →</a>'
