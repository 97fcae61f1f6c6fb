"""Sealing: files are kept packed and encrypted; a key file beside the database opens them.

AES-256-GCM; the hash of the file is bound to it, so that no kept file passes for another.
"""

import secrets
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bangvang.store.keys import Keyring
from bangvang.store.packing import packed, unpacked

MARK = b"bangvang/seal\n"  # stands before the id of the key, the nonce, and what is sealed
_ID, _NONCE = 8, 12  # bytes


class FileDamaged(Exception):
    """What is kept of a file is not that file: it was changed, or sealed with another key."""


def kept(content: bytes, keys: Keyring, file_hash: str | None = None) -> bytes:
    """The bytes of a file, of this hash where it is known, as they are kept. Raises KeyMissing."""
    return _sealed(packed(content), file_hash or sha256(content).hexdigest(), keys)


def opened(kept_bytes: bytes, file_hash: str, keys: Keyring) -> bytes:
    """The bytes of a file as they came. Raises KeyMissing or FileDamaged."""
    content = unpacked(_unsealed(kept_bytes, file_hash, keys))
    if sha256(content).hexdigest() != file_hash:
        raise FileDamaged(file_hash)
    return content


def sealed_anew(kept_bytes: bytes, file_hash: str, keys: Keyring) -> bytes:
    """What is kept of a file, under the newest key. Raises KeyMissing or FileDamaged."""
    return _sealed(_unsealed(kept_bytes, file_hash, keys), file_hash, keys)


def seal_of(keys: Keyring) -> bytes:
    """What all that the newest key sealed begins with. Raises KeyMissing."""
    return MARK + bytes.fromhex(keys.for_files()[0])


def is_open(seal: bytes, keys: Keyring) -> bool:
    """Whether the keys at hand open what begins like this: `MARK` and the id of its key."""
    return not seal.startswith(MARK) or key_id_of(seal) in keys.keys


def key_id_of(seal: bytes) -> str:
    """The id of the key of what begins like this."""
    return seal[len(MARK) : len(MARK) + _ID].hex()


def _sealed(content: bytes, file_hash: str, keys: Keyring) -> bytes:
    key_id, key = keys.for_files()
    nonce = secrets.token_bytes(_NONCE)
    sealed = AESGCM(key).encrypt(nonce, content, file_hash.encode())
    return MARK + bytes.fromhex(key_id) + nonce + sealed


def _unsealed(kept_bytes: bytes, file_hash: str, keys: Keyring) -> bytes:
    """Packed bytes; what an earlier version kept was never sealed."""
    if not kept_bytes.startswith(MARK):
        return kept_bytes
    _, key = keys.for_files(key_id_of(kept_bytes))
    at = len(MARK) + _ID
    nonce, rest = kept_bytes[at : at + _NONCE], kept_bytes[at + _NONCE :]
    try:
        return AESGCM(key).decrypt(nonce, rest, file_hash.encode())
    except (InvalidTag, ValueError) as error:
        raise FileDamaged(file_hash) from error
