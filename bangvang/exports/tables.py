"""Data out: boards and booked initiatives as CSV (UTF-8 with its mark) or Parquet."""

import io
from typing import Literal

import polars as pl

from bangvang.access import Actor
from bangvang.exports.harmless import harmless_frame
from bangvang.reports.board import Board
from bangvang.standings import Ask
from bangvang.store import Parameter

Form = Literal["csv", "parquet"]
FORMS: tuple[Form, ...] = ("csv", "parquet")
#: of the board's columns, those a reader of data wants, in this order
BOARD = (
    "unit_id",
    "unit",
    "kind",
    "cluster",
    "rank",
    "rank_before",
    "movement",
    "initiatives",
    "registrants",
    "benefit_vnd",
    "quota",
    "quota_is_illustrative",
    "percent",
)
_MARK = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for the letters of its own country


def board(shown: Board, form: Form) -> bytes:
    """The rows of a board, each with the day it stands for."""
    rows = shown.ranking.rename(
        {"display_name": "unit", "is_illustrative": "quota_is_illustrative"}
    )
    return _written(rows.select(*BOARD, as_of=pl.lit(shown.as_of)), form)


def registrations(ask: Ask, actor: Actor, form: Form, **asked: Parameter) -> bytes:
    """The booked initiatives of the question `registrations_out`; raises NotAllowed for viewers."""
    actor.must("manage")
    return _written(ask("registrations_out", **asked), form)


def _written(rows: pl.DataFrame, form: Form) -> bytes:
    file = io.BytesIO()
    told = harmless_frame(rows)
    if form == "parquet":
        told.write_parquet(file)
    else:
        file.write(_MARK)
        told.write_csv(file)
    return file.getvalue()
