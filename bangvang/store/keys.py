"""Keys: the secrets of a database, in a file of their own beside it, never inside it or its backups.

A line of the file is a key: its id and 32 random bytes in base64. The last one seals files; the one
that the setting `person_key_id` names makes the marks of persons, and stays for good. Lines are
added and never taken away: an older backup may need any of them.
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

from bangvang.store.database import Store

_FIRST_LINE = (
    "# Bảng Vàng: khóa của cơ sở dữ liệu. Giữ một bản sao ở nơi khác với các bản sao lưu; đừng xóa dòng nào.\n"
    "# The keys of the database. Keep a copy apart from its backups; take no line away.\n"
)
_SIZE = 32  # bytes
_BLOCK = 64  # bytes that SHA-256 takes at a time
_SETTINGS = "select name, value from setting where name in ('person_key', 'person_key_id')"
_settling = RLock()


class KeyMissing(Exception):
    """A key is not in the key file, or the file is not there. `path` names it, `key_id` the key."""

    def __init__(self, path: Path, key_id: str) -> None:
        super().__init__(f"{path} holds no key {key_id}")
        self.path = path
        self.key_id = key_id


@dataclass(frozen=True)
class Keyring:
    """The keys at hand. `person_key_id` is the one under which this database marks persons."""

    path: Path
    keys: dict[str, bytes]
    person_key_id: str

    def for_files(self, key_id: str | None = None) -> tuple[str, bytes]:
        """The key that seals files, or the one of this id; with its id. Raises KeyMissing."""
        chosen = key_id or next(reversed(self.keys), self.person_key_id)
        return chosen, self._derived(chosen, b"files")

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


def place_of(store: Store) -> Path:
    """Where the keys of a database stand: beside it, or where `BANGVANG_KEY_FILE` says."""
    named = os.environ.get("BANGVANG_KEY_FILE")
    return Path(named) if named else store.path.with_suffix(".key")


def keyring(store: Store) -> Keyring:
    """The keys of a database; a new one is given its key, an older one has it moved out of it.

    A database that names a key which is not at hand gets none in its place: what needs the key
    raises KeyMissing, all else goes on.
    """
    if store.passing_key:  # of a database that is thrown away: nothing is kept for it
        return Keyring(
            store.path, {_id(store.passing_key): store.passing_key}, _id(store.passing_key)
        )
    with _settling:
        path = place_of(store)
        known = dict(store.select(_SETTINGS, {}).iter_rows())
        if "person_key" not in known and "person_key_id" in known:
            return Keyring(path, _read(path), known["person_key_id"])
        return _settled(store, path, known)


def add_key(store: Store) -> Keyring:
    """The keyring with one key more, which seals files from now on. Raises KeyMissing."""
    with _settling:
        held = keyring(store)
        held.of_persons()  # a file without the old key is the wrong file
        return replace(held, keys=_added(held.path, held.keys, secrets.token_bytes(_SIZE)))


def _settled(store: Store, path: Path, known: dict[str, str]) -> Keyring:
    """Gives the database its key: that of an older one is moved, and its marks are keyed once more."""
    earlier = known.get("person_key")
    held = _read(path)
    if earlier or not held:
        held = _added(path, held, bytes.fromhex(earlier) if earlier else secrets.token_bytes(_SIZE))
    key_id = _id(bytes.fromhex(earlier)) if earlier else next(reversed(held))
    settled = Keyring(path, held, key_id)
    with store.transaction(quiet=True) as cursor:
        cursor.execute(settled.of_persons())
        if earlier:
            cursor.execute(
                "update registrant set mark_hash = keyed(mark_hash) where mark_hash <> ''"
            )
        cursor.execute("delete from setting where name in ('person_key', 'person_key_id')")
        cursor.execute("insert into setting values ('person_key_id', $id)", {"id": key_id})
    return settled


def _read(path: Path) -> dict[str, bytes]:
    """The keys of a file in their order; none where there is no file, or it holds none."""
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    keys = [b64decode(line.split()[-1]) for line in lines if line and not line.startswith("#")]
    return {_id(key): key for key in keys}


def _added(path: Path, held: dict[str, bytes], key: bytes) -> dict[str, bytes]:
    """Writes the file anew with one key more, whole or not at all, for this user's eyes only."""
    keys = {each: value for each, value in held.items() if value != key} | {_id(key): key}
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
