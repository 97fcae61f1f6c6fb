"""A show on the page: its name, its code in large digits, and where its screens open."""

from html import escape

from bangvang.text import Words


def show(name: str, code: str, screen: str, square: str, words: Words) -> str:
    """The card of one show; `square` is the link as a picture, for phones and other machines."""
    digits = f"{code[:3]} {code[3:]}"
    return (
        f'<div class="bv-show" data-code="{escape(code)}"><img src="{escape(square)}" alt="">'
        f"<div><b>{escape(name)}</b><span>{escape(words('stage.console.code'))}</span>"
        f"<strong>{escape(digits)}</strong><small>{escape(screen)}</small></div></div>"
    )
