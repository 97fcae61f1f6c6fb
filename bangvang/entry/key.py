"""The key beside the database that signs what we give browsers to keep. It is in no backup."""

import os
import secrets
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from itsdangerous import BadData, URLSafeTimedSerializer

_OWNER_ONLY = 0o600


def key_beside(database: Path) -> Path:
    """Where the key of a database stands."""
    database = database.resolve()
    return database.with_name(f"{database.name}.entry.key")


def signed(database: Path, purpose: str, content: object) -> str:
    """The content with our signature, for one purpose."""
    return str(URLSafeTimedSerializer(_key(key_beside(database)), purpose).dumps(content))


def unsigned(database: Path, purpose: str, text: str, seconds: float) -> object:
    """The content of what we signed for this purpose no longer ago than that; None for all else."""
    signer = URLSafeTimedSerializer(_key(key_beside(database)), purpose)
    try:
        return signer.loads(text, max_age=int(seconds))
    except (BadData, UnicodeError):
        return None


def fingerprint(database: Path, text: str) -> str:
    """What stands for a text where the text itself shall not be kept."""
    return sha256(f"{_key(key_beside(database))}\0{text}".encode()).hexdigest()


@lru_cache(maxsize=8)
def _key(place: Path) -> str:
    """The key, made where there is none: whole or not at all, for the eyes of this user only."""
    if not place.exists():
        draft = place.with_name(f"{place.name}.{secrets.token_hex(4)}")
        number = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
        with os.fdopen(number, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(place)
    return place.read_text(encoding="ascii").strip()
