"""The memory of a server that stays up for months: what was freed is shared, and goes back."""

import ctypes
from contextlib import suppress

_ARENA_MAX, _ARENAS = -8, 2  # what mallopt calls it, and how many
_MMAP_THRESHOLD, _LARGE = -3, 320 << 10  # bytes; DuckDB's blocks, which come and go, have 256 KB


def share_arenas() -> None:
    """Threads share what others have freed; to be called before there are many.

    Each run of a page is a thread, and the C library of Linux keeps an arena, with what was freed in
    it, for as many as eight a processor. It also comes to keep ever larger pieces there, between
    which little ones stay for good: here large ones go back when they are freed. Other systems do
    neither, and nothing is done there.
    """
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL("libc.so.6")
        library.mallopt(_ARENA_MAX, _ARENAS)
        library.mallopt(_MMAP_THRESHOLD, _LARGE)
