"""Has a workbook parsed in a child process with a memory and a time limit."""

import json
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import polars as pl

from bangvang.intake.batch import FileRefused, Sheet
from bangvang.intake.layout import Layout, with_layout
from bangvang.intake.workbook import BROKEN, LOCKED

MEMORY_LIMIT = 2 << 30  #: bytes of address space the child may ask for
TIME_LIMIT = 60  #: seconds
_SECONDS_AT_LEAST, _SECONDS_PER_BYTE = 12, 2e-6  # ten times what a slow machine needs
_WORKBOOK = Path(__file__).with_name("workbook.py")


def parse_workbook(
    content: bytes,
    kind: str,
    look: Callable[[], object] = lambda: None,
    *,
    is_ordinary: bool = False,
) -> tuple[Sheet, ...]:
    """The sheets that hold anything, hidden ones too. Raises FileRefused.

    Markup (html, spreadsheetml) comes as UTF-8.
    `look` is what is to be done while the child starts, and while it parses a file that is
    `is_ordinary`: when it refuses the file, the child ends.
    """
    seconds = min(TIME_LIMIT, _SECONDS_AT_LEAST + _SECONDS_PER_BYTE * len(content))
    command = [sys.executable, "-I", str(_WORKBOOK), str(MEMORY_LIMIT), kind]
    pipe = subprocess.PIPE
    with (
        subprocess.Popen(  # noqa: S603 - our own file; the workbook comes on its input
            command, stdin=pipe, stdout=pipe, stderr=pipe
        ) as child,
        ThreadPoolExecutor(1) as beside,
    ):
        try:
            if not is_ordinary:
                look()
            answer = beside.submit(child.communicate, content, seconds)
            if is_ordinary:
                look()
            output, said = answer.result()
        except subprocess.TimeoutExpired as late:
            raise FileRefused("file_too_large", seconds=int(seconds)) from late
        finally:
            child.kill()
    if child.returncode == LOCKED:
        raise FileRefused("file_encrypted")
    if child.returncode == BROKEN:
        raise FileRefused("file_unreadable", said=said.decode("utf-8", "replace"))
    if child.returncode != 0:  # killed by its limit, or it said so itself
        raise FileRefused("file_too_large", bytes=len(content))
    return _sheets(output)


def _sheets(output: bytes) -> tuple[Sheet, ...]:
    start = output.index(b"\n") + 1
    sheets = []
    for sheet in json.loads(output[:start]):
        # read from a copy of this sheet alone: the frame keeps alive what it was read from
        cells = pl.read_ipc_stream(output[start : start + sheet["length"]])
        read = Sheet(
            sheet["name"],
            cells,
            sheet["visible"],
            first_column=sheet["first_column"],
            errors=frozenset((row + 1, column) for row, column in sheet["errors"]),
        )
        sheets.append(with_layout(read, _layout(sheet)))
        start += sheet["length"]
    return tuple(sheets)


def _layout(sheet: dict[str, Any]) -> Layout:
    """What the child tells of a sheet's layout; of workbooks it tells nothing."""
    return Layout(
        hidden_rows=set(sheet.get("hidden_rows", ())),
        hidden_columns=set(sheet.get("hidden_columns", ())),
        filtered=sheet.get("filtered", False),
        merges=[tuple(merge) for merge in sheet.get("merges", ())],
    )
