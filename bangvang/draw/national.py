"""The nation's table: rank, movement, unit, value, the other measure, the way to the rank above."""

from html import escape
from typing import Any

import polars as pl

from bangvang.draw.style import movement
from bangvang.text import Words

#: measure -> the columns of the question `national` that speak of it
COLUMNS = {
    "initiatives": {
        "value": "initiatives",
        "rank": "rank_initiatives",
        "gap": "gap",
        "above": "rank_above",
        "lead": "lead",
        "below": "rank_below",
        "movement": "movement",
        "rank_before": "rank_before",
    },
    "registrants": {
        "value": "registrants",
        "rank": "rank_registrants",
        "gap": "gap_registrants",
        "above": "rank_above_registrants",
        "lead": "lead_registrants",
        "below": "rank_below_registrants",
        "movement": "movement_registrants",
        "rank_before": "rank_before_registrants",
    },
}
OTHER = {"initiatives": "registrants", "registrants": "initiatives"}


def by(measure: str, standing: dict[str, Any]) -> dict[str, Any]:
    """A row of the question `national` seen by one measure: value, rank, gap, above, lead, below,
    movement, rank_before."""
    return {name: standing[column] for name, column in COLUMNS[measure].items()}


def table(standings: pl.DataFrame, measure: str, words: Words) -> str:
    """The rows of the question `national`, by one measure; unknown values last and without a rank."""
    columns = COLUMNS[measure]
    ordered = standings.sort(columns["rank"], nulls_last=True, maintain_order=True)
    most = max(ordered[columns["value"]].drop_nulls().to_list(), default=0)
    heads = [
        ("rank", words("national.rank")),
        ("move", words("national.moved")),
        ("unit", words("national.unit")),
        ("value", words.label("measure", measure)),
        ("line", ""),
        ("other", words.label("measure", OTHER[measure])),
        ("gap", words("leaderboard.gap")),
    ]
    head = "".join(f'<div class="bv-{name}">{escape(label)}</div>' for name, label in heads)
    rows = "".join(_row(row, measure, most, words) for row in ordered.iter_rows(named=True))
    return f'<div class="bv-table bv-nation"><div class="bv-row bv-heads">{head}</div>{rows}</div>'


def _row(row: dict[str, Any], measure: str, most: int, words: Words) -> str:
    seen, other = by(measure, row), by(OTHER[measure], row)
    ours = " bv-ours" if row["is_ours"] else ""
    medal = f" bv-top{seen['rank']}" if seen["rank"] in (1, 2, 3) else ""
    mark = "*" if row["status"] == "illustrative" else ""
    width = 100 * (seen["value"] or 0) / most if most else 0
    beside = words.number(other["value"])
    if other["rank"] is not None:
        beside = words("national.other", value=beside, rank=other["rank"])
    gap = ""
    if seen["gap"] is not None:
        gap = words("leaderboard.gap_to", amount=words.number(seen["gap"]), rank=seen["above"])
    return (
        f'<div class="bv-row{ours}" data-unit="{escape(str(row["unit"]))}">'
        f'<div class="bv-rank{medal}">{escape(words.number(seen["rank"]))}</div>'
        f'<div class="bv-move-cell">{movement(seen["movement"])}</div>'
        f'<div class="bv-unit"><b>{escape(str(row["unit"]))}{mark}</b></div>'
        f'<div class="bv-value">{escape(words.number(seen["value"]))}</div>'
        f'<div class="bv-line"><div class="bv-bar"><i style="width:{width:.2f}%"></i></div></div>'
        f'<div class="bv-other">{escape(beside)}</div>'
        f'<div class="bv-gap">{escape(gap)}</div></div>'
    )


def preview(rows: pl.DataFrame, words: Words) -> str:
    """What a file would write: the rows of `national.effect`, one line a row."""
    heads = ("row", "day", "unit", "initiatives", "registrants", "before", "effect")
    head = "".join(f"<th>{escape(words.label('national.column', name))}</th>" for name in heads)
    body = "".join(_previewed(row, words) for row in rows.iter_rows(named=True))
    return f'<table class="bv-grid"><tr>{head}</tr>{body}</table>'


def _previewed(row: dict[str, Any], words: Words) -> str:
    told = [words.number(row["row"]), words.day(row["as_of"]), row["unit"]]
    told += [words.number(row[name]) for name in ("initiatives", "registrants", "before")]
    falls = row["before"] is not None and row["initiatives"] < row["before"]
    if row["stood"] is not None and row["stood"] != row["initiatives"]:
        effect = words("national.changes", stood=words.number(row["stood"]))
    elif row["stood"] is not None and row["stood_registrants"] != row["registrants"]:
        stood = words.number(row["stood_registrants"])
        effect = words("national.changes_people", stood=stood)
    elif row["stood"] is not None:
        effect = words("national.same")
    else:
        effect = words("national.new_unit") if row["is_new"] else words("national.new_row")
    if falls:
        effect = words("national.falls", effect=effect)
    cells = "".join(f"<td>{escape(str(text))}</td>" for text in told)
    return f'<tr>{cells}<td class="{"bv-bad" if falls else ""}">{escape(effect)}</td></tr>'


def refused(rows: pl.DataFrame, words: Words) -> str:
    """The rows of a file that are not taken, with row and reason."""
    heads = [
        words("upload.sheet"),
        words("upload.row"),
        words("upload.reason"),
        words("upload.value"),
    ]
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join(
        f"<tr><td>{escape(sheet)}</td><td>{row}</td>"
        f'<td class="bv-bad">{escape(words.label("national.reason", reason))}</td>'
        f"<td>{escape(value)}</td></tr>"
        for sheet, row, reason, value in rows.select("sheet", "row", "reason", "value").iter_rows()
    )
    return f'<table class="bv-grid"><tr>{head}</tr>{body}</table>'
