"""Takes a board away: the very rows on the screen as a workbook, a page, a picture or data."""

from dataclasses import replace
from functools import partial

import streamlit as st

from bangvang.exports import making
from bangvang.reports.board import Board
from bangvang.screen import frame, moments
from bangvang.screen.chips import Choice
from bangvang.screen.frame import View
from bangvang.standings import week_before


def board(look: View, choice: Choice) -> None:
    """A small menu of files, each made when it is asked for, of the ranking searched as on the page."""
    t = look.words
    named = look.once("taken out", choice, make=partial(board_of, look, choice))
    with st.popover(t("reports.take"), width="content", icon=":material/download:"):
        for form, kind in making.OF_A_BOARD.items():
            st.download_button(
                t.label("reports", form),
                partial(_file, look, choice, form),
                making.name_of_board(form, named, look.campaign, t),
                kind.mime,
                key=f"tai-{form}",
                width="stretch",
                on_click="ignore",
            )


def _file(look: View, choice: Choice, form: str) -> bytes:
    """As the page shows it now: what is drawn by `fresh` moves on without the page."""
    return making.of_a_board(form, board_of(look, choice), look.ask, look.campaign, look.words)


def quotas(look: View, choice: Choice) -> None:
    """The same for the page of quotas: the board by percent, moved since a week before."""
    board(look, replace(choice, measure="percent", since=week_before(look.as_of)))


def board_of(look: View, choice: Choice) -> Board:
    """The board of a choice with all that its files print around it."""
    rows = frame.found(choice.ranking(look), choice.search)
    is_judged = not (choice.cut or choice.block) and choice.level == "upper"
    plan = look.plan(choice.period)
    return Board(
        rows,
        choice.board(look),
        choice.period,
        choice.cut.moment if choice.cut else look.moment,
        frame.bands(look, plan, choice.scope, choice.basis) if is_judged else {},
        since=moments.against(look, choice.cut, choice.since) if choice.since else "",
        search=choice.search,
        cut=choice.cut.name if choice.cut else "",
    )
