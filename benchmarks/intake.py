"""How fast a file is read and prepared, beside the bare readers: `python -m benchmarks.intake`.

Every line is a fresh process on the same made-up lists: seconds of the work (imports apart), the
most memory the process held, and how many times the bare reader of the same file. `--rows 100000`
leaves the million out.
"""

import argparse
import csv
import importlib.util
import json
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
HEADINGS = ["STT", "Tên sáng kiến", "Họ và tên", "LĐLĐ/Công đoàn cấp trên", "CĐCS", "Ngày nộp", "Giá trị làm lợi (VND)"]  # fmt: skip

OURS = """
from datetime import date
import polars as pl
from bangvang.fold import fold
from bangvang.intake import prepare, read
from bangvang.roster import Roster
districts = ["Ba Đình", "Cầu Giấy", "Hoàn Kiếm", "Long Biên"]
units = [("HN", "Hà Nội", "Hà Nội", "city", "city", None)]
units += [("D-" + name, "LĐLĐ quận " + name, name, "district", "upper", "HN") for name in districts]
roster = Roster(
    pl.DataFrame(units, orient="row", schema=["unit_id", "name", "short_name", "kind", "level", "parent_id"]),
    pl.DataFrame([(fold(unit[1]), unit[0], False) for unit in units], orient="row", schema=["spelling", "unit_id", "ambiguous"]),
)
def work():
    with open(path, "rb") as file:
        workbook = read(file.read(), path)
    read_after = clock() - start
    batch = prepare(workbook, roster, date(2022, 5, 19), (date(2021, 9, 1), date(2023, 9, 1)))
    return {"rows": batch.accepted, "read": read_after}
"""
DUCKDB = """
import duckdb
def work():
    connection = duckdb.connect()
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
    return {"rows": len(rows.drop_duplicates(["Tên sáng kiến", "Họ và tên", "CĐCS"]))}
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


def measured(work: str, path: Path, times: int) -> dict[str, float]:
    """The fastest of some runs, each in a process of its own."""
    runs = []
    for _ in range(times):
        program = MEASURED.replace("{work}", work)
        told = subprocess.run(
            [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
        )
        runs.append(json.loads(told.stdout.splitlines()[-1]))
    return min(runs, key=lambda run: run["seconds"])


def compare(path: Path, contenders: list[tuple[str, str]], times: int) -> None:
    print(f"\n{path.name}, {path.stat().st_size / 1e6:.1f} MB")
    bare = 0.0
    for name, work in contenders:
        told = measured(work, path, times)
        bare = bare or told["seconds"]
        reading = f", of it reading {told['read']:.2f} s" if "read" in told else ""
        child = f" + child {told['child_megabytes']}" if told.get("child_megabytes") else ""
        print(
            f"  {name:<28}{told['seconds']:7.2f} s  {told['seconds'] / bare:5.2f} ×"
            f"  {told.get('megabytes', 0):6} MB{child}{reading}"
        )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=1_000_000)
    asked.add_argument("--times", type=int, default=3)
    given = asked.parse_args()
    has_pandas = importlib.util.find_spec("pandas") is not None
    csv_contenders = [("bare DuckDB load, typed", DUCKDB), ("read + prepare", OURS)]
    xlsx_contenders = [("bare calamine read", CALAMINE), ("read + prepare", OURS)]
    if has_pandas:
        csv_contenders.append(("pandas, the naive half", PANDAS_CSV + NAIVE))
        xlsx_contenders.append(("pandas + openpyxl, naive half", PANDAS_XLSX + NAIVE))
    with tempfile.TemporaryDirectory() as folder:
        for count in sorted({100_000, given.rows}):
            path = Path(folder) / f"{count}.csv"
            write_csv(path, count)
            compare(path, csv_contenders, given.times)
        path = Path(folder) / "100000.xlsx"
        write_xlsx(path, 100_000)
        compare(path, xlsx_contenders, given.times)


if __name__ == "__main__":
    main()
