"""Keys: the secrets of a database, in a file of their own beside it, never inside it or its backups.

A line of the file is a key: its id and 32 random bytes in base64. The last one seals files; the one
that the setting `person_key_id` names makes the marks of persons, the one of `log_key_id` chains the
log, and both stay for good. Lines are added and never taken away: an older backup may need any.
"""

import hmac
import os
import secrets
import tempfile
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from bangvang.store.database import Store

_FIRST_LINE = (
    "# Bảng Vàng: khóa của cơ sở dữ liệu. Giữ một bản sao ở nơi khác với các bản sao lưu; đừng xóa dòng nào.\n"
    "# The keys of the database. Keep a copy apart from its backups; take no line away.\n"
)
_SIZE = 32  # bytes
_BLOCK = 64  # bytes that SHA-256 takes at a time
#: what a database says of its keys; `person_key` is that of an earlier version, inside the database
SETTINGS = ("person_key", "person_key_id", "log_key_id")
_FACTS = (
    "select name, value from setting where name in ('person_key', 'person_key_id', 'log_key_id')"
)
_writing = RLock()  # the files of keys, of which several databases may share one


class KeyMissing(Exception):
    """A key is not in the key file, or the file is not there. `path` names it, `key_id` the key."""

    def __init__(self, path: Path, key_id: str) -> None:
        super().__init__(f"{path} holds no key {key_id}")
        self.path = path
        self.key_id = key_id


@dataclass(frozen=True)
class Keyring:
    """The keys at hand; which of them marks the persons of this database, and which chains its log."""

    path: Path
    keys: dict[str, bytes]
    person_key_id: str
    log_key_id: str

    def for_files(self, key_id: str | None = None) -> tuple[str, bytes]:
        """The key that seals files, or the one of this id; with its id. Raises KeyMissing."""
        chosen = key_id or next(reversed(self.keys), self.person_key_id)
        return chosen, self._derived(chosen, b"files")

    def for_log(self) -> bytes:
        """The key that chains the log. Raises KeyMissing."""
        return self._derived(self.log_key_id, b"log")

    def of_persons(self) -> str:
        """SQL that makes the macros `keyed(text)` and `marked(text)`, of the cursor that runs it.

        `keyed` is HMAC-SHA-256. `marked` keys what databases used to keep, the hash of the key and
        the mark, so that those made before know their persons again. Raises KeyMissing.
        """
        key = self._derived(self.person_key_id, b"persons").ljust(_BLOCK, b"\0")
        outer, inner = (bytes(byte ^ pad for byte in key).hex() for pad in (0x5C, 0x36))
        return (
            "create or replace temp macro keyed(word) as sha256("
            f"unhex('{outer}') || unhex(sha256(unhex('{inner}') || encode(word))));"
            "create or replace temp macro marked(mark) as "
            f"keyed(sha256(concat('{self.keys[self.person_key_id].hex()}', '|', mark)))"
        )

    def _derived(self, key_id: str, purpose: bytes) -> bytes:
        """A key of its own for each purpose."""
        if key_id not in self.keys:
            raise KeyMissing(self.path, key_id)
        return hmac.digest(self.keys[key_id], purpose, "sha256")


def place_beside(database: Path) -> Path:
    """Where the keys of a database stand: beside it, or where `BANGVANG_KEY_FILE` says."""
    named = os.environ.get("BANGVANG_KEY_FILE")
    return Path(named) if named else database.with_suffix(".key")


def place_of(store: "Store") -> Path:
    """Where the keys of an open database stand; those of a copy on trial stand where they did."""
    return store.key_file or place_beside(store.path)


def keyring(store: "Store") -> Keyring:
    """The keys of a database; a new one is given its key, an older one has it moved out of it.

    A database that names a key which is not at hand gets none in its place: what needs the key
    raises KeyMissing, all else goes on.
    """
    if store.passing_key:
        return _held(place_of(store), {}, store.passing_key)
    known = dict(store.select(_FACTS, {}).iter_rows())
    if not is_settled(known):
        with store.transaction(quiet=True) as cursor:
            known = _known(cursor)  # every write begins by settling them
    return _held(place_of(store), known)


def keyring_of(
    cursor: duckdb.DuckDBPyConnection, path: Path, passing_key: bytes | None = None
) -> Keyring:
    """The keys of a settled database that the cursor is in.

    `passing_key` is all there is of a database that is thrown away: nothing is kept for it.
    """
    return _held(path, _known(cursor), passing_key)


def add_key(store: "Store") -> Keyring:
    """The keyring with one key more, which seals files from now on. Raises KeyMissing."""
    held = keyring(store)
    held.of_persons()  # a file without the old key is the wrong file
    return replace(held, keys=_added(held.path, secrets.token_bytes(_SIZE)))


def missing_of(cursor: duckdb.DuckDBPyConnection, path: Path) -> str | None:
    """The id of a key that the database names and the file does not hold."""
    named = {value for name, value in _known(cursor).items() if name != "person_key"}
    return next(iter(sorted(named - _read(path).keys())), None)


def is_settled(known: dict[str, str]) -> bool:
    """Whether a database with these settings has its keys: two are named, and none is inside."""
    return known.keys() == set(SETTINGS) - {"person_key"}


def settle_keys(cursor: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Gives the database its keys, in the transaction of the cursor; leaves a settled one alone.

    The key of an older one is moved out of it, and its marks are keyed once more.
    """
    known = _known(cursor)
    if is_settled(known):
        return
    earlier, key_id = known.get("person_key"), known.get("person_key_id", "")
    held = _read(path)
    if earlier or not (key_id or held):
        held = _added(path, bytes.fromhex(earlier) if earlier else secrets.token_bytes(_SIZE))
    if earlier:
        key_id = _id(bytes.fromhex(earlier))
        cursor.execute(Keyring(path, held, key_id, key_id).of_persons())
        cursor.execute("update registrant set mark_hash = keyed(mark_hash) where mark_hash <> ''")
    key_id = key_id or next(reversed(held))
    settled = {"person_key_id": key_id, "log_key_id": known.get("log_key_id", key_id)}
    cursor.execute("delete from setting where list_contains($names, name)", {"names": SETTINGS})
    for name, value in settled.items():
        cursor.execute("insert into setting values ($name, $value)", {"name": name, "value": value})


def _held(path: Path, known: dict[str, str], passing_key: bytes | None = None) -> Keyring:
    if passing_key:
        key_id = _id(passing_key)
        return Keyring(path, {key_id: passing_key}, key_id, key_id)
    return Keyring(path, _read(path), known["person_key_id"], known["log_key_id"])


def _known(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(cursor.execute(_FACTS).fetchall())


def _read(path: Path) -> dict[str, bytes]:
    """The keys of a file in their order; none where there is no file, or it holds none."""
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    keys = [b64decode(line.split()[-1]) for line in lines if line and not line.startswith("#")]
    return {_id(key): key for key in keys}


def _added(path: Path, key: bytes) -> dict[str, bytes]:
    """Writes the file anew with one key more, whole or not at all, for this user's eyes only."""
    with _writing:
        keys = {each: value for each, value in _read(path).items() if value != key}
        keys |= {_id(key): key}
        path.parent.mkdir(parents=True, exist_ok=True)
        number, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # of mode 0600
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(_FIRST_LINE)
            file.writelines(f"{each} {b64encode(value).decode()}\n" for each, value in keys.items())
            file.flush()
            os.fsync(file.fileno())  # before anything is sealed with it
        Path(draft).replace(path)
    return keys


def _id(key: bytes) -> str:
    return sha256(b"bangvang key" + key).hexdigest()[:16]
