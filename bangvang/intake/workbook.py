"""The child process that parses one workbook, and dies alone if the workbook is hostile.

Run as a file of its own: `python -I workbook.py BYTES_OF_MEMORY KIND < workbook`. Gives on standard
output one line of JSON, a list with an entry per sheet that holds anything (name, visible,
first_column, errors, length; for markup also hidden_rows, hidden_columns, filtered, merges), and
after it each sheet as an Arrow stream of `length` bytes: `row`, `c0` … `cN`.
Exit code 2: the workbook is broken. 3: it is locked by a password. 4: it needs too much memory.
"""

import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

BROKEN, LOCKED, TOO_LARGE = 2, 3, 4
ROWS_OF_A_SHEET, COLUMNS_OF_A_SHEET = 1_048_576, 16_384  # no sheet of Excel has more
SAID_OF_MEMORY = ("memory", "too large", "capacity overflow", "allocat")
SAID_OF_PASSWORDS = ("password", "encrypted")
ERRORS = {
    "Div0": "#DIV/0!",
    "NA": "#N/A",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
    "GettingData": "#GETTING_DATA",
}
_VALUE = re.compile(r"'(\w+)\((.*)\)'$", re.DOTALL)


def limit_memory(bytes_allowed: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:  # Windows: the time limit and the scan before are what stands there
        return
    resource.setrlimit(resource.RLIMIT_AS, (bytes_allowed, bytes_allowed))


def parse(content: bytes) -> tuple[list[dict[str, object]], list["pa.Buffer"]]:
    import fastexcel  # noqa: PLC0415 - after the limits are set

    workbook = fastexcel.read_excel(content)
    sheets: list[dict[str, object]] = []
    streams: list[pa.Buffer] = []
    for position, name in enumerate(workbook.sheet_names):
        # skip_rows=0 keeps blank rows on top, so that rows are numbered as Excel numbers them
        sheet = workbook.load_sheet(position, dtypes="string", header_row=None, skip_rows=0)
        if not sheet.width or not sheet.height:
            continue
        first_column = sheet.available_columns()[0].absolute_index
        if first_column + sheet.width > COLUMNS_OF_A_SHEET:
            raise ValueError("too large for a sheet")
        cells, faults = sheet.to_arrow_with_errors()
        said = {fault.position: _said(fault.detail) for fault in faults.errors} if faults else {}
        stream = _stream(cells, {place: text for place, (text, _) in said.items()})
        if stream is None:
            continue
        sheets.append(
            {
                "name": name,
                "visible": sheet.visible == "visible",
                "first_column": first_column,
                "errors": [place for place, (_, is_error) in said.items() if is_error],
                "length": stream.size,
            }
        )
        streams.append(stream)
    return sheets, streams


def _said(detail: str) -> tuple[str, bool]:
    """What stands in a cell that is no text, and whether it is an error of Excel's."""
    told = _VALUE.search(detail)
    if told and told[1] == "Error":
        return ERRORS.get(told[2], f"#{told[2].upper()}!"), True
    return (told[2].strip('"') if told else detail), False


def _stream(cells: "pa.RecordBatch", said: dict[tuple[int, int], str]) -> "pa.Buffer | None":
    """The rows that are not blank, numbered from 1, as an Arrow stream; None when there are none."""
    import pyarrow as pa  # noqa: PLC0415 - after the limits are set

    columns: list[Any] = cells.columns
    for column in {column for _, column in said}:
        texts = columns[column].to_pylist()
        for (row, at), text in said.items():
            if at == column:
                texts[row] = text
        columns[column] = pa.array(texts, pa.string())
    rows = _numbered(pa.arange(1, cells.num_rows + 1), columns)
    # A stray format can stretch a sheet over a million blank rows: only content travels.
    if all(column.null_count for column in columns):
        filled = columns[0].is_valid()
        import pyarrow.compute as pc  # noqa: PLC0415 - most sheets do without

        for column in columns[1:]:
            filled = pc.or_(filled, column.is_valid())
        rows = rows.filter(filled)
    return _written(rows) if rows.num_rows else None


def _numbered(numbers: Any, columns: list[Any]) -> "pa.RecordBatch":
    import pyarrow as pa  # noqa: PLC0415 - after the limits are set

    names = ["row", *(f"c{column}" for column in range(len(columns)))]
    return pa.RecordBatch.from_arrays([numbers, *columns], names)


def _written(rows: "pa.RecordBatch") -> "pa.Buffer":
    import pyarrow as pa  # noqa: PLC0415 - after the limits are set

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as writer:
        writer.write_batch(rows)
    return sink.getvalue()


def parse_markup(content: bytes, kind: str) -> tuple[list[dict[str, object]], list["pa.Buffer"]]:
    import pyarrow as pa  # noqa: PLC0415 - after the limits are set

    os.environ["POLARS_MAX_THREADS"] = "1"  # each thread would reserve memory for itself
    sys.path.append(str(Path(__file__).parents[2]))
    from bangvang.intake.markup import grids_of_html  # noqa: PLC0415 - only markup needs them
    from bangvang.intake.spreadsheetml import grids_of_spreadsheetml  # noqa: PLC0415

    grids = grids_of_html(content.decode()) if kind == "html" else grids_of_spreadsheetml(content)
    sheets: list[dict[str, object]] = []
    streams: list[pa.Buffer] = []
    for grid in grids:
        numbers = sorted(grid.rows)
        if not numbers:
            continue
        columns = [
            pa.array([grid.rows[row].get(column) for row in numbers], pa.string())
            for column in range(grid.width)
        ]
        stream = _written(_numbered(pa.array(numbers, pa.int64()), columns))
        sheets.append(
            {
                "name": grid.name,
                "visible": grid.visible,
                "first_column": 0,
                "errors": [(row - 1, column) for row, column in grid.errors],
                "length": stream.size,
                "hidden_rows": sorted(grid.layout.hidden_rows),
                "hidden_columns": sorted(grid.layout.hidden_columns),
                "filtered": grid.layout.filtered,
                "merges": grid.layout.merges,
            }
        )
        streams.append(stream)
    return sheets, streams


def main() -> int:
    limit_memory(int(sys.argv[1]))
    os.environ["ARROW_DEFAULT_MEMORY_POOL"] = "system"  # the others reserve more than they use
    sys.modules["numpy"] = None  # type: ignore[assignment]  # pyarrow starts five times as fast without
    try:
        import fastexcel  # noqa: F401, PLC0415 - while the server still looks through the file
        import pyarrow  # noqa: F401, PLC0415

        content, kind = sys.stdin.buffer.read(), sys.argv[2]
        is_markup = kind in ("html", "spreadsheetml")
        sheets, streams = parse_markup(content, kind) if is_markup else parse(content)
    except MemoryError:
        return TOO_LARGE
    except Exception as refused:  # whatever a reader says of a broken file ends here, in words
        said = str(refused).lower()
        sys.stderr.write(said[:500])
        if any(word in said for word in SAID_OF_PASSWORDS):
            return LOCKED
        return TOO_LARGE if any(word in said for word in SAID_OF_MEMORY) else BROKEN
    sys.stdout.buffer.write(json.dumps(sheets).encode() + b"\n")
    for stream in streams:
        sys.stdout.buffer.write(stream)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    os._exit(main())  # nothing is left to tidy up, and of large sheets that takes its time
