"""`report` and `data`: the files of the screens, and the words of the morning, made by command."""

from base64 import b64encode
from functools import partial

from bangvang.campaign import campaign
from bangvang.commands.actor import actor
from bangvang.commands.answer import VIETNAMESE, Answer, both
from bangvang.commands.asked import MakeReport, TakeData
from bangvang.commands.chosen_board import chosen_board, chosen_moment
from bangvang.exports import making, tables
from bangvang.questions import ask
from bangvang.reports import brief
from bangvang.reports.names import file_name
from bangvang.reports.situation import Situation, situation
from bangvang.store import Store

#: files of a board: the word on the command line -> the file's name among the makers
_OF_A_BOARD = {"xlsx": "workbook", "pdf": "pdf", "png": "png"}
_OF_ALL = ("docx", "official", "pptx")
_WORDS = ("brief", "press")
REPORTS = (*_OF_A_BOARD, *_OF_ALL, *_WORDS)


def make_report(store: Store, asked: MakeReport) -> Answer:
    """The report asked for: words on the output, files beside it. Raises WrongUsage."""
    t, words = VIETNAMESE, campaign()
    if asked.form in _OF_A_BOARD:
        form, board = _OF_A_BOARD[asked.form], chosen_board(store, asked)
        made = making.of_a_board(form, board, partial(ask, store), words, t)
        return _file(asked.output or making.name_of_board(form, board, words, t), made)
    now = _situation(store, asked)
    if asked.form == "brief":
        return Answer(0, brief.brief(now, words, t))
    if asked.form == "press":
        return Answer(0, brief.press(now, words, t, asked.digits) + "\n")
    made = making.of_all(asked.form, now, words, t)
    return _file(asked.output or making.name_of_all(asked.form, now, words, t), made)


def take_data(store: Store, asked: TakeData) -> Answer:
    """The data asked for, as a file. Raises WrongUsage."""
    t, words = VIETNAMESE, campaign()
    form: tables.Form = "parquet" if asked.form == "parquet" else "csv"
    if asked.what == "board":
        board = chosen_board(store, asked)
        name = making.name_of_board(f"board_{form}", board, words, t)
        return _file(asked.output or name, tables.board(board, form))
    now = _situation(store, asked)
    made = tables.registrations(
        partial(ask, store), actor(), form, period=now.phase.period_id, as_of=now.as_of
    )
    name = file_name(words.name, t("reports.registrations_name"), now.moment, form)
    return _file(asked.output or name, made)


def _situation(store: Store, asked: MakeReport | TakeData) -> Situation:
    moment = chosen_moment(store, asked)
    return situation(partial(ask, store), moment, asked.period, asked.stage, asked.basis)


def _file(name: str, content: bytes) -> Answer:
    return Answer(
        0, both("cli.made", file=name) + "\n", file=name, content=b64encode(content).decode()
    )
