"""The child process that parses one workbook, and dies alone if the workbook is hostile.

Run as a file of its own, never imported: `python -I workbook.py BYTES_OF_MEMORY < workbook`.
Gives on standard output one line of JSON, a list of {name, visible, length} for the sheets that
hold anything, and after it each sheet as an Arrow stream of `length` bytes: `row`, `c0` … `cN`.
Exit code 2: the workbook is broken. 3: it is locked by a password. 4: it needs too much memory.
"""

import json
import os
import sys

BROKEN, LOCKED, TOO_LARGE = 2, 3, 4
SAID_OF_MEMORY = ("memory", "too large", "capacity overflow")
SAID_OF_PASSWORDS = ("password", "encrypted")


def limit_memory(bytes_allowed: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:  # Windows: the time limit and the scan before are what stands there
        return
    resource.setrlimit(resource.RLIMIT_AS, (bytes_allowed, bytes_allowed))


def parse(content: bytes) -> tuple[list[dict[str, object]], list[bytes]]:
    import fastexcel  # noqa: PLC0415 - after the limits are set
    import polars as pl  # noqa: PLC0415 - after the limits are set

    workbook = fastexcel.read_excel(content)
    sheets: list[dict[str, object]] = []
    streams: list[bytes] = []
    for position, name in enumerate(workbook.sheet_names):
        # skip_rows=0 keeps blank rows on top, so that rows are numbered as Excel numbers them
        sheet = workbook.load_sheet(position, dtypes="string", header_row=None, skip_rows=0)
        cells = sheet.to_polars()
        if cells.width == 0:
            continue
        cells.columns = [f"c{column}" for column in range(cells.width)]
        # a stray format can stretch a sheet over a million blank rows: only content travels
        rows = cells.with_row_index("row", offset=1).filter(
            pl.any_horizontal(pl.exclude("row").is_not_null())
        )
        if rows.is_empty():
            continue
        stream = rows.with_columns(pl.col("row").cast(pl.Int64)).write_ipc_stream(None).getvalue()
        visible = sheet.visible == "visible"
        sheets.append({"name": name, "visible": visible, "length": len(stream)})
        streams.append(stream)
    return sheets, streams


def main() -> int:
    limit_memory(int(sys.argv[1]))
    os.environ["POLARS_MAX_THREADS"] = "1"  # each thread would reserve memory for itself
    try:
        sheets, streams = parse(sys.stdin.buffer.read())
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
    sys.exit(main())
