"""The chain of the log: each line carries a keyed hash of itself and of the line before.

HMAC-SHA-256 under a key of the key file (keys.py): whoever can write the database and not read that
file can make no line, and change none, whose hash holds. What is cut off at the end is told by the
witnesses (witness.py).

What a line says, its subject and its details, is no part of that hash: its *mark* is, a hash of the
text and of a salt kept beside it. So a name can be taken out of a line for good and the chain still
holds. Who does it states the mark of what is left in a line of their own (`BLANKED`); salt and text
go, and the mark that stays tells nobody what the text was, not even with the key at hand. A text
whose mark no line states was changed, or blanked, by somebody else: `check` names it.
"""

import hmac
import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple
from weakref import WeakKeyDictionary

import duckdb

#: the columns that the hash of a line covers, in this order
LINE = ("line_no", "happened_at", "actor", "place", "action", "mark", "former")
#: in the details of a line: {number of an earlier line: the mark of what is left of its text}
BLANKED = "blanked"
#: in the details of the line that tells of an upgrade: what the chain without a key had come to
CHAINED = "chained"

_keys: WeakKeyDictionary[duckdb.DuckDBPyConnection, Callable[[], bytes]] = WeakKeyDictionary()


class Text(NamedTuple):
    """What a line says, and the salt of its mark."""

    salt: str
    subject: str | None
    details: str  #: JSON

    @property
    def mark(self) -> str:
        """What stands for the text in the chain."""
        return sha256(_plain(self)).hexdigest()


def salted(subject: str | None, details: str) -> Text:
    """A text with a salt of its own."""
    return Text(secrets.token_hex(16), subject, details)


def hash_of(key: bytes, before: str, line: tuple[object, ...]) -> str:
    """The hash of a line, given as its values of LINE and the hash before ('' for the first)."""
    return hmac.digest(key, _plain((before, *line)), "sha256").hex()


def former_of(key: bytes, plain_hash: str) -> str:
    """What is kept of the hash that a line had while the chain was not keyed.

    Keyed itself: from the hash alone, what a blanked line had said could be guessed.
    """
    return hmac.digest(key, b"former" + plain_hash.encode(), "sha256").hex()


def plain_hash_of(before: str, line: tuple[object, ...]) -> str:
    """The hash of a line before the chain was keyed: of its number, moment, actor … and details."""
    return sha256(_plain((before, *line))).hexdigest()


@contextmanager
def chaining(cursor: duckdb.DuckDBPyConnection, key: Callable[[], bytes]) -> Iterator[None]:
    """Lines noted with this cursor are chained by what `key` gives; it is asked for when one is."""
    _keys[cursor] = key
    try:
        yield
    finally:
        del _keys[cursor]


def key_of(cursor: duckdb.DuckDBPyConnection) -> bytes:
    """The key for lines noted with this cursor. Raises KeyMissing."""
    return _keys[cursor]()


def _plain(values: tuple[object, ...]) -> bytes:
    told = [str(each) if isinstance(each, datetime) else each for each in values]
    return json.dumps(told, ensure_ascii=False).encode()
