"""Runs what was asked, on whichever store holds the board: this process's own, or the server's."""

from collections.abc import Iterable, Sequence

from bangvang.commands.answer import Answer, WrongUsage
from bangvang.commands.asked import Asked, ImportFiles, LoadSample, ShowBoard
from bangvang.commands.board import show_board
from bangvang.commands.bring_in import bring_in
from bangvang.commands.files import File
from bangvang.commands.sample import load_sample
from bangvang.store import Store


def named_files(asked: Asked) -> Sequence[str]:
    """The names of the files that the command reads."""
    return asked.files if isinstance(asked, ImportFiles) else ()


def run(asked: Asked, files: Iterable[File], store: Store) -> Answer:
    """Runs the command on the store. `files` are those it names, in order."""
    try:
        match asked:
            case ImportFiles():
                return bring_in(store, asked, files)
            case ShowBoard():
                return show_board(store, asked)
            case LoadSample():
                return load_sample(store)
    except WrongUsage as wrong:
        return wrong.answer()
