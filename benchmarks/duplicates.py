"""How fast new titles are compared with all that is booked: `python -m benchmarks.duplicates`.

A store holds `--booked` initiatives whose titles were compared already; a file of `--new` ones is
booked, and every tenth of them is an old title with a letter changed. Seconds from the booking to
the pairs on the review list.
"""

import argparse
import tempfile
import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import polars as pl

from bangvang.access import SYSTEM
from bangvang.campaign import campaign
from bangvang.fold import folded
from bangvang.intake import Batch, prepare, read
from bangvang.store import Store, book, roster, seed
from bangvang.store.verdicts import compare
from benchmarks.intake import write_csv


def prepared(store: Store, path: Path) -> Batch:
    first, last = campaign().programme
    return prepare(read(path.read_bytes(), path.name), roster(store), first, (first, last))


def retold(batch: Batch, count: int) -> Batch:
    """A file of the batch's last `count` rows with other titles; every tenth nearly as it was."""
    rows = batch.booked.tail(count).with_row_index("at")
    near = pl.col("title").str.replace("n", "nn", literal=True)
    other = pl.format("{} cho xưởng {}", pl.col("title").str.reverse(), "at")
    title = pl.when(pl.col("at") % 10 == 0).then(near).otherwise(other)
    rows = rows.with_columns(title=title).with_columns(title_key=folded(pl.col("title")))
    return replace(batch, content=b"retold", file_hash="", booked=rows.drop("at"))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--booked", type=int, default=100_000)
    asked.add_argument("--new", type=int, default=1_000)
    given = asked.parse_args()
    at = datetime.combine(campaign().programme[0], datetime.min.time())
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"duckdb:///{folder}/bench.duckdb")
        seed(store)
        path = Path(folder) / "booked.csv"
        write_csv(path, given.booked)
        batch = prepared(store, path)
        book(store, [batch], SYSTEM, at)
        with store.transaction() as cursor:  # as if they had been compared when they came
            cursor.execute("insert into compared select max(initiative_id) from initiative")
        (receipt,) = book(store, [retold(batch, given.new)], SYSTEM, at)
        if receipt.accepted != given.new:
            raise SystemExit(f"{receipt.accepted} of {given.new} new titles were booked")
        start = time.perf_counter()
        pairs = compare(store, SYSTEM, at)
        print(
            f"{given.new} new titles against {given.booked} booked: "
            f"{time.perf_counter() - start:.2f} s, {pairs} pairs"
        )
        store.close()


if __name__ == "__main__":
    main()
