"""Every file that can be asked for: its ending, its name, and how it is made. Screens and commands share it."""

from collections.abc import Callable
from dataclasses import dataclass

from bangvang.campaign import Campaign
from bangvang.exports import (
    EXCEL,
    board_picture,
    board_workbook,
    official_docx,
    official_pdf,
    slides,
    tables,
)
from bangvang.pacing.periods import periods, plan_of
from bangvang.reports.board import Board
from bangvang.reports.names import file_name
from bangvang.reports.official import official
from bangvang.reports.situation import Situation, judged
from bangvang.standings import Ask
from bangvang.text import Words


@dataclass(frozen=True)
class Kind:
    """What a browser and a file system are told of a file."""

    ending: str
    mime: str


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_PARQUET = "application/vnd.apache.parquet"
#: files of one board as somebody sees it
OF_A_BOARD = {
    "workbook": Kind("xlsx", EXCEL),
    "pdf": Kind("pdf", "application/pdf"),
    "png": Kind("png", "image/png"),
    "board_csv": Kind("csv", "text/csv"),
    "board_parquet": Kind("parquet", _PARQUET),
}
#: files of the whole campaign at a moment
OF_ALL = {
    "docx": Kind("docx", _WORD),
    "official": Kind("pdf", "application/pdf"),
    "pptx": Kind("pptx", _SLIDES),
}
#: data for staff
DATA = {
    "registrations_csv": Kind("csv", "text/csv"),
    "registrations_parquet": Kind("parquet", _PARQUET),
}


def of_a_board(form: str, board: Board, ask: Ask, campaign: Campaign, t: Words) -> bytes:
    """The file of a board; `form` is a key of OF_A_BOARD."""
    makers: dict[str, Callable[[], bytes]] = {
        "workbook": lambda: _workbook(board, ask, campaign, t),
        "pdf": lambda: board_picture.pdf(board, campaign, t),
        "png": lambda: board_picture.png(board, campaign, t),
        "board_csv": lambda: tables.board(board, "csv"),
        "board_parquet": lambda: tables.board(board, "parquet"),
    }
    return makers[form]()


def of_all(form: str, now: Situation, campaign: Campaign, t: Words) -> bytes:
    """The file of the whole campaign; `form` is a key of OF_ALL."""
    if form == "pptx":
        return slides.pptx(now, campaign, t)
    report = official(now, campaign, t)
    return official_docx.docx(report) if form == "docx" else official_pdf.pdf(report, t.language)


def name_of_board(form: str, board: Board, campaign: Campaign, t: Words) -> str:
    return file_name(campaign.name, board.title(t), board.moment, OF_A_BOARD[form].ending)


def name_of_all(form: str, now: Situation, campaign: Campaign, t: Words) -> str:
    what = t("reports.slides_name") if form == "pptx" else t("reports.official_name")
    return file_name(campaign.name, what, now.moment, OF_ALL[form].ending)


def _workbook(board: Board, ask: Ask, campaign: Campaign, t: Words) -> bytes:
    """With the quotas of the same moment; a cut keeps no pace, so its file has the board alone."""
    if board.cut:
        return board_workbook.workbook(board, None, None, campaign, t)
    plan = plan_of(periods(ask("periods")), board.period, board.as_of)
    against = judged(ask, plan, str(board.asked["scope"]), str(board.asked["basis"]), board.as_of)
    return board_workbook.workbook(board, against, plan, campaign, t)
