"""Links as squares for phones to read: dark on light whatever the theme, since phones want it so."""

import segno

_DARK, _LIGHT = "#0b1730", "#ffffff"


def code_of(link: str) -> str:
    """The link as inline SVG, as large as its box."""
    square = segno.make(link, error="m", micro=False)
    drawn: str = square.svg_inline(dark=_DARK, light=_LIGHT, border=3, omitsize=True)
    return drawn


def picture_of(link: str) -> str:
    """The link as the address of a picture, which holds all of the picture itself."""
    square = segno.make(link, error="m", micro=False)
    uri: str = square.svg_data_uri(dark=_DARK, light=_LIGHT, border=3, scale=4)
    return uri
