"""Arrival: what prepared files bring, as the frames from which `book.sql` writes."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from bangvang.intake.batch import BOOKED, Batch
from bangvang.store.keys import Keyring
from bangvang.store.lending import lent
from bangvang.store.registrants import name_registrants
from bangvang.store.sealing import kept
from bangvang.store.unions import name_unions

_BOOK = Path(__file__).with_name("book.sql").read_text(encoding="utf-8")
_KEEP = "insert into original by name select * from incoming_original"
#: What `book.sql` takes of a line; the rest would be handed over for nothing.
_WRITTEN = (
    *("initiative_id", "batch_id", "sheet", "row", "line", "title_row", "title", "title_key"),
    *("unit_id", "told_id", "team_id", "person_no", "field", "registered_on", "stage"),
    "benefit_vnd",
)
_ROOM = 2**24  # initiatives one batch may hold: ids of a later batch are always greater


def write(
    cursor: duckdb.DuckDBPyConnection,
    rows: Sequence[dict[str, object]],
    batches: Sequence[Batch],
    keys: Keyring,
) -> None:
    """Writes the batches and all they bring but the files. `rows` are theirs in the table `batch`.

    Raises KeyMissing.
    """
    lines = pl.concat(_lines(row, batch) for row, batch in zip(rows, batches, strict=True))
    lines = name_registrants(cursor, name_unions(cursor, lines), keys)
    with lent(
        cursor,
        incoming_batch=pl.DataFrame(rows, infer_schema_length=None),
        incoming_line=lines.select(_WRITTEN),
        incoming_refusal=_of_batches(rows, [_refusals(batch) for batch in batches]),
        incoming_set_aside=_of_batches(rows, [_asides(batch) for batch in batches]),
    ):
        cursor.execute(_BOOK)


@contextmanager
def files_written(
    cursor: duckdb.DuckDBPyConnection,
    rows: Sequence[dict[str, object]],
    batches: Sequence[Batch],
    keys: Keyring,
) -> Iterator[None]:
    """Packs and seals the files of the batches beside what is done meanwhile, and writes them at its end.

    Raises KeyMissing.
    """
    with ThreadPoolExecutor() as beside:
        originals = [
            beside.submit(kept, batch.content, keys, str(row["file_hash"]))
            for row, batch in zip(rows, batches, strict=True)
        ]
        yield
        written = {
            "batch_id": [row["batch_id"] for row in rows],
            "content": [original.result() for original in originals],
        }
    with lent(cursor, incoming_original=pl.DataFrame(written)):
        cursor.execute(_KEEP)


def _lines(row: dict[str, object], batch: Batch) -> pl.DataFrame:
    """The author lines of one batch, each with the id of its initiative: the place of its first line."""
    lines = batch.booked.select(*BOOKED).with_columns(
        batch_id=pl.lit(row["batch_id"]),
        sender=pl.lit(row["unit_id"], pl.String),
        place=pl.int_range(pl.len(), dtype=pl.Int64),
    )
    if (lines["line"] > 0).any():  # that of a co-author; finding first lines takes a second
        lines = lines.with_columns(pl.col("place").min().over("sheet", "title_row"))
    first = int(str(row["batch_no"])) * _ROOM
    return lines.with_columns(initiative_id=first + pl.col("place")).drop("place")


def _refusals(batch: Batch) -> pl.DataFrame:
    """The refused rows, their cells and their further faults as lists in JSON."""
    others = pl.when(pl.col("others").is_not_null()).then(_in_json("others"))
    told = batch.refused.with_columns(_in_json("cells"), others.alias("others"))
    return told.rename({"column": "column_name"})


def _in_json(column: str) -> pl.Expr:
    in_json = pl.struct(column).struct.json_encode().str.strip_prefix(f'{{"{column}":')
    return in_json.str.strip_suffix("}").alias(column)


def _asides(batch: Batch) -> pl.DataFrame:
    """The rows set aside; of a run of blank rows its span is the text: "12–1048575"."""
    last = pl.col("row") + pl.col("rows") - 1
    span = pl.format("{}–{}", "row", last)
    return batch.set_aside.with_columns(
        text=pl.when(pl.col("rows") > 1).then(span).otherwise("text")
    ).drop("rows")


def _of_batches(rows: Sequence[dict[str, object]], frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    return pl.concat(
        [
            frame.with_columns(batch_id=pl.lit(row["batch_id"]))
            for row, frame in zip(rows, frames, strict=True)
        ]
    )
