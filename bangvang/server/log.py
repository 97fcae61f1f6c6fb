"""The server's own log: one line of JSON for each thing that happened, on standard output.

It is for those who look after the machine, and travels to those who mend the program. So it holds
no name, no content of a file, no query, no cookie; of an error it tells the kind and the way through
the code, but not the words, which may quote a row.
"""

import json
import logging
import sys
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path

LOG = logging.getLogger("bangvang")

#: the number of the request that is being answered; none on a page and in work of the server's own
number: ContextVar[str | None] = ContextVar("number", default=None)

_HOUSE = Path(__file__).parents[2]
#: errors whose words are about the machine: a full disk, a missing file
_OF_THE_MACHINE = ("OSError", "MemoryError", "IOException", "OutOfMemoryException")


class Lines(logging.Formatter):
    """A record as one line of JSON; what stands in `extra={"told": {…}}` comes with it."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "what": record.getMessage(),
        }
        if number.get():
            line["request"] = number.get()
        line |= getattr(record, "told", {})
        if record.exc_info and record.exc_info[1]:
            line |= _told(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def _told(error: BaseException) -> dict[str, object]:
    kinds = [each.__name__ for each in type(error).__mro__]
    steps = traceback.extract_tb(error.__traceback__)
    told: dict[str, object] = {
        "error": kinds[0],
        "through": [f"{_inside(step.filename)}:{step.lineno} {step.name}" for step in steps],
    }
    if any(kind in _OF_THE_MACHINE for kind in kinds):
        told["words"] = str(error)[:500]
    return told


def _inside(file: str) -> str:
    path = Path(file)
    return str(path.relative_to(_HOUSE)) if path.is_relative_to(_HOUSE) else path.name


def begin() -> None:
    """Sends our lines to standard output; called once when the server starts."""
    if LOG.handlers:
        return
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(Lines())
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    # Streamlit writes a page's error out in full; our own line tells of it instead
    logging.getLogger("streamlit.error_util").addFilter(
        lambda record: not record.getMessage().startswith("Uncaught app execution")
    )


def happened(what: str, **told: object) -> None:
    """One line: what happened, and the figures that go with it."""
    LOG.info(what, extra={"told": told})


def committed(version: int, board: bool) -> None:
    """One line for a write that is on the disk; `board` tells whether a board moved with it."""
    happened("commit", version=version, board=board)
