"""How fast a file is read, prepared and booked, beside the bare readers: `python -m benchmarks.intake`.

Every run is a fresh process on the same made-up lists: seconds of the work (imports apart), how
many times the bare reader of the same file, the most memory the process held, and the steps. The
bare load of a .csv writes a table of its typed columns to a DuckDB file and does no more.
`--rows 100000` leaves the million out.
"""

import argparse
import csv
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

TITLE = [
    "cải",
    "tiến",
    "quy",
    "trình",
    "hàn",
    "phần",
    "mềm",
    "quản",
    "lý",
    "kho",
    "đổi",
    "mới",
    "phương",
    "pháp",
    "giảng",
    "dạy",
    "tiết",
    "kiệm",
    "điện",
    "năng",
]
FAMILIES, GIVEN = (
    ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi"],
    ["An", "Bình", "Dũng", "Hà", "Lan", "Minh", "Ngọc"],
)
DISTRICTS = ("Ba Đình", "Cầu Giấy", "Hoàn Kiếm", "Long Biên")
STEPS = ("read", "prepare", "book")
HEADINGS = ["STT", "Tên sáng kiến", "Họ và tên", "LĐLĐ/Công đoàn cấp trên", "CĐCS", "Ngày nộp", "Giá trị làm lợi (VND)"]  # fmt: skip

PREPARED = """
import tempfile
from bangvang.campaign import campaign
from bangvang.intake import prepare, read
from bangvang.store import Store, roster, seed
store = Store("duckdb:///" + tempfile.mkdtemp() + "/bench.duckdb")
seed(store)
known, programme = roster(store), campaign().programme
def prepared(told):
    with open(path, "rb") as file:
        workbook = read(file.read(), path)
    told["read"] = clock() - start
    batch = prepare(workbook, known, programme[0], programme)
    told["prepare"] = clock() - start - told["read"]
    return batch
"""
PREVIEWED = (
    PREPARED
    + """
def work():
    told = {}
    return told | {"rows": prepared(told).accepted}
"""
)
BOOKED = (
    PREPARED
    + """
from datetime import datetime
from bangvang.access import SYSTEM
from bangvang.store import book
def work():
    told = {}
    batch = prepared(told)
    before = clock()
    (receipt,) = book(store, [batch], SYSTEM, datetime.combine(programme[0], datetime.min.time()))
    return told | {"book": clock() - before, "rows": receipt.accepted}
"""
)
DUCKDB = """
import tempfile
import duckdb
connection = duckdb.connect(tempfile.mkdtemp() + "/bench.duckdb")
def work():
    connection.execute(
        "create table list as select * from read_csv($path, header = true, dateformat = '%d/%m/%Y')",
        {"path": path},
    )
    return {"rows": connection.execute("select count(*) from list").fetchall()[0][0]}
"""
CALAMINE = """
import fastexcel
def work():
    with open(path, "rb") as file:
        sheet = fastexcel.read_excel(file.read()).load_sheet(0, dtypes="string", header_row=None)
    return {"rows": sheet.to_polars().height - 1}
"""
PANDAS_CSV = """
import pandas, unicodedata
def work():
    rows = pandas.read_csv(path, dtype=str)
    return naive(rows)
"""
PANDAS_XLSX = PANDAS_CSV.replace("read_csv(path, dtype=str)", "read_excel(path, dtype=str)")
NAIVE = """
def naive(rows):
    for column in rows.columns:
        rows[column] = rows[column].str.strip().map(lambda text: unicodedata.normalize("NFC", text))
    rows["Ngày nộp"] = pandas.to_datetime(rows["Ngày nộp"], dayfirst=True, errors="coerce")
    rows["Giá trị làm lợi (VND)"] = pandas.to_numeric(rows["Giá trị làm lợi (VND)"])
    kept = rows.drop_duplicates(["Tên sáng kiến", "Họ và tên", "CĐCS"])
    kept.groupby("LĐLĐ/Công đoàn cấp trên").size()
    return {"rows": len(kept)}
"""
MEASURED = """
import json, sys, time
path, clock = sys.argv[1], time.perf_counter
{work}
start = clock()
told = work()
told["seconds"] = clock() - start
try:
    import resource
    own, children = (resource.getrusage(who).ru_maxrss >> 10 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    told.update(megabytes=own, child_megabytes=children)
except ImportError:
    pass
print(json.dumps(told))
"""


def rows(count: int) -> Iterator[list[object]]:
    yield list(HEADINGS)
    chance = Random(7)
    for number in range(1, count + 1):
        yield [
            number,
            f"{' '.join(chance.choices(TITLE, k=9)).capitalize()} {number}",
            f"{chance.choice(FAMILIES)} Văn {chance.choice(GIVEN)}",
            f"LĐLĐ quận {DISTRICTS[number % 4]}",
            f"Công ty số {number % 997}",
            f"{number % 28 + 1:02}/05/2022",
            (number % 900 + 1) * 1_000_000,
        ]


def write_csv(path: Path, count: int) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows(count))


def write_xlsx(path: Path, count: int) -> None:
    import xlsxwriter  # noqa: PLC0415 - only the benchmark of workbooks writes one

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(rows(count)):
            sheet.write_row(number, 0, row)


def measured(work: str, path: Path) -> dict[str, float]:
    """One run, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run(
            [sys.executable, "-c", MEASURED.replace("{work}", work), str(path)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "TMPDIR": folder},
        )
    return json.loads(told.stdout.splitlines()[-1])


def compare(path: Path, contenders: dict[str, str], times: int) -> None:
    """Prints the fastest run of each; they take turns, so that a busy machine is busy for all."""
    print(f"\n{path.name}, {path.stat().st_size / 1e6:.1f} MB")
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in contenders}
    for _ in range(times):
        for name, work in contenders.items():
            runs[name].append(measured(work, path))
    bare = 0.0
    for name, told in runs.items():
        best = min(told, key=lambda run: run["seconds"])
        bare = bare or best["seconds"]
        steps = [f"{step} {best[step]:.2f}" for step in STEPS if step in best]
        child = f" + child {best['child_megabytes']}" if best.get("child_megabytes") else ""
        print(
            f"  {name:<30}{best['seconds']:7.2f} s  {best['seconds'] / bare:5.2f} ×"
            f"  {max(run.get('megabytes', 0) for run in told):6} MB{child}  {', '.join(steps)}"
        )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=1_000_000)
    asked.add_argument("--times", type=int, default=3)
    given = asked.parse_args()
    booked = {"bare DuckDB load, typed": DUCKDB, "read, prepared and booked": BOOKED}
    previewed = {"bare calamine read": CALAMINE, "read and prepared": PREVIEWED}
    if importlib.util.find_spec("pandas"):
        booked["pandas, the naive half"] = PANDAS_CSV + NAIVE
        previewed["pandas + openpyxl, naive half"] = PANDAS_XLSX + NAIVE
    with tempfile.TemporaryDirectory() as folder:
        for count in sorted({100_000, given.rows}):
            path = Path(folder) / f"{count}.csv"
            write_csv(path, count)
            compare(path, booked, given.times)
        path = Path(folder) / "100000.xlsx"
        write_xlsx(path, 100_000)
        compare(path, previewed, given.times)


if __name__ == "__main__":
    main()
