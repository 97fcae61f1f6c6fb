"""Blanking: names that are erased are taken out of the lines of the log, which stay in its chain."""

import json

import duckdb
import polars as pl

from bangvang.naming import ERASED
from bangvang.store.chain import CHAINED, Text, salted
from bangvang.store.erased_names import ErasedNames
from bangvang.store.lending import lent

#: what tells of no file, or of one in `told_file`; the name of an account is no registrant's
_LINES = """
select line_no, subject, details, coalesce(subject in (select name from account), false) as is_staff
from log
where subject is null or subject not in (
    select batch_id
    from batch
    where batch_id not in (select batch_id from told_file)
    union all
    select draft.draft_id
    from draft
    inner join batch on batch.file_hash = draft.file_hash
    where batch.batch_id not in (select batch_id from told_file)
)
"""


def blank(cursor: duckdb.DuckDBPyConnection, names: ErasedNames) -> dict[int, str]:
    """Takes the names out of the lines that tell of no file or of one in `told_file`.

    Gives the mark of what is left of each line that said one, by its number.
    """
    lines = cursor.sql(_LINES).pl()
    said = lines.filter(names.said_in(pl.col("subject")) | names.said_in(pl.col("details")))
    left: dict[int, Text] = {}
    for line_no, subject, details, is_staff in said.iter_rows():
        kept = subject if is_staff or subject is None else names.without(subject)
        text = salted(kept, names.without_in_json(details))
        if (text.subject, text.details) != (subject, details):
            left[line_no] = text
    if not left:
        return {}
    left |= _without_heads(lines, min(left), left)
    rows = [(line_no, *text) for line_no, text in left.items()]
    schema = {"line_no": pl.Int64, **dict.fromkeys(Text._fields, pl.String)}
    with lent(cursor, blanked=pl.DataFrame(rows, schema, orient="row")):
        cursor.execute(
            "update log set salt = blanked.salt, subject = blanked.subject, "
            "details = blanked.details from blanked where blanked.line_no = log.line_no"
        )
    return {line_no: text.mark for line_no, text in left.items()}


def _without_heads(lines: pl.DataFrame, first: int, left: dict[int, Text]) -> dict[int, Text]:
    """Upgrades that tell the head of the chain before, which ran over a line now blanked.

    No key was needed for that chain: with its head at hand, what the line said could be guessed.
    """
    told = lines.filter(pl.col("details").str.contains(f'"{CHAINED}"', literal=True))
    without = {}
    for line_no, subject, details, _ in told.iter_rows():
        stated = json.loads(left[line_no].details if line_no in left else details)
        if stated[CHAINED]["lines"] >= first and stated[CHAINED]["head"] != ERASED:
            stated[CHAINED]["head"] = ERASED
            without[line_no] = salted(subject, json.dumps(stated, ensure_ascii=False))
    return without
