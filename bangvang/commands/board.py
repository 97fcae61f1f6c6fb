"""`board`: the leaderboard as a table, as JSON or as CSV."""

import csv
import io
import json
from datetime import date

import polars as pl

from bangvang.campaign import campaign
from bangvang.clock import moment
from bangvang.commands.answer import VIETNAMESE, Answer, WrongUsage, both
from bangvang.commands.asked import ShowBoard
from bangvang.commands.table import aligned
from bangvang.pacing.periods import Period, periods, running_phase
from bangvang.questions import ask
from bangvang.store import Parameter, Store

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
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def show_board(store: Store, asked: ShowBoard) -> Answer:
    """The board asked for. Raises WrongUsage for an unknown period."""
    parameters = board_parameters(store, asked)
    standings = _standings(ask(store, "leaderboard", **parameters))
    if asked.json:
        rows = standings.rows(named=True)
        return Answer(0, json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    if asked.csv:
        return Answer(0, _as_csv(standings))
    return Answer(0, _as_table(standings, _period(store, asked), asked, parameters))


def board_parameters(store: Store, asked: ShowBoard) -> dict[str, Parameter]:
    """The parameters of the question `leaderboard`; what was left open follows the clock."""
    return {
        "level": asked.level,
        "kind": None if asked.kind == "all" else asked.kind,
        "cluster": None,
        "block": None,
        "period": _period(store, asked).period_id,
        "scope": asked.stage,
        "measure": asked.measure,
        "basis": "assigned",
        "as_of": asked.as_of or _today(store),
        "compare": asked.compare,
    }


def _today(store: Store) -> date:
    return moment(store, campaign().time_zone).date()


def _period(store: Store, asked: ShowBoard) -> Period:
    known = periods(ask(store, "periods"))
    if asked.period is None:
        return running_phase(known, _today(store))
    for period in known:
        if period.period_id == asked.period:
            return period
    ids = ", ".join(period.period_id for period in known)
    raise WrongUsage(both("cli.period_unknown", period=asked.period, known=ids))


def _standings(leaderboard: pl.DataFrame) -> pl.DataFrame:
    """One row per unit, in the order of the board: the columns of `COLUMNS`."""
    whole = ("rank", "movement", "initiatives", "registrants", "quota", "benefit_vnd")
    return (
        leaderboard.rename({"display_name": "unit_name"})
        .with_columns(pl.col(*whole).cast(pl.Int64), pl.col("percent").cast(pl.Float64))
        .select(COLUMNS)
    )


def _as_csv(standings: pl.DataFrame) -> str:
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(COLUMNS)
    lines.writerows([_harmless(cell) for cell in row] for row in standings.rows())
    return text.getvalue()


def _harmless(cell: object) -> object:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return cell


def _as_table(
    standings: pl.DataFrame, period: Period, asked: ShowBoard, parameters: dict[str, Parameter]
) -> str:
    t = VIETNAMESE
    title = t(
        "cli.board_title",
        campaign=campaign().name,
        measure=t.label("measure_name", asked.measure),
        stage=t.label("scope_name", asked.stage),
        period=period.name,
        day=t.day(_day(parameters["as_of"])),
    )
    head = t("cli.board_columns").split("|")
    lines = [
        [
            t.number(row["rank"]),
            _moved(row["movement"]),
            row["unit_name"],
            t.number(row["initiatives"]),
            t.number(row["registrants"]),
            t.number(row["quota"]),
            t.percent(row["percent"], 1),
            t.money(row["benefit_vnd"]),
        ]
        for row in standings.iter_rows(named=True)
    ]
    return f"{title}\n\n{aligned([head, *lines], left=(2,))}\n"


def _day(value: Parameter) -> date | None:
    return value if isinstance(value, date) else None


def _moved(movement: int | None) -> str:
    if movement is None:
        return ""
    return f"{'▲' if movement > 0 else '▼'}{abs(movement)}" if movement else "="
