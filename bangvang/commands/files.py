"""The files named on the command line, read by whoever typed the command."""

import os
from base64 import b64decode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bangvang.intake.read import SIZE_LIMIT


class Trouble(StrEnum):
    """Why a file has no bytes."""

    MISSING = "missing"
    CLOSED = "closed"  #: a folder, or not ours to read


@dataclass(frozen=True)
class File:
    """A file as named, with its bytes or why there are none."""

    name: str
    content: bytes | Trouble


def read_files(names: Iterable[str]) -> Iterator[File]:
    """The files one by one, so that only one is held at a time."""
    for name in names:
        # A name that is no valid text could not be printed or stored.
        shown = os.fsencode(name).decode("utf-8", "replace")
        try:
            with Path(name).open("rb") as file:
                # One byte too many is enough for intake to say that the file is too large.
                content = file.read(SIZE_LIMIT + 1)
        except FileNotFoundError:
            yield File(shown, Trouble.MISSING)
        except (OSError, ValueError):
            yield File(shown, Trouble.CLOSED)
        else:
            yield File(shown, content)


def write_file(name: str, content: str) -> str:
    """Writes a file given in base64; tells what went wrong, or nothing."""
    try:
        Path(name).write_bytes(b64decode(content))
    except (OSError, ValueError) as trouble:
        return str(trouble)
    return ""
