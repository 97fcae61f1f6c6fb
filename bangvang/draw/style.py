"""The one style sheet, and the small marks that all boards share."""

from functools import cache
from html import escape
from pathlib import Path

BANDS = ("reached", "on_pace", "behind", "silent")


@cache
def sheet(browse: str, or_drop: str) -> str:
    """The style sheet as one element, with the two phrases that Streamlit's uploader says in English."""
    css = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    phrases = f':root {{ --bv-browse: "{escape(browse)}"; --bv-or-drop: "{escape(or_drop)}"; }}'
    return f"<style>{phrases}\n{css}</style>"


def banner(sentence: str) -> str:
    """A line across the page."""
    return f'<div class="bv-banner">{escape(sentence)}</div>'


def head(title: str, as_of: str, note: str, under: str | None = None) -> str:
    """The finding on the left, the moment on the right.

    `under`: HTML of one line under both. Its place is kept while there is nothing to say
    ("") and is not there at all for None.
    """
    below = "" if under is None else f'<div class="bv-under">{under}</div>'
    return (
        f'<div class="bv-head"><h1>{escape(title)}</h1>'
        f'<div class="bv-asof"><b>{escape(as_of)}</b><span>{escape(note)}</span></div>{below}</div>'
    )


def bar(percent: float | None, scale: float, band: str | None) -> str:
    """A bar that may run past its 100 % mark; `scale` is the percent at its right end."""
    if percent is None:
        return '<div class="bv-bar"></div>'
    width = 100 * min(percent, scale) / scale
    return (
        f'<div class="bv-bar"><i class="bv-{band or "none"}" style="width:{width:.2f}%"></i>'
        f'<u style="left:{100 * 100 / scale:.2f}%"></u></div>'
    )


def movement(steps: int | None) -> str:
    """▲ 2, ▼ 1 or –."""
    if not steps:
        return '<span class="bv-move bv-same">–</span>'
    way, sign = ("up", "▲") if steps > 0 else ("down", "▼")
    return f'<span class="bv-move bv-{way}">{sign} {abs(steps)}</span>'


def empty(sentence: str, hint: str) -> str:
    """What stands where there is nothing yet, and what to do about it."""
    return f'<div class="bv-empty"><b>{escape(sentence)}</b>{escape(hint)}</div>'


def note(sentence: str) -> str:
    """A quiet line under a board: what is counted, and by which formula."""
    return f'<p class="bv-note">{escape(sentence)}</p>'


def on_paper(sentence: str) -> str:
    """A quiet line that is seen only where the page is printed."""
    return f'<p class="bv-on-paper">{escape(sentence)}</p>'


def item(name: str, hint: str) -> str:
    """One thing of a list: its name, and under it what it is good for."""
    return f'<div class="bv-item"><b>{escape(name)}</b><span>{escape(hint)}</span></div>'


def section(sentence: str) -> str:
    """A small heading inside a page."""
    return f'<h4 class="bv-section">{escape(sentence)}</h4>'
