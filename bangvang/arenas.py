"""The memory of a server that stays up for months: what threads have freed is shared."""

import ctypes
from contextlib import suppress

_ARENA_MAX = -8  # what mallopt calls it
_ARENAS = 2


def share_arenas() -> None:
    """Threads share what others have freed; to be called before there are many.

    Each run of a page is a thread, and the C library of Linux keeps an arena, with what was freed in
    it, for as many as eight a processor. Other systems do not, and nothing is done there.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").mallopt(_ARENA_MAX, _ARENAS)
