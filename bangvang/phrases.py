"""Pass phrases: made so that people can type them, kept only as argon2id hashes."""

import secrets
from functools import cache
from math import log2
from threading import Semaphore
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

#: Vietnamese syllables without marks, which every keyboard types alike
_ONSETS = "b c ch d g h kh l m n ng nh ph r s t th tr v x"
_RIMES = "a ai am an ang anh ao ap at au ay o oi om on ong op ot u ua ui um un ung uoi uong"
_UNFIT = {"lon", "buoi", "cu", "du"}  # read with other marks they are rude
SYLLABLES = tuple(
    onset + rime
    for onset in _ONSETS.split()
    for rime in _RIMES.split()
    if onset + rime not in _UNFIT
)
_SYLLABLES_OF_A_PHRASE = 7
BITS = _SYLLABLES_OF_A_PHRASE * log2(len(SYLLABLES))
SHORTEST, LONGEST = 12, 200  #: letters of a phrase that somebody chose
_LEAST_LETTERS = 5  # different ones

_hasher = PasswordHasher()  # argon2id as RFC 9106 recommends it where memory is short
_at_once = Semaphore(2)  # each takes 64 MB for a moment: a flood of guesses waits its turn


def generated() -> str:
    """A phrase of seven syllables: `bang-song-…`."""
    return "-".join(secrets.choice(SYLLABLES) for _ in range(_SYLLABLES_OF_A_PHRASE))


def weakness(phrase: str, name: str) -> str | None:
    """Why a phrase that somebody chose will not do: short, long, plain, name. None when it will."""
    plain = _plain(phrase)
    if len(plain) < SHORTEST:
        return "short"
    if len(plain) > LONGEST:
        return "long"
    if len(set(plain)) < _LEAST_LETTERS:
        return "plain"
    return "name" if name.lower() in plain.lower() else None


def hashed(phrase: str) -> str:
    """What is kept of a phrase."""
    with _at_once:
        return _hasher.hash(_plain(phrase))


def fits(kept: str | None, phrase: str) -> bool:
    """Whether the phrase is the one kept. Where none is kept it takes as long to say no."""
    with _at_once:
        try:
            return _hasher.verify(kept or _nobodys(), _plain(phrase)[: LONGEST + 1])
        except (VerificationError, InvalidHashError):
            return False


@cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_hex())


def _plain(phrase: str) -> str:
    """One way to write it, however the keyboard composes its letters."""
    return normalize("NFC", phrase).strip()
