"""One unit: its standing on every measure, its pace, what stands under it, what came from it."""

from dataclasses import dataclass
from html import escape
from typing import Any

import polars as pl

from bangvang.draw import links
from bangvang.draw.figures import Figure
from bangvang.draw.grids import grid
from bangvang.draw.style import bar, movement
from bangvang.text import Words

_SCALE = 1.05  # of the longest bar


@dataclass(frozen=True)
class Standing:
    """One card: the value by a measure, its rank, and what is between it and the next."""

    label: str
    value: str
    rank: str  #: "hạng 3/45"
    moved: int | None
    meaning: str
    formula: str  #: shown on hover
    percent: float | None = None  #: draws a bar to the quota


def standings(cards: list[Standing]) -> str:
    """The cards side by side."""
    return f'<div class="bv-standings">{"".join(_standing(card) for card in cards)}</div>'


def place(kind: str, above: list[tuple[str, str]], rest: str, words: Words) -> str:
    """What the unit is, and links to what it stands under: pairs of id and name."""
    way = [
        escape(kind),
        *(links.unit(unit_id, name, words) for unit_id, name in above),
        escape(rest),
    ]
    return f'<p class="bv-place">{" · ".join(part for part in way if part)}</p>'


def facts(figures: list[Figure]) -> str:
    """Figures below one another: what it is on the left, how much on the right."""
    rows = "".join(
        f'<div title="{escape(figure.formula)}"><span>{escape(figure.label)}'
        f"<small>{escape(figure.meaning)}</small></span>"
        f"<b>{escape(figure.value)}{_news(figure)}</b></div>"
        for figure in figures
    )
    return f'<div class="bv-facts">{rows}</div>'


def below(rows: pl.DataFrame, unplaced: tuple[int, int], words: Words) -> str:
    """The rows of `unit_below`, ranked, each with its link; then what names none of them.

    `unplaced`: initiatives and registrants of the unit that name no union, or no team, of it.
    """
    most = max([*rows["initiatives"].to_list(), 1]) * _SCALE
    lines = "".join(_below(row, most, words) for row in rows.iter_rows(named=True))
    if any(unplaced):
        initiatives, registrants = (words.number(count) for count in unplaced)
        lines += (
            f"<div><i>–</i><b>{escape(words('unit.unplaced'))}</b><span></span>"
            f"<strong>{initiatives}</strong>"
            f"<small>{escape(words('unit.people', count=registrants))}</small></div>"
        )
    quoted = " bv-quoted" if rows["percent"].count() else ""
    return f'<div class="bv-below{quoted}">{lines}</div>'


def shares(rows: list[tuple[str, int]], words: Words) -> str:
    """Names and counts as bars, each with its share of all of them."""
    total = sum(count for _, count in rows)
    drawn = "".join(
        f"<div><span>{escape(name)}</span>{_part(count / total)}"
        f"<b>{words.number(count)}</b><small>{words.percent(100 * count / total)}</small></div>"
        for name, count in rows
    )
    return f'<div class="bv-shares">{drawn}</div>'


def files(rows: pl.DataFrame, words: Words) -> str:
    """The rows of `unit_files`, the newest first, with their names: for staff only.

    Of files that somebody else sent it tells only what of the unit is in them.
    """
    keys = ["fresh", "duplicates", "refused"] if rows["is_sender"].any() else ["initiatives"]
    head = "".join(f"<th>{escape(words(f'unit.column.{key}'))}</th>" for key in ("file", *keys))
    body = "".join(
        f"<tr><td>{escape(words.short_day(row['received_on']))} · {escape(row['file_name'])}"
        f"{_state(row, words)}</td>"
        + "".join(f"<td>{words.number(row[key])}</td>" for key in keys)
        + "</tr>"
        for row in rows.iter_rows(named=True)
    )
    return f'<table class="bv-grid bv-files"><tr>{head}</tr>{body}</table>'


def initiatives(rows: pl.DataFrame, words: Words) -> str:
    """The rows of `unit_initiatives`, the newest first; names as the reader may see them."""
    told = [
        [words.short_day(row["registered_on"]), row["title"], row["persons"], row["unit_name"]]
        for row in rows.iter_rows(named=True)
    ]
    heads = [words(f"unit.initiative.{key}") for key in ("day", "title", "persons", "unit")]
    return grid(heads, told, len(told), words)


def _standing(card: Standing) -> str:
    line, percent = "", card.percent
    if percent is not None:
        line = bar(percent, max(percent, 100.0), "reached" if percent >= 100 else "on_pace")
    moved = "" if card.moved is None else f" {movement(card.moved)}"
    return (
        f'<div title="{escape(card.formula)}"><span>{escape(card.label)}</span>'
        f"<b>{escape(card.value)}</b>{line}"
        f"<p><strong>{escape(card.rank)}</strong>{moved}</p>"
        f"<small>{escape(card.meaning)}</small></div>"
    )


def _below(row: dict[str, Any], most: float, words: Words) -> str:
    people = words("unit.people", count=words.number(row["registrants"]))
    if row["percent"] is not None:
        people = f"{words.percent(row['percent'])} · {people}"
    return (
        f'<div data-unit="{escape(str(row["unit_id"]))}"><i>{words.number(row["rank"])}</i>'
        f"<b>{links.unit(row['unit_id'], row['display_name'], words)}</b>"
        f"{_part(row['initiatives'] / most)}"
        f"<strong>{words.number(row['initiatives'])}</strong><small>{escape(people)}</small></div>"
    )


def _part(share: float) -> str:
    return f'<span class="bv-part"><u style="width:{100 * share:.2f}%"></u></span>'


def _news(figure: Figure) -> str:
    return "".join(
        f'<em class="bv-{tone}">{escape(text)}</em>'
        for tone, text in (("same", figure.beside), ("up", figure.good), ("down", figure.bad))
        if text
    )


def _state(row: dict[str, Any], words: Words) -> str:
    if row["state"] == "committed":
        return ""
    return f" <em>{escape(words.label('state', row['state']))}</em>"
