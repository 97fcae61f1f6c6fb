"""Redacting: names that are erased are taken out of every text that people wrote (texts.py).

What belongs to files is looked through in some files only: a namesake elsewhere keeps the name in
files of his own. All else, notes and the log too, is looked through whole.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import duckdb
import polars as pl

from bangvang.store.blanking import blank
from bangvang.store.chain import BLANKED
from bangvang.store.counting import recount
from bangvang.store.erased_names import ErasedNames
from bangvang.store.lending import lent
from bangvang.store.texts import COLUMNS, Names

#: what was handed back or set aside: told apart, for the page counts it
_ROWS = ("refusal", "set_aside")
_OF_FILES = "batch_id in (select batch_id from told_file)"
_OF_NO_OTHER_FILE = (
    "file_hash not in (select file_hash from batch "
    "where batch_id not in (select batch_id from told_file))"
)
_UNITS = """
select unit_id, name, display_name, short_name, search_key
from unit
order by name_order, unit_id
"""
_TITLED = """
create or replace temp table alike_title as
select distinct title_key
from initiative
where batch_id in (select batch_id from told_file)
    and (title_key = $form or ($is_among and strpos(concat(' ', title_key, ' '), $padded) > 0))
"""
_TITLES = (
    "select distinct title from initiative where title_key in (select title_key from alike_title)"
)
#: whose titles were alike stay so, whoever's; twice, for two names that share the space between
_RETITLE = """
update initiative
set title = renamed.without
from renamed
where initiative.title = renamed.said
    and initiative.title_key in (select title_key from alike_title);

update initiative
set title_key = trim(replace(
    replace(concat(' ', title_key, ' '), $padded, concat(' ~', substring(keyed($name), 1, 16), ' ')),
    $padded, concat(' ~', substring(keyed($name), 1, 16), ' ')
))
where title_key in (select title_key from alike_title)
"""


@dataclass
class Redacted:
    """In how much the names stood."""

    rows: int = 0  #: handed back or set aside
    titles: int = 0  #: of initiatives
    texts: int = 0  #: file names, notes, cuts, running orders, layouts, sheets, fields
    #: line of the log -> the mark of what is left of it: whoever redacts states it in a line
    blanked: dict[int, str] = field(default_factory=dict)


def redact(
    cursor: duckdb.DuckDBPyConnection, names: ErasedNames, batch_ids: Sequence[str]
) -> Redacted:
    """Takes the names out of every text but titles; of files, in these.

    What is the name or the id of a unit, folded or not, stays as it is.
    """
    done = Redacted()
    units = units_that_say(cursor, names)
    names = replace(names, kept=frozenset(text for row in units.iter_rows() for text in row))
    _keep(cursor, "told_file", _files(batch_ids))
    if names.names:
        for table, columns in COLUMNS.items():
            changed = _changed(cursor, names, table, columns)
            if table in _ROWS:
                done.rows += _rewrite(cursor, table, changed)
            else:
                done.texts += _rewrite(cursor, table, changed)
            if table == "initiative" and "field" in changed:
                recount(cursor, list(batch_ids))
        done.blanked = blank(cursor, names)
    return done


def units_that_say(cursor: duckdb.DuckDBPyConnection, names: ErasedNames) -> pl.DataFrame:
    """Unions and teams whose own name says a name, one row each; they are called so."""
    return cursor.sql(_UNITS).pl().filter(names.said_in(pl.col("search_key")))


def stated(redacted: Redacted) -> dict[str, object]:
    """What the line that tells of the redacting has to state of the lines it blanked; else nothing."""
    return {BLANKED: redacted.blanked} if redacted.blanked else {}


def redact_titles(
    cursor: duckdb.DuckDBPyConnection, names: ErasedNames, batch_ids: Sequence[str]
) -> int:
    """Takes the names out of the titles in these files, and of titles alike in others; tells of how many.

    `keyed` is a macro of the key file (keys.py).
    """
    titles = 0
    alone = {name: name for name in names.names}
    _keep(cursor, "told_file", _files(batch_ids))
    for form, name in {**alone, **names.forms}.items():
        told = {"form": form, "is_among": form in names.forms, "padded": f" {form} "}
        cursor.execute(_TITLED, told)
        said = cursor.sql(_TITLES).pl()["title"]
        if said.is_empty():
            continue
        titles += _count(
            cursor, "initiative where title_key in (select title_key from alike_title)"
        )
        _keep(cursor, "renamed", _pairs(said, names.without))
        cursor.execute(_RETITLE, {"padded": told["padded"], "name": name})
    return titles


def _changed(
    cursor: duckdb.DuckDBPyConnection,
    names: ErasedNames,
    table: str,
    columns: dict[str, Names],
) -> dict[str, pl.DataFrame]:
    """Column -> its texts that say a name, each with what is left of it."""
    changed = {}
    for column, kind in columns.items():
        if kind not in (Names.TEXT, Names.JSON):
            continue
        texts = cursor.sql(
            f"select distinct {column} as text from {table} where {_scope(table)}"  # noqa: S608
        ).pl()
        said = texts.filter(names.said_in(pl.col("text")))["text"]
        without = names.without_in_json if kind is Names.JSON else names.without
        pairs = _pairs(said, without).filter(pl.col("said") != pl.col("without"))
        if pairs.height:
            changed[column] = pairs
    return changed


def _rewrite(
    cursor: duckdb.DuckDBPyConnection, table: str, changed: dict[str, pl.DataFrame]
) -> int:
    """Puts what is left in place of the texts; tells in how many rows."""
    if not changed:
        return 0
    for column, pairs in changed.items():
        _keep(cursor, f"said_{column}", pairs)
    says = " or ".join(f"{column} in (select said from said_{column})" for column in changed)  # noqa: S608
    rows = _count(cursor, f"{table} where {_scope(table)} and ({says})")
    for column in changed:
        cursor.execute(
            f"update {table} set {column} = said_{column}.without from said_{column} "  # noqa: S608
            f"where {table}.{column} = said_{column}.said and {_scope(table)}"
        )
    return rows


def _keep(cursor: duckdb.DuckDBPyConnection, name: str, rows: pl.DataFrame) -> None:
    """The rows as a temporary table: what is only lent cannot be compared with by DuckDB."""
    with lent(cursor, kept_rows=rows):
        cursor.execute(f"create or replace temp table {name} as select * from kept_rows")  # noqa: S608


def _scope(table: str) -> str:
    if "batch_id" in COLUMNS[table]:
        return _OF_FILES
    return _OF_NO_OTHER_FILE if table == "draft" else "true"


def _files(batch_ids: Sequence[str]) -> pl.DataFrame:
    return pl.DataFrame({"batch_id": list(batch_ids)}, schema={"batch_id": pl.String})


def _pairs(said: pl.Series, without: Callable[[str], str]) -> pl.DataFrame:
    """What texts say, and what is left of each."""
    left = pl.Series("without", [without(text) for text in said], dtype=pl.String)
    return pl.DataFrame([said.alias("said"), left])


def _count(cursor: duckdb.DuckDBPyConnection, rows: str) -> int:
    return int(cursor.execute(f"select count(*) from {rows}").fetchall()[0][0])  # noqa: S608
