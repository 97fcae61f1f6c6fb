"""Runs what was asked, on whichever store holds the board: this process's own, or the server's."""

from collections.abc import Iterable, Sequence

from bangvang.commands.answer import Answer, WrongUsage, both
from bangvang.commands.asked import (
    Asked,
    BackUp,
    BringNational,
    Check,
    ImportFiles,
    KeepAccounts,
    Key,
    LoadSample,
    MakeReport,
    Restore,
    ShowBoard,
    TakeData,
)
from bangvang.commands.board import show_board
from bangvang.commands.bring_in import bring_in
from bangvang.commands.bring_national import bring_national
from bangvang.commands.files import File
from bangvang.commands.keep_accounts import keep_accounts
from bangvang.commands.keeping import check_all, make_backup, restore
from bangvang.commands.keeping_keys import tell_of_keys, without_key
from bangvang.commands.make_report import make_report, take_data
from bangvang.commands.sample import load_sample
from bangvang.store import NotRead, NotWritten, Store
from bangvang.store.keys import KeyMissing


def named_files(asked: Asked) -> Sequence[str]:
    """The names of the files that the command reads."""
    return asked.files if isinstance(asked, ImportFiles | BringNational) else ()


def run(asked: Asked, files: Iterable[File], store: Store) -> Answer:
    """Runs the command on the store. `files` are those it names, in order."""
    try:
        return _answer(asked, files, store)
    except WrongUsage as wrong:
        return wrong.answer()
    except NotWritten as refused:
        return Answer(1, errors=both(f"not_written.{refused.code}") + f"\n({refused})\n")
    except NotRead as refused:
        return Answer(1, errors=both(f"not_read.{refused.code}") + f"\n({refused})\n")
    except KeyMissing as missing:
        return without_key(missing)


def _answer(asked: Asked, files: Iterable[File], store: Store) -> Answer:
    told: Answer
    match asked:
        case ImportFiles():
            told = bring_in(store, asked, files)
        case ShowBoard():
            told = show_board(store, asked)
        case MakeReport():
            told = make_report(store, asked)
        case TakeData():
            told = take_data(store, asked)
        case BringNational():
            told = bring_national(store, asked, files)
        case LoadSample():
            told = load_sample(store)
        case Check():
            told = check_all(store)
        case BackUp():
            told = make_backup(store)
        case Restore():
            told = restore(store, asked)
        case KeepAccounts():
            told = keep_accounts(store, asked)
        case Key():
            told = tell_of_keys(store, asked)
    return told
