"""Who is signed in, and the way in, as HTML."""

from html import escape


def badge(name: str, role: str, door: str) -> str:
    """Name and role, with the way to the door."""
    return f'<div class="bv-who"><a href="{escape(door)}">{escape(name)}</a><span>{escape(role)}</span></div>'


def notice(said: str, way_in: str, door: str) -> str:
    """A line across the page, with the way in where one is named."""
    link = f' <a href="{escape(door)}">{escape(way_in)}</a>' if way_in else ""
    return f'<div class="bv-banner">{escape(said)}{link}</div>'


def closed(said: str, way_in: str, door: str) -> str:
    """What stands in place of a board that is not open to everybody."""
    return (
        f'<div class="bv-closed"><p>{escape(said)}</p>'
        f'<a href="{escape(door)}">{escape(way_in)}</a></div>'
    )
