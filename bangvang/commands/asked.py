"""What can be asked on the command line; the fields are the options."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ImportFiles:
    """Bring in registration files."""

    files: Sequence[str]
    unit: str | None = None  #: code of the unit that sent all of them
    received: date | None = None  #: the clock's day when None
    again: bool = False  #: books files too that were withdrawn or had to give way
    dry_run: bool = False
    json: bool = False


@dataclass(frozen=True)
class BoardOptions:
    """Which board is meant: the choices of the leaderboard's page."""

    kind: str = "all"
    level: str = "upper"
    cluster: str | None = None
    block: str = "all"
    measure: str = "initiatives"
    stage: str = "all"
    basis: str = "assigned"
    period: str | None = None  #: the phase that runs when None
    as_of: date | None = None  #: the clock's day when None
    cut: str | None = None  #: id or name of a cut, in place of a day
    compare: date | str | None = None  #: a day, the id or name of a cut; None: a week before
    search: str = ""


@dataclass(frozen=True)
class ShowBoard(BoardOptions):
    """Show the leaderboard."""

    json: bool = False
    csv: bool = False


@dataclass(frozen=True)
class MakeReport(BoardOptions):
    """Make a report: xlsx, pdf, png (of the board), docx, official, pptx, brief or press (of all)."""

    form: str = "xlsx"
    digits: int = 0  #: decimals of the percent in the press sentence
    output: str | None = None  #: the file's name; campaign, board and moment when None


@dataclass(frozen=True)
class TakeData(BoardOptions):
    """Take data out: the board, or the booked initiatives without personal columns."""

    what: str = "board"
    form: str = "csv"
    output: str | None = None


@dataclass(frozen=True)
class BringNational:
    """Bring in a table of the nation."""

    files: Sequence[str]
    as_of: date | None = None  #: of rows that name no day: the file's own day, else the clock's
    dry_run: bool = False


@dataclass(frozen=True)
class LoadSample:
    """Load the sample campaign into an empty database."""


@dataclass(frozen=True)
class Check:
    """Check log, counts and files against a full recount."""


@dataclass(frozen=True)
class BackUp:
    """Make a backup and open it on trial."""


@dataclass(frozen=True)
class Restore:
    """Put a backup in place of everything, or list the backups there are."""

    backup: str  #: its file name; '' for the list


@dataclass(frozen=True)
class KeepAccounts:
    """List accounts, or make, reset, shut, open or change one."""

    what: str  #: list, add, reset, role, disable, enable
    name: str = ""
    role: str = "viewer"
    by_provider: bool = False  #: it has no pass phrase: its owner comes in by the provider


@dataclass(frozen=True)
class Key:
    """Tell of the keys of the database, or seal everything under a new one."""

    what: str = "show"  #: show or rotate


Asked = (
    ImportFiles
    | ShowBoard
    | MakeReport
    | TakeData
    | BringNational
    | LoadSample
    | Check
    | BackUp
    | Restore
    | KeepAccounts
    | Key
)
