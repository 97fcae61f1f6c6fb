"""The board as one page: PDF for paper, PNG for a phone. One template, the rows of the screen."""

from dataclasses import replace
from typing import Any, Literal

from bangvang.campaign import Campaign
from bangvang.exports.harmless import harmless
from bangvang.exports.typeset import typeset
from bangvang.reports.board import Board
from bangvang.text import Words

_MOST_ROWS = 60  # on one page; what is left out is said
_SCALE = 1.1  # the bars' right end, beside the longest
#: points a row may take on paper: what the page has left for rows, and the limits of a good look
_PAPER, _LOWEST, _HIGHEST = 640.0, 10.4, 24.0
_PHONE_LOW, _PHONE_HIGH, _FEW = 26.0, 34.0, 16
_PHONE_DOTS = 216.0  # 360 points wide: 1080 dots
_BANDS = ("reached", "on_pace", "behind", "silent")


def pdf(board: Board, campaign: Campaign, words: Words) -> bytes:
    """A4, one page."""
    return typeset("board", told(board, campaign, words, "paper"), "pdf")


def png(board: Board, campaign: Campaign, words: Words) -> bytes:
    """1080 dots wide, as high as the rows ask."""
    return typeset("board", told(board, campaign, words, "phone"), "png", _PHONE_DOTS)


def told(
    board: Board, campaign: Campaign, t: Words, form: Literal["paper", "phone"]
) -> dict[str, object]:
    """All that the page says, in the words it says it in; nothing but the layout is added."""
    rows = board.ranking.head(_MOST_ROWS)
    left_out = board.ranking.height - rows.height
    percents = [percent for percent in rows["percent"] if percent is not None]
    scale = max([*percents, 100.0]) * _SCALE
    count = max(rows.height, 1)
    paper = min(max(_PAPER / count, _LOWEST), _HIGHEST)
    heights = {"paper": paper, "phone": _PHONE_HIGH if count <= _FEW else _PHONE_LOW}
    used = [band for band in _BANDS if band in board.bands.values()]
    return {
        "form": form,
        "language": t.language,
        "row_height": heights[form],
        "title": harmless(board.title(t)),
        "owner": campaign.owner if t.language == "vi" else campaign.owner_en,
        "lines": [harmless(line) for line in board.lines(campaign, t)],
        "heads": {
            "rank": t("leaderboard.rank"),
            "unit": t("leaderboard.unit"),
            "value": t.label(
                "measure", board.measure if board.measure != "percent" else "initiatives"
            ),
            "line": t("reports.mark"),
            "percent": t("reports.percent_head"),
            "quota": t("leaderboard.quota"),
        },
        "rows": [_row(board, row, scale, form, t) for row in rows.iter_rows(named=True)],
        "left_out": t("reports.left_out", count=t.number(left_out)) if left_out else "",
        "empty": "" if rows.height else t("reports.no_row"),
        "mark": 100 / scale,
        "bands": [{"band": band, "label": t.label("band", band)} for band in used],
        "note": replace(board, ranking=rows).note(t),
    }


def _row(board: Board, row: dict[str, Any], scale: float, form: str, t: Words) -> dict[str, object]:
    moved, percent = row["movement"], row["percent"]
    mark = "*" if row["is_illustrative"] and row["quota"] is not None else ""
    above = "" if board.level == "upper" else row["upper_name"] or ""
    return {
        "rank": t.number(row["rank"]),
        "is_best": row["rank"] in (1, 2, 3),
        "moved": f"{'▲' if moved > 0 else '▼'} {abs(moved)}" if moved else "–",
        "way": 0 if not moved else 1 if moved > 0 else -1,
        "unit": harmless(row["display_name"]),
        "above": harmless(above),
        "value": board.value(row, t),
        "percent": t.percent(percent) + (mark if form == "phone" else ""),  # no quota stands there
        "share": None if percent is None else min(percent, scale) / scale,
        "band": board.bands.get(row["unit_id"]) or "plain",
        "quota": t.number(row["quota"]) + mark,
    }
