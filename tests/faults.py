"""Faults made on purpose: files that may not grow, a disk that only reads, bytes that turn over."""

import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """Writes beyond this size fail, for this process, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[bool]:
    """A disk of this size at `place`, where whoever runs the tests may mount one; tells whether."""
    place.mkdir(exist_ok=True)
    is_mounted = _mount("-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", place)
    try:
        yield is_mounted
    finally:
        if is_mounted:
            subprocess.run(["umount", "--lazy", place], check=True)


def change_disk(place: Path, how: str) -> None:
    """Mounts the small disk anew: `ro` for reading only, `rw`, or `size=200m`."""
    assert _mount("-o", f"remount,{how}", place)


def turn_over(path: Path, at: int, length: int = 64) -> None:
    """Turns over every bit of some bytes of a file."""
    content = bytearray(path.read_bytes())
    for place in range(at, at + length):
        content[place] ^= 0xFF
    path.write_bytes(content)


def _mount(*arguments: object) -> bool:
    try:
        told = subprocess.run(["mount", *map(str, arguments)], capture_output=True, check=False)
    except OSError:
        return False
    return told.returncode == 0
