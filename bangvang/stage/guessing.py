"""Guessing codes: six digits are few, so whoever names many wrong ones has to wait."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from bangvang.stage.show import Show
from bangvang.stage.shows import NoSuchShow, Shows

MOST = 10  #: different wrong codes that one address may name within a minute
WITHIN = 60.0  # seconds
_ADDRESSES = 4096  # remembered; the one that was silent longest goes first


class TooManyGuesses(NoSuchShow):
    """No new code counts from this address for a minute."""


@dataclass
class _Named:
    """What one address has named. A screen whose show has ended names one wrong code for ever."""

    wrong: dict[str, float] = field(default_factory=dict)  #: code -> when
    right: set[str] = field(default_factory=set)


class Guesses:
    """Who has named which codes. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._named: OrderedDict[str, _Named] = OrderedDict()
        self._lock = Lock()

    def opened(self, shows: Shows, code: str, address: str) -> Show:
        """The show of a code; NoSuchShow without one, TooManyGuesses after too many wrong ones.

        What an address has opened before stays open to it, whoever guesses beside it.
        """
        if not code:
            raise NoSuchShow(code)
        with self._lock:
            named, now = self._of(address), self._clock()
            late = [at for at in named.wrong.values() if at > now - WITHIN]
            if len(late) >= MOST and code not in named.right:
                raise TooManyGuesses(code)
            try:
                show = shows.find(code)
            except NoSuchShow:
                named.right.discard(code)
                named.wrong = {each: at for each, at in named.wrong.items() if at > now - WITHIN}
                named.wrong[code] = now
                raise
            named.right.add(code)
            return show

    def _of(self, address: str) -> _Named:
        named = self._named.setdefault(address, _Named())
        self._named.move_to_end(address)
        while len(self._named) > _ADDRESSES:
            self._named.popitem(last=False)
        return named


guesses = Guesses()
