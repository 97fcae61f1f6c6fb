"""The commands of `python -m bangvang`: understood from words, run on a store, printing nothing."""

from bangvang.commands.answer import Answer, WrongUsage, both
from bangvang.commands.arguments import HelpAsked, understand
from bangvang.commands.files import File, read_files, write_file
from bangvang.commands.run import named_files, run

__all__ = [
    "Answer",
    "File",
    "HelpAsked",
    "WrongUsage",
    "both",
    "named_files",
    "read_files",
    "run",
    "understand",
    "write_file",
]
