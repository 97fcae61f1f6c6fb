"""What only the presenter sees: notes, who is about to pass whom, whom to praise, what a freeze hides."""

from datetime import timedelta
from typing import Any

import polars as pl

from bangvang.screen.frame import View
from bangvang.stage import looks
from bangvang.stage.drawn import BASIS, SCOPE, WEEK
from bangvang.stage.show import Show
from bangvang.stage.slides import Slide
from bangvang.store.frozen import frozen
from bangvang.text import Words

_NEAREST, _PRAISED = 5, 4  # lines of each list

Lines = list[tuple[str, str]]


def told(now_showing: Show, look: View) -> dict[str, Any]:
    """The console's own part, as plain data: titles, notes, and lists of (unit, what about it)."""
    t, slides = look.words, now_showing.slides
    board = _board(look, now_showing.slide)
    return {
        "name": now_showing.name,
        "slides": [titled(slide, t) for slide in slides],
        "notes": [slide.notes for slide in slides],
        "gaps": _gaps(board, t),
        "praise": _praise(look, board, t),
        "hidden": _hidden(now_showing, board, t),
    }


def titled(slide: Slide, t: Words) -> str:
    """A slide by its kind and filters: "Bảng xếp hạng · Ngành"."""
    parts = [t.label("stage.slide", slide.kind)]
    if slide.group != "all":
        parts.append(t.label("group", slide.group))
    if slide.measure != "initiatives":
        parts.append(t.label("measure", slide.measure))
    return " · ".join(parts)


def _board(look: View, slide: Slide) -> pl.DataFrame:
    kind = None if slide.group == "all" else slide.group
    return look.ask(
        "leaderboard",
        **look.board(
            look.phase(),
            kind=kind,
            scope=SCOPE,
            basis=BASIS,
            compare=look.as_of - timedelta(days=WEEK),
        ),
    )


def _gaps(board: pl.DataFrame, t: Words) -> Lines:
    """The shortest ways to the next place among the first twenty."""
    near = board.head(20).filter(pl.col("gap") > 0).sort("gap").head(_NEAREST)
    return [
        (
            row["display_name"],
            t("stage.gap", gap=t.number(row["gap"]), rank=row["rank_above"]),
        )
        for row in near.rows(named=True)
    ]


def _praise(look: View, board: pl.DataFrame, t: Words) -> Lines:
    """Units that reached their quota within the week, then those that won most places."""
    reached = look.ask(
        "reached", period=look.phase().period_id, scope=SCOPE, basis=BASIS, as_of=look.as_of
    ).filter(pl.col("reached_on") > look.as_of - timedelta(days=WEEK))
    lines = [
        (row["display_name"], t("stage.reached_on", day=t.short_day(row["reached_on"])))
        for row in reached.head(_PRAISED).rows(named=True)
    ]
    climbed = board.filter(pl.col("movement") > 0).sort("movement", descending=True).head(_PRAISED)
    return lines + [
        (
            row["display_name"],
            t("stage.won", places=row["movement"], before=row["rank_before"], now=row["rank"]),
        )
        for row in climbed.rows(named=True)
    ]


def _hidden(now_showing: Show, board: pl.DataFrame, t: Words) -> Lines:
    """What came behind a freeze: the whole, then the units whose place will change most."""
    if frozen(looks.store_of(now_showing)) is None:
        return []
    before = _board(looks.hall(now_showing), now_showing.slide)
    came = int(board["initiatives"].sum()) - int(before["initiatives"].sum())
    both = board.join(before, on="unit_id", suffix="_shown").filter(
        pl.col("rank") != pl.col("rank_shown")
    )
    moved = both.with_columns(places=(pl.col("rank_shown") - pl.col("rank")).abs())
    rows = moved.sort("places", "rank", descending=[True, False]).head(_PRAISED).rows(named=True)
    return [
        (t("stage.came_since"), t("stage.plus", count=t.number(came))),
        *(
            (row["display_name"], t("stage.from_to", before=row["rank_shown"], now=row["rank"]))
            for row in rows
        ),
    ]
