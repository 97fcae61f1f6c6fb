"""Witnesses: where the log had got to, told outside the database.

Whoever rewrites the log makes its chain anew; a witness still holds the hash that a line had. One
stands beside the database and follows every write, one beside every backup, with what its rehearsal
found. A witness that the log does not bear out is kept, and `check` names it.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from bangvang.store.chain import former_of
from bangvang.store.copying import MOMENT, put

_LAST = "select line_no, hash from log order by line_no desc limit 1"
_AT = "select hash, former from log where line_no = $line_no"
_SUFFIX = ".json"


@dataclass(frozen=True)
class Head:
    """The last line of a log: its number, 0 in an empty one, and its hash."""

    line_no: int = 0
    hash: str = ""


@dataclass(frozen=True)
class Rehearsal:
    """What came of opening a copy of a backup. `findings` say what did not hold; none: it is good."""

    at: datetime
    findings: tuple[str, ...]
    head: Head

    @property
    def is_good(self) -> bool:
        return not self.findings


def head_of(cursor: duckdb.DuckDBPyConnection) -> Head:
    """Where the log of an open database has got to."""
    rows = cursor.execute(_LAST).fetchall()
    return Head(int(rows[0][0]), str(rows[0][1])) if rows else Head()


def holds(cursor: duckdb.DuckDBPyConnection, head: Head, key: Callable[[], bytes]) -> bool:
    """Whether the log of an open database has the line that a witness tells of.

    `key` gives the key of the chain; it is asked for a witness from before there was one. Raises
    KeyMissing.
    """
    if not head.line_no:
        return True
    rows = cursor.execute(_AT, {"line_no": head.line_no}).fetchall()
    return any(
        head.hash == line_hash or (former and former == former_of(key(), head.hash))
        for line_hash, former in rows
    )


def beside(database: Path) -> Path:
    """The witness of a database."""
    return database.with_name(f"{database.name}.head{_SUFFIX}")


def follow(database: Path, head: Head) -> None:
    """Writes how far the log has got beside its database."""
    _write(beside(database), asdict(head), lasting=False)


def set_aside(database: Path, at: datetime) -> None:
    """Keeps a witness that the database does not bear out under a name of its own, for `check`."""
    place = beside(database)
    if place.exists():
        place.replace(database.with_name(f"{database.name}.head-{at:{MOMENT}}{_SUFFIX}"))


def told_beside(database: Path) -> Head | None:
    """How far the log had got, as its witness tells; None without one that can be read."""
    told = _read(beside(database))
    return _head(told) if told else None


def keep_rehearsal(backup: Path, rehearsal: Rehearsal) -> None:
    """Keeps beside a backup what its rehearsal found."""
    told = {
        "rehearsed_at": rehearsal.at.isoformat(),
        "findings": rehearsal.findings,
        **asdict(rehearsal.head),
    }
    _write(_of(backup), told, lasting=True)


def rehearsal_of(backup: Path) -> Rehearsal | None:
    """The rehearsal of a backup; None where it had none."""
    told = _read(_of(backup))
    if not told or "rehearsed_at" not in told:
        return None
    at = datetime.fromisoformat(told["rehearsed_at"])
    return Rehearsal(at, tuple(told["findings"]), _head(told))


def forget(backup: Path) -> None:
    """The backup is let go, and what was told of it."""
    _of(backup).unlink(missing_ok=True)


def all_of(database: Path) -> list[tuple[str, Head]]:
    """Every witness of a database: its file's name and what it tells."""
    files = [
        *database.parent.glob(f"{database.name}.head*{_SUFFIX}"),
        *(database.parent / "backups").glob(f"{database.stem}-*.duckdb{_SUFFIX}"),
    ]
    return [(file.name, _head(told)) for file in sorted(files) if (told := _read(file))]


def release_after(database: Path, line_no: int) -> None:
    """Lets go of every witness of later lines: an announced restore has left them behind."""
    beside(database).unlink(missing_ok=True)
    for backup in (database.parent / "backups").glob(f"{database.stem}-*.duckdb"):
        known = rehearsal_of(backup)
        if known and known.head.line_no > line_no:
            keep_rehearsal(backup, Rehearsal(known.at, known.findings, Head()))


def _of(backup: Path) -> Path:
    return backup.with_name(f"{backup.name}{_SUFFIX}")


def _head(told: dict[str, Any]) -> Head:
    return Head(told.get("line_no", 0), told.get("hash", ""))


def _read(file: Path) -> dict[str, Any] | None:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # none, or cut short by a power cut: no witness
        return None
    return told if isinstance(told, dict) else None


def _write(file: Path, told: dict[str, Any], *, lasting: bool) -> None:
    draft = file.with_name(f"{file.name}.part")
    draft.write_text(json.dumps(told), encoding="utf-8")
    if lasting:
        put(draft, file)
    else:
        draft.replace(file)
