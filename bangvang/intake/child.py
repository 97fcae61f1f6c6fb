"""Has a workbook parsed in a child process with a memory and a time limit."""

import json
import subprocess
import sys
from pathlib import Path

import polars as pl

from bangvang.intake.batch import FileRefused, Sheet
from bangvang.intake.workbook import BROKEN, LOCKED

MEMORY_LIMIT = 2 << 30  #: bytes of address space the child may ask for
TIME_LIMIT = 60  #: seconds
_WORKBOOK = Path(__file__).with_name("workbook.py")


def parse_workbook(content: bytes) -> tuple[Sheet, ...]:
    """The sheets that hold anything, hidden ones too. Raises FileRefused."""
    command = [sys.executable, "-I", str(_WORKBOOK), str(MEMORY_LIMIT)]
    try:
        child = subprocess.run(  # noqa: S603 - our own file; the workbook comes on its input
            command, input=content, capture_output=True, timeout=TIME_LIMIT, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise FileRefused("file_too_large", seconds=TIME_LIMIT) from late
    if child.returncode == LOCKED:
        raise FileRefused("file_encrypted")
    if child.returncode == BROKEN:
        raise FileRefused("file_unreadable", said=child.stderr.decode("utf-8", "replace"))
    if child.returncode != 0:  # killed by its limit, or it said so itself
        raise FileRefused("file_too_large", bytes=len(content))
    return _sheets(child.stdout)


def _sheets(output: bytes) -> tuple[Sheet, ...]:
    start = output.index(b"\n") + 1
    sheets = []
    for sheet in json.loads(output[:start]):
        stream = output[start : start + sheet["length"]]
        sheets.append(Sheet(sheet["name"], pl.read_ipc_stream(stream), sheet["visible"]))
        start += sheet["length"]
    return tuple(sheets)
