"""Redacting: a name taken out of the texts of rows that were handed back or set aside."""

import json
from functools import partial

import duckdb
import polars as pl

from bangvang.fold import fold, folded
from bangvang.naming import ERASED
from bangvang.store.database import lent

#: table -> its texts
_TEXTS = {"refusal": ("value", "cells"), "set_aside": ("text",)}


def redact_rows(cursor: duckdb.DuckDBPyConnection, batch_ids: list[str], name: str) -> int:
    """Blanks the folded name in the kept texts of these batches; tells in how many rows."""
    files = pl.DataFrame({"batch_id": batch_ids}, schema={"batch_id": pl.String})
    return sum(_redact(cursor, files, table, texts, name) for table, texts in _TEXTS.items())


def _redact(
    cursor: duckdb.DuckDBPyConnection,
    files: pl.DataFrame,
    table: str,
    texts: tuple[str, ...],
    name: str,
) -> int:
    with lent(cursor, told_file=files):
        rows = cursor.sql(
            f"select batch_id, sheet, row, {', '.join(texts)} from {table} "  # noqa: S608
            "where batch_id in (select batch_id from told_file)"
        ).pl()
    says = pl.any_horizontal(
        pl.concat_str(pl.lit(" "), folded(pl.col(text)), pl.lit(" "))
        .str.contains(f" {name} ", literal=True)
        .fill_null(value=False)
        for text in texts
    )
    named = rows.filter(says).with_columns(
        pl.col(text).map_elements(
            partial(_cells if text == "cells" else without_name, name=name), pl.String
        )
        for text in texts
    )
    if named.height:
        changes = ", ".join(f"{text} = redacted.{text}" for text in texts)
        with lent(cursor, redacted=named):
            cursor.execute(
                f"update {table} set {changes} from redacted "  # noqa: S608
                f"where redacted.batch_id = {table}.batch_id and redacted.sheet = {table}.sheet "
                f"and redacted.row = {table}.row"
            )
    return named.height


def _cells(told: str, name: str) -> str:
    """The cells of a row, a JSON list, without the name."""
    cells: list[str | None] = json.loads(told)
    return json.dumps([cell and without_name(cell, name) for cell in cells], ensure_ascii=False)


def without_name(text: str, name: str) -> str:
    """The text with `…` for every run of words that folds to the name: "của Lê Thị Hoa" -> "của …"."""
    words, longest = text.split(), len(name.split())
    kept: list[str] = []
    at = 0
    while at < len(words):
        ends = range(at + 1, min(at + longest, len(words)) + 1)
        end = next((end for end in ends if _says(words[at:end], name)), None)
        if end is None or _says(words[at + 1 : end], name):  # the name begins further on
            kept.append(words[at])
            at += 1
        else:
            kept.append(ERASED)
            at = end
    return " ".join(kept) if ERASED in kept else text


def _says(words: list[str], name: str) -> bool:
    return f" {name} " in f" {fold(' '.join(words))} "
