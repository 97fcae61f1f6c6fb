"""Booking batches: a prepared file becomes registrations, and the counts of its units follow."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import duckdb
import polars as pl

from bangvang.access import Actor
from bangvang.intake.batch import Batch
from bangvang.query import text
from bangvang.store.arrival import files_written, write
from bangvang.store.counting import recount
from bangvang.store.database import Parameter, Store
from bangvang.store.effects import Change, Likeness, tried
from bangvang.store.erased_names import ErasedNames
from bangvang.store.journal import note
from bangvang.store.keys import Keyring, keyring
from bangvang.store.moving import supersede
from bangvang.store.redacting import redact, redact_titles, stated

_DUPLICATES = Path(__file__).with_name("duplicates.sql").read_text(encoding="utf-8")
_VERSION_LINES = Path(__file__).with_name("version_lines.sql").read_text(encoding="utf-8")
_LIKENESS = Path(__file__).with_name("likeness.sql").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Receipt:
    """What became of one file. `accepted` counts rows, duplicates included."""

    batch_id: str
    file_name: str
    #: committed; unchanged: the same bytes are booked already; superseded or withdrawn: they were
    #: booked, and what became of them then holds
    status: str
    rows_read: int
    accepted: int
    duplicates: int
    refused: int
    set_aside: int


@dataclass(frozen=True)
class Effect:
    """What booking would do; found by doing it and undoing it."""

    receipts: tuple[Receipt, ...]
    changes: tuple[Change, ...]
    likenesses: tuple[Likeness, ...]  #: booked files the batch may be a new version of
    repeats: pl.DataFrame = field(
        default_factory=pl.DataFrame, compare=False
    )  #: rows registered before, as `batch_repeats` gives them
    differences: pl.DataFrame = field(
        default_factory=pl.DataFrame, compare=False
    )  #: from the likest of those files, as version_lines.sql gives them


def book(
    store: Store,
    batches: Sequence[Batch],
    actor: Actor,
    at: datetime | Sequence[datetime],
    *,
    instead_of: str | None = None,
    again: bool = False,
) -> list[Receipt]:
    """Books files in one transaction, in order, at one moment or at one for each.

    A file whose bytes are booked already changes nothing, nor does one that was withdrawn or had to
    give way, unless somebody wants it booked `again`. `instead_of` is a booked batch that the
    files take the place of, the same bytes too. Raises KeyMissing, or BatchGone where that batch stands no more.
    """
    actor.must("book")
    keys = keyring(store)
    moments = [at] * len(batches) if isinstance(at, datetime) else list(at)
    with store.transaction() as cursor:
        if instead_of:
            supersede(cursor, instead_of, actor, moments[0], batches[0].file_name)
        known = _known_files(cursor, with_gone=not (again or instead_of))
        return _book(cursor, batches, actor, moments, instead_of, keys, known)


def effect(
    store: Store,
    batch: Batch,
    actor: Actor,
    at: datetime,
    board: dict[str, Parameter],
    *,
    instead_of: str | None = None,
    again: bool = False,
) -> Effect:
    """What booking the batch would change on the board asked for with these leaderboard parameters.

    Raises BatchGone as `book` does.
    """
    actor.must("book")
    keys, changes = keyring(store), list[Change]()
    with tried(store, board, changes) as cursor:
        if instead_of:
            supersede(cursor, instead_of, actor, at, batch.file_name)
        known = _known_files(cursor, with_gone=not (again or instead_of))
        receipts = _book(cursor, [batch], actor, [at], instead_of, keys, known)
        own = {"batch_id": receipts[0].batch_id}
        like = store.select(_LIKENESS, {**own, "instead_of": instead_of}, cursor)
        repeats = store.select(text("batch_repeats"), own, cursor)
        likenesses = tuple(Likeness(**row) for row in like.iter_rows(named=True))
        version = next((one for one in likenesses if one.batch_id == instead_of), None)
        version = version or next((one for one in likenesses if one.is_version), None)
        if version:
            both = {**own, "other_id": version.batch_id}
            differences = store.select(_VERSION_LINES, both, cursor)
            likenesses = (version, *(one for one in likenesses if one != version))
        else:
            differences = pl.DataFrame()
    return Effect(tuple(receipts), tuple(changes), likenesses, repeats, differences)


def _book(
    cursor: duckdb.DuckDBPyConnection,
    batches: Sequence[Batch],
    actor: Actor,
    moments: Sequence[datetime],
    instead_of: str | None,
    keys: Keyring,
    known: dict[str, Receipt],
) -> list[Receipt]:
    first_no = int(
        cursor.execute("select coalesce(max(batch_no), 0) + 1 from batch").fetchall()[0][0]
    )
    receipts: list[Receipt | None] = []
    rows: list[dict[str, object]] = []
    fresh: list[Batch] = []
    fresh_moments: list[datetime] = []
    for batch, at in zip(batches, moments, strict=True):
        file_hash = batch.file_hash or sha256(batch.content).hexdigest()
        if file_hash in known:
            receipts.append(known[file_hash])
            continue
        receipts.append(None)
        rows.append(_row(batch, file_hash, first_no + len(rows), actor, at))
        fresh.append(batch)
        fresh_moments.append(at)
        known[file_hash] = _receipt(rows[-1], 0, "unchanged")
    if not fresh:
        if instead_of:  # it counts no more, though nothing comes in its place
            recount(cursor, [instead_of])
        return [receipt for receipt in receipts if receipt]
    with files_written(cursor, rows, fresh, keys):  # names are met on one core
        write(cursor, rows, fresh, keys)
        told = _without_erased(cursor, rows, instead_of)
        recount(cursor, [*(str(row["batch_id"]) for row in rows), *filter(None, [instead_of])])
    cursor.register("incoming", pl.DataFrame({"batch_id": [row["batch_id"] for row in rows]}))
    cursor.execute(_DUPLICATES)
    cursor.unregister("incoming")
    duplicates = dict(
        cursor.execute("select batch_id, duplicates from batch_duplicates").fetchall()
    )
    booked = iter(_receipt(row, duplicates.get(row["batch_id"], 0), "committed") for row in rows)
    for row, moment in zip(rows, fresh_moments, strict=True):
        details = {key: row[key] for key in ("file_name", "accepted", "refused", "set_aside")}
        note(cursor, moment, actor, "booked", str(row["batch_id"]), details | told)
        told = {}
    return [receipt or next(booked) for receipt in receipts]


def _without_erased(
    cursor: duckdb.DuckDBPyConnection, rows: list[dict[str, object]], instead_of: str | None
) -> dict[str, object]:
    """Takes the names of erased persons whom the files name again out of what the files brought.

    Of their rows too, whose `file_name` may say one. Gives what the first line in the log has to state.
    """
    names = ErasedNames.of(cursor.sql("select person_key from named_again").pl()["person_key"])
    if not names.names:
        return {}
    batch_ids = [*(str(row["batch_id"]) for row in rows), *filter(None, [instead_of])]
    redact_titles(cursor, names, batch_ids)
    redacted = redact(cursor, names, batch_ids)
    for row in rows:
        row["file_name"] = names.without(str(row["file_name"]))
    return stated(redacted)


def _known_files(cursor: duckdb.DuckDBPyConnection, *, with_gone: bool) -> dict[str, Receipt]:
    """Hash -> how a file was booked that is not booked again: it counts, or it did and is gone."""
    rows = cursor.execute(
        "select file_hash, batch_id, file_name, state, rows_read, accepted, duplicates, refused, "
        "set_aside from batch where state = 'committed' or $with_gone "
        "order by state = 'committed', batch_no",
        {"with_gone": with_gone},
    ).fetchall()
    return {
        file_hash: Receipt(batch_id, name, "unchanged" if state == "committed" else state, *counts)
        for file_hash, batch_id, name, state, *counts in rows
    }


def _row(
    batch: Batch, file_hash: str, batch_no: int, actor: Actor, at: datetime
) -> dict[str, object]:
    return {
        "batch_id": uuid.uuid4().hex,
        "batch_no": batch_no,
        "file_name": batch.file_name,
        "file_hash": file_hash,
        "file_bytes": len(batch.content),
        "received_on": batch.received_on,
        "committed_at": at,
        "committed_by": actor.name,
        "state": "committed",
        "unit_id": batch.unit_id,
        "encoding": batch.encoding,
        "tables": json.dumps([asdict(table) for table in batch.tables], ensure_ascii=False),
        "rows_read": batch.rows_read,
        "accepted": batch.accepted,
        "duplicates": 0,
        "refused": batch.refused.height,
        "set_aside": batch.aside,
        "letter_total": batch.letter_total,
    }


def _receipt(row: dict[str, object], duplicates: int, status: str) -> Receipt:
    numbers = {key: int(str(row[key])) for key in ("rows_read", "accepted", "refused", "set_aside")}
    return Receipt(
        batch_id=str(row["batch_id"]),
        file_name=str(row["file_name"]),
        status=status,
        duplicates=duplicates,
        **numbers,
    )
