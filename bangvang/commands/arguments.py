"""The words after `python -m bangvang`, understood or explained."""

import argparse
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from typing import NoReturn

from bangvang.access import ROLES
from bangvang.commands.answer import Answer, WrongUsage, both, in_one_line
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
from bangvang.commands.make_report import REPORTS

_ACCOUNT = {
    "list": "cli.account_list",
    "add": "cli.account_add",
    "reset": "cli.account_reset",
    "role": "cli.account_role",
    "disable": "cli.account_disable",
    "enable": "cli.account_enable",
}
_KINDS = ("all", "district", "sector", "zone", "corporation")
_BLOCKS = ("all", "enterprise", "administrative")
_MEASURES = ("initiatives", "registrants", "percent", "benefit")


class HelpAsked(Exception):
    """Somebody asked for help; the message is the help."""

    def answer(self) -> Answer:
        return Answer(0, str(self))


def understand(arguments: Sequence[str]) -> Asked:
    """What is asked. Raises WrongUsage, or HelpAsked."""
    values = vars(_program().parse_args(arguments))
    asked: Asked = values.pop("asks")(**values)
    return asked


class _Parser(argparse.ArgumentParser):
    """Explains in both languages; hands its words on instead of printing them and ending."""

    def __init__(self, prog: str, about: str, more: str) -> None:
        super().__init__(
            prog,
            description=both(about),
            epilog=both(more),
            formatter_class=argparse.RawTextHelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.options = self.add_argument_group(in_one_line("cli.options"))
        self.options.add_argument(
            "-h",
            "--help",
            action=_Help,
            nargs=0,
            dest=argparse.SUPPRESS,
            default=argparse.SUPPRESS,
            help=both("cli.help"),
        )

    def error(self, message: str) -> NoReturn:
        sentence = both("cli.wrong_usage", problem=message, program=self.prog)
        raise WrongUsage(f"{_named(self.format_usage())}\n{sentence}")


class _Help(argparse.Action):
    """--help, also where other arguments are missing."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        raise HelpAsked(_named(parser.format_help()))


def _named(usage: str) -> str:
    return usage.replace("usage:", "Cách gọi · usage:", 1)


def _program() -> _Parser:
    program = _Parser("python -m bangvang", "cli.about", "cli.notes")
    commands = program.add_subparsers(
        title=in_one_line("cli.commands"),
        metavar="import | board | report | data | national | sample | check | backup | restore | "
        "account | key",
        required=True,
    )
    for name, about, example, ask in (
        ("import", "cli.import", "cli.import_example", _ask_for_files),
        ("board", "cli.board", "cli.board_example", _ask_for_board),
        ("report", "cli.report", "cli.report_example", _ask_for_report),
        ("data", "cli.data", "cli.data_example", _ask_for_data),
        ("national", "cli.national", "cli.national_example", _ask_for_national),
        ("sample", "cli.sample", "cli.sample_example", _ask_for_sample),
        ("check", "cli.check", "cli.check_example", _ask_for_check),
        ("backup", "cli.backup", "cli.backup_example", _ask_for_backup),
        ("restore", "cli.restore", "cli.restore_example", _ask_to_restore),
        ("account", "cli.account", "cli.account_example", _ask_for_account),
        ("key", "cli.key", "cli.key_example", _ask_for_key),
    ):
        prog = f"{program.prog} {name}"
        ask(commands.add_parser(name, help=both(about), prog=prog, about=about, more=example))
    return program


def _ask_for_files(command: _Parser) -> None:
    command.set_defaults(asks=ImportFiles)
    named = command.add_argument_group(in_one_line("cli.arguments"))
    named.add_argument("files", nargs="+", metavar="FILE", help=both("cli.file"))
    add = command.options.add_argument
    add("--unit", metavar="CODE", help=both("cli.unit"))
    add("--received", metavar="YYYY-MM-DD", type=_day, help=both("cli.received"))
    add("--again", action="store_true", help=both("cli.again"))
    add("--dry-run", action="store_true", help=both("cli.dry_run"))
    add("--json", action="store_true", help=both("cli.json"))


def _ask_for_board(command: _Parser) -> None:
    command.set_defaults(asks=ShowBoard)
    _name_a_board(command)
    form = command.options.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=both("cli.json"))
    form.add_argument("--csv", action="store_true", help=both("cli.csv"))


def _ask_for_report(command: _Parser) -> None:
    command.set_defaults(asks=MakeReport)
    named = command.add_argument_group(in_one_line("cli.arguments"))
    named.add_argument("form", choices=REPORTS, metavar="FORM", help=both("cli.report_form"))
    _name_a_board(command)
    add = command.options.add_argument
    add("--digits", type=int, choices=(0, 1, 2), default=0, help=both("cli.digits"))
    add("--output", metavar="FILE", help=both("cli.output"))


def _ask_for_data(command: _Parser) -> None:
    command.set_defaults(asks=TakeData)
    named = command.add_argument_group(in_one_line("cli.arguments"))
    named.add_argument(
        "what", choices=("board", "registrations"), metavar="WHAT", help=both("cli.data_what")
    )
    _name_a_board(command)
    add = command.options.add_argument
    add("--form", choices=("csv", "parquet"), default="csv", help=both("cli.data_form"))
    add("--output", metavar="FILE", help=both("cli.output"))


def _ask_for_national(command: _Parser) -> None:
    command.set_defaults(asks=BringNational)
    named = command.add_argument_group(in_one_line("cli.arguments"))
    named.add_argument("files", nargs="+", metavar="FILE", help=both("cli.national_file"))
    add = command.options.add_argument
    add("--as-of", metavar="DAY", type=_day, help=both("cli.national_day"))
    add("--dry-run", action="store_true", help=both("cli.dry_run"))


def _name_a_board(command: _Parser) -> None:
    """The choices of the leaderboard's page."""
    add = command.options.add_argument
    add("--kind", choices=_KINDS, default="all", help=both("cli.kind"))
    add("--level", choices=("upper", "grassroots", "team"), default="upper", help=both("cli.level"))
    add("--cluster", metavar="NUMBER", help=both("cli.cluster"))
    add("--block", choices=_BLOCKS, default="all", help=both("cli.block"))
    add("--measure", choices=_MEASURES, default="initiatives", help=both("cli.measure"))
    add("--stage", choices=("all", "valid"), default="all", help=both("cli.stage"))
    add("--basis", choices=("assigned", "pledged"), default="assigned", help=both("cli.basis"))
    add("--period", metavar="ID", help=both("cli.period"))
    moment = command.options.add_mutually_exclusive_group()
    moment.add_argument("--as-of", metavar="DAY", type=_day, help=both("cli.as_of"))
    moment.add_argument("--cut", metavar="CUT", help=both("cli.cut"))
    add("--compare", metavar="DAY|CUT", type=_day_or_cut, help=both("cli.compare"))
    add("--search", metavar="WORDS", default="", help=both("cli.search"))


def _ask_for_sample(command: _Parser) -> None:
    command.set_defaults(asks=LoadSample)


def _ask_for_check(command: _Parser) -> None:
    command.set_defaults(asks=Check)


def _ask_for_backup(command: _Parser) -> None:
    command.set_defaults(asks=BackUp)


def _ask_to_restore(command: _Parser) -> None:
    command.set_defaults(asks=Restore)
    named = command.add_argument_group(in_one_line("cli.arguments"))
    named.add_argument(
        "backup", metavar="BACKUP", nargs="?", default="", help=both("cli.backup_name")
    )


def _ask_for_account(command: _Parser) -> None:
    whats = command.add_subparsers(
        title=in_one_line("cli.commands"), metavar=" | ".join(_ACCOUNT), required=True
    )
    for what, about in _ACCOUNT.items():
        asked = whats.add_parser(
            what,
            help=both(about),
            prog=f"{command.prog} {what}",
            about=about,
            more="cli.account_example",
        )
        asked.set_defaults(asks=partial(KeepAccounts, what))
        if what == "list":
            continue
        named = asked.add_argument_group(in_one_line("cli.arguments"))
        named.add_argument("name", metavar="NAME", help=both("cli.account_name"))
        if what == "role":
            named.add_argument("role", choices=ROLES, metavar="ROLE", help=both("cli.account_is"))
        if what == "add":
            add = asked.options.add_argument
            add("--role", choices=ROLES, default="viewer", help=both("cli.account_is"))
            add("--by-provider", action="store_true", help=both("cli.account_by_provider"))


def _ask_for_key(command: _Parser) -> None:
    command.set_defaults(asks=Key)
    named = command.add_argument_group(in_one_line("cli.arguments"))
    named.add_argument(
        "what",
        nargs="?",
        choices=("show", "rotate"),
        default="show",
        metavar="WHAT",
        help=both("cli.key_what"),
    )


def _day_or_cut(text: str) -> date | str:
    """A day where the text is one, else the name of a cut."""
    try:
        return _day(text)
    except argparse.ArgumentTypeError:
        return text


def _day(text: str) -> date:
    """2022-05-31, or as Vietnamese write it: 31/05/2022."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise argparse.ArgumentTypeError(f"{text!r} · YYYY-MM-DD")
