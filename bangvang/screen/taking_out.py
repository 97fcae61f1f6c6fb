"""Takes a board away: the very rows on the screen as a workbook, a page, a picture or data."""

from dataclasses import replace
from functools import partial

import polars as pl
import streamlit as st

from bangvang.exports import making
from bangvang.reports.board import Board
from bangvang.screen import frame, moments
from bangvang.screen.chips import Choice
from bangvang.screen.frame import View


def board(look: View, choice: Choice, ranking: pl.DataFrame | None = None) -> None:
    """A small menu of files, each made when it is asked for; `ranking` are the rows shown.

    Without rows it is the ranking of the choice, searched as on the page.
    """
    t = look.words
    shown = board_of(look, choice, ranking)
    with st.popover(t("reports.take"), width="content", icon=":material/download:"):
        for form, kind in making.OF_A_BOARD.items():
            st.download_button(
                t.label("reports", form),
                partial(making.of_a_board, form, shown, look.ask, look.campaign, t),
                making.name_of_board(form, shown, look.campaign, t),
                kind.mime,
                key=f"tai-{form}",
                width="stretch",
                on_click="ignore",
            )


def quotas(look: View, choice: Choice) -> None:
    """The same for the page of quotas: the board by percent."""
    board(look, replace(choice, measure="percent"))


def board_of(look: View, choice: Choice, ranking: pl.DataFrame | None = None) -> Board:
    """The board of a choice with all that its files print around it."""
    rows = frame.found(choice.ranking(look), choice.search) if ranking is None else ranking
    is_judged = not (choice.cut or choice.block) and choice.level == "upper"
    plan = look.plan(choice.period)
    return Board(
        rows,
        choice.board(look),
        choice.period,
        choice.cut.moment if choice.cut else look.moment,
        frame.bands(look, plan, choice.scope, choice.basis) if is_judged else {},
        since=moments.told(look, choice.since) if choice.since else "",
        search=choice.search,
        cut=choice.cut.name if choice.cut else "",
    )
