"""The words after `python -m bangvang`, understood or explained."""

import argparse
from collections.abc import Sequence
from datetime import date, datetime
from typing import NoReturn

from bangvang.commands.answer import Answer, WrongUsage, both, in_one_line
from bangvang.commands.asked import Asked, ImportFiles, LoadSample, ShowBoard

_KINDS = ("all", "district", "sector", "zone", "corporation")
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
        title=in_one_line("cli.commands"), metavar="import | board | sample", required=True
    )
    for name, about, example, ask in (
        ("import", "cli.import", "cli.import_example", _ask_for_files),
        ("board", "cli.board", "cli.board_example", _ask_for_board),
        ("sample", "cli.sample", "cli.sample_example", _ask_for_sample),
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
    add("--dry-run", action="store_true", help=both("cli.dry_run"))
    add("--json", action="store_true", help=both("cli.json"))


def _ask_for_board(command: _Parser) -> None:
    command.set_defaults(asks=ShowBoard)
    add = command.options.add_argument
    add("--kind", choices=_KINDS, default="all", help=both("cli.kind"))
    add("--level", choices=("upper", "grassroots"), default="upper", help=both("cli.level"))
    add("--measure", choices=_MEASURES, default="initiatives", help=both("cli.measure"))
    add("--stage", choices=("all", "valid"), default="all", help=both("cli.stage"))
    add("--period", metavar="ID", help=both("cli.period"))
    add("--as-of", metavar="DAY", type=_day, help=both("cli.as_of"))
    add("--compare", metavar="DAY", type=_day, help=both("cli.compare"))
    form = command.options.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=both("cli.json"))
    form.add_argument("--csv", action="store_true", help=both("cli.csv"))


def _ask_for_sample(command: _Parser) -> None:
    command.set_defaults(asks=LoadSample)


def _day(text: str) -> date:
    """2022-05-31, or as Vietnamese write it: 31/05/2022."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise argparse.ArgumentTypeError(f"{text!r} · YYYY-MM-DD")
