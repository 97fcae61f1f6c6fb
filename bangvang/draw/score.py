"""The emulation score as HTML: the board of points, and every point of one unit explained."""

from collections.abc import Sequence
from html import escape
from typing import Any

from bangvang.draw import links
from bangvang.text import Words

Row = dict[str, Any]


def board(units: Sequence[Sequence[Row]], words: Words) -> str:
    """One line a unit: its rows of `score`, one a criterion, the best unit first."""
    heads = "".join(
        f"<div>{escape(words.label('criterion', row['criterion_id']))}"
        f"<small>{escape(words('score.at_most', points=row['max_points']))}</small></div>"
        for row in units[0]
    )
    lines = "".join(_line(rows, words) for rows in units)
    return (
        f'<div class="bv-score" style="--criteria: {len(units[0])}"><div class="bv-heads">'
        f"<div>{escape(words('score.rank'))}</div><div>{escape(words('score.unit'))}</div>{heads}"
        f"<div>{escape(words('score.points'))}</div></div>{lines}</div>"
    )


def explained(rows: Sequence[Row], words: Words) -> str:
    """Every criterion of one unit: its value, the formula with the figures, points of at most."""
    first = rows[0]
    lines = "".join(
        f"<div><span>{escape(words.label('criterion', row['criterion_id']))}"
        f"<small>{escape(formula(row, words))}</small></span>"
        f"<b>{_points(row, words)}<em>{escape(words('score.of', points=row['max_points']))}</em></b>"
        "</div>"
        for row in rows
    )
    total = words(
        "score.total_formula",
        total=words.number(first["total"], 2),
        available=words.number(first["available"]),
        score=words.number(first["score"], 2),
    )
    return (
        f'<div class="bv-facts bv-explained"><h3>{links.unit(first["unit_id"], first["display_name"], words)}</h3>'
        f"{lines}<p>{escape(total)}</p></div>"
    )


def formula(row: Row, words: Words) -> str:
    """How the points of a row came about, in figures."""
    if row["why"]:
        return words.label("score_why", row["why"])
    value = words.percent(row["value"], 1)
    told = words(
        f"score_formula.{row['criterion_id']}",
        numerator=words.number(row["numerator"]),
        denominator=words.number(row["denominator"]),
        value=value,
    )
    return words(
        "score.full_at",
        told=told,
        full=words.percent(row["full_at"], 0 if row["full_at"] == int(row["full_at"]) else 1),
    )


def _line(rows: Sequence[Row], words: Words) -> str:
    first = rows[0]
    medal = f" bv-top{first['rank']}" if first["rank"] in (1, 2, 3) else ""
    points = "".join(
        f'<div title="{escape(formula(row, words))}"><b>{_points(row, words)}</b>{_part(row)}</div>'
        for row in rows
    )
    place = words.label("kind", first["kind"])
    if first["cluster"]:
        place = f"{place} · {words('score.cluster', cluster=first['cluster'])}"
    return (
        f'<div data-unit="{escape(str(first["unit_id"]))}">'
        f'<div class="bv-rank{medal}">{words.number(first["rank"])}</div>'
        f"<div>{links.unit(first['unit_id'], first['display_name'], words)}"
        f"<small>{escape(place)}</small></div>{points}"
        f"<div><strong>{words.number(first['score'], 2)}</strong>"
        f'<a href="?{links.UNIT}={escape(str(first["unit_id"]))}" '
        f'data-pick="{escape(str(first["unit_id"]))}">{escape(words("score.why"))}</a></div></div>'
    )


def _points(row: Row, words: Words) -> str:
    return words.number(row["points"], 2)


def _part(row: Row) -> str:
    """The points as a bar; nothing where the criterion is not judged."""
    if row["points"] is None:
        return ""
    share = 100 * row["points"] / row["max_points"]
    return f'<span class="bv-part"><u style="width:{share:.1f}%"></u></span>'
