"""Rechaining: the log of an earlier release, whose chain needed no key, is chained with one."""

from dataclasses import dataclass

import duckdb
import polars as pl

from bangvang.store.chain import Text, former_of, hash_of, plain_hash_of, salted
from bangvang.store.settling import fill

KEYED = 9  #: the schema that keys the chain
_EARLIER = ("line_no", "happened_at", "actor", "place", "action", "subject", "details", "former")


@dataclass(frozen=True)
class Rechained:
    """What the chain without a key had come to."""

    lines: int
    head: str  #: the hash of its last line, '' where it had none
    broken_at: int | None  #: the first line that its own rule did not bear out


def rechain(cursor: duckdb.DuckDBPyConnection, key: bytes) -> Rechained:
    """Chains every line anew with the key; what `former` holds in plain is keyed.

    What did not hold in the old chain is told, to stand in the log for good. A database that somebody
    turns into one of an earlier release, to have a log of his own keyed, tells by a second upgrade, and
    by every witness that does not bear it out.
    """
    lines = cursor.sql(f"select {', '.join(_EARLIER)} from log order by line_no").pl()  # noqa: S608
    earlier = [(row[:-1], row[-1] or "") for row in lines.iter_rows()]
    before, hashes, texts = "", list[tuple[str, str, str | None]](), list[Text]()
    for line, plain in earlier:
        said = salted(*line[5:])
        former = former_of(key, plain) if plain else None
        before = hash_of(key, before, (*line[:5], said.mark, former))
        hashes.append((said.mark, before, former))
        texts.append(said)
    fill(
        cursor,
        "log",
        lines.with_columns(
            pl.Series("salt", [said.salt for said in texts], dtype=pl.String),
            *(
                pl.Series(name, [each[at] for each in hashes], dtype=pl.String)
                for at, name in enumerate(("mark", "hash", "former"))
            ),
        ),
    )
    return Rechained(len(earlier), earlier[-1][1] if earlier else "", _broken_at(earlier))


def _broken_at(earlier: list[tuple[tuple[object, ...], str]]) -> int | None:
    """The first line that the chain without a key does not bear out; a log never chained has none."""
    if not any(plain for _, plain in earlier):
        return None
    before = ""
    for expected, (line, plain) in enumerate(earlier, 1):
        if line[0] != expected or plain_hash_of(before, line) != plain:
            return expected
        before = plain
    return None
