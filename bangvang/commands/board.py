"""`board`: the leaderboard as a table, as JSON or as CSV."""

import json

import polars as pl

from bangvang.campaign import campaign
from bangvang.commands.answer import VIETNAMESE, Answer
from bangvang.commands.asked import ShowBoard
from bangvang.commands.chosen_board import chosen_board
from bangvang.commands.table import aligned
from bangvang.exports.harmless import harmless_frame
from bangvang.reports.board import Board
from bangvang.store import Store

COLUMNS = (
    "unit_id",
    "unit_name",
    "kind",
    "rank",
    "movement",
    "initiatives",
    "registrants",
    "quota",
    "percent",
    "benefit_vnd",
)


def show_board(store: Store, asked: ShowBoard) -> Answer:
    """The board asked for. Raises WrongUsage for an unknown period or cut."""
    board = chosen_board(store, asked)
    standings = _standings(board.ranking)
    if asked.json:
        rows = standings.rows(named=True)
        return Answer(0, json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    if asked.csv:
        return Answer(0, harmless_frame(standings).write_csv())
    return Answer(0, _as_table(standings, board))


def _standings(leaderboard: pl.DataFrame) -> pl.DataFrame:
    """One row per unit, in the order of the board: the columns of `COLUMNS`."""
    whole = ("rank", "movement", "initiatives", "registrants", "quota", "benefit_vnd")
    return (
        leaderboard.rename({"display_name": "unit_name"})
        .with_columns(pl.col(*whole).cast(pl.Int64), pl.col("percent").cast(pl.Float64))
        .select(COLUMNS)
    )


def _as_table(standings: pl.DataFrame, board: Board) -> str:
    t = VIETNAMESE
    title = "\n".join([board.title(t), *board.lines(campaign(), t), board.note(t)])
    head = t("cli.board_columns").split("|")
    lines = [
        [
            t.number(row["rank"]),
            _moved(row["movement"]),
            row["unit_name"],
            t.number(row["initiatives"]),
            t.number(row["registrants"]),
            t.number(row["quota"]) + mark,
            t.percent(row["percent"], 1),
            t.money(row["benefit_vnd"]),
        ]
        for row, mark in zip(standings.iter_rows(named=True), _marks(board.ranking), strict=True)
    ]
    return f"{title}\n\n{aligned([head, *lines], left=(2,))}\n"


def _marks(leaderboard: pl.DataFrame) -> list[str]:
    """Behind each quota: * where it is illustrative; where any is, room for it behind the others."""
    marked = leaderboard.select(pl.col("is_illustrative") & pl.col("quota").is_not_null())
    rows = [bool(each) for each in marked.to_series()]
    return [("*" if each else " ") if any(rows) else "" for each in rows]


def _moved(movement: int | None) -> str:
    if movement is None:
        return ""
    return f"{'▲' if movement > 0 else '▼'}{abs(movement)}" if movement else "="
