"""The chain of the log: each line carries a hash of itself and of the line before."""

import json
from datetime import datetime
from hashlib import sha256

#: the columns that are hashed, in this order
LINE = ("line_no", "happened_at", "actor", "place", "action", "subject", "details")


def hash_of(before: str, line: tuple[object, ...]) -> str:
    """The hash of a line, given as its values of LINE and the hash before ('' for the first)."""
    told = [str(each) if isinstance(each, datetime) else each for each in line]
    return sha256(json.dumps([before, *told], ensure_ascii=False).encode()).hexdigest()
