"""The command line: `python -m bangvang import|board|report|data|national|sample`."""

import io
import os
import sys
from collections.abc import Sequence

from bangvang.commands import (
    Answer,
    HelpAsked,
    WrongUsage,
    both,
    named_files,
    read_files,
    run,
    understand,
    write_file,
)
from bangvang.commands.unopened import answer as unopened
from bangvang.server import handover
from bangvang.store import DatabaseBusy, DatabaseUnknown, DatabaseUnusable, NotWritten, current


def answer(arguments: Sequence[str]) -> Answer:
    """What the command answers: from this process, or from the server that owns the database."""
    try:
        asked = understand(arguments)
        files = read_files(named_files(asked))
        return run(asked, files, current())
    except (WrongUsage, HelpAsked) as told:
        return told.answer()
    except DatabaseUnknown:
        return Answer(
            2, errors=both("cli.database_unknown", url=os.environ.get("BANGVANG_DB", "")) + "\n"
        )
    except DatabaseBusy as busy:
        return handover.hand_over(busy.path, arguments, files)
    except DatabaseUnusable as unusable:
        return unopened(asked, unusable)
    except NotWritten as refused:  # a new database could not be made
        return Answer(1, errors=both(f"not_written.{refused.code}") + f"\n({refused})\n")


def written(told: Answer) -> Answer:
    """The answer with its file on the disk of whoever typed the command."""
    if not told.file:
        return told
    trouble = write_file(told.file, told.content)
    if not trouble:
        return told
    return Answer(1, errors=both("cli.not_written", file=told.file, trouble=trouble) + "\n")


def main() -> int:
    for stream in (sys.stdout, sys.stderr):
        # Windows would write files and pipes in its own code page.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    told = written(answer(sys.argv[1:]))
    print(told.errors, end="", file=sys.stderr)
    try:
        print(told.output, end="", flush=True)
    except BrokenPipeError:  # the reader of the pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return told.exit_code


if __name__ == "__main__":
    sys.exit(main())
