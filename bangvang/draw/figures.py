"""The headline figures above a board."""

from dataclasses import dataclass
from html import escape

from bangvang.draw.style import movement


@dataclass(frozen=True)
class Figure:
    """One card: a label, a large value, and a line that says what it means."""

    label: str
    value: str
    meaning: str
    beside: str = ""  #: small, after the value: "/ 52.000"
    good: str = ""  #: the good news at the end of the line
    bad: str = ""  #: the bad news at the end of the line
    moved: int | None = None
    moved_since: str = ""
    share: tuple[float, float | None] | None = None  #: percent done and percent planned
    formula: str = ""  #: shown on hover


def cards(figures: list[Figure]) -> str:
    """The cards side by side, the first one wide."""
    return f'<div class="bv-cards">{"".join(_card(figure) for figure in figures)}</div>'


def strip(figures: list[Figure]) -> str:
    """The figures in one line under a chart: value above, label below."""
    cells = "".join(
        f'<div title="{escape(figure.formula)}"><b>{escape(figure.value)} '
        f"<em>{escape(figure.beside)}</em></b><span>{escape(figure.label)}</span></div>"
        for figure in figures
    )
    return f'<div class="bv-strip">{cells}</div>'


def _card(figure: Figure) -> str:
    beside = f"<small>{escape(figure.beside)}</small>" if figure.beside else ""
    moved = ""
    if figure.moved:
        moved = f"<em>{movement(figure.moved)} {escape(figure.moved_since)}</em>"
    news = "".join(
        f' <strong class="bv-{tone}">{escape(text)}</strong>'
        for tone, text in (("up", figure.good), ("down", figure.bad))
        if text
    )
    return (
        f'<div class="bv-card" title="{escape(figure.formula)}"><span>{escape(figure.label)}</span>'
        f"<b>{escape(figure.value)} {beside}{moved}</b>{_share(figure.share)}"
        f"<p>{escape(figure.meaning)}{news}</p></div>"
    )


def _share(share: tuple[float, float | None] | None) -> str:
    if share is None:
        return ""
    done, planned = share
    scale = max(done, 100.0)
    mark = "" if planned is None else f'<u style="left:{100 * planned / scale:.2f}%"></u>'
    tone = "reached" if done >= 100 else "on_pace"
    return (
        f'<div class="bv-bar"><i class="bv-{tone}" style="width:{100 * done / scale:.2f}%"></i>'
        f"{mark}</div>"
    )
